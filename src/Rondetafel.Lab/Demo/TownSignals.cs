using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Demo;

/// <summary>Signals of the fictional town in every state, dated around today, made by the real domain methods.</summary>
internal static class TownSignals
{
    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        var ids = new Dictionary<string, SignalId>();
        foreach (var story in TownSignalsStories.All)
        {
            ids[story.Key] = await ReceiveAsync(services, story, ids, cancel);
            foreach (var step in story.Steps) await StepAsync(services, ids[story.Key], step, ids, cancel);
        }
        await MatchAsync(services, ids["zelfde-1"], ids["zelfde-2"], "Lindestad", cancel);
        await MatchAsync(services, ids["grens-lindestad"], ids["grens-waalrode"], null, cancel);
        await ProposeTextAsync(services, cancel);
    }

    private static async Task<SignalId> ReceiveAsync(IServiceProvider services, Story story, Dictionary<string, SignalId> ids, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, today) = PeopleOfTown.Parts(scope);
        var now = today.AddHours(-story.HoursAgo);
        var municipality = (await db.Municipalities.AsNoTracking().SingleAsync(m => m.Name == story.Municipality, cancel)).Id;
        var by = story.By is null ? Actor.Public : await ActorAsync(db, story.By, cancel);
        var terms = await Parameters.OnAsync(db, Deadline.LocalDate(today), cancel);
        var facts = story.Facts.Select(f => new NewFact(new SignalFactId(random.NewId()), f)).ToList();
        var receiver = await Holders.ReceiverAsync(db, municipality, Deadline.LocalDate(today), cancel);
        SignalId? from = story.SplitFrom is { } key ? ids[key] : null;
        var (signal, outcome) = Signal.Receive(
            new SignalId(random.NewId()), $"M-{random.Characters(5)}",
            new NewSignal(municipality, story.Channel, story.Origin, story.Person, facts, story.Thoughts, from, receiver), terms.Signal, by, now);
        if (signal is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        db.Signals.Add(signal);
        if (from is null)
        {
            var professional = story.Channel == Channel.Professional ? by.Id : null;
            var owed = new NewAnswer(signal.Id, municipality, professional, null, story.ReporterName, story.ReporterContact, story.Wish, signal.DestroyOn);
            db.Answers.Add(Answer.Owe(new AnswerId(random.NewId()), owed, by, now));
        }
        await db.SaveChangesAsync(cancel);
        return signal.Id;
    }

    private static async Task StepAsync(IServiceProvider services, SignalId id, StoryStep step, Dictionary<string, SignalId> ids, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, today) = PeopleOfTown.Parts(scope);
        var (now, by) = (today.AddHours(-step.HoursAgo), await ActorAsync(db, step.By, cancel));
        var terms = await Parameters.OnAsync(db, Deadline.LocalDate(today), cancel);
        var signal = await db.Signals.SingleAsync(s => s.Id == id, cancel);
        var answer = await db.Answers.SingleOrDefaultAsync(a => a.SignalId == id, cancel);
        DateOnly? until = step.UntilInDays is { } days ? Deadline.LocalDate(today).AddDays(days) : null;
        var given = new StepGiven(new SignalStepId(random.NewId()), step.Reason, step.Target, until, step.Lighter);
        Demand(step.Action switch
        {
            SignalAction.ConfirmReporter => Both(signal.ConfirmReporter(given, by, now), () => answer?.ReporterConfirmed(by, now)),
            SignalAction.Acknowledge => signal.Acknowledge(given, by, now),
            SignalAction.AskBack => signal.AskBack(given, by, now),
            SignalAction.ReceiveAnswer => signal.ReceiveAnswer(given, by, now),
            SignalAction.BringToWeighing => signal.BringToWeighing(given, by, now),
            SignalAction.Route => signal.Route(given, terms.Signal, by, now),
            SignalAction.Stop => signal.Stop(given, terms.Signal, by, now),
            SignalAction.Split => signal.Split(given, by, now),
            SignalAction.AddByReporter => signal.AddByReporter(new SignalAdditionId(random.NewId()), step.Reason, terms.Signal, Actor.Public, now),
            SignalAction.Merge => signal.MergeInto(ids[step.Target!], twoIdentifiers: true, secondPerson: true, given with { Target = null }, by, now),
            _ => throw new InvalidOperationException($"{step.Action} has no place in the town."),
        });
        if (answer is not null && step.Action is SignalAction.Acknowledge or SignalAction.AskBack or SignalAction.BringToWeighing or SignalAction.Route or SignalAction.Stop)
            await AnswerAsync(db, random, answer!, step, terms.Answer, by, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task AnswerAsync(RondetafelDb db, RandomSource random, Answer answer, StoryStep step, AnswerTerms terms, Actor by, DateTime now, CancellationToken cancel)
    {
        answer.DecisionTaken(step.Action, Deadline.InWorkingDays(now, terms.WorkingDays).Day, by, now);
        var codes = step.Action == SignalAction.Acknowledge ? ["received"] : step.Say;
        var texts = await Parameters.InForceAsync(db, CatalogueKind.FeedbackText, Deadline.LocalDate(now.AddYears(1)), cancel);
        foreach (var code in codes)
            Demand(answer.Give(new AnswerTextId(random.NewId()), new GivenAnswer(code, texts.Single(t => t.Code == code).Dutch, Approved: true), terms, by, now));
    }

    private static async Task MatchAsync(IServiceProvider services, SignalId signal, SignalId other, string? municipality, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        MunicipalityId? owner = municipality is null ? null : (await db.Municipalities.AsNoTracking().SingleAsync(m => m.Name == municipality, cancel)).Id;
        var director = municipality is null ? (await ActorAsync(db, "procesregisseur", cancel)).Id : null;
        db.MatchTasks.Add(MatchTask.Find(new MatchTaskId(random.NewId()), signal, other, owner, director, Actor.Clock, now.AddHours(-20)));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task ProposeTextAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var today = Deadline.LocalDate(now);
        var old = await db.Catalogue.AsNoTracking().SingleAsync(c => c.Kind == CatalogueKind.FeedbackText && c.Edition == 1 && c.Code == "what_you_can_do", cancel);
        var content = new EntryContent(old.Dutch + " U mag ook anoniem met ons overleggen.", old.English + " You may also ask us for advice anonymously.", Source: old.Source);
        var (entry, outcome) = CatalogueEntry.Propose(
            new CatalogueEntryId(random.NewId()), old, new NewEntry(old.Kind, old.List, old.Code, content, today.AddDays(3)), await ActorAsync(db, "beheerder", cancel), now, today);
        db.Catalogue.Add(entry ?? throw new InvalidOperationException(outcome.Refusal!.Code));
        await db.SaveChangesAsync(cancel);
    }

    private static Outcome Both(Outcome first, Action second)
    {
        if (first.IsGood) second();
        return first;
    }

    private static void Demand(Outcome outcome)
    {
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    private static async Task<Actor> ActorAsync(RondetafelDb db, string key, CancellationToken cancel)
    {
        var email = $"{key}@lindevaart.example";
        var person = await db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email, cancel);
        return new Actor(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
    }
}
