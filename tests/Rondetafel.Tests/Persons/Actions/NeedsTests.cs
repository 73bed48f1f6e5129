using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Actions;

/// <summary>What a partner needs before it may act: kept with the organisation, shown at the owner that was chosen.</summary>
public sealed class NeedsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task TheChosenOwner_ShowsItsNeeds_WithoutScript_AndNobodyElses()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "om"] });
        using var visitor = await app.AsAsync("procesregisseur");
        var page = await visitor.GetAsync(given.Page);
        Assert.Empty(Shown(page));

        var chosen = await visitor.SendAsync(page, page.Form("/actie"), ("Action.Text", "Nagaan of er iets loopt."), ("Action.Owner", Owner(page, "Openbaar Ministerie")), ("show", "needs"));

        Assert.Contains("regels voor strafvorderlijke gegevens", Assert.Single(Shown(chosen)), StringComparison.Ordinal);
        Assert.Equal("Nagaan of er iets loopt.", ((IHtmlInputElement)chosen.Document.QuerySelector("input[name='Action.Text']")!).Value);
        Assert.Empty((await app.LookAsync(given.WholeAsync)).Actions);
        var other = await visitor.SendAsync(chosen, chosen.Form(), ("Action.Owner", Owner(page, "Gemeente Lindestad")), ("show", "needs"));
        Assert.Empty(Shown(other));
    }

    [Fact]
    public async Task TheAdministrator_KeepsTheText_AndANewChildProtectionBoardHasOneToStartWith()
    {
        using var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = await app.LookAsync(db => db.Organisations.Where(o => o.Name == "Welzijn Lindestad").Select(o => o.Id).SingleAsync());
        var page = await admin.GetAsync($"/beheer/organisaties/{id.Value}");

        await admin.SendAsync(page, ("Input.Needs", "Welzijn werkt alleen met een verwijzing."));

        Assert.Contains("Welzijn werkt alleen met een verwijzing.", (await admin.GetAsync($"/beheer/organisaties/{id.Value}")).Html, StringComparison.Ordinal);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == nameof(NeedsStated) && a.ObjectId == id.Value)));
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["tafelpartner"] });
        using var visitor = await app.AsAsync("procesregisseur");
        var action = await given.AgreeAsync(app, "tafelpartner", "Kennismaken.");
        Assert.Contains("Welzijn werkt alleen met een verwijzing.", (await visitor.GetAsync($"{given.Page}/acties/{action.Value}")).Words, StringComparison.Ordinal);

        var made = await admin.GetAsync("/beheer/organisaties/nieuw");
        await admin.SendAsync(made, ("Input.Name", "Raad voor de Kinderbescherming"), ("Input.Domain", "Care"));
        Assert.Contains("concrete melding", await app.LookAsync(db => db.Organisations.Where(o => o.Name == "Raad voor de Kinderbescherming").Select(o => o.Needs).SingleAsync())!, StringComparison.Ordinal);
    }

    private static List<string> Shown(Seen page) => page.Document.QuerySelectorAll("[data-needs]").Where(p => !p.HasAttribute("hidden")).Select(p => p.TextContent).ToList();

    private static string? Owner(Seen page, string name) => page.Document.QuerySelectorAll("select[name='Action.Owner'] option").Single(o => o.TextContent == name).GetAttribute("value");
}
