using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

public sealed class ContributionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Fact_IsKindAndTextOnly_AndTheRestComesFromTheDefaults()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync(given.Page);
        Assert.Contains("Gegeven door Welzijn Lindestad. Soort: begeleiding.", page.Words, StringComparison.Ordinal);

        var after = await visitor.SendAsync(page, page.Form("/bijdrage"), ("Input.Text", "Stond niet meer bij de groep."));

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Contains("Stond niet meer bij de groep.", after.Words, StringComparison.Ordinal);
        var made = (await app.LookAsync(given.WholeAsync)).Contributions.Single();
        Assert.Equal((ContributionKind.Fact, "guidance", "convenant", AudienceKind.WholeTable), (made.Kind, made.Category, made.Ground, made.AudienceKind));
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == nameof(ContributionAdded) && a.ObjectId == given.Id.Value && a.Rule == "seat-opens-case")));
    }

    [Theory]
    [InlineData("Input.Text", "", "Input.Text")]
    [InlineData("Input.Kind", "Rumour", "Input.Kind")]
    [InlineData("Input.Day", "gisterenavond of zo", "Input.Day")]
    [InlineData("Input.Audience", "NamedOrganisations", "Input.Named")]
    [InlineData("Input.Kind", "Conclusion", "Input.RestsOn")]
    public async Task Refusal_StandsBesideItsField_AndKeepsTheText(string field, string value, string beside)
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Een feit.");
        using var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync(given.Page);
        var fields = new[] { ("Input.Text", (string?)"Mijn tekst blijft staan."), (field, value) }.DistinctBy(f => f.Item1).ToArray();
        if (field == "Input.Text") fields = [("Input.Text", value)];

        var refused = await visitor.SendAsync(page, page.Form("/bijdrage"), fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector($"#{beside.Replace('.', '_')}-error"));
        if (field != "Input.Text") Assert.Contains("Mijn tekst blijft staan.", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audience_IsKeptPerOrganisation_InEveryByte()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "tafelpartner", "om"] });
        var prosecutor = (await app.LookAsync(db => GivenCase.ActorAsync(db, "om"))).Organisation!.Value;
        using var outsider = await app.AsAsync("tafelpartner");
        var before = Plain((await outsider.GetAsync(given.Page)).Document);

        await given.ContributeAsync(app, "politie", "Alleen voor de politie.", Audience.Own, source: "bronalleen");
        await given.ContributeAsync(app, "politie", "Voor politie en OM.", Audience.Of([prosecutor]));
        var hidden = Plain((await outsider.GetAsync(given.Page)).Document);
        await given.ContributeAsync(app, "politie", "Voor de hele tafel.");

        Assert.Equal(before, hidden);
        await SeesAsync("politie", given, own: true, named: true);
        await SeesAsync("om", given, own: false, named: true);
        await SeesAsync("tafelpartner", given, own: false, named: false);
        await SeesAsync("dossierhouder", given, own: false, named: false);
        await SeesAsync("procesregisseur", given, own: true, named: true);
    }

    [Fact]
    public async Task Contribution_OutsideMyAudience_IsNotThere()
    {
        var given = await GivenCase.AtTableAsync(app);
        var hidden = await given.ContributeAsync(app, "politie", "Alleen voor de politie.", Audience.Own);
        using var visitor = await app.AsAsync("tafelpartner");

        var hiddenPage = await visitor.GetAsync($"{given.Page}/bijdragen/{hidden.Value}");
        var absentPage = await visitor.GetAsync($"{given.Page}/bijdragen/{Guid.Empty}");

        Assert.Equal(HttpStatusCode.NotFound, hiddenPage.Status);
        Assert.Equal(absentPage.Masked.Replace(Guid.Empty.ToString(), ""), hiddenPage.Masked.Replace(hidden.Value.ToString(), ""));
    }

    [Fact]
    public async Task Narrowing_WorksAtOnce_AndOnlyItsProviderMay()
    {
        var given = await GivenCase.AtTableAsync(app);
        var id = await given.ContributeAsync(app, "politie", "Eerst voor iedereen.");
        using var partner = await app.AsAsync("tafelpartner");
        Assert.Contains("Eerst voor iedereen.", (await partner.GetAsync(given.Page)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Audience", (await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}")).Html, StringComparison.Ordinal);
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync($"{given.Page}/bijdragen/{id.Value}");

        await police.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", "OwnOrganisation"));

        Assert.DoesNotContain("Eerst voor iedereen.", (await partner.GetAsync(given.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANarrowing_IsNotUndoneByThePageOfAColleague_ThatIsOlder()
    {
        var given = await GivenCase.AtTableAsync(app);
        var id = await given.ContributeAsync(app, "politie", "Eerst voor iedereen.");
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync($"{given.Page}/bijdragen/{id.Value}");
        await given.ChangeAsync(app, "politie", (c, turn) => c.GiveAudience(id, Audience.Own, null, turn.By, turn.Now));
        async Task<AudienceKind> KindAsync() => (await app.LookAsync(given.WholeAsync)).Contributions.Single().AudienceKind;

        var refused = await police.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", "NamedOrganisations"), ("Input.Named", null)); // what is wrong with it is said first
        var clash = await police.SendAsync(refused, refused.Form("handler=Audience"), ("Input.Audience", "WholeTable"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict, AudienceKind.OwnOrganisation), (refused.Status, clash.Status, await KindAsync()));
        Assert.Contains("Nu leest dit: Politie en de procesregisseur", clash.Document.QuerySelector("[aria-labelledby=clash]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("WholeTable", clash.Form("handler=Audience").QuerySelector("input[name='Input.Audience'][checked]")?.GetAttribute("value"));
        await police.SendAsync(clash, clash.Form("handler=Audience"));
        Assert.Equal(AudienceKind.WholeTable, await KindAsync());
    }

    [Fact]
    public async Task TwoEditorsOfOneText_LoseNothing()
    {
        var given = await GivenCase.AtTableAsync(app);
        var id = await given.ContributeAsync(app, "politie", "Eerste tekst.");
        using var one = await app.AsAsync("politie");
        using var two = await app.AsAsync("politie");
        var (first, second) = (await one.GetAsync($"{given.Page}/bijdragen/{id.Value}"), await two.GetAsync($"{given.Page}/bijdragen/{id.Value}"));
        await one.SendAsync(first, first.Form("handler=Rewrite"), ("Input.Text", "Tekst van de eerste."));

        var clash = await two.SendAsync(second, second.Form("handler=Rewrite"), ("Input.Text", "Tekst van de tweede."));

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("Tekst van de eerste.", clash.Words, StringComparison.Ordinal);
        Assert.Contains("Tekst van de tweede.", clash.Html, StringComparison.Ordinal);
        var again = await two.SendAsync(clash, clash.Form("handler=Rewrite"));
        Assert.Contains("Tekst van de tweede.", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAdditionsAtOnce_BothSucceed()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var one = await app.AsAsync("politie");
        using var two = await app.AsAsync("tafelpartner");
        var (first, second) = (await one.GetAsync(given.Page), await two.GetAsync(given.Page));

        var sent = await Task.WhenAll(
            one.SendAsync(first, first.Form("/bijdrage"), ("Input.Text", "Van de politie.")),
            two.SendAsync(second, second.Form("/bijdrage"), ("Input.Text", "Van welzijn.")),
            one.SendAsync(first, first.Form("/actie"), ("Action.Text", "Bellen."), ("Action.Owner", first.Form("/actie").QuerySelectorAll("select[name='Action.Owner'] option").Last().GetAttribute("value")), ("Action.DueOn", "over 2 weken"), ("__once", "another-key-1")));

        Assert.All(sent, s => Assert.Equal(HttpStatusCode.OK, s.Status));
        var whole = await app.LookAsync(given.WholeAsync);
        Assert.Equal((2, 1), (whole.Contributions.Count, whole.Actions.Count));
    }

    [Fact]
    public async Task SameFormTwice_AddsOnce()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("politie");
        var page = await visitor.GetAsync(given.Page);

        await visitor.SendAsync(page, page.Form("/bijdrage"), ("Input.Text", "Een keer."));
        await visitor.SendAsync(page, page.Form("/bijdrage"), ("Input.Text", "Een keer."));

        Assert.Single((await app.LookAsync(given.WholeAsync)).Contributions);
    }

    [Fact]
    public async Task OnesOwnFact_IsRefutedAndNotConfirmed_AndAnotherConfirmsIt()
    {
        var given = await GivenCase.AtTableAsync(app);
        var fact = await given.ContributeAsync(app, "politie", "Zat in de groepsapp.");
        using var police = await app.AsAsync("politie");
        using var partner = await app.AsAsync("tafelpartner");
        foreach (var address in new[] { given.Page, $"{given.Page}/bijdragen/{fact.Value}" })
        {
            var (own, theirs) = (await police.GetAsync(address), await partner.GetAsync(address));
            Assert.Equal(["Refuted"], Buttons(own));
            Assert.Equal(["Confirmed", "Refuted"], Buttons(theirs));
            Assert.Contains("Dat het klopt, bevestigt een ander.", own.Form("handler=Settle").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("bevestigt een ander", theirs.Words, StringComparison.Ordinal);

            var refused = await police.SendAsync(own, own.Form("handler=Settle"), ("Input.Check", "Zelf gezien."), ("Input.Status", "Confirmed"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("U bracht dit feit zelf in of verbeterde de tekst.", refused.Words, StringComparison.Ordinal);
            Assert.Equal(FactStatus.Reported, (await app.LookAsync(given.WholeAsync)).Contributions.Single().FactStatus);
        }
        var page = await partner.GetAsync(given.Page);
        await partner.SendAsync(page, page.Form("handler=Settle"), ("Input.Check", "Ook gezien."), ("Input.Status", "Confirmed"));
        Assert.Equal(FactStatus.Confirmed, (await app.LookAsync(given.WholeAsync)).Contributions.Single().FactStatus);
    }

    [Fact]
    public async Task WhoWroteTheWordsLast_DoesNotConfirmThemEither()
    {
        var given = await GivenCase.AtTableAsync(app);
        var second = await app.ActorAsync("dossierhouder-twee");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.GiveSeat(new NewSeat(new SeatId(turn.NewId()), second.Id!.Value, second.Organisation!.Value, turn.Today.AddDays(90)), turn.By, turn.Now));
        var fact = await given.ContributeAsync(app, "dossierhouder", "Zat in de groepsapp.");
        using var colleague = await app.AsAsync("dossierhouder-twee");
        var before = await colleague.GetAsync($"{given.Page}/bijdragen/{fact.Value}");
        Assert.Equal(["Confirmed", "Refuted"], Buttons(before));
        var rewritten = await colleague.SendAsync(before, before.Form("handler=Rewrite"), ("Input.Text", "Zat in mei in de groepsapp."));
        Assert.Equal(HttpStatusCode.OK, rewritten.Status);

        foreach (var key in new[] { "dossierhouder", "dossierhouder-twee" })
        {
            using var visitor = await app.AsAsync(key);
            var page = await visitor.GetAsync($"{given.Page}/bijdragen/{fact.Value}");
            Assert.Equal(["Refuted"], Buttons(page));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(page, page.Form("handler=Settle"), ("Input.Check", "Zelf gezien."), ("Input.Status", "Confirmed"))).Status);
        }

        using var partner = await app.AsAsync("tafelpartner");
        Assert.Equal(["Confirmed", "Refuted"], Buttons(await partner.GetAsync($"{given.Page}/bijdragen/{fact.Value}")));
        Assert.Equal(FactStatus.Reported, (await app.LookAsync(given.WholeAsync)).Contributions.Single().FactStatus);
    }

    private static IEnumerable<string?> Buttons(Seen page) => page.Form("handler=Settle").QuerySelectorAll("button[name='Input.Status']").Select(b => b.GetAttribute("value"));

    [Fact]
    public async Task Fact_IsRefutedBesideItself_ByAnybodyWhoSeesIt()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Zat in de groepsapp.");
        using var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync(given.Page);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(page, page.Form("handler=Settle"), ("Input.Check", "Gezien."), ("Input.Status", "99"))).Status);
        var after = await visitor.SendAsync(page, page.Form("handler=Settle"), ("Input.Check", "Hij is er in mei uit gegaan."), ("Input.Status", "Refuted"));

        var fact = after.Document.QuerySelector(".rt-fact")!.TextContent;
        Assert.Contains("Zat in de groepsapp.", fact, StringComparison.Ordinal);
        Assert.Contains("klopt niet", fact, StringComparison.Ordinal);
        Assert.Contains("Hij is er in mei uit gegaan.", fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conclusion_IsReadOnlyByWhoReadsAllItRestsOn()
    {
        var given = await GivenCase.AtTableAsync(app);
        var hidden = await given.ContributeAsync(app, "politie", "Besloten feit.", Audience.Own);
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync(given.Page);
        await police.SendAsync(page, page.Form("/bijdrage"), ("Input.Kind", "Conclusion"), ("Input.Text", "Samen denken wij dit."), ("Input.RestsOn", hidden.Value.ToString()));
        using var partner = await app.AsAsync("tafelpartner");

        Assert.Contains("Samen denken wij dit.", (await police.GetAsync(given.Page)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Samen denken wij dit.", (await partner.GetAsync(given.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicFigure_HasTheOwnOrganisationAsDefault()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.PutFlag(new FlagId(turn.NewId()), FlagKind.PublicFigure, turn.Today, null, turn.By, turn.Now));
        using var visitor = await app.AsAsync("politie");
        var page = await visitor.GetAsync(given.Page);

        await visitor.SendAsync(page, page.Form("/bijdrage"), ("Input.Text", "Iets."));

        Assert.Equal(AudienceKind.OwnOrganisation, (await app.LookAsync(given.WholeAsync)).Contributions.Single().AudienceKind);
    }

    private async Task SeesAsync(string key, GivenCase given, bool own, bool named)
    {
        using var visitor = await app.AsAsync(key);
        var html = (await visitor.GetAsync(given.Page + "?alles=1")).Html;
        Assert.Equal(own, html.Contains("Alleen voor de politie.", StringComparison.Ordinal));
        Assert.Equal(own, html.Contains("bronalleen", StringComparison.Ordinal));
        Assert.Equal(named, html.Contains("Voor politie en OM.", StringComparison.Ordinal));
        Assert.Contains("Voor de hele tafel.", html, StringComparison.Ordinal);
    }

    /// <summary>The page without what differs at every request: one-time keys, and the looks of the reader.</summary>
    private static string Plain(IHtmlDocument document)
    {
        foreach (var input in document.QuerySelectorAll("input[type=hidden]")) input.Remove();
        foreach (var row in document.QuerySelectorAll("#wie-keek li").Where(r => r.TextContent.Contains("opende de casus", StringComparison.Ordinal)).ToList()) row.Remove();
        foreach (var day in document.QuerySelectorAll("#wie-keek details").ToList()) if (day.QuerySelector("li") is null) day.Remove(); else day.RemoveAttribute("open");
        return string.Join(' ', document.QuerySelector("main")!.InnerHtml.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
