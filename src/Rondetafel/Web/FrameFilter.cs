using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Ui;

namespace Rondetafel.Web;

/// <summary>The partnership's name, read once; it is on every page.</summary>
public sealed class PartnershipName(IServiceScopeFactory scopes)
{
    private string? _name;

    /// <summary>The name.</summary>
    public async Task<string> GetAsync(CancellationToken cancel)
    {
        if (_name is not null) return _name;
        await using var scope = scopes.CreateAsyncScope();
        return _name = await scope.ServiceProvider.GetRequiredService<RondetafelDb>().Partnerships.Select(p => p.Name).SingleAsync(cancel);
    }
}

/// <summary>Fills the frame around a page before it is drawn: name, menu with what holds something for this person, notices.</summary>
public sealed class FrameFilter(Frame frame, Acting acting, PartnershipName partnership, Settings settings, Texts.Texts texts) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is PageResult) await FillAsync(context.HttpContext);
        await next();
    }

    private async Task FillAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        frame.PartnershipName = await partnership.GetAsync(cancel);
        frame.StaffLinks = settings.ShowStaffLink || settings.PublicListen == settings.StaffListen;
        frame.LoginHref = settings.PublicListen == settings.StaffListen ? "/inloggen" : settings.StaffAddress + "/inloggen";
        frame.Banner = context.RequestServices.GetService<Banner>();
        if (context.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context)["done"] is string done) frame.Notices = [.. frame.Notices, new Notice("done", texts[done])];
        if (settings.ReadOnly) frame.Notices = [.. frame.Notices, new Notice("plain", texts["frame.readonly"])];
        if (acting.Person is not { } person) return;
        (frame.PersonName, frame.PersonFunction) = (person.Name, person.Function);
        (frame.AccountHref, frame.LogoutHref) = ("/account", "/uitloggen");
        frame.CanSearch = AccessRules.May(acting.By, Permission.ReadSignal);
        frame.Menu = Menu(context.Request.Path);
    }

    private List<MenuEntry> Menu(PathString path)
    {
        var menu = new List<MenuEntry> { new("work", "/mijn-werk", "work", frame.WorkCount, path.StartsWithSegments("/mijn-werk")) };
        var persons = Persons.Where(p => AccessRules.May(acting.By, p.Needs)).Select(p => new SubEntry(p.Key, p.Href, path.StartsWithSegments(p.Href))).ToList();
        if (persons.Count > 0) menu.Add(new MenuEntry("persons", persons[0].Href, "persons", 0, persons.Any(p => p.Current)) { Sub = persons });
        if (AccessRules.May(acting.By, Permission.ReadAudit)) menu.Add(Entry("rights", "/rechten/logboek", "key", path));
        if (AccessRules.May(acting.By, Permission.ManageAccounts) || AccessRules.May(acting.By, Permission.ApproveLists)) menu.Add(Entry("admin", "/beheer", "admin", path));
        return menu;
    }

    /// <summary>The pages of the inner ring, each for whoever some rule gives the permission.</summary>
    private static readonly (string Key, string Href, Permission Needs)[] Persons =
    [
        ("signals", "/meldingen", Permission.ReadSignal), ("weighings", "/wegingen", Permission.ReadWeighing), ("cases", "/casussen", Permission.OpenCase),
        ("meetings", "/overleg", Permission.AttendMeeting),
        ("actions", "/mijn-acties", Permission.CarryOut), ("mine", "/mijn-meldingen", Permission.ReadOwnAnswer),
    ];

    private static MenuEntry Entry(string key, string href, string icon, PathString path) => new(key, href, icon, 0, path.StartsWithSegments(href));
}
