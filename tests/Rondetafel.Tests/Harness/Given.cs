using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;

namespace Rondetafel.Tests.Harness;

/// <summary>A report for a test; every property has a value that fits an ordinary report of the teacher of the town.</summary>
public sealed record GivenReport
{
    public string Municipality { get; init; } = "Lindestad";
    public Channel Channel { get; init; } = Channel.Professional;
    public string? Origin { get; init; } = "professional";

    /// <summary>Key of the professional who reports; null for somebody without login.</summary>
    public string? By { get; init; } = "docent";
    public PersonGiven Person { get; init; } = new("Robbe", "Zandstra", "12-2-2008", "Lindelaan 4", null);
    public IReadOnlyList<FactGiven> Facts { get; init; } =
        [new("Zei in de les dat geweld tegen de regering nodig is.", "lokaal 12", "gisteren", null, Observation.Own)];
    public ThoughtsGiven Thoughts { get; init; } = new("Ik maak mij zorgen.", "Hij had ruzie thuis.", "Met hem gesproken.", "mentor", PersonKnows.Yes);
    public string? ReporterName { get; init; } = "Fenna Hoekstra";
    public string? ReporterContact { get; init; } = "06 12345678";
    public AnswerWish Wish { get; init; } = AnswerWish.CodeOnly;

    /// <summary>The receipt code of 16 bytes; null when there is none.</summary>
    public byte[]? Code { get; init; }
    public SignalId? SplitFrom { get; init; }

    /// <summary>Without an answer, as a signal that was split off.</summary>
    public bool WithoutAnswer { get; init; }
}

/// <summary>A signal as it stands in the database, with the answer owed for it.</summary>
public sealed record GivenSignal(SignalId Id, AnswerId Answer, string Code)
{
    /// <summary>Address of its page.</summary>
    public string Page => $"/meldingen/{Id.Value}";
}

/// <summary>Makes signals and answers for a test through the real domain methods.</summary>
public static class Given
{
    /// <summary>Takes in a report: signal and answer in one save.</summary>
    public static async Task<GivenSignal> SignalAsync(TestApp app, GivenReport? report = null)
    {
        report ??= new GivenReport();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var random = scope.ServiceProvider.GetRequiredService<RandomSource>();
        var now = app.Clock.Now;
        var municipality = (await db.Municipalities.AsNoTracking().SingleAsync(m => m.Name == report.Municipality)).Id;
        var by = report.By is null ? Actor.Public : await ActorAsync(db, report.By);
        var terms = await Parameters.OnAsync(db, Deadline.LocalDate(now), CancellationToken.None);
        var facts = report.Facts.Select(f => new NewFact(new SignalFactId(random.NewId()), f)).ToList();
        var (signal, outcome) = Signal.Receive(
            new SignalId(random.NewId()), $"M-{random.Characters(5)}",
            new NewSignal(municipality, report.Channel, report.Origin, report.Person, facts, report.Thoughts, report.SplitFrom), terms.Signal, by, now);
        if (signal is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        db.Signals.Add(signal);
        var answer = Answer.Owe(
            new AnswerId(random.NewId()),
            new NewAnswer(signal.Id, municipality, report.Channel == Channel.Professional ? by.Id : null, report.Code is null ? null : SHA256.HashData(report.Code),
                report.ReporterName, report.ReporterContact, report.Wish, signal.DestroyOn), by, now);
        if (!report.WithoutAnswer) db.Answers.Add(answer);
        await db.SaveChangesAsync();
        return new GivenSignal(signal.Id, answer.Id, signal.Code);
    }

    /// <summary>Changes a signal and its answer through the domain, by somebody of the town, in one save. Throws when the domain refuses.</summary>
    public static async Task ChangeAsync(TestApp app, GivenSignal given, string by, Func<Signal, Answer?, Step, Outcome> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var random = scope.ServiceProvider.GetRequiredService<RandomSource>();
        var signal = await db.Signals.Include(s => s.Facts).SingleAsync(s => s.Id == given.Id);
        var answer = await db.Answers.SingleOrDefaultAsync(a => a.SignalId == given.Id);
        var terms = await Parameters.OnAsync(db, Deadline.LocalDate(app.Clock.Now), CancellationToken.None);
        var outcome = change(signal, answer, new Step(await ActorAsync(db, by), app.Clock.Now, terms, random.NewId));
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
        await db.SaveChangesAsync();
    }

    /// <summary>Acknowledged by the dossierhouder.</summary>
    public static Task AcknowledgedAsync(TestApp app, GivenSignal given, string by = "dossierhouder") =>
        ChangeAsync(app, given, by, (signal, _, step) => signal.Acknowledge(step.Given(), step.By, step.Now));

    /// <summary>Acknowledged and stopped: shielded.</summary>
    public static async Task StoppedAsync(TestApp app, GivenSignal given, string by = "dossierhouder")
    {
        await AcknowledgedAsync(app, given, by);
        await ChangeAsync(app, given, by, (signal, _, step) => signal.Stop(step.Given("Er is niets aan de hand.", "no_sign"), step.Terms.Signal, step.By, step.Now));
    }

    /// <summary>Acknowledged and brought to the weighing.</summary>
    public static async Task ToWeighingAsync(TestApp app, GivenSignal given, string by = "dossierhouder")
    {
        await AcknowledgedAsync(app, given, by);
        await ChangeAsync(app, given, by, (signal, _, step) =>
            signal.BringToWeighing(step.Given("Extreme taal en goedpraten van geweld.") with { LighterOption = "Alleen hulp." }, step.By, step.Now));
    }

    /// <summary>Lets somebody of the town accept confidentiality, so that every page is open to their role; the first administrator has not yet.</summary>
    public static async Task ReadyAsync(TestApp app, string key)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var email = $"{key}@lindevaart.example";
        var person = await db.Professionals.SingleAsync(p => p.Email == email);
        person.AcceptConfidentiality(await ActorAsync(db, key), app.Clock.Now);
        await db.SaveChangesAsync();
    }

    /// <summary>Another process director, whose name comes after the first one's; signs in with the key.</summary>
    public static async Task<ProfessionalId> DirectorAsync(TestApp app, string key, string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var (first, today) = (await db.Professionals.SingleAsync(p => p.Email == "procesregisseur@lindevaart.example"), Deadline.LocalDate(app.Clock.Now));
        var given = new Designation(first.OrganisationId, null, name, $"{key}@lindevaart.example", "procesregisseur", today.AddDays(300), [Role.ProcessDirector]);
        var person = Professional.Designate(new ProfessionalId(scope.ServiceProvider.GetRequiredService<RandomSource>().NewId()), given, 12, Actor.Clock, app.Clock.Now, today).Item1!;
        person.Confirm(Confirmation.Whole(today), Actor.Clock, app.Clock.Now);
        person.AcceptConfidentiality(Actor.Clock, app.Clock.Now);
        db.Professionals.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>The designation of somebody of the town ends on a day; one that has passed takes their roles, a later one gives them back.</summary>
    public static Task DesignatedUntilAsync(TestApp app, string key, DateOnly day) => app.LookAsync(db => db.TouchAsync(
        set => set.Professionals.Where(p => p.Email == key + "@lindevaart.example").ExecuteUpdateAsync(u => u.SetProperty(p => p.DesignatedUntil, day)), CancellationToken.None));

    /// <summary>A municipality names somebody of the town as its process director; null takes the name away.</summary>
    public static async Task NameDirectorAsync(TestApp app, string municipality, string? key)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var person = key is null ? null : (await ActorAsync(db, key)).Id;
        (await db.Municipalities.SingleAsync(m => m.Name == municipality)).NameDirector(person, Actor.Clock, app.Clock.Now);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody of the town as the actor of a domain method.</summary>
    public static async Task<Actor> ActorAsync(RondetafelDb db, string key)
    {
        var email = $"{key}@lindevaart.example";
        var person = await db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email);
        return new Actor(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
    }
}

/// <summary>What a domain method needs beside its data: who, when, the terms in force, new ids.</summary>
public sealed record Step(Actor By, DateTime Now, Parameters Terms, Func<Guid> NewId)
{
    /// <summary>A step with what goes with it.</summary>
    public StepGiven Given(string? reason = null, string? target = null, DateOnly? until = null) => new(new SignalStepId(NewId()), reason, target, until);
}
