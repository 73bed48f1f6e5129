using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Bring;

/// <summary>Brings a signal to the weighing, and says what the reporter hears of it.</summary>
public sealed record BringSignal(Guid Id, int Version, string? Reason, string? LighterOption, FeedbackInput Feedback)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(BringSignal);
}

/// <summary>
/// Brings a signal to the weighing and keeps the feedback duty and tells the director who convenes, in one save. Refusal:
/// "no_director" while nobody counts as process director, for then nobody could do anything with it.
/// </summary>
public sealed class BringSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(BringSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        if (await Directors.ForAsync(db, signal.MunicipalityId, acting.Today, cancel) is not { } director) return Outcome.Refused("no_director");
        var outcome = signal.BringToWeighing(new StepGiven(new SignalStepId(acting.NewId()), command.Reason, null, null, command.LighterOption), acting.By, acting.Now);
        if (outcome.IsAlreadySo) return outcome;
        outcome = outcome.And(await FeedbackDuty.DecideAsync(db, acting, signal, SignalAction.BringToWeighing, command.Feedback, cancel));
        if (!outcome.IsGood) return outcome;
        if (director != acting.By.Id) Holders.Tell(db, [director], acting.NewId, acting.Now);
        return await SignalDesk.SaveAsync(db, cancel);
    }
}
