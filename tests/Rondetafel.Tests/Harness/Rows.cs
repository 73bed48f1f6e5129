using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;

namespace Rondetafel.Tests.Harness;

/// <summary>Rows that a test starts from, made by the real domain methods.</summary>
public static class Rows
{
    private static readonly RandomSource Random = new();

    public static Guid Id() => Random.NewId();

    /// <summary>Works in a context of its own: a context saves once.</summary>
    public static async Task<T> InDbAsync<T>(this TestApp app, Func<RondetafelDb, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide());
    }

    /// <summary>A signal of Lindestad with one fact, reported by a professional; saved.</summary>
    public static Task<SignalId> SignalAsync(this TestApp app, string what = "Praat over vertrekken.", string family = "Van der Berg") => app.InDbAsync(async db =>
    {
        var municipality = await db.Municipalities.SingleAsync(m => m.Slug == "lindestad");
        var signal = Signal(municipality.Id, app.Clock.Now, what, family);
        db.Signals.Add(signal);
        await db.SaveChangesAsync();
        return signal.Id;
    });

    /// <summary>A signal that was not saved yet.</summary>
    public static Signal Signal(MunicipalityId municipality, DateTime now, string what = "Praat over vertrekken.", string family = "Van der Berg")
    {
        var given = new NewSignal(
            municipality, Channel.Professional, "professional", new PersonGiven("Sem", family, null, null, null),
            [new NewFact(new SignalFactId(Id()), new FactGiven(what, "school", "gisteren", null, Observation.Own))],
            new ThoughtsGiven("Ik maak mij zorgen.", null, null, null, PersonKnows.NotAnswered));
        var (signal, outcome) = Domain.Persons.Signals.Signal.Receive(new SignalId(Id()), "M-" + Random.Characters(5), given, new SignalTerms(2, 14, 14), Actor.Public, now);
        return signal ?? throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    /// <summary>The answer owed for a signal, not saved yet.</summary>
    public static Answer Answer(Signal signal, DateTime now) => Domain.Persons.Answers.Answer.Owe(
        new AnswerId(Id()), new NewAnswer(signal.Id, signal.MunicipalityId, null, null, "Moeder", "06 1", AnswerWish.Phone, null), Actor.Public, now);

    /// <summary>An actor with a role in Lindestad or nowhere.</summary>
    public static Task<Actor> ActorAsync(this TestApp app, string key) => app.InDbAsync(async db =>
    {
        var person = await db.Professionals.SingleAsync(p => p.Email == key + "@lindevaart.example");
        return new Actor(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
    });
}
