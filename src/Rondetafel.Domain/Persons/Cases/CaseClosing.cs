using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// Closing by the whole table: what is still open is seen first, and who agreed is kept.
public sealed partial class Case
{
    /// <summary>What closing would leave undone: goals, actions, questions "why still?" and requests of this case, with the answers owed to reporters.</summary>
    public LeftOpen StillOpen(int answersOwed) => new(
        _goals.Count(g => g.EndedAt is null), _actions.Count(a => a.EndedAt is null), _steps.Count(s => s.Action == CaseAction.AskWhy && s.Answer is null),
        _requests.Count(r => r.Answer == RequestAnswer.Waiting), answersOwed);

    /// <summary>
    /// The whole table closes it when no partner has concerns; asks less than continuing: ending needs no reason
    /// (product.md, rule 3). Refusals: "criteria_needed", "not_all_agree" on Agreed (an organisation at the table has not said so,
    /// or nobody sits there), "left_open" on Acknowledged (a goal, action, question, request or answer is open and was not acknowledged).
    /// </summary>
    public Outcome Close(CaseStepGiven given, IReadOnlyList<CriterionCheck> checks, ClosingGiven closing, Actor by, DateTime now)
    {
        var table = TableOn(Deadline.LocalDate(now));
        var wrong = Outcome.Fields(
            (!AllChecked(checks), "criteria_needed", "Checks"),
            (table.Count == 0 || table.Any(o => !closing.Agreed.Contains(o)), "not_all_agree", "Agreed"),
            (StillOpen(closing.AnswersOwed).Any && !closing.Acknowledged, "left_open", "Acknowledged"));
        var onList = Status == CaseStatus.Monitoring;
        return Do(CaseAction.Close, given with { Agreed = [.. table] }, by, now, () =>
        {
            Settle(checks, given.Id, now);
            ClosedAt = now;
            return new CaseClosed(Counted(now, onList), ByTable: true, by, now);
        }, wrong);
    }
}

/// <summary>What is said at closing: the organisations that have no concerns, that what is still open was seen, and how many answers are owed to reporters.</summary>
public sealed record ClosingGiven(IReadOnlyCollection<OrganisationId> Agreed, bool Acknowledged = false, int AnswersOwed = 0);

/// <summary>How much closing would leave undone, by kind.</summary>
public sealed record LeftOpen(int Goals, int Actions, int Questions, int Requests, int Answers)
{
    /// <summary>Whether there is anything.</summary>
    public bool Any => Goals + Actions + Questions + Requests + Answers > 0;
}
