using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons;

/// <summary>Puts signals into the database through the domain methods, and waits for what runs after a save.</summary>
internal static class Planted
{
    private static readonly RandomSource Random = new();

    public static async Task<T> InAsync<T>(this TestApp app, Func<RondetafelDb, IServiceProvider, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider);
    }

    public static Task<MunicipalityId> MunicipalityAsync(this TestApp app, string name) =>
        app.LookAsync(db => db.Municipalities.Where(m => m.Name == name).Select(m => m.Id).SingleAsync());

    public static Task<ProfessionalId> PersonAsync(this TestApp app, string key) =>
        app.LookAsync(db => db.Professionals.Where(p => p.Email == key + "@lindevaart.example").Select(p => p.Id).SingleAsync());

    public static async Task<SignalId> SignalAsync(
        this TestApp app, string municipality, PersonGiven person, Channel channel = Channel.Professional, string fact = "Zei iets.", ProfessionalId? reporter = null)
    {
        var owner = await app.MunicipalityAsync(municipality);
        return await app.InAsync(async (db, _) =>
        {
            var terms = await Parameters.OnAsync(db, Deadline.LocalDate(app.Clock.Now), default);
            var (signal, outcome) = Signal.Receive(
                new SignalId(Random.NewId()), "M-" + Random.Characters(5),
                new NewSignal(owner, channel, null, person, [new NewFact(new SignalFactId(Random.NewId()), new FactGiven(fact, null, null, null, Observation.Own))], new ThoughtsGiven("Zorg", null, null, null, default)),
                terms.Signal, Actor.Public, app.Clock.Now);
            Assert.True(outcome.IsGood);
            db.Signals.Add(signal!);
            db.Answers.Add(Answer.Owe(
                new AnswerId(Random.NewId()), new NewAnswer(signal!.Id, owner, reporter, null, "Melder Naam", "0612345678", AnswerWish.Phone, signal.DestroyOn), Actor.Public, app.Clock.Now));
            await db.SaveChangesAsync();
            return signal.Id;
        });
    }

    /// <summary>Changes a signal with its parts loaded.</summary>
    public static Task<bool> ChangeAsync(this TestApp app, SignalId id, Func<Signal, SignalTerms, Outcome> change) => app.InAsync(async (db, _) =>
    {
        var terms = await Parameters.OnAsync(db, Deadline.LocalDate(app.Clock.Now), default);
        var signal = await db.Signals.Include(s => s.Facts).SingleAsync(s => s.Id == id);
        var outcome = change(signal, terms.Signal);
        Assert.True(outcome.IsGood, outcome.Refusal?.Code);
        await db.SaveChangesAsync();
        return true;
    });

    public static StepGiven Step(string? reason = null, string? target = null) => new(new SignalStepId(Random.NewId()), reason, target);

    /// <summary>Compares now, whether or not the worker has done so already.</summary>
    public static Task CompareAsync(this TestApp app, SignalId id) => app.Services.GetRequiredService<global::Rondetafel.Access.Matching>().FindAsync(id, default);

    public static Task<List<MatchTask>> TasksOfAsync(this TestApp app, SignalId id) =>
        app.LookAsync(db => db.MatchTasks.AsNoTracking().Where(t => t.SignalId == id || t.OtherId == id).ToListAsync());

    public static PersonGiven Named(string given, string family, string? birth = null, string? address = null) => new(given, family, birth, address, null);
}
