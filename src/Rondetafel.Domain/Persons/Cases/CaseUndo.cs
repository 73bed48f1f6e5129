using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// Undoing the last step of the director, while it left nothing outside.
public sealed partial class Case
{
    /// <summary>Seconds in which a step can be undone.</summary>
    public const int UndoSeconds = 10;

    /// <summary>
    /// Undoes the last review, scaling, listing, taking back or closing within ten seconds: status, dates and judgements stand as
    /// they were, and the step stays on the timeline as undone; a decision of the table about it is left out of the minutes. Refusals: "too_late", "not_yours", "not_now".
    /// </summary>
    public Outcome UndoStatus(CaseStepId step, Actor by, DateTime now)
    {
        if (WhoIs(by, now) is not { } who) return Outcome.Refused("not_yours");
        var ways = CaseTransitions.Table.Steps.Where(s => s.From == Status && CaseTransitions.UndoTo(s.To) == s.Action).ToList();
        if (ways.Count == 0) return Outcome.Refused("not_now");
        if (ways.All(w => !w.By.HasFlag(who))) return Outcome.Refused("not_yours");
        if (StatusChangedAt is not { } at || now > at.AddSeconds(UndoSeconds)) return Outcome.Refused("too_late");
        var undone = _steps.First(s => s.Id == StepToUndo);
        var counted = undone.Action != CaseAction.Continue ? $"{IntakeYear}" : Deadline.LocalDate(at) <= NeededUntilBefore ? "in_time" : "late";
        return Do(CaseTransitions.UndoTo(StatusBefore!.Value)!.Value, who, new CaseStepGiven(step), by, now, () =>
        {
            (NeededUntil, RecallOn, HardEnd, ClosedAt) = (NeededUntilBefore!.Value, RecallOnBefore, HardEndBefore, null);
            if (undone.Action == CaseAction.Monitor) MonitoringGoal = null;
            if (undone.Action == CaseAction.Continue) TakeUpJudgements(at);
            undone.Undo(now);
            foreach (var line in _lines.Where(l => l.Decision is not (null or TableDecision.GoOn) && l.At == at)) line.LeaveOut();
            return new StatusUndone(Counted(now, onList: Status == CaseStatus.Monitoring), undone.Action, counted, by, now);
        });
    }

    /// <summary>The last check of an exit criterion that was not undone; null when it was never checked.</summary>
    public ExitCheck? LastCheck(ExitCriterionId criterion) => ChecksOf(criterion).FirstOrDefault();

    /// <summary>The checks of an exit criterion that were not undone, newest first.</summary>
    public IReadOnlyList<ExitCheck> ChecksOf(ExitCriterionId criterion) =>
        _exitChecks.Where(c => c.CriterionId == criterion && _steps.Any(s => s.Id == c.StepId && s.UndoneAt is null)).OrderByDescending(c => c.At).ToList();

    /// <summary>The judgements that a review ended count again, unless somebody reasoned anew meanwhile.</summary>
    private void TakeUpJudgements(DateTime ended)
    {
        foreach (var judgement in _judgements.Where(j => j.EndedAt == ended && _judgements.All(o => o.Kind != j.Kind || o.At <= j.At))) judgement.TakeUp();
    }

    private void NothingToUndo() => Remember(null, default, default);

    private void Remember(Standing? before, CaseStepId step, DateTime now)
    {
        (StatusChangedAt, StepToUndo, StatusBefore) = (before is null ? null : now, before is null ? null : step, before?.Status);
        (NeededUntilBefore, RecallOnBefore, HardEndBefore) = (before?.NeededUntil, before?.RecallOn, before?.HardEnd);
    }

    private sealed record Standing(CaseStatus Status, DateOnly NeededUntil, DateOnly? RecallOn, DateOnly? HardEnd);
}
