using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Route;

/// <summary>Routes a signal elsewhere, and says what the reporter hears of it.</summary>
/// <param name="Municipality">Which municipality of the partnership, or <see cref="RouteSignalHandler.Outside"/>; asked for another municipality only.</param>
public sealed record RouteSignal(Guid Id, int Version, string? To, string? Municipality, string? Reason, FeedbackInput Feedback)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(RouteSignal);
}

/// <summary>
/// Routes a signal elsewhere and keeps the feedback duty, in one save. Nothing of it goes to the receiver, also not to another
/// municipality of the partnership. Refusals: those of the domain, "municipality_needed" on Municipality, "clash".
/// </summary>
public sealed class RouteSignalHandler(RondetafelDb db, Acting acting)
{
    /// <summary>What stands for a municipality outside this partnership.</summary>
    public const string Outside = "outside";

    public async Task<Outcome> RunAsync(RouteSignal command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var listed = await Lists.IsOnListAsync(db, "signal.route", command.To, acting.Today, cancel);
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var receiver = await ReceiverAsync(signal, command, cancel);
        var to = (receiver ?? new RoutedTo(command.To ?? "")).ToString();
        var outcome = Outcome.Fields((!listed, "target_needed", "Target"), (receiver is null, "municipality_needed", "Municipality"))
            .And(signal.Route(new StepGiven(new SignalStepId(acting.NewId()), command.Reason, to), terms.Signal, acting.By, acting.Now));
        if (outcome.IsAlreadySo) return outcome;
        if (outcome.IsGood) outcome = await SignalDesk.AlongAsync(db, acting, signal, SignalAction.Route, command.Reason, to, terms.Signal, cancel);
        outcome = outcome.And(await FeedbackDuty.DecideAsync(db, acting, signal, SignalAction.Route, command.Feedback, cancel));
        return outcome.IsGood ? await SignalDesk.SaveAsync(db, cancel) : outcome;
    }

    /// <summary>Who receives it; null when another municipality is meant and it is not known which.</summary>
    private async Task<RoutedTo?> ReceiverAsync(Signal signal, RouteSignal command, CancellationToken cancel)
    {
        var kind = new RoutedTo(command.To ?? "");
        if (kind.Kind != RoutedTo.AnotherMunicipality || command.Municipality == Outside) return kind;
        var (own, slug) = (signal.MunicipalityId, command.Municipality);
        return await db.Municipalities.AnyAsync(m => m.Slug == slug && m.Id != own, cancel) ? kind with { Municipality = slug } : null;
    }
}
