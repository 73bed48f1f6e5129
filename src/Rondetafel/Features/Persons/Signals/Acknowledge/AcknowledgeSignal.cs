using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Acknowledge;

/// <summary>Acknowledge receipt.</summary>
public sealed record AcknowledgeSignal(Guid Id, int Version);

/// <summary>
/// Acknowledges, and gives the approved text that it was received to the reporter, and to those of merged signals who heard
/// nothing yet, in one save. Refusal: "received_not_approved" while that text waits for its two people.
/// </summary>
public sealed class AcknowledgeSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AcknowledgeSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        var outcome = signal.Acknowledge(new StepGiven(new SignalStepId(acting.NewId())), acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var said = new FeedbackInput { Say = "now", Texts = ["received"] };
        var owed = (await FeedbackDuty.OfAllAsync(db, acting, signal.Id, cancel)).Where(a => a.SignalId == signal.Id || (a.About is null && a.SignalId != signal.SplitFrom)).ToList();
        var given = await FeedbackDuty.DecideAsync(db, acting, owed, SignalAction.Acknowledge, said, cancel);
        if (given.Refusal?.Code == "not_approved") return Outcome.Refused("received_not_approved");
        return given.IsGood ? await SignalDesk.SaveAsync(db, cancel) : given;
    }
}
