using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;

namespace Rondetafel.Features.Persons.Weighings.Decide;

/// <summary>Decide not to take in: unfounded, not a person, or refer; with the answer to the reporter.</summary>
/// <param name="Outcome">Name of the decision; null or another one is refused.</param>
/// <param name="Theme">For "not a person": what remains, counted without person data.</param>
/// <param name="Consultation">For a referral: which consultation.</param>
public sealed record DecideWeighing(Guid Id, int Version, string? Outcome, string? Theme, string? Consultation, string? Reason, FeedbackGiven Feedback)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(DecideWeighing);
}

/// <summary>Keeps the decision on weighing, signal and answer in one save; the reporter stays shut.</summary>
public sealed class DecideWeighingHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(DecideWeighing command, CancellationToken cancel)
    {
        if (TypedText.TooLong(("Reason", command.Reason)) is { } refused) return refused;
        var (action, list, target, field) = command.Outcome switch
        {
            nameof(WeighingAction.FindUnfounded) => (WeighingAction.FindUnfounded, null, null, ""),
            nameof(WeighingAction.FindNoPerson) => (WeighingAction.FindNoPerson, "weighing.theme", command.Theme, "Theme"),
            nameof(WeighingAction.Refer) => (WeighingAction.Refer, "weighing.refer", command.Consultation, "Consultation"),
            _ => ((WeighingAction?)null, (string?)null, (string?)null, ""),
        };
        var wrong = Outcome.Fields(
            (action is null, "choice_needed", "Outcome"),
            (list is not null && !await Lists.IsOnListAsync(db, list, target, acting.Today, cancel), "target_needed", field));
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return WeighingDesk.Clash;
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var step = new WeighingStepGiven(new WeighingStepId(acting.NewId()), command.Reason, target);
        var decided = wrong.And(weighing.Decide(action ?? WeighingAction.FindUnfounded, step, terms[Parameters.ShieldedDays], acting.By, acting.Now).At("Target", field));
        if (decided.IsAlreadySo) return decided;
        if (!decided.IsGood) return decided.And(await ReporterFeedbackQuery.DecideAsync(db, acting, weighing, SignalAction.DecideNotTakenIn, command.Feedback, cancel));
        var shut = await WeighingDesk.ChangeSignalsAsync(db, acting, weighing, Permission.LeadWeighing,
            s => s.Decide(takenIn: false, new StepGiven(new SignalStepId(acting.NewId())), terms.Signal, acting.By, acting.Now), cancel);
        if (!shut.IsGood) return shut;
        if (weighing.ThemeLeft is { } left) db.Themes.Add(new KeptTheme { Theme = left.Theme, MunicipalityId = weighing.MunicipalityId, On = left.On });
        var told = await ReporterFeedbackQuery.DecideAsync(db, acting, weighing, SignalAction.DecideNotTakenIn, command.Feedback, cancel);
        if (!told.IsGood) return told;
        WeighingDesk.Notice(db, acting, weighing.Seats.Select(s => s.ProfessionalId), "weighing.notice.decided");
        WeighingDesk.Tell(db, acting, weighing.Seats.Select(s => s.ProfessionalId));
        return await WeighingDesk.SaveAsync(db, cancel);
    }
}
