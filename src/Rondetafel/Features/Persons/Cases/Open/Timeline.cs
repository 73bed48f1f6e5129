using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Open;

/// <summary>One moment of the timeline, in sentences.</summary>
/// <param name="Decision">Whether the table or its director decided something.</param>
/// <param name="What">What happened, the bold sentence.</param>
/// <param name="More">What goes with it: reason, lighter option, answer; empty when nothing.</param>
public sealed record Moment(DateTime At, bool Decision, string What, IReadOnlyList<string> More);

/// <summary>The history of a case in sentences, from what this reader may see only.</summary>
public sealed class Timeline(CaseView view, Texts.Texts t, Dates dates)
{
    /// <summary>All moments, newest first.</summary>
    public IReadOnlyList<Moment> Moments() => new[] { TakenIn() }.Concat(view.Case.Steps.Select(Step)).Concat(view.Contributions.Select(Contributed))
        .Concat(view.Contributions.Where(c => c.CheckedAt is not null).Select(Checked)).Concat(view.Case.Actions.Select(Agreed))
        .Concat(view.Case.Actions.Where(a => a.EndedAt is not null).Select(Ended)).Concat(view.Case.Goals.Select(Goal))
        .Concat(view.Case.Goals.Where(g => g.EndedAt is not null).Select(GoalEnded)).Concat(view.Case.Judgements.Select(Judged))
        .Concat(view.Case.Informings.Select(Informed)).OrderByDescending(m => m.At).ToList();

    private Moment TakenIn() => new(view.Case.TakenInAt, true, t["case.time.taken_in"],
        [view.Read(view.Case.Purpose) ?? "", t.Of("case.time.stop_when", string.Join("; ", view.Case.ExitCriteria.OrderBy(c => c.Order).Select(c => view.Read(c, c.Text)!.TrimEnd('.'))))]);

    private Moment Step(CaseStep step)
    {
        var what = step.Action == CaseAction.Scale ? t["case.time.Scale." + step.Direction] : t["case.time." + step.Action];
        if (step.Until is { } until && step.Action != CaseAction.Scale) what += " " + t.Of("case.time.until", dates.Long(until));
        var more = new List<string>();
        if (view.Read(step, step.Reason) is { } reason) more.Add(step.Action == CaseAction.AskWhy ? t.Of("case.time.asks", view.Person(step.By), reason) : t.Of("case.time.reason", reason));
        if (view.Read(step, step.LighterOption) is { } lighter) more.Add(t.Of("case.time.lighter", lighter));
        if (view.Read(step, step.Outsider) is { } outsider) more.Add(t.Of("case.time.outsider", outsider));
        if (view.Read(step, step.Answer) is { } answer) more.Add(t.Of("case.time.answer", answer));
        return new Moment(step.At, true, what, more);
    }

    private Moment Contributed(Contribution c) => new(c.At, c.Kind == ContributionKind.Conclusion, t.Of("case.time.added." + c.Kind, view.Organisation(c.Provider)), []);

    private Moment Checked(Contribution c) => new(c.CheckedAt!.Value, false, t.Of("case.time.fact." + c.FactStatus, view.Person(c.CheckedBy)), [view.Read(c, c.Check) ?? ""]);

    private Moment Agreed(PlanAction a) =>
        new(a.At, false, t.Of("case.time.agreed", view.Organisation(a.Owner), dates.Long(a.DueOn)), [view.Read(a, a.Text)!]);

    private Moment Ended(PlanAction a) => new(a.EndedAt!.Value, false, t["case.time.action." + a.Status], [view.Read(a, a.Text)!, .. Optional(view.Read(a, a.Result)), .. Optional(view.Read(a, a.Effect), "case.time.effect")]);

    private Moment Goal(Goal g) => new(g.At, false, t["case.time.goal"], [view.Read(g, g.Text)!]);

    private Moment GoalEnded(Goal g) => new(g.EndedAt!.Value, true, t[g.Reached == true ? "case.time.goal.reached" : "case.time.goal.let_go"], [view.Read(g, g.Text)!, .. Optional(view.Read(g, g.End))]);

    private Moment Judged(Judgement j) => new(j.At, false, t.Of("case.time.judged", t["case.judge." + j.Kind].ToLowerInvariant(), view.Person(j.By)), []);

    private Moment Informed(Informing i) => new(i.At, true, i.Told ? t["case.time.told"] : t.Of("case.time.wait", dates.Long(i.Until!.Value)), [view.Read(i, i.Why)!]);

    private IEnumerable<string> Optional(string? text, string? key = null) => text is null ? [] : [key is null ? text : t.Of(key, text)];
}
