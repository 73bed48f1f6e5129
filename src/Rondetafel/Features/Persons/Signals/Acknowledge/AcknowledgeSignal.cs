using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Acknowledge;

/// <summary>Acknowledge receipt.</summary>
public sealed record AcknowledgeSignal(Guid Id, int Version);

/// <summary>Acknowledges, and gives the reporter the approved text that it was received, in one save.</summary>
public sealed class AcknowledgeSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AcknowledgeSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        var outcome = signal.Acknowledge(new StepGiven(new SignalStepId(acting.NewId())), acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var said = new FeedbackInput { Say = "now", Texts = ["received"] };
        var given = await FeedbackDuty.DecideAsync(db, acting, signal, SignalAction.Acknowledge, said, cancel);
        return given.IsGood ? await SignalDesk.SaveAsync(db, cancel) : given;
    }
}
