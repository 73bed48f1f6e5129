using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Answers;

/// <summary>A report that told of two people: what the reporter adds later enters the weighing of neither.</summary>
public sealed class SplitReportTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Code = [.. Enumerable.Range(0, 16).Select(i => (byte)(i * 3))];
    private static readonly (string, string?)[] Bring =
        [("Input.Reason", "Er is reden."), ("Input.LighterOption", "Alleen hulp."), ("Input.Feedback.Say", "later")];

    [Fact]
    public async Task WhatIsAdded_GoesToTheOneThatIsNotAtTheWeighing_AndToNoneWhenBothAre()
    {
        var given = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null, Code = Code });
        await Given.ChangeAsync(app, given, "dossierhouder", (s, _, step) => s.ConfirmReporter(step.Given("Gebeld.", nameof(ReporterGround.Spoken)), step.By, step.Now));
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/splitsen");
        await noor.SendAsync(form, ("Input.Facts", form.Document.QuerySelector("input[name='Input.Facts']")!.GetAttribute("value")), ("Input.FamilyName", "Tweedema"));
        var other = await app.LookAsync(db => db.Signals.SingleAsync(s => s.SplitFrom == given.Id));
        await noor.SendAsync(await noor.GetAsync(given.Page + "/naar-weging"), Bring);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var reporter = app.Anyone();
        var read = await reporter.SendAsync(await reporter.GetAsync("/antwoord"), ("Input.Code", Base32.Encode(Code)));

        await reporter.SendAsync(read, ("Input.Text", "De tweede stond weer op het plein."));

        Assert.DoesNotContain("weer op het plein", (await noor.GetAsync(given.Page)).Words);
        Assert.Contains("weer op het plein", (await noor.GetAsync($"/meldingen/{other.Id.Value}")).Words);
        Assert.Contains("De melder vulde daar aan", (await noor.GetAsync(given.Page)).Words);
        Assert.Contains("Melder vulde aan", (await noor.GetAsync("/meldingen")).Words);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await noor.SendAsync(await noor.GetAsync($"/meldingen/{other.Id.Value}/bevestigen"));
        Assert.DoesNotContain("Melder vulde aan", (await noor.GetAsync("/meldingen")).Words);
        await noor.SendAsync(await noor.GetAsync($"/meldingen/{other.Id.Value}/naar-weging"), Bring);
        Assert.Equal(SignalStatus.ToWeighing, await app.LookAsync(db => db.Signals.Where(s => s.Id == other.Id).Select(s => s.Status).SingleAsync()));
        var refused = await reporter.SendAsync(read, ("Input.Text", "Nog iets."), ("__once", "een-andere-sleutel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("kunt u niets meer toevoegen", refused.Words);
        Assert.Contains("Nog iets.", refused.Html);
    }

    [Fact]
    public async Task AReportOfOnePerson_StillTakesSomething_AtTheWeighing()
    {
        byte[] code = [.. Code.Select(b => (byte)(b + 1))];
        var given = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null, Code = code });
        await Given.ChangeAsync(app, given, "dossierhouder", (s, _, step) => s.ConfirmReporter(step.Given("Gebeld.", nameof(ReporterGround.Spoken)), step.By, step.Now));
        await Given.ToWeighingAsync(app, given);
        var reporter = app.Anyone();

        await reporter.SendAsync(await reporter.SendAsync(await reporter.GetAsync("/antwoord"), ("Input.Code", Base32.Encode(code))), ("Input.Text", "Er kwam nog iets bij."));

        using var noor = await app.AsAsync("dossierhouder");
        Assert.Contains("Er kwam nog iets bij.", (await noor.GetAsync(given.Page)).Words);
    }
}
