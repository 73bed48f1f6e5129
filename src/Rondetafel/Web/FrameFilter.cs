using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Features.Work;
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
public sealed class FrameFilter(Frame frame, Acting acting, PartnershipName partnership, Settings settings, Texts.Texts texts, WorkList work, ITempDataDictionaryFactory temp) : IAsyncResultFilter
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
        if (temp.GetTempData(context)["done"] is string done) frame.Notices = [.. frame.Notices, new Notice("done", texts[done])];
        if (settings.ReadOnly) frame.Notices = [.. frame.Notices, new Notice("plain", texts["frame.readonly"])];
        if (acting.Person is not { } person) return;
        (frame.PersonName, frame.PersonFunction) = (person.Name, person.Function);
        (frame.AccountHref, frame.LogoutHref) = ("/account", "/uitloggen");
        frame.CanSearch = AccessRules.May(acting.By, Permission.ReadSignal);
        frame.Menu = Menu(context.Request.Path, await work.CountAsync(cancel));
    }

    private List<MenuEntry> Menu(PathString path, int open)
    {
        var menu = new List<MenuEntry> { new("work", "/mijn-werk", "work", open, path.StartsWithSegments("/mijn-werk")) };
        if (AccessRules.May(acting.By, Permission.ReadSignal)) menu.Add(Entry("persons", "/meldingen", "persons", path));
        else if (AccessRules.May(acting.By, Permission.ReadOwnAnswer)) menu.Add(Entry("persons", "/mijn-meldingen", "persons", path));
        if (AccessRules.May(acting.By, Permission.ReadAudit)) menu.Add(Entry("rights", "/rechten/logboek", "key", path));
        if (AccessRules.May(acting.By, Permission.ManageAccounts) || AccessRules.May(acting.By, Permission.ApproveLists)) menu.Add(Entry("admin", "/beheer", "admin", path));
        return menu;
    }

    private static MenuEntry Entry(string key, string href, string icon, PathString path) => new(key, href, icon, 0, path.StartsWithSegments(href));
}
