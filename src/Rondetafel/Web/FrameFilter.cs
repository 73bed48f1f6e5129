using Microsoft.AspNetCore.Diagnostics;
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

    /// <summary>The name as far as it was read before; empty when it was not.</summary>
    public string Known => _name ?? "";

    /// <summary>The name.</summary>
    public async Task<string> GetAsync(CancellationToken cancel)
    {
        if (_name is not null) return _name;
        await using var scope = scopes.CreateAsyncScope();
        return _name = await scope.ServiceProvider.GetRequiredService<RondetafelDb>().Partnerships.Select(p => p.Name).SingleAsync(cancel);
    }
}

/// <summary>Fills the frame around a page before it is drawn: name, menu with what holds something for this person, notices.</summary>
public sealed class FrameFilter(Frame frame, Acting acting, Holdings holdings, PartnershipName partnership, Settings settings, Texts.Texts texts) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is PageResult) await FillAsync(context.HttpContext);
        await next();
    }

    private async Task FillAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var fault = context.Features.Get<IExceptionHandlerFeature>() is not null; // the database may be what failed: ask it nothing more
        frame.PartnershipName = fault ? partnership.Known : await partnership.GetAsync(cancel);
        frame.StaffLinks = settings.ShowStaffLink || settings.PublicListen == settings.StaffListen;
        frame.LoginHref = settings.PublicListen == settings.StaffListen ? "/inloggen" : settings.StaffAddress + "/inloggen";
        frame.Banner = context.RequestServices.GetService<Banner>();
        if (context.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context)["done"] is string done) frame.Notices = [.. frame.Notices, new Notice("done", texts[done])];
        if (settings.ReadOnly) frame.Notices = [.. frame.Notices, new Notice("plain", texts["frame.readonly"])];
        if (acting.Person is not { } person) return;
        (frame.PersonName, frame.PersonFunction) = (person.Name, person.Function);
        (frame.AccountHref, frame.LogoutHref) = ("/account", "/uitloggen");
        frame.CanSearch = AccessRules.May(acting.By, Permission.ReadSignal);
        if (!fault) frame.Menu = Menu(context.Request.Path, await holdings.FindAsync(cancel));
    }

    /// <summary>What holds something for this person, what they begin their work with, and where they are.</summary>
    private List<MenuEntry> Menu(PathString path, Holding holding)
    {
        var menu = new List<MenuEntry> { new("work", "/mijn-werk", "work", frame.WorkCount, path.StartsWithSegments("/mijn-werk")) };
        var found = Persons.Where(p => AccessRules.May(acting.By, p.Needs) && (p.Holds(holding) || path.StartsWithSegments(p.Href))).ToList();
        var here = found.FirstOrDefault(p => path.StartsWithSegments(p.Href) || Under(p.Key).Any(u => path.StartsWithSegments(u))).Key;
        var persons = found.Select(p => new SubEntry(p.Key, p.Href, p.Key == here)).ToList();
        if (persons.Count > 0) menu.Add(new MenuEntry("persons", persons[0].Href, "persons", 0, persons.Any(p => p.Current)) { Sub = persons });
        if (AccessRules.May(acting.By, Permission.ReadFigures)) menu.Add(Entry("governance", "/regie/cijfers", "governance", path));
        if (AccessRules.May(acting.By, Permission.ReadAudit)) menu.Add(Entry("rights", "/rechten/logboek", "key", path));
        if (AccessRules.May(acting.By, Permission.ManageAccounts) || holding.Approvals || path.StartsWithSegments("/beheer")) menu.Add(Entry("admin", "/beheer", "admin", path));
        return menu;
    }

    /// <summary>The pages of the inner ring, each for whoever some rule gives the permission and for whom it holds something. The inbox is where a dossierhouder begins.</summary>
    private static readonly (string Key, string Href, Permission Needs, Func<Holding, bool> Holds)[] Persons =
    [
        ("signals", "/meldingen", Permission.ReadSignal, _ => true), ("weighings", "/wegingen", Permission.ReadWeighing, h => h.Weighings),
        ("cases", "/casussen", Permission.OpenCase, h => h.Cases), ("meetings", "/overleg", Permission.AttendMeeting, h => h.Meetings),
        ("actions", "/mijn-acties", Permission.CarryOut, h => h.Actions),
        ("mine", "/mijn-meldingen", Permission.ReadOwnAnswer, h => h.Answers),
    ];

    /// <summary>Pages without an entry of their own, by the entry from which one comes there.</summary>
    private static string[] Under(string key) => key switch
    {
        "signals" => ["/vergelijken", "/adviesvraag"],
        "cases" => ["/verstrekkingen"],
        "weighings" => ["/vergelijken", "/om-trajecten", "/themas"],
        _ => [],
    };

    private static MenuEntry Entry(string key, string href, string icon, PathString path) => new(key, href, icon, 0, path.StartsWithSegments(href));
}
