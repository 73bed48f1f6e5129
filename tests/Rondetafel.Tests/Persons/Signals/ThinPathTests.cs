using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class ThinPathTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ReceivedSignal_IsAcknowledgedAndStoppedWithAnExplanation_AndThenShowsNothing()
    {
        var given = await Given.SignalAsync(app);
        using var noor = await app.AsAsync("dossierhouder");

        var inbox = await noor.GetAsync("/meldingen");
        Assert.Contains(given.Code, inbox.Words);
        Assert.Contains("Robbe Zandstra", inbox.Words);

        var page = await noor.GetAsync(given.Page);
        Assert.Contains("geweld tegen de regering", page.Words);
        Assert.DoesNotContain("Fenna", page.Words);
        page = await noor.SendAsync(page, page.Form("/bevestigen"));
        Assert.Equal(given.Page, page.Path);
        Assert.Contains("In voorselectie", page.Words);

        var form = await noor.GetAsync(given.Page + "/stoppen");
        page = await noor.SendAsync(
            form, ("Input.Target", "no_sign"), ("Input.Reason", "Het was een toneelstuk."), ("Input.Feedback.Say", "now"),
            ("Input.Feedback.Texts", "no_sign"), ("Input.Feedback.Texts", "what_you_can_do"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("De melding is gestopt en afgeschermd.", page.Words);
        Assert.DoesNotContain("geweld", page.Words);
        Assert.DoesNotContain("Zandstra", page.Words);
        Assert.DoesNotContain("toneelstuk", page.Words);
        Assert.Equal(SignalStatus.Stopped, await app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).Select(s => s.Status).SingleAsync()));
        var answer = await app.LookAsync(db => db.Answers.Include(a => a.Texts).SingleAsync(a => a.SignalId == given.Id));
        Assert.Equal(["received", "no_sign", "what_you_can_do"], answer.Texts.OrderBy(t => t.At).Select(t => t.Code));
        Assert.Null(answer.DueOn);
        Assert.Equal(2, await app.LookAsync(db => db.Outbox.CountAsync()));
        var written = await app.LookAsync(db => db.Audit.Where(a => a.Kind == "write" && a.ObjectId == given.Id.Value).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Equal(["SignalReceived", "SignalAcknowledged", "SignalStopped"], written);
        Assert.Equal(1, await app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "signal.stopped" && c.Code == "no_sign")));
    }
}
