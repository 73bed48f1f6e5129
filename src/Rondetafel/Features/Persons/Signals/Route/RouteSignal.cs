using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Route;

/// <summary>Routes a signal elsewhere, and says what the reporter hears of it.</summary>
public sealed record RouteSignal(Guid Id, int Version, string? To, string? Reason, FeedbackInput Feedback);

/// <summary>Routes a signal elsewhere and keeps the feedback duty, in one save.</summary>
public sealed class RouteSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(RouteSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        if (!await SignalDesk.IsOnListAsync(db, "signal.route", command.To, acting.Today, cancel)) return Outcome.Refused("target_needed", "Target");
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var outcome = signal.Route(new StepGiven(new SignalStepId(acting.NewId()), command.Reason, command.To), terms.Signal, acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        if (await SignalDesk.AlongAsync(db, acting, signal, SignalAction.Route, command.Reason, command.To, terms.Signal, cancel) is { IsGood: false } refused) return refused;
        var given = await FeedbackDuty.DecideAsync(db, acting, signal, SignalAction.Route, command.Feedback, cancel);
        return given.IsGood ? await SignalDesk.SaveAsync(db, cancel) : given;
    }
}
