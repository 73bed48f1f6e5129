using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Open;

/// <summary>One moment of the timeline, in sentences.</summary>
/// <param name="Decision">Whether the table or its director decided something.</param>
/// <param name="What">What happened, the bold sentence.</param>
/// <param name="More">What goes with it: reason, lighter option, answer; empty when nothing.</param>
public sealed record Moment(DateTime At, bool Decision, string What, IReadOnlyList<string> More)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(Moment);
}

/// <summary>The history of a case in sentences, from what this reader may see only.</summary>
public sealed class Timeline(CaseView view, Texts.Texts t, Dates dates)
{
    /// <summary>All moments, newest first.</summary>
    public IReadOnlyList<Moment> Moments() => new[] { TakenIn() }.Concat(view.Case.Steps.Select(Step)).Concat(view.Contributions.Select(Contributed))
        .Concat(view.Contributions.Where(c => c.CheckedAt is not null).Select(Checked)).Concat(view.Case.Actions.Select(Agreed))
        .Concat(view.Case.Actions.Where(a => a.EndedAt is not null).Select(Ended)).Concat(view.Case.Goals.Select(Goal))
        .Concat(view.Case.Goals.Where(g => g.EndedAt is not null).Select(GoalEnded)).Concat(view.Case.Judgements.Select(Judged))
        .Concat(view.Case.Informings.Select(Informed)).Concat(view.Case.Flags.Where(f => f.Kind != FlagKind.MovedWithin).SelectMany(Flagged)).OrderByDescending(m => m.At).ToList();

    private Moment TakenIn() => new(view.Case.TakenInAt, true, t["case.time.taken_in"], Founded(DateTime.MinValue));

    /// <summary>Purpose and exit criteria as they were from a moment of taking in on; an earlier purpose is not kept.</summary>
    private List<string> Founded(DateTime at)
    {
        var next = view.Case.Steps.Where(s => s.Action == CaseAction.TakeInAgain && s.At > at).Min(s => (DateTime?)s.At);
        var criteria = view.Case.ExitCriteria.Where(c => c.EndedAt == next).OrderBy(c => c.Order).Select(c => view.Read(c, c.Text)!.TrimEnd('.'));
        return [next is null ? view.Read(view.Case.Purpose) ?? "" : "", t.Of("case.time.stop_when", string.Join("; ", criteria))];
    }

    private Moment Step(CaseStep step)
    {
        var what = step.Action == CaseAction.Scale ? t["case.time.Scale." + step.Direction] : t["case.time." + (CaseTransitions.Table.Steps.Any(s => s.Action == step.Action && CaseTransitions.UndoTo(s.To) == s.Action) ? "Undo" : step.Action)];
        if (step.Before is { } before) what = t.Of("case.time." + step.Action + (step.Action == CaseAction.TakeInAgain ? ".led" : ""), view.Person(step.By), view.Person(before));
        if (step.Municipality is { } moved) what = t.Of("case.time.Move", view.Municipality(moved));
        if (step.Until is { } until && step.Action != CaseAction.Scale) what += " " + t.Of("case.time.until", dates.Long(until));
        var more = new List<string>();
        if (view.Read(step, step.Reason) is { } reason) more.Add(step.Action == CaseAction.AskWhy ? t.Of("case.time.asks", view.Person(step.By), reason) : t.Of("case.time.reason", reason));
        if (view.Read(step, step.LighterOption) is { } lighter) more.Add(t.Of("case.time.lighter", lighter));
        if (view.Read(step, step.Outsider) is { } outsider) more.Add(t.Of("case.time.outsider", outsider));
        if (view.Read(step, step.Answer) is { } answer) more.Add(t.Of("case.time.answer", answer));
        if (step.UndoneAt is not null) more.Add(t["case.time.undone"]);
        if (step.Agreed.Count > 0) more.Add(t.Of("case.time.agreed_by", string.Join(", ", step.Agreed.Select(view.Organisation).Order(StringComparer.CurrentCulture))));
        if (step.Action == CaseAction.TakeInAgain) more.AddRange(Founded(step.At));
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

    private Moment Informed(Informing i) => new(i.At, true, i.Told ? t["case.time.told" + Of(i)] : i.Until is { } until ? t.Of("case.time.wait" + Of(i), dates.Long(until)) : t["case.time.not" + Of(i)], [view.Read(i, i.Why)!]);

    private static string Of(Informing i) => i.Whom == InformingOf.Guardian ? ".Guardian" : "";

    /// <summary>A flag when it began and, when it ended, the day after; what happens on a day stands at noon.</summary>
    private IEnumerable<Moment> Flagged(Flag f)
    {
        var (what, name) = (t["case.flag." + f.Kind], t["case.flag." + f.Kind].ToLowerInvariant());
        var more = f.Expected is { } expected ? ", " + t.Of("case.flag.expected." + (f.Kind == FlagKind.Detained ? "Detained" : "other"), dates.Long(expected)) : "";
        yield return new Moment(Noon(f.From), false, t.Of("case.time.flag", what, dates.Long(f.From) + more), []);
        if (f.Until is { } last && last < view.Today) yield return new Moment(Noon(last), false, t.Of("case.time.flag.ended", name, dates.Long(last)), []);
    }

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc);

    private IEnumerable<string> Optional(string? text, string? key = null) => text is null ? [] : [key is null ? text : t.Of(key, text)];
}
