using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Confirm;

/// <summary>The reporter was spoken to, an address confirmed, or the reporter wrote back: on what ground, and how.</summary>
/// <param name="Ground">Name of a <see cref="ReporterGround"/>.</param>
public sealed record ConfirmReporter(Guid Id, int Version, string? Ground, string? How)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ConfirmReporter);
}

/// <summary>Lets a report that was held apart count, and its answer with it, in one save.</summary>
public sealed class ConfirmReporterHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ConfirmReporter command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var outcome = signal.ConfirmReporter(new StepGiven(new SignalStepId(acting.NewId()), command.How, command.Ground), acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        if (await FeedbackDuty.OfSignalAsync(db, acting, signal.Id, cancel) is { } answer) answer.ReporterConfirmed(acting.By, acting.Now);
        return await SignalDesk.SaveAsync(db, cancel);
    }
}
