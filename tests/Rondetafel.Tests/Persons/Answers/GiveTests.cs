using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Answers;

public sealed class GiveTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly GivenReport Citizen = new() { Channel = Channel.PublicPage, By = null, Origin = "citizen", ReporterName = "Buur Onbekendsma", ReporterContact = "buur@voorbeeld.example" };

    [Fact]
    public async Task ExplainingWhyItIsNoSign_IsTwoTextsInOneGo_InOrder_AndTellsTheProfessionalByMail()
    {
        var given = await OwedAsync(new GivenReport());
        using var noor = await app.AsAsync("dossierhouder");
        var mails = await MailsAsync();
        var form = await noor.GetAsync(given.Page + "/antwoord");
        Assert.Contains("uiterlijk maandag 9 maart", form.Words);
        Assert.Contains("Wat u zag, is volgens ons geen teken van radicalisering.", form.Words);

        var page = await noor.SendAsync(form, ("Input.Say", "now"), ("Input.Texts", "no_sign"), ("Input.Texts", "what_you_can_do"));

        Assert.Contains("Het antwoord is gegeven.", page.Words);
        Assert.Equal(["no_sign", "what_you_can_do"], await CodesAsync(given));
        Assert.Null(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).Select(a => a.DueOn).SingleAsync()));
        Assert.Equal(mails + 1, await MailsAsync());
        var counts = await app.LookAsync(db => db.Counts.Where(c => c.Kind == "answer.given").OrderByDescending(c => c.Id).Take(2).ToListAsync());
        Assert.Equal([("answer.given", "extra"), ("answer.given", "in_time")], counts.Select(c => (c.Kind, c.Code!))); // one duty, met once
        var row = await app.LookAsync(db => db.Audit.OrderByDescending(a => a.Id).FirstAsync(a => a.ObjectId == given.Answer.Value && a.Kind == "write"));
        Assert.Equal(("AnswerGiven", "holder-answers"), (row.Action, row.Rule));
    }

    [Fact]
    public async Task ALateAnswer_IsSaidInOneSentence()
    {
        var given = await OwedAsync(new GivenReport());
        await app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.DueOn, new DateOnly(2026, 2, 25))));
        using var noor = await app.AsAsync("dossierhouder");
        var lead = (await noor.GetAsync(given.Page + "/antwoord")).Document.QuerySelector("main .rt-lead")!;

        Assert.Equal("Uw antwoord is te laat; het moest er woensdag 25 februari zijn.", lead.TextContent.Trim());
        Assert.NotNull(lead.QuerySelector(".rt-status--late svg"));
    }

    [Fact]
    public async Task ACitizen_NeverHearsWhetherItWasTakenUp()
    {
        var given = await OwedAsync(Citizen);
        using var noor = await app.AsAsync("dossierhouder");
        var mails = await MailsAsync();
        var form = await noor.GetAsync(given.Page + "/antwoord");
        Assert.DoesNotContain("opgepakt", form.Document.QuerySelector("form[action$='/antwoord']")!.TextContent);

        foreach (var code in new[] { "taken_up", "not_taken_up", "verzonnen" })
        {
            var page = await noor.SendAsync(form, ("Input.Say", "now"), ("Input.Texts", code));
            Assert.Equal("Deze tekst is niet goedgekeurd.", page.Document.QuerySelector("#Input_Texts-error")!.TextContent.Trim());
        }
        Assert.Empty(await CodesAsync(given));
        await noor.SendAsync(form, ("Input.Say", "now"), ("Input.Texts", "looked_at"));
        Assert.Equal(["looked_at"], await CodesAsync(given));
        Assert.Equal(mails, await MailsAsync());
    }

    [Fact]
    public async Task AClash_ShowsWhatTheReporterWasToldMeanwhile_AndByWhom()
    {
        var given = await OwedAsync(new GivenReport());
        using var noor = await app.AsAsync("dossierhouder");
        using var lotte = await app.AsAsync("dossierhouder-twee");
        var form = await noor.GetAsync(given.Page + "/antwoord");
        await lotte.SendAsync(await lotte.GetAsync(given.Page + "/antwoord"), ("Input.Say", "now"), ("Input.Texts", "no_sign"));

        var page = await noor.SendAsync(form, ("Input.Say", "not_possible"), ("Input.NotPossible", "Wij weten niet wie."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var now = page.Document.QuerySelector("section[aria-labelledby='h-meanwhile']")!.TextContent;
        Assert.Contains("Wat u zag, is volgens ons geen teken van radicalisering.", now);
        Assert.Contains("Door Lotte Brands.", now);
        Assert.Contains("Wij weten niet wie.", page.Document.QuerySelector("textarea[name='Input.NotPossible']")!.TextContent);
        Assert.DoesNotContain("h-meanwhile", form.Html);
    }

    [Fact]
    public async Task AProfessional_MayHearIt_InEnglishWhenChosen()
    {
        var given = await OwedAsync(new GivenReport());
        using var noor = await app.AsAsync("dossierhouder");

        var page = await noor.SendAsync(await noor.GetAsync(given.Page + "/antwoord?taal=en"), ("Input.Say", "now"), ("Input.Texts", "taken_up"));

        Assert.Contains("your report has been taken up", page.Words);
    }

    [Theory]
    [InlineData(null, null, "Say", "Maak een keuze.")]
    [InlineData("now", null, "Texts", "Maak een keuze.")]
    [InlineData("later", null, "Say", "Maak een keuze.")]
    [InlineData("not_possible", " ", "NotPossible", "Schrijf kort waarom.")]
    public async Task ARefusal_StandsBesideItsField(string? say, string? because, string field, string words)
    {
        var given = await OwedAsync(new GivenReport());
        using var noor = await app.AsAsync("dossierhouder");

        var page = await noor.SendAsync(await noor.GetAsync(given.Page + "/antwoord"), ("Input.Say", say), ("Input.NotPossible", because));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(words, page.Document.QuerySelector($"#Input_{field}-error")!.TextContent.Trim());
    }

    [Fact]
    public async Task ThreeTexts_AreTooMany_AndNotPossible_StaysWithTheDossierhouder()
    {
        var given = await OwedAsync(new GivenReport());
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/antwoord");

        var page = await noor.SendAsync(form, ("Input.Say", "now"), ("Input.Texts", "received"), ("Input.Texts", "no_sign"), ("Input.Texts", "looked_at"));
        Assert.Equal("Kies er hoogstens twee.", page.Document.QuerySelector("#Input_Texts-error")!.TextContent.Trim());
        page = await noor.SendAsync(form, ("Input.Say", "not_possible"), ("Input.NotPossible", "Er is geen nummer."));

        Assert.Contains("Alleen voor u: Er is geen nummer.", page.Words);
        Assert.False(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).SelectMany(a => a.Texts).Select(t => t.ForReporter).SingleAsync()));
    }

    [Fact]
    public async Task WhoReported_OpensApart_IsLogged_AndStandsOnNoOtherPage()
    {
        var given = await OwedAsync(Citizen);
        using var noor = await app.AsAsync("dossierhouder");

        var page = await noor.GetAsync(given.Page + "/melder");

        Assert.Contains("Buur Onbekendsma", page.Words);
        var row = await app.LookAsync(db => db.Audit.OrderByDescending(a => a.Id).FirstAsync(a => a.Kind == "read" && a.ObjectId == given.Answer.Value));
        Assert.Equal(("Answer.opened", given.Answer.Value, "ReadReporter", "holder-reads-reporter"), (row.Action, row.ObjectId, row.Purpose, row.Rule));
        foreach (var path in new[] { given.Page, given.Page + "/antwoord", given.Page + "/stoppen", given.Page + "/aanvullen", given.Page + "/naar-weging", "/meldingen", "/mijn-werk" })
            Assert.DoesNotContain("onbekendsma", (await noor.GetAsync(path)).Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheContact_CanBeCorrected()
    {
        var given = await OwedAsync(Citizen);
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/melder");

        var refused = await noor.SendAsync(form, ("Input.Wish", "verzonnen"));
        Assert.Equal("Maak een keuze.", refused.Document.QuerySelector("#Input_Wish-error")!.TextContent.Trim());
        var page = await noor.SendAsync(form, ("Input.Contact", "085 000 00 01"), ("Input.Wish", nameof(AnswerWish.Phone)));

        Assert.Contains("085 000 00 01", page.Words);
        Assert.Contains("gebeld worden", page.Words);
        var stale = await noor.SendAsync(form, ("Input.Contact", "anders"));
        Assert.Equal(given.Page + "/melder", stale.Path);
    }

    private async Task<GivenSignal> OwedAsync(GivenReport report)
    {
        var given = await Given.SignalAsync(app, report);
        if (report.Channel == Channel.PublicPage) await Given.ChangeAsync(app, given, "dossierhouder", (signal, _, step) => signal.ConfirmReporter(step.Given("Gebeld.", nameof(ReporterGround.Spoken)), step.By, step.Now));
        await Given.AcknowledgedAsync(app, given);
        await Given.ChangeAsync(app, given, "dossierhouder", (signal, answer, step) =>
        {
            answer!.DecisionTaken(SignalAction.AskBack, Deadline.InWorkingDays(step.Now, step.Terms.Answer.WorkingDays).Day, step.By, step.Now);
            return signal.AskBack(step.Given("Vragen.", until: new DateOnly(2026, 3, 20)), step.By, step.Now);
        });
        return given;
    }

    /// <summary>Notices to the professionals who report in this town; the daily round tells others of other things.</summary>
    private async Task<int> MailsAsync()
    {
        var teacher = await app.PersonAsync("docent");
        return await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == teacher));
    }

    private Task<List<string>> CodesAsync(GivenSignal given) =>
        app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).SelectMany(a => a.Texts).OrderBy(t => t.At).Select(t => t.Code).ToListAsync());
}
