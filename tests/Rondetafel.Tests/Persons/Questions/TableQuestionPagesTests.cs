using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Questions;

/// <summary>A question to the table: its asker reads the same bytes whoever it is about, and only the director of the municipality sees it. Each test has an application of its own.</summary>
public sealed class TableQuestionPagesTests : IAsyncLifetime
{
    private const string New = "/tafelvragen/nieuw";
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TheAsker_ReadsTheSameBytes_WithAndWithoutAMatch_BeforeAndAfterALook()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { GivenNames = "Ysbrand", FamilyName = "Vlietkoning" });
        using var asker = await _app.AsAsync("docent");
        var known = await AskAsync(asker, "Ysbrand", "Vlietkoning");
        var knownPage = Mask(await asker.GetAsync(known), known, "Ysbrand Vlietkoning");
        var other = await AskAsync(asker, "Odilia", "Nergenshuizen");
        var list = (await asker.GetAsync("/tafelvragen")).Masked;

        var otherPage = Mask(await asker.GetAsync(other), other, "Odilia Nergenshuizen");

        Assert.Equal(otherPage, knownPage);
        Assert.Contains("uiterlijk op", knownPage, StringComparison.Ordinal);
        Assert.DoesNotContain("Vlietkoning", list, StringComparison.Ordinal);
        using var director = await _app.AsAsync("procesregisseur");
        var look = await director.GetAsync(known + "/bekijken");
        Assert.Contains(given.Number, look.Words, StringComparison.Ordinal);
        Assert.NotNull(look.Document.QuerySelector($"main a[href='{given.Page}']"));
        Assert.DoesNotContain(given.Number, (await director.GetAsync(other + "/bekijken")).Words, StringComparison.Ordinal);
        await director.SendAsync(look);
        Assert.Equal(knownPage, Mask(await asker.GetAsync(known), known, "Ysbrand Vlietkoning"));
        Assert.Equal(list, (await asker.GetAsync("/tafelvragen")).Masked);
        Assert.Equal(0, await _app.LookAsync(async db =>
        {
            var person = (await Given.ActorAsync(db, "docent")).Id!.Value;
            return await db.Outbox.CountAsync(o => o.For == person);
        }));
    }

    [Fact]
    public async Task ThatOneOfTheTwoNamesIsEnough_StandsOnce_AboveBoth()
    {
        using var asker = await _app.AsAsync("docent");

        var page = (await asker.GetAsync(New)).Document;

        var hint = Assert.Single(page.QuerySelectorAll(".rt-hint"), h => h.TextContent == "Vul ten minste een van de twee namen in.");
        Assert.Equal(hint.Id, hint.ParentElement!.GetAttribute("aria-labelledby"));
        Assert.Equal(["Input_GivenNames", "Input_FamilyName"], hint.ParentElement.QuerySelectorAll("input").Select(i => i.Id));
    }

    [Fact]
    public async Task TheDirector_IsAsked_SeesWhoAsks_AndNotesToHaveLooked_AllOnTheLog()
    {
        using var asker = await _app.AsAsync("docent");
        var page = await AskAsync(asker, "Odilia", "Nergenshuizen");
        var id = new Guid(page.Split('/')[^1]);
        using var director = await _app.AsAsync("procesregisseur");
        var work = await director.GetAsync("/mijn-werk");
        Assert.NotNull(work.Document.QuerySelector($"main a[href='{page}/bekijken']"));
        Assert.DoesNotContain("Nergenshuizen", work.Html, StringComparison.Ordinal);

        var look = await director.GetAsync(page + "/bekijken");
        Assert.Contains("Fenna Hoekstra, Lindecollege", look.Words, StringComparison.Ordinal);
        Assert.Contains("Odilia Nergenshuizen", look.Words, StringComparison.Ordinal);
        Assert.Equal("/mijn-werk", (await director.SendAsync(look)).Path);

        Assert.Null((await director.GetAsync("/mijn-werk")).Document.QuerySelector($"main a[href='{page}/bekijken']"));
        Assert.Empty((await director.GetAsync(page + "/bekijken")).Document.QuerySelectorAll("main form"));
        foreach (var action in new[] { "QuestionAsked", "QuestionSeen" })
            Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == id && a.Action == action)));
        foreach (var rule in new[] { "professional-reads-own-question", "director-hears-question" })
            Assert.True(await _app.LookAsync(db => db.Audit.AnyAsync(a => a.ObjectId == id && a.Rule == rule)), rule);
    }

    [Fact]
    public async Task ADirectorWhoDoesNotServeTheMunicipality_AndEverybodyElse_SeesNothing()
    {
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.NameDirectorAsync(_app, "Lindestad", "procesregisseur");
        await Given.NameDirectorAsync(_app, "Waalrode", "opvolger");
        using var asker = await _app.AsAsync("docent");
        var page = await AskAsync(asker, "Odilia", "Nergenshuizen");
        var absent = $"/tafelvragen/{Guid.Empty}";
        foreach (var key in new[] { "opvolger", "dossierhouder", "politie", "uitvoerder", "fg", "beheerder", "deskundige", "docent" })
        {
            using var visitor = await _app.AsAsync(key);
            await SameAsAbsentAsync(visitor, page + "/bekijken", absent + "/bekijken");
            if (key != "docent") await SameAsAbsentAsync(visitor, page, absent);
            Assert.DoesNotContain(page, (await visitor.GetAsync("/mijn-werk")).Html, StringComparison.Ordinal);
        }
        using var director = await _app.AsAsync("procesregisseur");
        Assert.Equal(HttpStatusCode.OK, (await director.GetAsync(page + "/bekijken")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(page)).Status);
    }

    [Fact]
    public async Task WhoLeadsACaseThatItLooksLike_SeesItToo_AndNotesToHaveLooked_WhileTheAskerReadsTheSame()
    {
        await _app.StopComparingAsync();
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.NameDirectorAsync(_app, "Lindestad", "opvolger");
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { GivenNames = "Ysbrand", FamilyName = "Vlietkoning" });
        using var asker = await _app.AsAsync("docent");
        var known = await AskAsync(asker, "Ysbrand", "Vlietkoning");
        var other = await AskAsync(asker, "Odilia", "Nergenshuizen");
        var page = Mask(await asker.GetAsync(known), known, "Ysbrand Vlietkoning");
        using var leads = await _app.AsAsync("procesregisseur");
        await SameAsAbsentAsync(leads, known + "/bekijken", $"/tafelvragen/{Guid.Empty}/bekijken");

        foreach (var one in new[] { known, other }) await CompareAsync(one);

        await SameAsAbsentAsync(leads, other + "/bekijken", $"/tafelvragen/{Guid.Empty}/bekijken");
        Assert.NotNull((await leads.GetAsync("/mijn-werk")).Document.QuerySelector($"main a[href='{known}/bekijken']"));
        var look = await leads.GetAsync(known + "/bekijken");
        Assert.Contains("Fenna Hoekstra, Lindecollege", look.Words, StringComparison.Ordinal);
        Assert.NotNull(look.Document.QuerySelector($"main a[href='{given.Page}']"));
        await leads.SendAsync(look);
        Assert.Null((await leads.GetAsync("/mijn-werk")).Document.QuerySelector($"main a[href='{known}/bekijken']"));
        using var serves = await _app.AsAsync("opvolger");
        var second = await serves.GetAsync(known + "/bekijken");
        Assert.DoesNotContain(given.Number, second.Words, StringComparison.Ordinal);
        Assert.NotNull(second.Document.QuerySelector("main form"));
        Assert.Equal(page, Mask(await asker.GetAsync(known), known, "Ysbrand Vlietkoning"));
        foreach (var action in new[] { "QuestionMatched", "QuestionMatchSeen" }) Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == action)));
    }

    [Fact]
    public async Task ACaseTakenInLater_IsComparedWithTheQuestionsThatLive_AndAPairIsOneRow()
    {
        await _app.StopComparingAsync();
        using var asker = await _app.AsAsync("docent");
        var known = await AskAsync(asker, "Ysbrand", "Vlietkoning");
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { GivenNames = "Ysbrand", FamilyName = "Vlietkoning" });
        var matching = _app.Services.GetRequiredService<global::Rondetafel.Access.Matching>();

        await matching.FindAsync(given.Id, TestContext.Current.CancellationToken);
        await CompareAsync(known);

        var pair = await _app.LookAsync(db => db.QuestionMatches.SingleAsync());
        Assert.Equal((new TableQuestionId(new Guid(known.Split('/')[^1])), given.Id), (pair.QuestionId, pair.CaseId));
        _app.Clock.Advance(TimeSpan.FromDays(400));
        await _app.Services.GetRequiredService<QuestionsJob>().EndDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await _app.LookAsync(db => db.QuestionMatches.CountAsync()));
    }

    private Task CompareAsync(string page) =>
        _app.Services.GetRequiredService<global::Rondetafel.Access.Matching>().FindAsync(new TableQuestionId(new Guid(page.Split('/')[^1])), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("docent", true)]
    [InlineData("dossierhouder", true)]
    [InlineData("politie", true)]
    [InlineData("tafelpartner", true)]
    [InlineData("procesregisseur", false)]
    [InlineData("deskundige", false)]
    [InlineData("fg", false)]
    [InlineData("beheerder", false)]
    public async Task WhoMayAsk(string key, bool may)
    {
        using var visitor = await _app.AsAsync(key);
        foreach (var address in new[] { "/tafelvragen", New })
            Assert.Equal(may, (await visitor.GetAsync(address)).Status == HttpStatusCode.OK);
        if (!may) return;
        var report = (await visitor.GetAsync(New)).Document.QuerySelector("main a[href^='/meld']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(report)).Status);
    }

    [Fact]
    public async Task EachRefusal_StandsBesideItsField_AndNothingIsKept()
    {
        using var asker = await _app.AsAsync("docent");

        var page = await asker.SendAsync(await asker.GetAsync(New), ("Input.Municipality", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        foreach (var field in new[] { "Municipality", "FamilyName", "Reason" })
            Assert.True(page.Document.QuerySelector($"#Input_{field}-error") is not null, field);
        Assert.Equal(0, await _app.LookAsync(db => db.Questions.CountAsync()));
    }

    [Fact]
    public async Task AfterTheCeilingOfTheDay_EachNameIsRefusedAlike_AndTheNextDayItMayBeAskedAgain()
    {
        await GivenCase.AtTableAsync(_app, new GivenTable { GivenNames = "Ysbrand", FamilyName = "Vlietkoning" });
        var ceiling = await _app.LookAsync(async db => (await Parameters.OnAsync(db, Deadline.LocalDate(_app.Clock.Now), TestContext.Current.CancellationToken))[Parameters.QuestionsPerDay]);
        using var asker = await _app.AsAsync("docent");
        for (var i = 0; i < ceiling; i++) await AskAsync(asker, "Odilia", "Nergenshuizen");

        var known = await SendAsync(asker, "Ysbrand", "Vlietkoning");
        var other = await SendAsync(asker, "Odilia", "Nergenshuizen");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (known.Status, other.Status));
        Assert.Contains("Meer vragen op één dag kan niet", known.Words, StringComparison.Ordinal);
        Assert.Equal(other.Masked.Replace("Odilia", "").Replace("Nergenshuizen", ""), known.Masked.Replace("Ysbrand", "").Replace("Vlietkoning", ""));
        Assert.Equal(ceiling, await _app.LookAsync(db => db.Questions.CountAsync()));
        _app.Clock.Advance(TimeSpan.FromDays(1));
        using var next = await _app.AsAsync("docent");
        await AskAsync(next, "Odilia", "Nergenshuizen");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ItEndsOnItsDay_LookedAtOrNot(bool looked)
    {
        using var asker = await _app.AsAsync("docent");
        var page = await AskAsync(asker, "Odilia", "Nergenshuizen");
        using var director = await _app.AsAsync("procesregisseur");
        if (looked) await director.SendAsync(await director.GetAsync(page + "/bekijken"));
        var question = await _app.LookAsync(db => db.Questions.AsNoTracking().SingleAsync());
        Assert.Equal(looked ? QuestionStatus.Seen : QuestionStatus.Open, question.Status);
        var job = _app.Services.GetRequiredService<QuestionsJob>();
        await job.EndDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await _app.LookAsync(db => db.Questions.CountAsync()));

        _app.Clock.Advance(TimeSpan.FromDays(question.DestroyOn.DayNumber - DateOnly.FromDateTime(_app.Clock.Now).DayNumber));
        await job.EndDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await _app.LookAsync(db => db.Questions.CountAsync()));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == question.Id.Value && a.Action == "QuestionEnded")));
    }

    private static async Task<Seen> SendAsync(Visitor asker, string given, string family)
    {
        var page = await asker.GetAsync(New);
        var lindestad = page.Document.QuerySelectorAll("#Input_Municipality option").Single(o => o.TextContent.Trim() == "Lindestad").GetAttribute("value");
        return await asker.SendAsync(page, ("Input.Municipality", lindestad), ("Input.GivenNames", given), ("Input.FamilyName", family), ("Input.BirthDate", "4-5-1999"), ("Input.Reason", "Trekt zich terug."));
    }

    /// <summary>Asks, and answers the address of the receipt.</summary>
    private static async Task<string> AskAsync(Visitor asker, string given, string family)
    {
        var page = await SendAsync(asker, given, family);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"{given} {family}", page.Words, StringComparison.Ordinal);
        return page.Path;
    }

    private static string Mask(Seen page, string address, string name) => page.Masked.Replace(address, "").Replace(address.Split('/')[^1], "").Replace(name, "");

    private static async Task SameAsAbsentAsync(Visitor visitor, string hidden, string absent)
    {
        var (there, none) = (await visitor.GetAsync(hidden), await visitor.GetAsync(absent));
        Assert.Equal(none.Status, there.Status);
        Assert.NotEqual(HttpStatusCode.OK, there.Status);
        Assert.Equal(none.Masked.Replace(absent, "").Replace(Guid.Empty.ToString(), ""), there.Masked.Replace(hidden, "").Replace(hidden.Split('/')[2], ""));
    }
}
