using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Answers;

/// <summary>A question back reaches the reporter, with a place to answer.</summary>
public sealed class QuestionTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (string, string?)[] Ask =
        [("Input.Reason", "Intern: wat weet de mentor?"), ("Input.Question", "Op welke dag hoorde u het?"), ("Input.Until", "over 2 weken"), ("Input.Feedback.Say", "later")];

    [Fact]
    public async Task A_professional_reads_it_in_the_account_answers_there_and_gets_a_mail()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        using var fenna = await app.AsAsync("docent");
        var reporter = await app.PersonAsync("docent");

        await noor.SendAsync(await noor.GetAsync(given.Page + "/navragen"), Ask);

        Assert.Equal(1, await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == reporter)));
        Assert.Contains("Wij hebben een vraag", (await fenna.GetAsync("/mijn-meldingen")).Words);
        var page = await fenna.GetAsync($"/mijn-meldingen/{given.Answer.Value}");
        Assert.Contains("Op welke dag hoorde u het?", page.Words);
        Assert.DoesNotContain("Intern", page.Words);
        Assert.Contains("Uw antwoord", page.Words);
        Assert.Contains("Er is nog geen antwoord.", page.Words);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var done = await fenna.SendAsync(page, ("Input.Text", "Op dinsdag."));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.DoesNotContain("Uw antwoord", done.Words);
        Assert.Contains("Antwoord komt eraan", done.Words);
        Assert.Contains("Op dinsdag.", (await noor.GetAsync(given.Page)).Words);
    }

    [Fact]
    public async Task Whoever_has_only_a_code_reads_it_there()
    {
        var code = Enumerable.Range(0, 16).Select(i => (byte)(i * 7)).ToArray();
        var given = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null, Code = code });
        await Given.ChangeAsync(app, given, "dossierhouder", (s, _, step) => s.ConfirmReporter(step.Given("Gebeld.", nameof(ReporterGround.Spoken)), step.By, step.Now));
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        await noor.SendAsync(await noor.GetAsync(given.Page + "/navragen"), Ask);

        var visitor = app.Anyone();
        var page = await visitor.SendAsync(await visitor.GetAsync("/antwoord"), ("Input.Code", Base32.Encode(code)));

        Assert.Contains("Op welke dag hoorde u het?", page.Words);
        Assert.DoesNotContain("Intern", page.Words);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.SendAsync(page, ("Input.Text", "Op maandag."));
        Assert.Contains("Op maandag.", (await noor.GetAsync(given.Page)).Words);
    }

    [Fact]
    public async Task Who_can_read_nothing_here_is_not_asked_here()
    {
        var given = await Given.SignalAsync(app, new GivenReport { Channel = Channel.Phone, By = "dossierhouder" });
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");

        var form = await noor.GetAsync(given.Page + "/navragen");
        Assert.Null(form.Document.QuerySelector("[name='Input.Question']"));
        var page = await noor.SendAsync(form, Ask);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Bel de melder.", page.Words);
        Assert.Equal(SignalStatus.Acknowledged, await app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).Select(s => s.Status).SingleAsync()));
    }
}
