using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Stop;

/// <summary>Stop a signal, and what the reporter hears of it.</summary>
public sealed record StopSignal(Guid Id, int Version, string? Kind, string? Reason, FeedbackInput Feedback)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(StopSignal);
}

/// <summary>Stops the signal and keeps the feedback duty, in one save.</summary>
public sealed class StopSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(StopSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var listed = await Lists.IsOnListAsync(db, "signal.stop", command.Kind, acting.Today, cancel);
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var step = new StepGiven(new SignalStepId(acting.NewId()), command.Reason, command.Kind);
        var outcome = Outcome.Fields((!listed, "target_needed", "Target")).And(signal.Stop(step, terms.Signal, acting.By, acting.Now));
        if (outcome.IsAlreadySo) return outcome;
        if (outcome.IsGood) outcome = await SignalDesk.AlongAsync(db, acting, signal, SignalAction.Stop, command.Reason, command.Kind, terms.Signal, cancel);
        outcome = outcome.And(await FeedbackDuty.DecideAsync(db, acting, signal, SignalAction.Stop, command.Feedback, cancel));
        return outcome.IsGood ? await SignalDesk.SaveAsync(db, cancel) : outcome;
    }
}
