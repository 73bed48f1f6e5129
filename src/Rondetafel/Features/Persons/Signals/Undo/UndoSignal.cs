using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Undo;

/// <summary>Undo a stop or routing, with a reason.</summary>
public sealed record UndoSignal(Guid Id, int Version, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(UndoSignal);
}

/// <summary>Opens the signal again; the reporter, who may have heard that it ended, is owed an answer again.</summary>
public sealed class UndoSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(UndoSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var outcome = signal.Undo(new StepGiven(new SignalStepId(acting.NewId()), command.Reason), acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        if (await SignalDesk.AlongAsync(db, acting, signal, SignalAction.Undo, command.Reason, null, terms.Signal, cancel) is { IsGood: false } refused) return refused;
        await FeedbackDuty.DecideAsync(db, acting, signal, SignalAction.Undo, new FeedbackInput { Say = "later" }, cancel);
        return await SignalDesk.SaveAsync(db, cancel);
    }
}
