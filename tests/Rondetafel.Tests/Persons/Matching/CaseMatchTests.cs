using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Matching;

/// <summary>A signal that looks like the person of an open case is the task of who leads that case; nobody else sees a trace. Each test has an application of its own.</summary>
public sealed class CaseMatchTests : IAsyncLifetime
{
    private static readonly GivenTable Person = new() { GivenNames = "Ysbrand", FamilyName = "Vlietkoning", BirthDate = "4-5-1999" };

    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task It_becomes_one_task_of_the_director_who_leads_the_case_and_the_asker_sees_nothing()
    {
        var led = await GivenCase.AtTableAsync(_app, Person);
        using var noor = await _app.AsAsync("dossierhouder");
        var (hit, none) = (await NoteAsync(noor, "Ijsbrand", "Vliet Koning"), await NoteAsync(noor, "Ottolien", "Verlorenveld"));
        foreach (var id in new[] { hit.Signal, hit.Signal, none.Signal }) await _app.CompareAsync(id);

        var task = Assert.Single(await _app.TasksOfAsync(hit.Signal));
        Assert.Equal((led.Id, await _app.PersonAsync("procesregisseur"), null, null), (task.CaseId!.Value, task.Director!.Value, task.OtherId, task.MunicipalityId));
        Assert.Empty(await _app.TasksOfAsync(none.Signal));
        Assert.Equal(none.Words, hit.Words);
        var director = await _app.PersonAsync("procesregisseur");
        Assert.Equal(1, await _app.LookAsync(db => db.Outbox.CountAsync(o => o.For == director)));
        foreach (var key in new[] { "dossierhouder", "dossierhouder-buur", "politie", "tafelpartner", "docent", "fg", "beheerder" })
        {
            using var other = await _app.AsAsync(key);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/vergelijken/{task.Id.Value}")).Status);
            Assert.DoesNotContain("lijkt te gaan over de persoon van een casus", (await other.GetAsync("/mijn-werk")).Words);
        }
    }

    [Fact]
    public async Task The_director_sees_both_people_and_handles_it()
    {
        var led = await GivenCase.AtTableAsync(_app, Person);
        var signal = await _app.SignalAsync("Waalrode", Planted.Named("Ysbrand", "Vlietkonink", "5-4-1999"));
        await _app.CompareAsync(signal);
        var task = Assert.Single(await _app.TasksOfAsync(signal));
        using var robin = await _app.AsAsync("procesregisseur");
        Assert.Contains("Een melding lijkt te gaan over de persoon van een casus", (await robin.GetAsync("/mijn-werk")).Words);

        var page = await robin.GetAsync($"/vergelijken/{task.Id.Value}");
        foreach (var word in new[] { "Vlietkonink", "Vlietkoning", $"Casus {led.Number}", "Waalrode", "Lindestad" }) Assert.Contains(word, page.Words);
        Assert.DoesNotContain("Zei iets.", page.Words);
        var refused = await robin.SendAsync(page, ("Input.Choice", "same"), ("Input.Agreed", "Name"), ("Input.Agreed", "BirthDate"), ("Input.Reason", "Zelfde."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var done = await robin.SendAsync(refused, ("Input.Choice", "handled"), ("Input.Reason", "Gebeld met Waalrode."));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.DoesNotContain("Vlietkoning", done.Document.QuerySelector("table")!.TextContent);
        Assert.Equal(MatchStatus.HandledByDirector, Assert.Single(await _app.TasksOfAsync(signal)).Status);
        Assert.Contains(await _app.LookAsync(db => db.Audit.Where(a => a.Action == "Case.identity.opened").ToListAsync()), a => a.ObjectId == led.Id.Value && a.Purpose == "JudgeMatch");
    }

    [Fact]
    public async Task A_closed_case_is_compared_with_nothing()
    {
        await _app.StopComparingAsync(); // what is taken in is compared by itself, perhaps only after it was closed here
        var led = await GivenCase.AtTableAsync(_app, Person);
        await _app.InAsync(async (db, _) => await db.Cases.Where(c => c.Id == led.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CaseStatus.ClosedByTable)));
        var signal = await _app.SignalAsync("Lindestad", Planted.Named("Ysbrand", "Vlietkoning", "4-5-1999"));

        await _app.CompareAsync(signal);

        Assert.Empty(await _app.TasksOfAsync(signal));
    }

    [Fact]
    public async Task A_case_that_is_taken_in_is_compared_with_the_living_signals_by_itself()
    {
        var signal = await _app.SignalAsync("Waalrode", Planted.Named("Ysbrand", "Vlietkoning", "4-5-1999"));
        var apart = await _app.SignalAsync("Waalrode", Planted.Named("Ysbrand", "Vlietkoning", "4-5-1999"), Channel.PublicPage);
        var led = await GivenCase.AtTableAsync(_app, Person);

        for (var i = 0; i < 100 && (await _app.TasksOfAsync(signal)).Count == 0; i++) await Task.Delay(100, TestContext.Current.CancellationToken);

        Assert.Equal(led.Id, Assert.Single(await _app.TasksOfAsync(signal)).CaseId);
        Assert.Empty(await _app.TasksOfAsync(apart));
    }

    [Fact]
    public async Task A_match_over_the_border_without_any_director_waits_until_there_is_one()
    {
        var robin = await _app.PersonAsync("procesregisseur");
        async Task UntilAsync(DateOnly day) =>
            await _app.InAsync(async (db, _) => await db.Professionals.Where(p => p.Id == robin).ExecuteUpdateAsync(set => set.SetProperty(p => p.DesignatedUntil, day)));
        await UntilAsync(new DateOnly(2026, 3, 1));
        await _app.SignalAsync("Hoogbeek", Planted.Named("Xandra", "Pauwelsen", "4-5-2002"));
        var here = await _app.SignalAsync("Waalrode", Planted.Named("Xandra", "Pauwelsen", "4-5-2002"));
        await _app.CompareAsync(here);
        await RunAsync();
        Assert.Equal((null, null), Assert.Single(await _app.TasksOfAsync(here)) is var task ? (task.Director, task.MunicipalityId) : default);

        await UntilAsync(new DateOnly(2026, 6, 1));
        await RunAsync();

        Assert.Equal(robin, Assert.Single(await _app.TasksOfAsync(here)).Director);
        Assert.Equal(1, await _app.LookAsync(db => db.Outbox.CountAsync(o => o.For == robin)));
        using var visitor = await _app.AsAsync("procesregisseur");
        Assert.Contains("Pauwelsen", (await visitor.GetAsync($"/vergelijken/{task.Id.Value}")).Words);
    }

    [Fact]
    public async Task Over_the_border_it_is_the_task_of_the_director_of_the_side_that_the_asker_does_not_see_also_when_it_is_given_anew()
    {
        var far = await Given.DirectorAsync(_app, "ver", "Zita Ver");
        await Given.NameDirectorAsync(_app, "Waalrode", "procesregisseur");
        await Given.NameDirectorAsync(_app, "Hoogbeek", "ver");
        var here = await _app.SignalAsync("Waalrode", Planted.Named("Anders", "Nogniet", "1-1-1980"));
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var there = await _app.SignalAsync("Hoogbeek", Planted.Named("Xandra", "Pauwelsen", "4-5-2002"));
        await _app.ChangeAsync(here, (s, _) => s.Acknowledge(Planted.Step(), Actor.Public, _app.Clock.Now));
        await _app.ChangeAsync(here, (s, _) => s.Amend(Planted.Step("Naam bekend."), new SignalContent(null, 
            Planted.Named("Xandra", "Pauwelsen", "4-5-2002"), [new NewFact(new SignalFactId(new RandomSource().NewId()), new FactGiven("Iets.", null, null, null, Observation.Own))], new ThoughtsGiven("Zorg", null, null, null, default)), Actor.Public, _app.Clock.Now));

        await _app.CompareAsync(here); // the earlier of the two asks

        var task = Assert.Single(await _app.TasksOfAsync(here));
        Assert.Equal((there, here, far), (task.SignalId, task.OtherId, task.Director));
        await Given.DesignatedUntilAsync(_app, "ver", new DateOnly(2026, 3, 1));
        var next = await Given.DirectorAsync(_app, "volgende", "Zus Volgende");
        await Given.NameDirectorAsync(_app, "Hoogbeek", "volgende");
        await RunAsync();
        Assert.Equal(next, Assert.Single(await _app.TasksOfAsync(here)).Director);
    }

    [Fact]
    public async Task Destroyed_with_a_signal_of_the_pair_it_leaves_its_ending_in_the_log()
    {
        await GivenCase.AtTableAsync(_app, Person);
        var signal = await _app.SignalAsync("Lindestad", Planted.Named("Ysbrand", "Vlietkoning", "4-5-1999"));
        await _app.CompareAsync(signal);
        var task = Assert.Single(await _app.TasksOfAsync(signal));
        await _app.ChangeAsync(signal, (s, _) => s.Acknowledge(Planted.Step(), Actor.Public, _app.Clock.Now));
        await _app.ChangeAsync(signal, (s, terms) => s.Stop(Planted.Step("Niets aan de hand.", "no_sign"), terms, Actor.Public, _app.Clock.Now));
        _app.Clock.Advance(TimeSpan.FromDays(15));

        await RunAsync();

        Assert.Empty(await _app.TasksOfAsync(signal));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "MatchDestroyed" && a.ObjectId == task.Id.Value)));
    }

    private Task<DailyRun> RunAsync() => _app.Services.GetRequiredService<DailyJob>().RunOnceAsync(TestContext.Current.CancellationToken);

    private async Task<(SignalId Signal, string Words)> NoteAsync(Visitor visitor, string given, string family)
    {
        var receipt = await visitor.SendAsync(
            await visitor.GetAsync("/meldingen/nieuw"), ("Input.GivenNames", given), ("Input.FamilyName", family), ("Input.BirthDate", "4-5-1999"),
            ("Input.Facts[0].What", "Iets."), ("Input.Facts[0].Observation", "Own"));
        var answer = new Domain.Persons.Answers.AnswerId(Guid.Parse(receipt.Path.Split('/')[^1]));
        return (await _app.LookAsync(db => db.Answers.Where(a => a.Id == answer).Select(a => a.SignalId).SingleAsync()), receipt.Document.QuerySelector("main")!.TextContent);
    }
}
