using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>A provision from the first step to the print: who does what, what each of them sees, and what is refused.</summary>
public sealed class ProvisionPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Welfare = "Meldde zich bij het inloophuis.";

    [Fact]
    public async Task FromTheFirstStepToThePrint_WithConsentAndASecondPairOfEyes_AllOnTheLog()
    {
        var given = await GivenCase.AtTableAsync(app);
        var (fact, other) = (await given.ContributeAsync(app, "politie", GivenProvision.Police), await given.ContributeAsync(app, "dossierhouder", Welfare, Audience.Own));
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.SendAsync(await director.GetAsync($"{given.Page}/verstrekken"),
            ("Input.Kind", "IntelligenceService"), ("Input.Organisation", "AIVD"), ("Input.Person", "de accounthouder"), ("Input.Ground", "wiv39"));
        Assert.EndsWith("/stap/waarom", page.Path, StringComparison.Ordinal);
        page = await director.SendAsync(page, ("Input.Necessity", "Er is gevaar voor anderen."), ("Input.LighterOption", "Bellen zonder naam is niet genoeg."));
        Assert.EndsWith("/stap/inhoud", page.Path, StringComparison.Ordinal);
        Assert.Contains("Het gaat over Jesse Molenaar.", page.Words, StringComparison.Ordinal);
        page = await SendTwoAsync(director, page, fact, other);
        Assert.EndsWith("/stap/meelezer", page.Path, StringComparison.Ordinal);
        var reviewer = (await app.LookAsync(db => Given.ActorAsync(db, "tafelpartner"))).Id!.Value;
        page = await director.SendAsync(page, ("Input.Reviewer", reviewer.Value.ToString()));
        var address = page.Path;
        page = await director.SendAsync(page, page.Form("handler=Ask"));
        Assert.Contains("Toestemming gevraagd", page.Words, StringComparison.Ordinal);

        await AnswerAsync("politie", address, "yes", shows: GivenProvision.Police, hides: Welfare);
        await AnswerAsync("dossierhouder", address, "no", shows: Welfare, hides: GivenProvision.Police);
        foreach (var (key, asked) in new[] { ("politie", true), ("tafelpartner", false) }) // who answered finds it again to take it back; who was not asked finds nothing
        {
            using var reader = await app.AsAsync(key);
            if (asked) Assert.Contains("Toestemming gevraagd", (await reader.GetAsync(address + "/toestemming")).Words, StringComparison.Ordinal); // not that the others answered too
            Assert.Equal(asked, (await reader.GetAsync(given.Page)).Document.QuerySelector($"#verstrekt a[href='{address}/toestemming']") is not null);
        }
        page = await director.GetAsync(address);
        Assert.Contains("Op elke vraag om toestemming is antwoord", page.Words, StringComparison.Ordinal);
        Assert.Contains("geen toestemming: gaat niet mee", page.Words, StringComparison.Ordinal);
        var asking = await ReadByAskedAsync(given, address, fact);
        page = await director.SendAsync(page, page.Form("handler=Submit"));
        Assert.Contains("U wacht op", page.Words, StringComparison.Ordinal);
        Assert.Equal(asking, await ReadByAskedAsync(given, address, fact)); // that it goes on would tell what others answered

        using (var second = await app.AsAsync("tafelpartner"))
        {
            Assert.NotNull((await second.GetAsync("/mijn-werk")).Document.QuerySelector($"main a[href='{address}/meelezen']"));
            var review = await second.GetAsync(address + "/meelezen");
            Assert.Contains(GivenProvision.Police, review.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(Welfare, review.Words, StringComparison.Ordinal);
            Assert.Equal("/mijn-werk", (await second.SendAsync(review, review.Form("handler=Approve"))).Path);
        }
        Assert.NotNull((await director.GetAsync("/mijn-werk")).Document.QuerySelector($"main a[href='{address}']"));
        var last = await director.GetAsync(address + "/overhandigen");
        Assert.Contains("Dit kunt u niet terughalen", last.Words, StringComparison.Ordinal);
        page = await director.SendAsync(last, ("Input.Target", "ByHand"));

        Assert.Contains("Genoteerd als verstrekt", page.Words, StringComparison.Ordinal);
        var print = await director.GetAsync(address + "/afdruk");
        foreach (var word in new[] { "AIVD", GivenProvision.Police, "Het gaat over Jesse Molenaar.", "Gelezen door" }) Assert.Contains(word, print.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Welfare, print.Words, StringComparison.Ordinal);
        var id = new Guid(address.Split('/')[2]);
        foreach (var action in new[] { "ProvisionStarted", "ProvisionConsentAsked", "ProvisionConsentAnswered", "ProvisionSubmitted", "ProvisionApproved", "ProvisionProvided", "provision.printed" })
            Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.ObjectId == id && a.Action == action && a.Rule != null)), action);
    }

    /// <summary>What an organisation that refused reads, on its page and at the case, and what it gets for a yes after all; and who reads along, for the one that consented.</summary>
    private async Task<(string, string, string, string)> ReadByAskedAsync(GivenCase given, string address, ContributionId fact)
    {
        using var gave = await app.AsAsync("politie");
        var along = (await gave.GetAsync($"{given.Page}/bijdragen/{fact.Value}/wie-ziet-dit")).Words;
        Assert.Contains("Wie leest het ook", along, StringComparison.Ordinal);
        using var asked = await app.AsAsync("dossierhouder");
        var page = await asked.GetAsync(address + "/toestemming");
        Assert.Contains("Toestemming gevraagd", page.Words, StringComparison.Ordinal);
        var keys = (await asked.GetAsync("/account/wachtwoord")).Document.QuerySelectorAll("main input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        var id = new Guid(address.Split('/')[2]);
        var item = (await app.LookAsync(db => db.Provisions.Where(p => p.Id == new ProvisionId(id)).SelectMany(p => p.Items).Where(i => i.Consent == ItemConsent.Refused).Select(i => i.Id).SingleAsync())).Value;
        var late = await asked.FollowAsync(new HttpRequestMessage(HttpMethod.Post, address + "/toestemming") { Content = new FormUrlEncodedContent([.. keys, new("Input.Items[0].Item", item.ToString()), new("Input.Items[0].Answer", "yes")]) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        return (page.Words, (await asked.GetAsync(given.Page)).Document.QuerySelector("#verstrekt")!.TextContent, late.Words, along);
    }

    [Fact]
    public async Task EachStep_RefusesBesideItsField_WithoutScript()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Preparing);
        using var director = await app.AsAsync("procesregisseur");

        await RefusedAsync(director, $"{given.Case.Page}/verstrekken", [], "Kind", "Organisation", "Person", "Ground");
        await RefusedAsync(director, $"{given.Page}/stap/ontvanger", [("Input.Organisation", ""), ("Input.Person", "")], "Organisation", "Person");
        await RefusedAsync(director, $"{given.Page}/stap/waarom", [("Input.Necessity", ""), ("Input.LighterOption", "")], "Necessity", "LighterOption");
        await RefusedAsync(director, $"{given.Page}/stap/inhoud", [("Input.Items", null), ("Input.Own", "")], "Items");
        await RefusedAsync(director, $"{given.Page}/stap/meelezer", [("Input.Reviewer", null)], "Reviewer");
        await RefusedAsync(director, given.Page, [("Input.Reason", "")], "handler=Withdraw", "Reason");
        var approved = await GivenProvision.InAsync(app, ProvisionStatus.Approved);
        await RefusedAsync(director, $"{approved.Page}/overhandigen", [], "Target");
        var provided = await GivenProvision.InAsync(app, ProvisionStatus.Provided);
        await RefusedAsync(director, $"{provided.Page}/opbrengst", [], "Reported", "Text");
        await RefusedAsync(director, $"{provided.Page}/terugroepen", [], "Reason");
        var recalled = await GivenProvision.InAsync(app, ProvisionStatus.Recalled);
        await RefusedAsync(director, $"{recalled.Page}/terugroepen", [], "Day");
        await RefusedAsync(director, $"{recalled.Page}/terugroepen", [("Input.Day", "ooit")], "Day");
        using var second = await app.AsAsync("tafelpartner");
        await RefusedAsync(second, $"{(await GivenProvision.InAsync(app, ProvisionStatus.InReview)).Page}/meelezen", [("Input.Reason", "")], "handler=SendBack", "Reason");
        using var police = await app.AsAsync("politie");
        var asked = await GivenProvision.InAsync(app, ProvisionStatus.AskingConsent);
        var page = await police.SendAsync(await police.GetAsync($"{asked.Page}/toestemming"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#Input_Items_0__Answer-error"));
    }

    /// <summary>Of each page, who of the town finds it there; for all others it is as absent.</summary>
    [Theory]
    [InlineData(ProvisionStatus.Preparing, "", "procesregisseur")]
    [InlineData(ProvisionStatus.Preparing, "/stap/waarom", "procesregisseur")]
    [InlineData(ProvisionStatus.Preparing, "/toestemming", "")]
    [InlineData(ProvisionStatus.Preparing, "/meelezen", "")]
    [InlineData(ProvisionStatus.AskingConsent, "/toestemming", "politie")]
    [InlineData(ProvisionStatus.AskingConsent, "/meelezen", "")]
    [InlineData(ProvisionStatus.InReview, "/meelezen", "tafelpartner")]
    [InlineData(ProvisionStatus.Approved, "/overhandigen", "procesregisseur")]
    [InlineData(ProvisionStatus.Provided, "", "procesregisseur")]
    [InlineData(ProvisionStatus.Provided, "/toestemming", "politie")]
    [InlineData(ProvisionStatus.Provided, "/meelezen", "")]
    [InlineData(ProvisionStatus.Provided, "/afdruk", "procesregisseur")]
    [InlineData(ProvisionStatus.Provided, "/opbrengst", "procesregisseur")]
    [InlineData(ProvisionStatus.Recalled, "/terugroepen", "procesregisseur")]
    [InlineData(ProvisionStatus.Recalled, "/terugroepbrief", "procesregisseur")]
    public async Task APage_IsThereForWhoHasAPartInIt_AndAbsentForEverybodyElse(ProvisionStatus status, string place, string there)
    {
        var given = await GivenProvision.InAsync(app, status);
        var absent = $"/verstrekkingen/{Guid.Empty}{place}";
        foreach (var key in new[] { "procesregisseur", "dossierhouder", "politie", "om", "tafelpartner", "uitvoerder", "docent", "deskundige", "fg", "beheerder" })
        {
            using var visitor = await app.AsAsync(key);
            var (seen, none) = (await visitor.GetAsync(given.Page + place), await visitor.GetAsync(absent));
            Assert.Equal(HttpStatusCode.NotFound, none.Status);
            if (there.Split(' ').Contains(key))
            {
                Assert.Equal(HttpStatusCode.OK, seen.Status);
                continue;
            }
            Assert.Equal(none.Status, seen.Status);
            Assert.Equal(none.Masked.Replace(absent, ""), seen.Masked.Replace(given.Page + place, ""));
            Assert.DoesNotContain(given.Id.Value.ToString(), (await visitor.GetAsync("/mijn-werk")).Html.Replace(given.Page + "/", "part/"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ACaseAtWhichOneSits_ShowsNothingOfAProvisionWithoutSomethingOfOnesOwn()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", GivenProvision.Police);
        using var holder = await app.AsAsync("dossierhouder");
        var before = await holder.GetAsync(given.Page);
        var made = await GivenProvision.InAsync(app, ProvisionStatus.Provided);

        var page = await holder.GetAsync(made.Case.Page);

        Assert.Null(before.Document.QuerySelector("#verstrekt"));
        Assert.Null(page.Document.QuerySelector("#verstrekt"));
        Assert.DoesNotContain(GivenProvision.Receiver, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenProvision.Receiver, (await holder.GetAsync($"{made.Case.Page}/wie-ziet-dit")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenProvision.Receiver, (await holder.GetAsync($"{made.Case.Page}/bijdragen/{made.Fact.Value}/wie-ziet-dit")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatChangedSinceItWasChosen_GoesNowhere()
    {
        var (asking, approved) = (await GivenProvision.InAsync(app, ProvisionStatus.AskingConsent), await GivenProvision.InAsync(app, ProvisionStatus.Approved));
        using var police = await app.AsAsync("politie");
        await AnswerAsync("politie", asking.Page, "yes", GivenProvision.Police, "niets");
        foreach (var given in new[] { asking, approved })
            await given.Case.ChangeAsync(app, "politie", (c, turn) => c.Rewrite(given.Fact, "Stond zonder flyers op het plein.", null, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(asking.Page);

        page = await director.SendAsync(page, page.Form("handler=Submit"));
        var last = await director.SendAsync(await director.GetAsync($"{approved.Page}/overhandigen"), ("Input.Target", "ByHand"));

        foreach (var seen in new[] { page, last }) Assert.Contains("Er is iets veranderd sinds u dit koos", seen.Words, StringComparison.Ordinal);
        Assert.Equal(ProvisionStatus.Approved, (await approved.NowAsync(app)).Status);
    }

    [Fact]
    public async Task WhenNoOtherOrganisationSitsThere_SomebodyElsewhereReadsAlong()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder"] });
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single().Id, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.SendAsync(await director.GetAsync($"{given.Page}/verstrekken"), ("Input.Kind", "ThirdParty"), ("Input.Organisation", "School"), ("Input.Person", "de mentor"), ("Input.Ground", "consent"));
        page = await director.SendAsync(page, ("Input.Necessity", "Nodig."), ("Input.LighterOption", "Geen."));
        page = await director.SendAsync(page, ("Input.Own", "Let op Jesse."));
        Assert.Contains("Aan deze tafel zit geen andere organisatie", page.Words, StringComparison.Ordinal);
        var officer = (await app.LookAsync(db => Given.ActorAsync(db, "politie"))).Id!.Value;
        page = await director.SendAsync(page, ("Input.Reviewer", officer.Value.ToString()));
        page = await director.SendAsync(page, page.Form("handler=Submit"));

        using var second = await app.AsAsync("politie");
        var review = await second.GetAsync(page.Path + "/meelezen");

        Assert.Contains("Let op Jesse.", review.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(given.Page)).Status);
        await second.SendAsync(review, review.Form("handler=SendBack"), ("Input.Reason", "Dit is te veel."));
        Assert.Contains("Dit is te veel.", (await director.GetAsync(page.Path)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(page.Path + "/meelezen")).Status);
    }

    [Fact]
    public async Task TwoEditors_NeverLoseAStep()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.InReview);
        using var second = await app.AsAsync("tafelpartner");
        var old = await second.GetAsync($"{given.Page}/meelezen");
        using var police = await app.AsAsync("politie");
        await AnswerAsync("politie", given.Page, "no", GivenProvision.Police, "niets");

        var page = await second.SendAsync(old, old.Form("handler=Approve"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(ProvisionStatus.AskingConsent, (await given.NowAsync(app)).Status);
    }

    private async Task AnswerAsync(string key, string address, string answer, string shows, string hides)
    {
        using var visitor = await app.AsAsync(key);
        var page = await visitor.GetAsync(address + "/toestemming");
        Assert.Contains(shows, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(hides, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenProvision.Own, page.Words, StringComparison.Ordinal);
        var done = await visitor.SendAsync(page, ("Input.Items[0].Answer", answer));
        Assert.Equal("/mijn-werk", done.Path);
    }

    /// <summary>Sends the step with the content with both contributions checked.</summary>
    private static Task<Seen> SendTwoAsync(Visitor director, Seen page, params ContributionId[] chosen)
    {
        var fields = page.Form().QuerySelectorAll("input[type=hidden], textarea").Select(f => new KeyValuePair<string, string>(f.GetAttribute("name")!, f.GetAttribute("value") ?? f.TextContent))
            .Concat(chosen.Select(c => new KeyValuePair<string, string>("Input.Items", c.Value.ToString())));
        return director.FollowAsync(new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = new FormUrlEncodedContent(fields) });
    }

    private static async Task RefusedAsync(Visitor visitor, string address, (string, string?)[] values, params string[] fields)
    {
        var page = await visitor.GetAsync(address);
        var form = page.Form(fields.FirstOrDefault(f => f.StartsWith("handler=", StringComparison.Ordinal)));
        var refused = await visitor.SendAsync(page, form, values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var field in fields.Where(f => !f.StartsWith("handler=", StringComparison.Ordinal)))
            Assert.True(refused.Document.QuerySelector($"#Input_{field}-error") is not null, $"{address}: {field}");
    }
}
