using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// Reviews, scaling, the monitoring list, closing: how a case goes on and how it ends.
public sealed partial class Case
{
    /// <summary>
    /// The necessity review: why still? Exit criteria are all checked. Refusals: "reason_needed", "until_needed",
    /// "until_past" and "review_too_far" on Until, "criteria_needed" (one was skipped), "outsider_needed" on Outsider (every third review
    /// has someone from outside the table), "not_now", "not_yours".
    /// </summary>
    public Outcome Continue(CaseStepGiven given, IReadOnlyList<CriterionCheck> checks, CaseTerms terms, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        var wrong = Outcome.Fields(
            (given.Until <= today, "until_past", "Until"),
            (given.Until > LastReview(today, terms), "review_too_far", "Until"),
            (NextReviewHasOutsider() && string.IsNullOrWhiteSpace(given.Outsider), "outsider_needed", "Outsider"),
            (!AllChecked(checks), "criteria_needed", "Checks"));
        return Do(CaseAction.Continue, given, by, now, () =>
        {
            var inTime = today <= NeededUntil;
            NeededUntil = given.Until!.Value;
            Settle(checks, given.Id, now);
            foreach (var judgement in _judgements.Where(j => j.Kind == JudgementKind.Ideology)) judgement.End(now);
            return new CaseContinued(MunicipalityId, inTime, by, now);
        }, wrong);
    }

    /// <summary>Scales up or down. Refusals: "reason_needed", "lighter_option_needed", "choice_needed" on Direction.</summary>
    public Outcome Scale(CaseStepGiven given, Actor by, DateTime now)
    {
        var wrong = Outcome.Fields((given.Direction is not ("up" or "down"), "choice_needed", "Direction"));
        return Do(CaseAction.Scale, given, by, now, () => new CaseScaled(by, now), wrong);
    }

    /// <summary>Any member asks why this person is still on the list. Refusal: "reason_needed" (the question).</summary>
    public Outcome AskWhy(CaseStepGiven given, Actor by, DateTime now) => Do(CaseAction.AskWhy, given, by, now, () => new WhyAsked(by, now));

    /// <summary>The director answers; the answer stays on the timeline. Refusals: "text_needed", "not_yours", "not_now" (also once closed).</summary>
    public Outcome AnswerWhy(CaseStepId question, string? answer, Actor by, DateTime now)
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (!IsOpen(Status) || _steps.FirstOrDefault(s => s.Id == question && s.Action == CaseAction.AskWhy) is not { } step) return Outcome.Refused("not_now");
        if (step.Answer is not null) return Outcome.AlreadySo;
        if (string.IsNullOrWhiteSpace(answer)) return Outcome.Refused("text_needed", "Answer");
        step.Respond(answer);
        Record(new WhyAnswered(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Puts it on the monitoring list with one goal, a recall date and a hard end. Refusals: "goal_needed" on Goal,
    /// "until_past" on Until (the recall date), "review_too_far" on Until (later than a review may be: on the list too somebody looks in time), "hard_end_wrong" on HardEnd (before the recall date, over the months allowed, or beyond turning eighteen).
    /// </summary>
    public Outcome Monitor(CaseStepGiven given, string? goal, DateOnly? hardEnd, CaseTerms terms, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(goal), "goal_needed", "Goal"),
            (given.Until <= today, "until_past", "Until"),
            (given.Until > LastReview(today, terms), "review_too_far", "Until"),
            (hardEnd is null || hardEnd < given.Until || hardEnd > NotBeyondEighteen(today.AddMonths(terms.MonitoringMonths), today), "hard_end_wrong", "HardEnd"));
        return Do(CaseAction.Monitor, given, by, now, () =>
        {
            (MonitoringGoal, RecallOn, HardEnd, NeededUntil) = (Narrative.Of(goal!.Trim()), given.Until, hardEnd, Earliest(hardEnd!.Value, LastReview(today, terms)));
            return new CaseMonitored(Counted(now), by, now);
        }, wrong);
    }

    /// <summary>Takes it back to the table, with a reason and a new review date.</summary>
    public Outcome Recall(CaseStepGiven given, CaseTerms terms, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        var wrong = Outcome.Fields((given.Until <= today, "until_past", "Until"), (given.Until > LastReview(today, terms), "review_too_far", "Until"));
        return Do(CaseAction.Recall, given, by, now, () =>
        {
            (NeededUntil, RecallOn, HardEnd) = (given.Until!.Value, null, null);
            return new CaseRecalled(Counted(now), by, now);
        }, wrong);
    }

    /// <summary>Its end date passed without a review: read-only from now on. Refusal: "too_early".</summary>
    public Outcome FallDue(CaseStepId step, Actor by, DateTime now)
    {
        if (Deadline.LocalDate(now) <= NeededUntil) return Outcome.Refused("too_early");
        return DoByClock(CaseAction.FallDue, step, by, now, () => new CaseFellDue(MunicipalityId, by, now));
    }

    /// <summary>
    /// Still no review after the days allowed: the last phase of the monitoring list with its fixed goal, never straight to
    /// destruction (product.md, rule 3). Refusals: "too_early", "not_now".
    /// </summary>
    public Outcome MonitorByTerm(CaseStepId step, string goal, CaseTerms terms, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        if (today <= NeededUntil.AddDays(terms.OverdueDays)) return Outcome.Refused("too_early");
        return DoByClock(CaseAction.MonitorByTerm, step, by, now, () =>
        {
            MonitoringGoal = Narrative.Of(goal);
            var end = NotBeyondEighteen(today.AddMonths(terms.MonitoringMonths), today);
            (RecallOn, HardEnd, NeededUntil) = (Earliest(today.AddMonths(1), end), end, Earliest(end, LastReview(today, terms)));
            return new CaseMonitored(Counted(now), by, now);
        });
    }

    /// <summary>
    /// Its hard end came and no weighing was opened before it: closed by term (product.md, rule 3). Refusals: "too_early",
    /// "weighing_open" while a new weighing names it, "not_now" when it is not on the monitoring list.
    /// </summary>
    public Outcome CloseByTerm(CaseStepId step, bool weighedAnew, Actor by, DateTime now)
    {
        if (weighedAnew && Status == CaseStatus.Monitoring) return Outcome.Refused("weighing_open");
        if (HardEnd is { } end && Deadline.LocalDate(now) <= end) return Outcome.Refused("too_early");
        return DoByClock(CaseAction.CloseByTerm, step, by, now, () =>
        {
            ClosedAt = now;
            return new CaseClosed(Counted(now, onList: true), ByTable: false, by, now);
        });
    }

    /// <summary>The local year of taking in: the year that every figure about this case stands under.</summary>
    private int IntakeYear => Deadline.LocalDate(TakenInAt).Year;

    private CaseCounted Counted(DateTime now, bool onList = false) =>
        new(MunicipalityId, IntakeYear, Deadline.DaysBetween(TakenInAt, now), onList, [.. _standing]);

    private static DateOnly Earliest(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>Whether the next review is one of those, every third, with somebody from outside the table.</summary>
    public bool NextReviewHasOutsider() => (_steps.Count(s => s is { Action: CaseAction.Continue, UndoneAt: null }) + 1) % 3 == 0;

    private bool AllChecked(IReadOnlyList<CriterionCheck> checks) => CriteriaNow().All(c => checks.Any(k => k.Id == c.Id));

    private void Settle(IReadOnlyList<CriterionCheck> checks, CaseStepId step, DateTime now) =>
        _exitChecks.AddRange(CriteriaNow().Select(c => checks.First(k => k.Id == c.Id)).Select(k => ExitCheck.Of(Id, step, k, now)));

    private Outcome Do(CaseAction action, CaseStepGiven given, Actor by, DateTime now, Func<DomainEvent> change, Outcome? wrong = null) =>
        WhoIs(by, now) is { } who ? Do(action, who, given, by, now, change, wrong) : Outcome.Refused("not_yours");

    private Outcome DoByClock(CaseAction action, CaseStepId step, Actor by, DateTime now, Func<DomainEvent> change) =>
        Do(action, CaseWho.Clock, new CaseStepGiven(step), by, now, change);

    private Outcome Do(CaseAction action, CaseWho who, CaseStepGiven given, Actor by, DateTime now, Func<DomainEvent> change, Outcome? wrong = null)
    {
        var judged = (wrong ?? Outcome.Done).And(CaseTransitions.Table.Judge(Status, action, who, given.Facts));
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        var before = new Standing(Status, NeededUntil, RecallOn, HardEnd);
        Status = CaseTransitions.Table.Find(Status, action, who)!.To;
        var happened = change();
        _steps.Add(CaseStep.Of(Id, action, given, by.Id, now));
        if (action != CaseAction.AskWhy) Remember(CaseTransitions.Undoable.Contains(action) ? before : null, given.Id, now);
        Record(happened);
        return Outcome.Done;
    }
}
