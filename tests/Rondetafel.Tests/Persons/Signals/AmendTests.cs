using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class AmendTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly GivenReport Note = new()
    {
        Channel = Channel.Phone,
        By = "dossierhouder",
        Origin = null,
        Person = new(null, null, null, null, null),
        Thoughts = new(null, null, null, null, PersonKnows.NotAnswered),
        Facts = [new("Plakt stickers bij het station.", null, null, null, Observation.NotSaid)],
        ReporterName = "Beller",
        Wish = AnswerWish.Phone,
    };

    [Fact]
    public async Task APhoneNote_BecomesAFullSignal()
    {
        var given = await Given.SignalAsync(app, Note);
        using var noor = await app.AsAsync("dossierhouder");
        Assert.Contains("Dit is nog een notitie", (await noor.GetAsync(given.Page)).Words);

        var form = await noor.GetAsync(given.Page + "/aanvullen");
        Assert.Equal("Plakt stickers bij het station.", form.Document.QuerySelector("textarea[name='Input.Facts[0].What']")!.TextContent.Trim());
        var page = await noor.SendAsync(
            form, ("Input.Facts[0].Observation", "Own"), ("Input.Facts[0].When", "gisteren"), ("Input.Facts[1].What", "Riep iets over vuur."), ("Input.Facts[1].Observation", "Hearsay"),
            ("Input.FamilyName", "Sluitersma"), ("Input.Worry", "Het wordt erger."), ("Input.PersonKnows", "No"), ("Input.Origin", "citizen"));

        Assert.Equal(given.Page, page.Path);
        foreach (var words in new[] { "Sluitersma", "Riep iets over vuur.", "van een ander gehoord", "Het wordt erger.", "Aangevuld of verbeterd", "telefoon (Inwoner)" }) Assert.Contains(words, page.Words);
        Assert.DoesNotContain("Dit is nog een notitie", page.Words);
        var days = await app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).SelectMany(s => s.Facts).OrderBy(f => f.Order).Select(f => f.Day).ToListAsync());
        Assert.Equal([new DateOnly(2026, 3, 1), null], days);
    }

    [Fact]
    public async Task AClashOfTwoEditors_ShowsBothTexts_AndLosesNeither()
    {
        var given = await Given.SignalAsync(app);
        using var noor = await app.AsAsync("dossierhouder");
        using var lotte = await app.AsAsync("dossierhouder-twee");
        var (mine, hers) = (await noor.GetAsync(given.Page + "/aanvullen"), await lotte.GetAsync(given.Page + "/aanvullen"));
        await lotte.SendAsync(hers, ("Input.Worry", "Wat Lotte schreef."), ("Input.Address", "Lottelaan 1"));

        var clash = await noor.SendAsync(mine, ("Input.Worry", "Wat Noor schreef."));

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Equal("Wat Noor schreef.", clash.Document.QuerySelector("textarea[name='Input.Worry']")!.TextContent.Trim());
        var beside = clash.Document.QuerySelectorAll(".rt-stored").Select(p => p.TextContent.Trim()).ToList();
        Assert.Equal(["Nu bewaard: Wat Lotte schreef.", "Nu bewaard: Lottelaan 1"], beside);
        Assert.Contains("Wat Lotte schreef.", (await noor.GetAsync(given.Page)).Words);

        var page = await noor.SendAsync(clash, ("Input.Address", "Lottelaan 1"));
        Assert.Contains("Wat Noor schreef.", page.Words);
        Assert.Contains("Lottelaan 1", page.Words);
    }

    [Fact]
    public async Task WithoutFact_OrWithAnUnknownOrigin_ItIsRefused()
    {
        var given = await Given.SignalAsync(app);
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/aanvullen");

        var page = await noor.SendAsync(form, ("Input.Facts[0].What", " "));
        Assert.Equal("Vertel wat er gezien of gehoord is.", page.Document.QuerySelector("#Input_Facts_0__What-error")!.TextContent.Trim());
        page = await noor.SendAsync(form, ("Input.Origin", "verzonnen"));
        Assert.Equal("Maak een keuze.", page.Document.QuerySelector("#Input_Origin-error")!.TextContent.Trim());
        page = await noor.SendAsync(form, ("Input.Facts[0].Where", new string('x', 8001)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#Input_Facts_0__Where-error"));
    }

    [Fact]
    public async Task Splitting_CopiesTheChosenFactsUnderAKeyOfItsOwn_AndLeavesTheReporterWithTheFirst()
    {
        var given = await Given.SignalAsync(app, new GivenReport
        {
            Facts = [new("Feit over de eerste.", null, null, null, Observation.Own), new("Feit over de tweede.", "plein", "maandag", new DateOnly(2026, 2, 23), Observation.Hearsay)],
        });
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/splitsen");
        var second = form.Document.QuerySelectorAll("input[name='Input.Facts']")[1].GetAttribute("value");

        var refused = await noor.SendAsync(form, ("Input.FamilyName", "Tweedema"));
        Assert.Equal("Kies ten minste één feit dat over deze persoon gaat.", refused.Document.QuerySelector("#Input_Facts-error")!.TextContent.Trim());
        refused = await noor.SendAsync(form, ("Input.Facts", second));
        Assert.Equal("Vul een naam in, of een omschrijving.", refused.Document.QuerySelector("#Input_FamilyName-error")!.TextContent.Trim());
        var page = await noor.SendAsync(form, ("Input.Facts", second), ("Input.FamilyName", "Tweedema"));

        var other = await app.LookAsync(db => db.Signals.SingleAsync(s => s.SplitFrom == given.Id));
        Assert.Contains(other.Code, page.Words);
        var otherPage = await noor.GetAsync($"/meldingen/{other.Id.Value}");
        Assert.Contains("Tweedema", otherPage.Words);
        Assert.Contains("Feit over de tweede.", otherPage.Words);
        Assert.DoesNotContain("Feit over de eerste.", otherPage.Words);
        Assert.Equal(new DateOnly(2026, 2, 23), (await app.LookAsync(db => db.Signals.Include(s => s.Facts).SingleAsync(s => s.Id == other.Id))).Facts.Single().Day);
        Assert.Contains($"De melder krijgt één antwoord, via melding {given.Code}", otherPage.Words);
        Assert.False(await app.LookAsync(db => db.Answers.AnyAsync(a => a.SignalId == other.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync($"/meldingen/{other.Id.Value}/melder")).Status);
    }

    [Fact]
    public async Task PlantedWords_AreInNoFile_AndMarkupStaysText()
    {
        const string planted = "Kwispelstaartvogel", script = "<script>alert('Kwispelstaartvogel')</script>\u202E😀";
        var given = await Given.SignalAsync(app, Note);
        using var noor = await app.AsAsync("dossierhouder");
        var page = await noor.SendAsync(
            await noor.GetAsync(given.Page + "/aanvullen"), ("Input.Facts[0].What", script), ("Input.GivenNames", planted), ("Input.FamilyName", planted), ("Input.Address", planted),
            ("Input.Description", script), ("Input.Worry", script), ("Input.OtherExplanation", planted), ("Input.AlreadyDone", planted), ("Input.Relation", planted));
        Assert.True(page.Path == given.Page, page.Words);
        Assert.Null(page.Document.QuerySelectorAll("script").FirstOrDefault(s => s.TextContent.Contains(planted, StringComparison.Ordinal)));
        await noor.SendAsync(page, page.Form("/bevestigen"));
        await noor.SendAsync(await noor.GetAsync(given.Page + "/navragen"), ("Input.Reason", planted), ("Input.Until", "morgen"), ("Input.Feedback.Say", "not_possible"), ("Input.Feedback.NotPossible", planted));
        await noor.SendAsync(await noor.GetAsync(given.Page + "/melder"), ("Input.Name", planted), ("Input.Contact", planted));
        await noor.SendAsync(await noor.GetAsync(given.Page + "/naar-weging"), ("Input.Reason", planted), ("Input.LighterOption", planted), ("Input.Feedback.Say", "later"));
        Assert.Equal(SignalStatus.ToWeighing, await app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).Select(s => s.Status).SingleAsync()));
        Assert.Contains(planted, (await noor.GetAsync(given.Page)).Words);

        var files = Directory.GetFiles(app.Settings.DataFolder, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(planted)) < 0, file);
        }
    }
}

/// <summary>What is owed for a signal that was split off, over some months: an application of its own, for the clock moves.</summary>
public sealed class SplitOffTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ADecisionOnASignalThatWasSplitOff_IsOwedToTheReporterOfTheFirst_WhoseAnswerStaysUntilBothAreGone()
    {
        var first = await Given.SignalAsync(app);
        var other = await Given.SignalAsync(app, new GivenReport { SplitFrom = first.Id, WithoutAnswer = true });
        using (var noor = await app.AsAsync("dossierhouder"))
        {
            var received = await noor.GetAsync(other.Page);
            await noor.SendAsync(received, received.Form("/bevestigen"));
        }
        Assert.Null(await AboutAsync(first)); // that was received is told once, with the first
        await Given.StoppedAsync(app, first);
        await Given.ChangeAsync(app, first, "dossierhouder", (_, answer, step) => answer!.NotPossible(new AnswerTextId(step.NewId()), "Niet nodig.", step.Terms.Answer, step.By, step.Now));
        app.Clock.Advance(TimeSpan.FromDays(60));
        await EndAsync();
        Assert.True(await app.LookAsync(db => db.Answers.AnyAsync(a => a.SignalId == first.Id)));

        using var later = await app.AsAsync("dossierhouder");
        Assert.Contains("De eerste melding is gewist. De melder krijgt nog steeds één antwoord.", (await later.GetAsync(other.Page)).Words);
        var page = await later.SendAsync(await later.GetAsync(other.Page + "/stoppen"), ("Input.Target", "no_sign"), ("Input.Reason", "Niets."), ("Input.Feedback.Say", "later"));

        Assert.Equal(other.Page, page.Path);
        Assert.Equal(SignalAction.Stop, await AboutAsync(first));
        Assert.NotNull(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == first.Id).Select(a => a.DueOn).SingleAsync()));
        await later.SendAsync(await later.GetAsync(first.Page + "/antwoord"), ("Input.Say", "not_possible"), ("Input.NotPossible", "Geen contact."));
        Assert.NotNull(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == first.Id).Select(a => a.DestroyOn).SingleAsync()));
        foreach (var days in new[] { 14, 60 })
        {
            app.Clock.Advance(TimeSpan.FromDays(days));
            await EndAsync();
        }
        Assert.False(await app.LookAsync(db => db.Answers.AnyAsync(a => a.SignalId == first.Id)));
    }

    [Fact]
    public async Task TheReporter_GoesOnAddingToTheOtherPerson_WhenTheFirstIsStopped_AndUntilBothAre()
    {
        byte[] code = [4, 1, 4, 2, 4, 3, 4, 4, 4, 5, 4, 6, 4, 7, 4, 8];
        var first = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null, Code = code });
        await Given.ChangeAsync(app, first, "dossierhouder", (s, _, step) => s.ConfirmReporter(step.Given("Gebeld.", nameof(ReporterGround.Spoken)), step.By, step.Now));
        var other = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null, SplitFrom = first.Id, WithoutAnswer = true });
        using var noor = await app.AsAsync("dossierhouder");
        using var reporter = app.Anyone();
        var open = await reporter.SendAsync(await reporter.GetAsync("/antwoord"), ("Input.Code", Base32.Encode(code)));
        open = await reporter.SendAsync(open, ("Input.Text", "Eerste aanvulling."));
        Assert.Contains("Eerste aanvulling.", (await noor.GetAsync(first.Page)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Eerste aanvulling.", (await noor.GetAsync(other.Page)).Words, StringComparison.Ordinal);

        await Given.StoppedAsync(app, first);
        var added = await reporter.SendAsync(open, ("Input.Text", "Tweede aanvulling."));

        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.NotNull(added.Document.QuerySelector("[name='Input.Text']"));
        Assert.Contains("Tweede aanvulling.", (await noor.GetAsync(other.Page)).Words, StringComparison.Ordinal);
        await Given.StoppedAsync(app, other);
        Assert.Null((await reporter.SendAsync(await reporter.GetAsync("/antwoord"), ("Input.Code", Base32.Encode(code)))).Document.QuerySelector("[name='Input.Text']"));
    }

    [Fact]
    public async Task AReporterWithAnAccount_DoesTheSame_AndAQuestionIsAnsweredThere()
    {
        var first = await Given.SignalAsync(app);
        var other = await Given.SignalAsync(app, new GivenReport { SplitFrom = first.Id, WithoutAnswer = true });
        await Given.ChangeAsync(app, first, "dossierhouder", (_, answer, step) => answer!.Ask(new AnswerTextId(step.NewId()), "Op welke dag?", step.By, step.Now));
        await Given.StoppedAsync(app, first);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var fenna = await app.AsAsync("docent");

        var done = await fenna.SendAsync(await fenna.GetAsync($"/mijn-meldingen/{first.Answer.Value}"), ("Input.Text", "Op dinsdag."));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.DoesNotContain("Uw antwoord", done.Words, StringComparison.Ordinal);
        using var noor = await app.AsAsync("dossierhouder");
        Assert.Contains("Op dinsdag.", (await noor.GetAsync(other.Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheReporterAddedLater_CanBeSplitOff()
    {
        var given = await Given.SignalAsync(app);
        await Given.ChangeAsync(app, given, "dossierhouder", (s, _, step) => s.AddByReporter(new SignalAdditionId(step.NewId()), "Zijn broer doet mee.", step.Terms.Signal, step.By, step.Now));
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/splitsen");
        Assert.Contains("Later aangevuld door de melder", form.Words, StringComparison.Ordinal);
        var added = form.Document.QuerySelectorAll("input[name='Input.Facts']")[^1].GetAttribute("value");

        await noor.SendAsync(form, ("Input.Facts", added), ("Input.FamilyName", "Tweedema"));

        var other = await app.LookAsync(db => db.Signals.SingleAsync(s => s.SplitFrom == given.Id));
        var page = await noor.GetAsync($"/meldingen/{other.Id.Value}");
        Assert.Contains("Zijn broer doet mee.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Zijn broer doet mee.", (await noor.GetAsync(given.Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsOwedAboutTheOnePerson_StaysOwed_WhenTheOtherIsAnswered()
    {
        var first = await Given.SignalAsync(app);
        var other = await Given.SignalAsync(app, new GivenReport { SplitFrom = first.Id, WithoutAnswer = true });
        using var noor = await app.AsAsync("dossierhouder");
        await noor.SendAsync(await noor.GetAsync(first.Page + "/stoppen"), ("Input.Target", "no_sign"), ("Input.Reason", "Niets."), ("Input.Feedback.Say", "later"));
        var due = await app.LookAsync(db => db.Answers.Where(a => a.SignalId == first.Id).Select(a => a.DueOn).SingleAsync());
        Assert.NotNull(due);

        await noor.SendAsync(await noor.GetAsync(other.Page + "/stoppen"), ("Input.Target", "no_sign"), ("Input.Reason", "Niets."), ("Input.Feedback.Say", "not_possible"), ("Input.Feedback.NotPossible", "Geen contact."));

        Assert.Equal(due, await app.LookAsync(db => db.Answers.Where(a => a.SignalId == first.Id).Select(a => a.DueOn).SingleAsync()));
    }

    private Task<SignalAction?> AboutAsync(GivenSignal given) => app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).Select(a => a.About).SingleAsync());

    private Task EndAsync() => app.Services.GetRequiredService<DailyJob>().RunOnceAsync(TestContext.Current.CancellationToken);
}
