using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>More people read a contribution about health, care or criminal law once a second person confirmed it; until then and for everybody else nothing changes.</summary>
public sealed partial class WideningTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Words = "Slikt iets om te slapen.";
    private const string Source = "de huisarts";
    private const string Why = "De politie houdt dan rekening met zijn nachten.";

    [Fact]
    public async Task TheProviderProposes_TheSecondConfirms_AndFromThenOnTheyReadIt()
    {
        var (given, id, address) = await WithHealthAsync();
        using var partner = await app.AsAsync("tafelpartner");
        using var police = await app.AsAsync("politie");
        using var director = await app.AsAsync("procesregisseur");
        var page = await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}");

        var after = await partner.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", "WholeTable"), ("Input.Reason", Why));

        Assert.Contains("Meer mensen lezen dit pas als een tweede persoon het bevestigt.", after.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await police.GetAsync(given.Page)).Html, StringComparison.Ordinal);
        var second = (await app.ActorAsync("procesregisseur")).Id!.Value;
        Assert.True(await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == second && o.SentAt == null)));
        Assert.Contains(address, await AskedAsync(director));
        Assert.DoesNotContain(address, await AskedAsync(partner));
        Assert.DoesNotContain(address, await AskedAsync(police));
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await app.AsAsync("procesregisseur");
        var asked = await later.GetAsync(address);
        Assert.Contains(Why, asked.Words, StringComparison.Ordinal);
        var confirmed = await later.SendAsync(asked, ("Input.Answer", "Confirm"));

        Assert.Equal((HttpStatusCode.OK, given.Page), (confirmed.Status, confirmed.Path.Split('#')[0]));
        using var reader = await app.AsAsync("politie");
        using var proposer = await app.AsAsync("tafelpartner");
        Assert.Contains(Words, (await reader.GetAsync(given.Page)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(address, await AskedAsync(later));
        Assert.Contains("Uw voorstel om meer mensen een bijdrage te laten lezen is bevestigd.", (await proposer.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var sees = await reader.GetAsync($"{given.Page}/bijdragen/{id.Value}/wie-ziet-dit");
        Assert.Contains(new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl).Short(Deadline.LocalDate(app.Clock.Now)), Row(sees, "Politie"), StringComparison.Ordinal);
        Assert.Contains($"Verruimd op {new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl).Long(app.Clock.Now)}: voorgesteld door {await NameAsync("tafelpartner")}, bevestigd door {await NameAsync("procesregisseur")}.", Row(sees, "Politie"), StringComparison.Ordinal);
        var rows = await app.LookAsync(db => db.Audit.AsNoTracking().Where(a => a.ObjectId == given.Id.Value && (a.Action == nameof(WideningStepped) || a.Action == nameof(AudienceGiven))).OrderBy(a => a.Id).Select(a => new { a.Action, a.Rule }).ToListAsync());
        Assert.Equal([(nameof(WideningStepped), "seat-opens-case"), (nameof(WideningStepped), "director-opens-case")], rows.Select(r => (r.Action, r.Rule!)));
    }

    [Fact]
    public async Task WhyItWasWidened_IsReadByTheProviderAndTheDirector_AndByNobodyElse()
    {
        var (given, id, address) = await ProposedAsync();
        using var director = await app.AsAsync("procesregisseur");
        await director.SendAsync(await director.GetAsync(address), ("Input.Answer", "Confirm"));

        foreach (var (key, reads) in new[] { ("tafelpartner", true), ("procesregisseur", true), ("politie", false), ("dossierhouder", false) })
        {
            using var visitor = await app.AsAsync(key);
            foreach (var page in new[] { $"{given.Page}/bijdragen/{id.Value}/wie-ziet-dit", given.Page, $"{given.Page}/bijdragen/{id.Value}" })
            {
                var seen = await visitor.GetAsync(page);
                Assert.Contains(Words, seen.Words, StringComparison.Ordinal);
                Assert.Equal(reads && page.EndsWith("wie-ziet-dit", StringComparison.Ordinal), seen.Words.Contains(Why, StringComparison.Ordinal));
            }
        }
        using var partner = await app.AsAsync("tafelpartner");
        var through = await partner.GetAsync($"/casussen/gedeeld-met?organisatie={(await app.ActorAsync("politie")).Organisation!.Value.Value}");
        Assert.Contains($"bevestigd door {await NameAsync("procesregisseur")}.", through.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThatItWaits_IsSeenByWhoeverReadsIt_AndChangesNothingForWhoDoesNot()
    {
        var police = (await app.ActorAsync("politie")).Organisation!.Value;
        var (given, id, _) = await WithHealthAsync(audience: Audience.Of([police]));
        using var reader = await app.AsAsync("politie");
        using var stranger = await app.AsAsync("dossierhouder");
        async Task<string> SeesAsync() => (await stranger.GetAsync(given.Page)).Document.QuerySelector("#inbreng")!.TextContent + (await stranger.GetAsync($"{given.Page}/bijdragen/{id.Value}")).Masked;
        var before = await SeesAsync();
        Assert.DoesNotContain("op een tweede persoon", (await reader.GetAsync(given.Page)).Words, StringComparison.Ordinal);

        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Table, Why, turn.By, turn.Now));

        var seen = await reader.GetAsync(given.Page);
        Assert.Contains($"Wacht sinds {new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl).Long(app.Clock.Now)} op een tweede persoon", seen.Document.QuerySelector($"#f{id.Value}")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, seen.Words, StringComparison.Ordinal);
        Assert.Equal(before, await SeesAsync());
    }

    [Theory]
    [InlineData("", "Input.Reason")]
    [InlineData(" ", "Input.Reason")]
    [InlineData("long", "Input.Reason")]
    public async Task WithoutAReason_NothingIsProposed_AndItSaysSoBesideTheField(string reason, string beside)
    {
        var (given, id, _) = await WithHealthAsync();
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}");

        var refused = await partner.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", "WholeTable"), ("Input.Reason", reason == "long" ? new string('a', 8001) : reason));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector($"#{beside.Replace('.', '_')}-error"));
        Assert.Equal((WideningStatus.None, AudienceKind.OwnOrganisation), await StandAsync(given, id));
    }

    [Fact]
    public async Task TheSecondDeclinesWithAReason_ThatTheProviderReads()
    {
        var (given, id, address) = await ProposedAsync();
        using var director = await app.AsAsync("procesregisseur");

        await director.SendAsync(await director.GetAsync(address), ("Input.Answer", "Decline"), ("Input.Reason", "De politie hoeft dit niet te weten."));

        using var partner = await app.AsAsync("tafelpartner");
        Assert.Contains("De politie hoeft dit niet te weten.", (await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}")).Words, StringComparison.Ordinal);
        Assert.Contains("is niet bevestigd. De reden staat bij de bijdrage.", (await partner.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Equal(given.Page, (await partner.GetAsync(address)).Path);
        Assert.Equal(AudienceKind.OwnOrganisation, (await FoundAsync(given, id)).AudienceKind);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(address)).Status);
    }

    [Fact]
    public async Task WhoProposed_TakesItBack_AndNarrowingDropsIt()
    {
        var (given, id, address) = await ProposedAsync();
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync(address);
        Assert.Null(page.Document.QuerySelector("main input[name='Input.Answer']"));

        await partner.SendAsync(page, page.Form("handler=Withdraw"));

        Assert.Equal((WideningStatus.None, AudienceKind.OwnOrganisation), await StandAsync(given, id));
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Table, Why, turn.By, turn.Now));
        var own = await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}");
        await partner.SendAsync(own, own.Form("handler=Audience"), ("Input.Audience", "OwnOrganisation"));
        Assert.Equal((WideningStatus.None, AudienceKind.OwnOrganisation), await StandAsync(given, id));
    }

    [Theory]
    [InlineData("Input.Answer", "", "Input.Answer")]
    [InlineData("Input.Answer", "Withdraw", "Input.Answer")]
    [InlineData("Input.Answer", "Decline", "Input.Reason")]
    public async Task ARefusal_StandsBesideItsField(string field, string value, string beside)
    {
        var (given, id, address) = await ProposedAsync();
        using var director = await app.AsAsync("procesregisseur");

        var refused = await director.SendAsync(await director.GetAsync(address), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector($"#{beside.Replace('.', '_')}-error"));
        Assert.Equal((WideningStatus.Waiting, AudienceKind.OwnOrganisation), await StandAsync(given, id));
    }

    [Fact]
    public async Task AnAnswerOfSomebodyWithoutAPart_IsKept_AndForWhoMayNotReadItIsAsForNothing()
    {
        var police = (await app.ActorAsync("politie")).Organisation!.Value;
        var (given, id, address) = await WithHealthAsync(audience: Audience.Of([police]));
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Table, Why, turn.By, turn.Now));
        var at = (await FoundAsync(given, id)).WideningAt!.Value;
        using var reader = await app.AsAsync("politie");
        using var stranger = await app.AsAsync("dossierhouder");
        var waiting = await AskAsync(reader, address, true, at.Ticks);
        var hidden = await AskAsync(stranger, address, true, at.Ticks);
        var absent = await AskAsync(stranger, $"{given.Page}/bijdragen/{Guid.Empty}/verruimen", true, at.Ticks);
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.DoWidening(id, WideningAction.Withdraw, at, null, turn.By, turn.Now));

        var without = await AskAsync(reader, address, true, at.Ticks);

        Assert.Equal((HttpStatusCode.Conflict, waiting.Status), (without.Status, without.Status));
        Assert.DoesNotContain(Why, waiting.Words, StringComparison.Ordinal);
        Assert.Contains(Words, without.Words, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, absent.Status, absent.Masked), (hidden.Status, hidden.Status, hidden.Masked));
    }

    [Fact]
    public async Task WhatTheDirectorProposes_SomebodyOfAnotherOrganisationConfirms_WhoMayReadItAlready()
    {
        var police = (await app.ActorAsync("politie")).Organisation!.Value;
        var (given, id, address) = await WithHealthAsync("procesregisseur", Audience.Of([police]));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.GiveAudience(id, Audience.Table, Why, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("tafelpartner");
        using var second = await app.AsAsync("politie");

        Assert.DoesNotContain(address, await AskedAsync(director));
        Assert.DoesNotContain(address, await AskedAsync(partner));
        foreach (var other in new[] { director, partner }) Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(other, address, true)).Status);
        Assert.Equal((WideningStatus.Waiting, AudienceKind.NamedOrganisations), await StandAsync(given, id));
        Assert.Contains(address, await AskedAsync(second));
        await second.SendAsync(await second.GetAsync(address), ("Input.Answer", "Confirm"));
        Assert.Equal((WideningStatus.None, AudienceKind.WholeTable), await StandAsync(given, id));
        Assert.Contains(Words, (await partner.GetAsync(given.Page)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("politie")]
    [InlineData("dossierhouder")]
    [InlineData("om")]
    public async Task WhoHasNoPartInIt_FindsNoPage_WhetherSomethingWaitsOrNot(string key)
    {
        var (given, id, address) = await ProposedAsync();
        var open = await given.ContributeAsync(app, "tafelpartner", "Voor de tafel.");
        using var visitor = await app.AsAsync(key);
        foreach (var at in new[] { address, $"{given.Page}/bijdragen/{open.Value}/verruimen", $"{given.Page}/bijdragen/{Guid.Empty}/verruimen" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(visitor, at, false)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(visitor, at, true)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(visitor, at + "?handler=Withdraw", true)).Status);
        }
        Assert.Equal((WideningStatus.Waiting, AudienceKind.OwnOrganisation), await StandAsync(given, id));
    }

    [Fact]
    public async Task WithAColleagueAtTheTable_TheDirectorIsNotAsked_AndNeitherProposerNorDirectorConfirms()
    {
        var (given, id, address) = await WithHealthAsync("dossierhouder");
        var colleague = await app.ActorAsync("dossierhouder-twee");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.GiveSeat(new NewSeat(new SeatId(turn.NewId()), colleague.Id!.Value, colleague.Organisation!.Value, turn.Today.AddDays(90)), turn.By, turn.Now));
        await given.ChangeAsync(app, "dossierhouder", (c, turn) => c.GiveAudience(id, Audience.Table, Why, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        using var proposer = await app.AsAsync("dossierhouder");
        using var second = await app.AsAsync("dossierhouder-twee");

        Assert.DoesNotContain(address, await AskedAsync(director));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(director, address, true)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(proposer, address, true)).Status);
        Assert.Equal((WideningStatus.Waiting, AudienceKind.OwnOrganisation), await StandAsync(given, id));
        Assert.Contains(address, await AskedAsync(second));
        await second.SendAsync(await second.GetAsync(address), ("Input.Answer", "Confirm"));
        Assert.Equal((WideningStatus.None, AudienceKind.WholeTable), await StandAsync(given, id));
    }

    [Fact]
    public async Task ThatItWasProposed_IsNamedInTheLogToWhoDidItAndTheDirectorOnly()
    {
        var (given, _, _) = await ProposedAsync();
        foreach (var (key, sees) in new[] { ("tafelpartner", true), ("procesregisseur", true), ("politie", false) })
        {
            using var visitor = await app.AsAsync(key);
            Assert.Equal(sees, (await visitor.GetAsync(given.Page + "/wie-keek")).Words.Contains("Verruimen van wie een bijdrage ziet", StringComparison.Ordinal));
        }
    }

    private async Task<(GivenCase Given, ContributionId Id, string Address)> WithHealthAsync(string by = "tafelpartner", Audience? audience = null)
    {
        var given = await GivenCase.AtTableAsync(app);
        var id = default(ContributionId);
        await given.ChangeAsync(app, by, (c, turn) => c.Contribute(
            new NewContribution(id = new ContributionId(turn.NewId()), ContributionKind.Fact, Words, CaseCategories.Health, "convenant", audience ?? Audience.Own, Source), turn.By, turn.Now));
        return (given, id, $"{given.Page}/bijdragen/{id.Value}/verruimen");
    }

    private async Task<(GivenCase Given, ContributionId Id, string Address)> ProposedAsync(string by = "tafelpartner")
    {
        var made = await WithHealthAsync(by);
        await made.Given.ChangeAsync(app, by, (c, turn) => c.GiveAudience(made.Id, Audience.Table, Why, turn.By, turn.Now));
        return made;
    }

    private async Task<string> NameAsync(string key) => await app.ActorAsync(key) is { Id: { } id } ? await app.LookAsync(db => db.Professionals.Where(p => p.Id == id).Select(p => p.Name).SingleAsync()) : "";

    private async Task<Contribution> FoundAsync(GivenCase given, ContributionId id) => (await app.LookAsync(given.WholeAsync)).Contributions.Single(c => c.Id == id);

    private async Task<(WideningStatus, AudienceKind)> StandAsync(GivenCase given, ContributionId id) => await FoundAsync(given, id) is var found ? (found.Widening, found.AudienceKind) : default;

    private static async Task<IReadOnlyList<string>> AskedAsync(Visitor visitor) =>
        [.. (await visitor.GetAsync("/mijn-werk")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "")];

    private static string Row(Seen page, string organisation) => page.Document.QuerySelectorAll("main tbody tr").First(r => r.TextContent.Contains(organisation, StringComparison.Ordinal)).TextContent;

    private static async Task<Seen> AskAsync(Visitor visitor, string address, bool post, long? proposed = null)
    {
        if (!post) return await visitor.GetAsync(address);
        var own = await visitor.GetAsync("/account/wachtwoord"); // for its keys
        var fields = own.Document.QuerySelectorAll("main input[type=hidden]").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([.. fields, new("Input.Answer", "Confirm"), new("Input.Proposed", $"{proposed}")]) });
    }
}
