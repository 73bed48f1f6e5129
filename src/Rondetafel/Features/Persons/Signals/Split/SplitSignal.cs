using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals.Split;

/// <summary>Split another person off: who it is, and the facts that are about them, opened from the first signal.</summary>
public sealed record SplitSignal(Guid Id, int Version, PersonGiven Person, IReadOnlyList<FactGiven> Facts, ThoughtsGiven Thoughts);

/// <summary>
/// Makes a signal of its own for the other person, in one save with the note on the first. Who reported and the duty to
/// answer stay with the very first: the reporter told one story and gets one answer, about each decision.
/// </summary>
public sealed class SplitSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(SplitSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var outcome = signal.Split(new StepGiven(new SignalStepId(acting.NewId())), acting.By, acting.Now);
        if (!outcome.IsGood) return outcome;
        var wrong = Outcome.Fields(
            (command.Facts.Count == 0, "fact_choice_needed", "Facts"),
            (command.Person is { GivenNames: null, FamilyName: null, Description: null }, "person_needed", "FamilyName"));
        if (!wrong.IsGood) return wrong;
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var facts = command.Facts.Select(f => new NewFact(new SignalFactId(acting.NewId()), f)).ToList();
        var (other, refused) = Signal.Receive(
            new SignalId(acting.NewId()), acting.NewCode('M'),
            new NewSignal(signal.MunicipalityId, signal.Channel, signal.Origin, command.Person, facts, command.Thoughts, signal.SplitFrom ?? signal.Id, signal.ReceivedBy), terms.Signal, acting.By, acting.Now);
        if (other is null) return refused;
        db.Signals.Add(other);
        return await SignalDesk.SaveAsync(db, cancel);
    }
}
