using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Rondetafel.Access;
using Rondetafel.Tests.Harness;
using Rondetafel.Texts;
using Rondetafel.Web;

namespace Rondetafel.Tests.Guards;

/// <summary>What holds for every page of the product, seen by opening each.</summary>
public sealed class EveryPageGuards(TownApp app) : IClassFixture<TownApp>
{
    /// <summary>Pages that a walk cannot open, with the reason.</summary>
    private static readonly Dictionary<string, string> NotOpened = new()
    {
        ["status/{code:int}"] = "answers only for another page",
        ["concept/{form}"] = "only takes what a script sends",
        ["uitloggen"] = "only takes a form",
        ["casussen/ongedaan"] = "only takes a form",
        ["vergelijken/{id}/terug"] = "needs two merged signals",
        ["casussen/{id:guid}/bijdragen/{contribution:guid}/bestand/{file:guid}"] = "is a file",
        ["agenda/{secret}.ics"] = "is a file",
        ["overleg/{id:guid}/uitnodiging"] = "is a file",
        ["overleg/{id:guid}/verslag/word"] = "is a file",
        ["overleg/{id:guid}/stand"] = "answers without a body",
        ["overleg/{id:guid}/tafel/{point:guid}/stand"] = "answers without a body",
        ["overleg/{id:guid}/terugkijken"] = "needs an urgent meeting",
        ["overleg/{id:guid}/zaal/{point:guid?}"] = "needs a meeting that goes on",
        ["overleg/{id:guid}/voorzitter/{point:guid?}"] = "needs a meeting that goes on",
        ["overleg/{id:guid}/tafel/{point:guid}"] = "needs a meeting that goes on",
        ["inloggen/code"] = "needs the first step of signing in",
    };

    /// <summary>Pages without an explanation, with the reason.</summary>
    private static readonly Dictionary<string, string> NotExplained = new() { ["weg"] = "names no product and no subject", ["overleg/{id:guid}/verslag/afdrukken"] = "is paper", ["verstrekkingen/{id:guid}/afdruk"] = "is paper", ["verstrekkingen/{id:guid}/terugroepbrief"] = "is paper" };

    /// <summary>Minutes are in the language of the partnership.</summary>
    private static readonly string[] InItsOwnLanguage = ["overleg/{id:guid}/verslag", "overleg/{id:guid}/verslag/afdrukken"];

    [Fact]
    public void EveryPage_WasOpened()
    {
        var opened = app.Pages.Opened.Select(o => o.Route).ToHashSet();

        Assert.Empty(app.Pages.Routes.Where(r => !opened.Contains(r) && !NotOpened.ContainsKey(r)).Order());
        Assert.DoesNotContain(NotOpened.Keys, opened.Contains);
    }

    [Fact]
    public void EveryPage_SaysWhatItIsFor() =>
        Assert.Empty(app.Pages.Opened.Where(o => !NotExplained.ContainsKey(o.Route) && o.Seen.Document.QuerySelector("main details.rt-explain > div > p") is null).Select(o => o.Address).Distinct());

    [Fact]
    public void EveryPage_HasATitleOfItsOwn() =>
        Assert.Empty(app.Pages.Opened.Where(o => o.Seen.Document.Title!.Trim().StartsWith('–')).Select(o => o.Address).Distinct());

    [Fact]
    public void EveryFormThatIsPosted_CarriesItsKeyAndItsToken()
    {
        var forms = Forms().Where(f => app.Pages.IsStaff(f.Page.Route) && f.Form.GetAttribute("action") is not ("/zoeken" or "/uitloggen") && !app.Pages.MetadataOf(f.Page.Route).OfType<NeedsNoKeyAttribute>().Any()).ToList();

        Assert.NotEmpty(forms);
        Assert.Empty(forms.Where(f => f.Form.QuerySelector("input[name=__once]") is null || f.Form.QuerySelector("input[name=__form]") is null).Select(f => f.Page.Address).Distinct());
    }

    [Fact]
    public void PagesWhoseFormsNeedNoKey_AreThese() =>
        Assert.Equal(["concept/{form}", "zoeken"], app.Pages.Routes.Where(r => app.Pages.MetadataOf(r).OfType<NeedsNoKeyAttribute>().Any()).Order());

    [Fact]
    public async Task AFormWithoutItsKey_IsRefused()
    {
        using var visitor = await app.AsAsync("dossierhouder");
        var page = await visitor.GetAsync("/adviesvraag/noteren");

        var refused = await visitor.SendAsync(page, ("__once", null));
        var empty = await visitor.SendAsync(page, ("__once", ""));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (refused.Status, empty.Status));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(page)).Status);
    }

    [Fact]
    public void EveryStaffFormWithAText_IsKeptWhileItIsTyped_AndSentSafely()
    {
        var forms = Forms().Where(f => app.Pages.IsStaff(f.Page.Route) && !app.Pages.MetadataOf(f.Page.Route).OfType<KeepsNoDraftAttribute>().Any() && HasText(f.Form)).ToList();

        Assert.True(forms.Select(f => f.Page.Route).Distinct().Count() > 25);
        Assert.Empty(forms.Where(f => !f.Form.HasAttribute("data-safe-send") || f.Form.GetAttribute("data-draft") is not { Length: > 0 } name
            || f.Form.QuerySelector("input[name=__draft]")?.GetAttribute("value") != name).Select(f => f.Page.Address));
        Assert.All(forms.GroupBy(f => f.Page), g => Assert.Equal(g.Count(), g.Select(f => f.Form.GetAttribute("data-draft")).Distinct().Count()));
    }

    [Fact]
    public void EveryLongText_SaysHowMuchFits_AlsoWithoutScript()
    {
        var areas = app.Pages.Opened.SelectMany(o => o.Seen.Document.QuerySelectorAll("textarea:not([readonly])").Select(a => (o.Address, Area: a))).ToList();

        Assert.True(areas.Count > 50);
        Assert.Empty(areas.Where(a => SaysNoLimit(a.Area)).Select(a => $"{a.Address} {a.Area.Id}").Distinct());
    }

    [Theory]
    [InlineData("<form><textarea></textarea><p class=rt-limit>.</p></form>", true)]
    [InlineData("<form><textarea data-max=8000></textarea></form>", true)]
    [InlineData("<form><p class=rt-limit>.</p></form><form><textarea data-max=8000></textarea></form>", true)]
    [InlineData("<form><p class=rt-limit>.</p><textarea data-max=8000></textarea></form>", false)]
    public void ALongTextWithoutALimit_IsFound(string form, bool found) =>
        Assert.Equal(found, SaysNoLimit(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(form).QuerySelector("textarea")!));

    private static bool SaysNoLimit(IElement area) => !area.HasAttribute("data-max") || (area.Closest("form") ?? area.Closest("main"))?.QuerySelector(".rt-limit") is null;

    [Fact]
    public void PagesThatKeepNothing_AreThese() => Assert.Equal(
        ["account/bevestig", "account/herstelcodes", "account/passkeys", "account/tweede-factor", "account/wachtwoord", "concept/{form}", "meldingen/overdracht", "verstrekkingen/{id:guid}/bestand", "zoeken"],
        app.Pages.Routes.Where(r => app.Pages.MetadataOf(r).OfType<KeepsNoDraftAttribute>().Any()).Order());

    [Fact]
    public void APublicForm_KeepsNothing() => Assert.Empty(
        app.Pages.Opened.Where(o => !app.Pages.IsStaff(o.Route) && o.Seen.Document.QuerySelector("[data-draft], [name=__draft]") is not null).Select(o => o.Address));

    [Fact]
    [Trait("engine", "none")]
    public async Task EveryPage_OpensInEnglish()
    {
        var dutch = DutchOnly();
        foreach (var pages in app.Pages.Opened.DistinctBy(o => (o.Who, o.Route)).GroupBy(o => o.Route).SelectMany(r => r.Take(3)).GroupBy(o => o.Who))
        {
            using var visitor = pages.Key is null ? app.Anyone() : await app.AsAsync(pages.Key);
            await visitor.GetAsync("/taal/en");
            foreach (var page in pages.Where(p => !InItsOwnLanguage.Contains(p.Route)))
            {
                var seen = await visitor.GetAsync(page.Address);
                Assert.True(seen.Status == HttpStatusCode.OK && seen.Document.DocumentElement.GetAttribute("lang") == "en", $"{page.Who} {page.Address}: {seen.Status}");
                Assert.Empty(dutch.Where(d => seen.Words.Contains(d, StringComparison.Ordinal)).Select(d => $"{page.Address} says \"{d}\""));
            }
        }
    }

    /// <summary>
    /// Dutch sentences that have another English one; long enough not to stand in a name or in what somebody wrote. Conditions
    /// are kept with what is brought in, in the language of the partnership.
    /// </summary>
    private static List<string> DutchOnly()
    {
        var (nl, en) = (Rondetafel.Texts.Texts.For(Language.Nl), Rondetafel.Texts.Texts.For(Language.En));
        return nl.Keys.Where(k => nl[k] != en[k] && !k.StartsWith("case.default.condition.", StringComparison.Ordinal)).SelectMany(k => nl[k].Split('\n', '|')).Where(t => t.Length > 25 && !t.Contains('{', StringComparison.Ordinal)).Distinct().ToList();
    }

    private List<(OpenedPage Page, IHtmlFormElement Form)> Forms() => app.Pages.Opened
        .SelectMany(o => o.Seen.Document.QuerySelectorAll("form").OfType<IHtmlFormElement>().Where(f => "post".Equals(f.GetAttribute("method"), StringComparison.OrdinalIgnoreCase)).Select(f => (o, f))).ToList();

    private static bool HasText(IElement form) => form.QuerySelector("textarea[name], input[type=text][name], input[type=tel][name], input[type=email][name]") is not null;
}
