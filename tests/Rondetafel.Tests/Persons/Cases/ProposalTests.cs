using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>A partner proposes a correction or addition to another's contribution; the owner answers; both texts stay beside each other for who may read it.</summary>
public sealed class ProposalTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Proposed = "Het was op dinsdag.";

    [Theory]
    [InlineData("Accept", "Aanvaard", "Klopt, dank.")]
    [InlineData("Decline", "Niet aanvaard", null)]
    public async Task AProposal_IsAskedOfItsOwner_AndBothTextsStayWhateverTheAnswer(string answer, string words, string? why)
    {
        var (given, fact) = await WithFactAsync();
        using var police = await app.AsAsync("politie");
        using var partner = await app.AsAsync("tafelpartner");
        using var town = await app.AsAsync("dossierhouder");
        var link = (await police.GetAsync(given.Page)).Document.QuerySelector($"#f{fact.Value} a[href$='/voorstel']")!.GetAttribute("href")!;

        var after = await police.SendAsync(await police.GetAsync(link), ("Input.Kind", "Correction"), ("Input.Text", Proposed));

        Assert.Equal((HttpStatusCode.OK, given.Page), (after.Status, after.Path.Split('#')[0]));
        Assert.Contains(Proposed, (await town.GetAsync(given.Page)).Document.QuerySelector($"#f{fact.Value}")!.TextContent, StringComparison.Ordinal);
        var owner = (await app.ActorAsync("tafelpartner")).Id!.Value;
        Assert.True(await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == owner && o.SentAt == null)));
        var asked = (await partner.GetAsync("/mijn-werk")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).Distinct().Single(h => h!.StartsWith(given.Page + "/voorstellen/", StringComparison.Ordinal))!;
        var page = await partner.GetAsync(asked);
        Assert.Contains("Stond maandag op het plein.", page.Words, StringComparison.Ordinal);
        Assert.Contains(Proposed, page.Words, StringComparison.Ordinal);
        await partner.SendAsync(page, ("Input.Answer", answer), ("Input.Why", why));

        foreach (var visitor in new[] { police, partner, town })
        {
            var beside = (await visitor.GetAsync(given.Page)).Document.QuerySelector($"#f{fact.Value}")!.TextContent;
            foreach (var text in new[] { "Stond maandag op het plein.", Proposed, words, why ?? "" }) Assert.Contains(text, beside, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(given.Page + "/voorstellen/", (await partner.GetAsync("/mijn-werk")).Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Een voorstel dat u bij een bijdrage deed, is beantwoord.", (await police.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var rows = await app.LookAsync(db => db.Audit.AsNoTracking().Where(a => a.ObjectId == given.Id.Value && (a.Action == nameof(ProposalMade) || a.Action == nameof(ProposalStepped))).OrderBy(a => a.Id).Select(a => new { a.Action, a.Rule }).ToListAsync());
        Assert.Equal([(nameof(ProposalMade), "seat-opens-case"), (nameof(ProposalStepped), "seat-opens-case")], rows.Select(r => (r.Action, r.Rule!)));
    }

    [Fact]
    public async Task ASettledFact_TakesAProposalToo_AndItsWordsStay()
    {
        var (given, fact) = await WithFactAsync();
        await given.ChangeAsync(app, "dossierhouder", (c, turn) => c.SettleFact(fact, FactStatus.Confirmed, "Gezien.", turn.By, turn.Now));
        using var police = await app.AsAsync("politie");
        await police.SendAsync(await police.GetAsync($"{given.Page}/bijdragen/{fact.Value}/voorstel"), ("Input.Kind", "Addition"), ("Input.Text", Proposed));

        var beside = (await police.GetAsync(given.Page)).Document.QuerySelector($"#f{fact.Value}")!.TextContent;
        Assert.Contains("Voorstel: aanvulling", beside, StringComparison.Ordinal);
        Assert.Contains("Stond maandag op het plein.", beside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoProposed_CanTakeItBack_AndItStaysBesideIt()
    {
        var (given, fact, address) = await ProposedAsync();
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync(address);

        await police.SendAsync(page, page.Form("handler=Withdraw"));

        Assert.Contains("Ingetrokken", (await police.GetAsync(given.Page)).Document.QuerySelector($"#f{fact.Value}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ProposalStatus.Withdrawn, (await app.LookAsync(given.WholeAsync)).Proposals.Single().Status);
        using var partner = await app.AsAsync("tafelpartner");
        Assert.Equal(given.Page, (await partner.GetAsync(address)).Path);
    }

    [Theory]
    [InlineData("Input.Text", "")]
    [InlineData("Input.Kind", "Rumour")]
    public async Task ARefusal_StandsBesideItsField_AndKeepsTheText(string field, string value)
    {
        var (given, fact) = await WithFactAsync();
        using var police = await app.AsAsync("politie");
        var fields = new[] { (field, (string?)value), ("Input.Text", "Mijn tekst blijft.") }.DistinctBy(f => f.Item1).ToArray();

        var refused = await police.SendAsync(await police.GetAsync($"{given.Page}/bijdragen/{fact.Value}/voorstel"), fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector($"#{field.Replace('.', '_')}-error"));
        if (field != "Input.Text") Assert.Contains("Mijn tekst blijft.", refused.Html, StringComparison.Ordinal);
        Assert.Empty((await app.LookAsync(given.WholeAsync)).Proposals);
    }

    [Fact]
    public async Task AnAnswerThatIsNone_IsRefusedBesideItsField()
    {
        var (given, _, address) = await ProposedAsync();
        using var partner = await app.AsAsync("tafelpartner");
        foreach (var answer in new[] { "", "Withdraw" })
        {
            var refused = await partner.SendAsync(await partner.GetAsync(address), ("Input.Answer", answer), ("Input.Why", "Mijn toelichting."));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Document.QuerySelector("#Input_Answer-error"));
            Assert.Contains("Mijn toelichting.", refused.Html, StringComparison.Ordinal);
        }
        Assert.Equal(ProposalStatus.Waiting, (await app.LookAsync(given.WholeAsync)).Proposals.Single().Status);
    }

    [Fact]
    public async Task OnWhatIsHidden_ThePageAndTheFormAreAsAbsent()
    {
        var given = await GivenCase.AtTableAsync(app);
        var hidden = await given.ContributeAsync(app, "tafelpartner", "Alleen voor ons.", Audience.Own);
        using var police = await app.AsAsync("politie");

        foreach (var post in new[] { false, true })
        {
            var (there, absent) = (await AskAsync(police, $"{given.Page}/bijdragen/{hidden.Value}/voorstel", post), await AskAsync(police, $"{given.Page}/bijdragen/{Guid.Empty}/voorstel", post));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (there.Status, absent.Status));
            Assert.Equal(absent.Masked.Replace(Guid.Empty.ToString(), ""), there.Masked.Replace(hidden.Value.ToString(), ""));
        }
        Assert.Empty((await app.LookAsync(given.WholeAsync)).Proposals);
    }

    [Fact]
    public async Task AfterNarrowing_TheProposalGoesWithItsContribution_AndTheAnswerIsNotToldEither()
    {
        var (given, fact, address) = await ProposedAsync();
        using var police = await app.AsAsync("politie");
        using var town = await app.AsAsync("dossierhouder");
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(fact, Audience.Own, null, turn.By, turn.Now));
        using var partner = await app.AsAsync("tafelpartner");
        var proposer = (await app.ActorAsync("politie")).Id!.Value;
        Task<int> ToldAsync() => app.LookAsync(db => db.ViewNotices.CountAsync(n => n.For == proposer && n.Kind == "cases.notice.proposal"));
        var before = await ToldAsync(); // of the other tests

        await partner.SendAsync(await partner.GetAsync(address), ("Input.Answer", "Accept"));

        foreach (var visitor in new[] { police, town })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
            Assert.DoesNotContain(Proposed, (await visitor.GetAsync(given.Page)).Html, StringComparison.Ordinal);
        }
        Assert.Equal(before, await ToldAsync());
        Assert.Contains(Proposed, (await partner.GetAsync(given.Page)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dossierhouder")]
    [InlineData("procesregisseur")]
    [InlineData("om")]
    public async Task WhoHasNoPartInIt_FindsNoPageToAnswer(string key)
    {
        var (given, _, address) = await ProposedAsync();
        using var visitor = await app.AsAsync(key);

        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(visitor, address, false)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(visitor, address, true)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(visitor, address + "?handler=Withdraw", true)).Status);
        Assert.Equal(ProposalStatus.Waiting, (await app.LookAsync(given.WholeAsync)).Proposals.Single().Status);
    }

    [Fact]
    public async Task ThatItWasMade_IsNamedInTheLogToWhoMadeItAndTheDirectorOnly()
    {
        var (given, _, _) = await ProposedAsync();
        foreach (var (key, sees) in new[] { ("politie", true), ("procesregisseur", true), ("dossierhouder", false) })
        {
            using var visitor = await app.AsAsync(key);
            Assert.Equal(sees, (await visitor.GetAsync(given.Page + "/wie-keek")).Words.Contains("Verbetering of aanvulling van een bijdrage voorgesteld", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task OnesOwnContribution_IsCorrectedThere_AndHasNoPageToPropose()
    {
        var (given, fact) = await WithFactAsync();
        using var partner = await app.AsAsync("tafelpartner");
        Assert.Equal(given.Page, (await partner.GetAsync($"{given.Page}/bijdragen/{fact.Value}/voorstel")).Path);
        Assert.Null((await partner.GetAsync(given.Page)).Document.QuerySelector($"#f{fact.Value} a[href$='/voorstel']"));
    }

    private static async Task<Seen> AskAsync(Visitor visitor, string address, bool post)
    {
        if (!post) return await visitor.GetAsync(address);
        var own = await visitor.GetAsync("/account/wachtwoord"); // for its keys
        var fields = own.Document.QuerySelectorAll("main input[type=hidden]").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([.. fields, new("Input.Text", "Toch iets."), new("Input.Answer", "Accept")]) });
    }

    private async Task<(GivenCase Case, ContributionId Fact)> WithFactAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        return (given, await given.ContributeAsync(app, "tafelpartner", "Stond maandag op het plein."));
    }

    /// <summary>What the police proposes on a fact of welfare.</summary>
    private async Task<(GivenCase Case, ContributionId Fact, string Address)> ProposedAsync()
    {
        var (given, fact) = await WithFactAsync();
        var id = default(ProposalId);
        await given.ChangeAsync(app, "politie", (c, turn) => c.Propose(id = new ProposalId(turn.NewId()), fact, ProposalKind.Correction, Proposed, turn.By, turn.Now));
        return (given, fact, $"{given.Page}/voorstellen/{id.Value}");
    }
}
