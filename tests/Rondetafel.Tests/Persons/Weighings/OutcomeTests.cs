using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Jobs;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Weighings;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

public sealed class OutcomeTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Theory]
    [InlineData("FindUnfounded", null, null, WeighingStatus.Unfounded)]
    [InlineData("FindNoPerson", "tension", null, WeighingStatus.NoPerson)]
    [InlineData("Refer", null, "youth", WeighingStatus.Referred)]
    public async Task NotTakenIn_IsShieldedForAll_AndTheReporterHears(string outcome, string? theme, string? consultation, WeighingStatus status)
    {
        var signal = await Scenes.BroughtAsync();
        var id = await Scenes.AtTheTableAsync(signal);
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/besluiten");
        var before = await app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "weighing.decided"));
        var (notices, mails) = await ToldAsync();

        var page = await chair.SendAsync(
            form, ("Input.Outcome", outcome), ("Input.Theme", theme), ("Input.Consultation", consultation), ("Input.Reason", "Kattenstaart."), ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "no_sign"));

        Assert.Equal($"/wegingen/{id.Value}", page.Path);
        Assert.Contains("Deze weging is afgeschermd", page.Words);
        foreach (var key in new[] { "procesregisseur", "politie", "om", "dossierhouder" })
        {
            using var reader = await app.AsAsync(key);
            page = await reader.GetAsync($"/wegingen/{id.Value}");
            foreach (var word in new[] { "Zandstra", "journalisten", "Kattenstaart", "groepsapp", "strafbaar" }) Assert.DoesNotContain(word, page.Html);
        }
        Assert.Equal((notices + 1, mails + 1), await ToldAsync());
        Assert.Equal(status, await app.LookAsync(db => db.Weighings.Where(w => w.Id == id).Select(w => w.Status).SingleAsync()));
        Assert.Equal(SignalStatus.NotTakenIn, await app.LookAsync(db => db.Signals.Where(s => s.Id == signal).Select(s => s.Status).SingleAsync()));
        var answer = await app.LookAsync(db => db.Answers.Include(a => a.Texts).SingleAsync(a => a.SignalId == signal));
        Assert.Equal(["no_sign"], answer.Texts.Select(t => t.Code));
        Assert.Null(answer.DueOn);
        Assert.Equal(before + 1, await app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "weighing.decided")));
        Assert.Equal(0, await app.LookAsync(db => db.Audit.CountAsync(a => a.Kind == "read" && a.ObjectKind == "Answer")));
    }

    [Fact]
    public async Task Refusals_OfADecision_StandBesideTheirFields()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/besluiten");

        async Task RefusedAsync(string field, string words, params (string, string?)[] values)
        {
            var page = await chair.SendAsync(form, values);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(words, page.Document.QuerySelector($"#Input_{field}-error")?.TextContent ?? page.Words);
        }

        await RefusedAsync("Outcome", "Maak een keuze");
        await RefusedAsync("Reason", "Schrijf kort waarom", ("Input.Outcome", "FindUnfounded"), ("Input.Feedback.Say", "later"));
        await RefusedAsync("Theme", "Kies wat hierbij hoort", ("Input.Outcome", "FindNoPerson"), ("Input.Reason", "x"), ("Input.Feedback.Say", "later"));
        await RefusedAsync("Consultation", "Kies wat hierbij hoort", ("Input.Outcome", "Refer"), ("Input.Consultation", "bestaat-niet"), ("Input.Reason", "x"), ("Input.Feedback.Say", "later"));
        await RefusedAsync("Feedback_Say", "Maak een keuze", ("Input.Outcome", "FindUnfounded"), ("Input.Reason", "x"));
        await RefusedAsync("Feedback_Texts", "Maak een keuze", ("Input.Outcome", "FindUnfounded"), ("Input.Reason", "x"), ("Input.Feedback.Say", "now"));
        Assert.Equal(WeighingStatus.Opened, await StatusAsync(id));
    }

    [Fact]
    public async Task OneOrganisationAlone_CannotDecide()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        await Scenes.ViewAsync(id, "politie", "Zonnebloem.");
        await Scenes.OpenedAsync(id);
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/besluiten");

        var page = await chair.SendAsync(form, ("Input.Outcome", "FindUnfounded"), ("Input.Reason", "x"), ("Input.Feedback.Say", "later"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("oordelen van ten minste twee organisaties nodig", page.Words);
        Assert.Equal(WeighingStatus.Opened, await StatusAsync(id));
    }

    [Fact]
    public async Task CitizensReport_OffersNoTextThatTellsWhetherItWasTakenUp_AndLaterMakesItOwed()
    {
        var signal = await Scenes.BroughtAsync(new ScenePerson { ReportedBy = null });
        var id = await Scenes.AtTheTableAsync(signal);
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/besluiten");
        Assert.DoesNotContain("taken_up", form.Html);
        var mails = await app.LookAsync(db => db.Outbox.CountAsync());

        var page = await chair.SendAsync(form, ("Input.Outcome", "FindUnfounded"), ("Input.Reason", "x"), ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "taken_up"));
        Assert.Contains("niet goedgekeurd", page.Document.QuerySelector("#Input_Feedback_Texts-error")!.TextContent);
        page = await chair.SendAsync(page, ("Input.Feedback.Say", "later"), ("Input.Feedback.Texts", null));

        Assert.Equal($"/wegingen/{id.Value}", page.Path);
        Assert.Equal(Deadline.InWorkingDays(app.Clock.Now, 5).Day, await app.LookAsync(db => db.Answers.Where(a => a.SignalId == signal).Select(a => a.DueOn).SingleAsync()));
        Assert.InRange(await app.LookAsync(db => db.Outbox.CountAsync()), mails + 2, int.MaxValue); // a likely duplicate may be told besides
    }

    [Fact]
    public async Task SameFormTwice_HasOneEffect()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/besluiten");
        (string, string?)[] values = [("Input.Outcome", "FindUnfounded"), ("Input.Reason", "x"), ("Input.Feedback.Say", "later")];

        await chair.SendAsync(form, values);
        var again = await chair.SendAsync(form, values);

        Assert.Equal($"/wegingen/{id.Value}", again.Path);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == id.Value && a.Action == "WeighingDecided")));
    }

    [Fact]
    public async Task Undo_ByAnyWeigherWithAReason_OpensWeighingAndSignalAgain_Once()
    {
        var signal = await Scenes.BroughtAsync();
        var id = await Scenes.AtTheTableAsync(signal);
        await Scenes.ShieldedAsync(id);
        using var politie = await app.AsAsync("politie");
        var form = await politie.GetAsync($"/wegingen/{id.Value}/ongedaan");

        var page = await politie.SendAsync(form);
        Assert.Contains("Schrijf kort waarom", page.Document.QuerySelector("#Input_Reason-error")!.TextContent);
        page = await politie.SendAsync(page, ("Input.Reason", "Er kwam een tweede feit."));

        Assert.Contains("journalisten", page.Words);
        Assert.Equal(SignalStatus.ToWeighing, await app.LookAsync(db => db.Signals.Where(s => s.Id == signal).Select(s => s.Status).SingleAsync()));
        page = await politie.SendAsync(form, ("Input.Reason", "Nog eens."));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == id.Value && a.Action == "WeighingUndone")));
        page = await politie.GetAsync($"/wegingen/{id.Value}/ongedaan");
        Assert.Equal($"/wegingen/{id.Value}", page.Path);
    }

    [Fact]
    public async Task ShieldedWeighing_IsGoneAfterItsTerm_AndTooLateToUndoOnItsDay()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await Scenes.ShieldedAsync(id);
        Assert.Equal(0, (await RunAsync()).Destroyed);
        app.Clock.Advance(TimeSpan.FromDays(14));
        using var politie = await app.AsAsync("politie");
        var page = await politie.SendAsync(await politie.GetAsync($"/wegingen/{id.Value}/ongedaan"), ("Input.Reason", "Te laat."));
        Assert.Contains("De einddatum is voorbij", page.Words);

        Assert.True((await RunAsync()).Destroyed >= 1);

        Assert.Equal(HttpStatusCode.NotFound, (await politie.GetAsync($"/wegingen/{id.Value}")).Status);
        Assert.Equal(0, await app.LookAsync(db => db.Set<WeighingView>().CountAsync(v => v.WeighingId == id)));
        Assert.Equal(0, await app.LookAsync(db => db.Set<CriterionAnswer>().CountAsync(a => a.WeighingId == id)));
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == id.Value && a.Action == "WeighingDestroyed")));
    }

    [Fact]
    public async Task MoreInformation_AtItsDate_EndsByItself_AndTheAnswerIsOwed()
    {
        var signal = await Scenes.BroughtAsync();
        var id = await Scenes.AtTheTableAsync(signal);
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/navragen");
        var page = await chair.SendAsync(form, ("Input.Until", "over 2 weken"), ("Input.Reason", "Wat stond er in de groepsapp?"));
        Assert.Contains("Maak een keuze", page.Document.QuerySelector("#Input_Asked-error")!.TextContent);
        var asked = (await app.LookAsync(db => Given.ActorAsync(db, "om"))).Id!.Value.Value;
        page = await chair.SendAsync(page, ("Input.Asked", asked.ToString()));
        Assert.Contains("Wacht op meer informatie", page.Words);
        var line = "Meer informatie voor weging " + await app.LookAsync(db => db.Weighings.Where(w => w.Id == id).Select(w => w.Code).SingleAsync());
        foreach (var (key, waits) in new[] { ("procesregisseur", true), ("om", true), ("politie", false) })
        {
            using var reader = await app.AsAsync(key);
            Assert.Equal(waits, (await reader.GetAsync("/mijn-werk")).Words.Contains(line, StringComparison.Ordinal));
        }
        Assert.Equal(0, (await RunAsync()).Ended);

        app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, (await RunAsync()).Ended);

        Assert.Equal(WeighingStatus.Unfounded, await StatusAsync(id));
        Assert.Equal(SignalStatus.NotTakenIn, await app.LookAsync(db => db.Signals.Where(s => s.Id == signal).Select(s => s.Status).SingleAsync()));
        Assert.NotNull(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == signal).Select(a => a.DueOn).SingleAsync()));
        Assert.Equal(0, (await RunAsync()).Ended);
    }

    [Fact]
    public async Task Dissent_IsKeptBesideTheDecision_AndShutWithIt()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var om = await app.AsAsync("om");
        var form = await om.GetAsync($"/wegingen/{id.Value}/anders");
        Assert.Contains("Schrijf kort waarom", (await om.SendAsync(form)).Document.QuerySelector("#Input_Reason-error")!.TextContent);

        var page = await om.SendAsync(form, ("Input.Reason", "Liever eerst meer weten over feit 2."));

        Assert.Contains("Liever eerst meer weten over feit 2.", page.Words);
        using var politie = await app.AsAsync("politie");
        page = await politie.GetAsync($"/wegingen/{id.Value}");
        Assert.Matches("Openbaar Ministerie · [^,]+, Jip van Aalst Liever eerst meer weten", page.Words.Replace("AalstLiever", "Aalst Liever"));
        using var chair = await app.AsAsync("procesregisseur");
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync($"/wegingen/{id.Value}/anders")).Status);
        await Scenes.ShieldedAsync(id);
        Assert.DoesNotContain("Liever eerst", (await politie.GetAsync($"/wegingen/{id.Value}")).Html);
    }

    /// <summary>What the police, on the roster, were told of decisions; and the mails that say that something waits.</summary>
    private Task<(int, int)> ToldAsync() => app.LookAsync(async db =>
    {
        var police = (await Given.ActorAsync(db, "politie")).Id;
        return (await db.ViewNotices.CountAsync(n => n.For == police && n.Kind == "weighing.notice.decided"), await db.Outbox.CountAsync(o => o.For == police));
    });

    private Task<WeighingTermsRun> RunAsync() => app.Services.GetRequiredService<WeighingTerms>().RunAsync(CancellationToken.None);

    private Task<WeighingStatus> StatusAsync(WeighingId id) => app.LookAsync(db => db.Weighings.Where(w => w.Id == id).Select(w => w.Status).SingleAsync());
}
