using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons.Signals;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Answers;

public sealed class ReadAnswerTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Code_IsForgiven_CaseSpacesDashesAndLookAlikes()
    {
        var code = await ReportForm.ReportAsync(app);

        var page = await OpenAsync(" " + code.Replace("-", " ").Replace('0', 'o').Replace('1', 'l').ToLowerInvariant());

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Uw melding", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("main details.rt-explain > div > p"));
        Assert.Contains("Er is nog geen antwoord", page.Words);
        Assert.Contains("dan wissen wij uw melding op", page.Words);
    }

    [Fact]
    public async Task Code_TravelsInBodiesOnly()
    {
        var code = await ReportForm.ReportAsync(app);

        var page = await OpenAsync(code);

        Assert.Equal("/antwoord", page.Path);
        Assert.DoesNotContain(code, page.Html);
        Assert.DoesNotContain(code.Replace("-", ""), page.Html);
        Assert.All(page.Document.QuerySelectorAll("form"), f => Assert.DoesNotContain("ticket=", f.GetAttribute("action")));
    }

    [Fact]
    public async Task GivenTexts_AreRead_AndTheReasonWhyNotIsNot()
    {
        var code = await ReportForm.ReportAsync(app);
        await GiveAsync(code, new GivenAnswer("no_sign", "Wij keken met zorg.\nHet is geen teken.", Approved: true));
        await NotPossibleAsync(code, "Alleen voor de dossierhouder");

        var page = await OpenAsync(code);

        Assert.Contains("Wij keken met zorg.", page.Words);
        Assert.DoesNotContain("Alleen voor de dossierhouder", page.Words);
        Assert.Contains($"wissen wij uw melding op {new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl).Long(Deadline.InDays(app.Clock.Now, 14).Day)}", page.Words);
    }

    [Fact]
    public async Task TwoTextsOfOneAnswer_StandUnderOneHeading_InTheirOrder()
    {
        var code = await ReportForm.ReportAsync(app);
        Assert.Contains("Wij lezen uw melding uiterlijk", (await OpenAsync(code)).Words);
        var now = app.Clock.Now;
        await GiveAsync(code, new GivenAnswer("looked_at", "Eerst gezegd.", Approved: true), now.AddDays(-1));
        await GiveAsync(code, new GivenAnswer("no_sign", "Het is geen teken.", Approved: true), now);
        await GiveAsync(code, new GivenAnswer("what_you_can_do", "Blijf in gesprek.", Approved: true), now.AddMilliseconds(1));

        var given = (await OpenAsync(code)).Document.QuerySelectorAll("[data-answer] article").Select(a => a.QuerySelector("p")!.TextContent);

        Assert.Equal(["Het is geen teken.\n\nBlijf in gesprek.", "Eerst gezegd."], given);
    }

    [Fact]
    public async Task Opening_WritesAReadRow_WithoutAPerson()
    {
        var code = await ReportForm.ReportAsync(app);
        var visitor = await app.AsAsync("docent");

        var form = await visitor.GetAsync("/antwoord");
        await visitor.SendAsync(form, form.Form("/antwoord"), ("Input.Code", code));

        var id = await app.LookAsync(db => db.Answers.OrderByDescending(a => a.ReportedAt).Select(a => a.Id).FirstAsync());
        var row = await app.LookAsync(db => db.Audit.SingleAsync(a => a.Kind == "read" && a.ObjectId == id.Value));
        Assert.Equal((null, null, "Answer.opened", "receipt-code"), (row.ActorId, row.OrganisationId, row.Action, row.Rule));
    }

    [Fact]
    public async Task UnknownMalformedAndExpiredCodes_GetTheSameWords()
    {
        var code = await ReportForm.ReportAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(15));

        var expired = await OpenAsync(code);
        var unknown = await OpenAsync(Base32.Encode(RandomNumberGenerator.GetBytes(16)));
        var malformed = await OpenAsync("geen code!");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, expired.Status);
        Assert.Contains("Met deze code vinden wij niets", expired.Words);
        Assert.Equal(expired.Words, unknown.Words);
        Assert.Equal(expired.Words, malformed.Words);
    }

    [Fact]
    public async Task Guessing_IsSlowedDown_PerAddress()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync("x")).Status);

        var stopped = await TryAsync("x");
        app.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync("x")).Status);
    }

    [Fact]
    public async Task Addition_IsSealedInTheSignal_TellsTheHolders_AndIsNotShownBack()
    {
        var code = await ReportForm.ReportAsync(app);
        var (visitor, page) = await VisitAsync(code);
        var mails = await app.LookAsync(db => db.Outbox.CountAsync());

        var done = await visitor.SendAsync(page, ("Input.Text", "Hij vertelde meer"));
        var again = await visitor.SendAsync(page, ("Input.Text", "Hij vertelde meer"));

        Assert.Contains("Wij hebben uw aanvulling ontvangen", done.Words);
        Assert.Contains("Wij hebben uw aanvulling ontvangen", again.Words);
        Assert.DoesNotContain("Hij vertelde meer", done.Html);
        Assert.Equal(mails + 2, await app.LookAsync(db => db.Outbox.CountAsync()));
        var added = await app.LookAsync(db => db.Signals.OrderByDescending(s => s.ReceivedAt).SelectMany(s => s.Additions).ToListAsync());
        Assert.True(Assert.Single(added).ByReporter);
    }

    [Theory]
    [InlineData(0, "Vul hier iets in")]
    [InlineData(8001, "Deze tekst is te lang")]
    public async Task Addition_Refused_StandsBesideItsField_WithTheText(int length, string words)
    {
        var (visitor, page) = await VisitAsync(await ReportForm.ReportAsync(app));

        var refused = await visitor.SendAsync(page, ("Input.Text", new string('a', length)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(words, refused.Document.QuerySelector("#Input_Text-error")!.TextContent);
        Assert.Equal(length, refused.Document.QuerySelector("#Input_Text")!.TextContent.Trim().Length);
    }

    [Fact]
    public async Task WhenTheSignalIsGone_TheAnswerIsReadable_AndAddingAsksForANewReport()
    {
        var code = await ReportForm.ReportAsync(app);
        await GiveAsync(code, new GivenAnswer("no_sign", "Geen teken.", Approved: true));
        var (visitor, page) = await VisitAsync(code);
        await RemoveSignalAsync(code);

        var refused = await visitor.SendAsync(page, ("Input.Text", "Nog iets"));
        var read = await OpenAsync(code);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Maak een nieuwe melding", refused.Words);
        Assert.Contains("Nog iets", refused.Html);
        Assert.Contains("Geen teken.", read.Words);
        Assert.Contains("U kunt dit lezen tot en met", read.Words);
        Assert.Empty(read.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task APageLeftOpen_AsksForTheCodeAgain_AndKeepsTheText()
    {
        var code = await ReportForm.ReportAsync(app);
        var (visitor, page) = await VisitAsync(code);
        app.Clock.Advance(TimeSpan.FromHours(3));

        var asked = await visitor.SendAsync(page, ("Input.Text", "Lange tekst"));
        var opened = await visitor.SendAsync(asked, ("Input.Code", code));

        Assert.Contains("stond te lang open", asked.Words);
        Assert.Equal("Lange tekst", opened.Document.QuerySelector("#Input_Text")!.TextContent.Trim());
    }

    private async Task<Seen> OpenAsync(string code) => (await VisitAsync(code)).Page;

    private async Task<(Visitor Visitor, Seen Page)> VisitAsync(string code)
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var visitor = app.Anyone();
        return (visitor, await visitor.SendAsync(await visitor.GetAsync("/antwoord"), ("Input.Code", code)));
    }

    private async Task<Seen> TryAsync(string code)
    {
        var visitor = app.Anyone();
        return await visitor.SendAsync(await visitor.GetAsync("/antwoord"), ("Input.Code", code));
    }

    private Task GiveAsync(string code, GivenAnswer given, DateTime? at = null) => ChangeAsync(code, (db, answer) =>
        Task.FromResult(answer.Give(new AnswerTextId(new RandomSource().NewId()), given, new AnswerTerms(5, 8), Actor.Clock, at ?? app.Clock.Now)));

    private Task NotPossibleAsync(string code, string reason) => ChangeAsync(code, (db, answer) =>
        Task.FromResult(answer.NotPossible(new AnswerTextId(new RandomSource().NewId()), reason, new AnswerTerms(5, 8), Actor.Clock, app.Clock.Now)));

    private Task RemoveSignalAsync(string code) => ChangeAsync(code, async (db, answer) =>
    {
        var signal = await db.Signals.SingleAsync(s => s.Id == answer.SignalId);
        signal.Destroy(Actor.Clock, app.Clock.Now.AddDays(14));
        db.Signals.Remove(signal);
        return Outcome.Done;
    });

    private async Task ChangeAsync(string code, Func<RondetafelDb, Answer, Task<Outcome>> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var hash = SHA256.HashData(Base32.TryDecode(code, 16)!);
        Assert.True((await change(db, await db.Answers.SingleAsync(a => a.CodeHash == hash))).IsGood);
        await db.SaveChangesAsync();
    }
}
