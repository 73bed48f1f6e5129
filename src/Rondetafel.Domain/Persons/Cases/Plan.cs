using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Cases.PlanActionStatus;
using static Rondetafel.Domain.Persons.Cases.PlanActionStep;
using static Rondetafel.Domain.Persons.Cases.PlanActionWho;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>A goal of the plan, in one life domain.</summary>
public sealed class Goal : IPart
{
    private Goal() { }

    /// <summary>Its id.</summary>
    public GoalId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>Code from the list "case.domain" (life domains).</summary>
    public string LifeDomain { get; private set; } = "";

    /// <summary>When it was set, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was reached or let go, UTC; null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Whether it was reached; null while it stands.</summary>
    public bool? Reached { get; private set; }

    /// <summary>The goal in words.</summary>
    [SealedAs("case.goal.text")] public Narrative? Text { get; private set; }

    /// <summary>How it ended, in words; null while it stands.</summary>
    [SealedAs("case.goal.end")] public Narrative? End { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static Goal Of(CaseId theCase, GoalId id, string lifeDomain, string text, DateTime now) =>
        new() { Id = id, CaseId = theCase, LifeDomain = lifeDomain, Text = Narrative.Of(text.Trim()), At = now };

    internal void Finish(bool reached, string why, DateTime now) => (Reached, End, EndedAt) = (reached, Narrative.Of(why.Trim()), now);
}

/// <summary>What an action is, apart from who owns it (004: an action of the police is not by definition a hard measure).</summary>
public enum PlanActionKind
{
    /// <summary>Help.</summary>
    Help,
    /// <summary>Contact.</summary>
    Contact,
    /// <summary>Control.</summary>
    Control,
}

/// <summary>Where an action stands.</summary>
public enum PlanActionStatus
{
    /// <summary>To do.</summary>
    Open,
    /// <summary>Done.</summary>
    Done,
    /// <summary>Not done, with why.</summary>
    NotDone,
    /// <summary>Withdrawn by the table.</summary>
    Withdrawn,
}

/// <summary>What can be done with an action.</summary>
public enum PlanActionStep
{
    /// <summary>Say that it was done, with its result.</summary>
    Finish,
    /// <summary>Say that it was not done, because.</summary>
    Miss,
    /// <summary>Set a new term, because.</summary>
    Postpone,
    /// <summary>Withdraw it.</summary>
    Withdraw,
    /// <summary>Open it again.</summary>
    Reopen,
    /// <summary>Note its effect, later.</summary>
    NoteEffect,
}

/// <summary>The kinds of person that may act on an action.</summary>
[Flags]
public enum PlanActionWho
{
    /// <summary>Its executor, or a member of its owner organisation with a seat.</summary>
    Owner = 1,
    /// <summary>The process director.</summary>
    Director = 2,
}

/// <summary>The state table of an action.</summary>
public static class PlanActionTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<PlanActionStatus, PlanActionStep, PlanActionWho> Table { get; } = new(
    [
        new(Open, Finish, Done, Owner | Director, Facts.Reason),
        new(Open, Miss, NotDone, Owner | Director, Facts.Reason),
        new(Open, Postpone, Open, Owner | Director, Facts.Reason | Facts.Until),
        new(Open, Withdraw, Withdrawn, Director, Facts.Reason),
        new(Done, NoteEffect, Done, Owner | Director, Facts.Reason),
        new(Done, Reopen, Open, Owner | Director),
        new(NotDone, Reopen, Open, Owner | Director),
        new(NotDone, Postpone, Open, Owner | Director, Facts.Reason | Facts.Until),
        new(Withdrawn, Reopen, Open, Director),
    ],
    [(Done, Finish), (NotDone, Miss), (Withdrawn, Withdraw), (Open, Reopen)]);
}

/// <summary>An action of the plan: who does what by when (product.md row 6).</summary>
public sealed class PlanAction : IPart
{
    private List<ProfessionalId> _earlier = [];

    private PlanAction() { }

    /// <summary>Its id.</summary>
    public PlanActionId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The goal it serves; null when none.</summary>
    public GoalId? GoalId { get; private set; }

    /// <summary>Code from the list "case.domain".</summary>
    public string LifeDomain { get; private set; } = "";

    /// <summary>The organisation that owns it; figures by owner count this.</summary>
    public OrganisationId Owner { get; private set; }

    /// <summary>Who carries it out; null while the owner has not said.</summary>
    public ProfessionalId? Executor { get; private set; }

    /// <summary>Who was to carry it out before; "wie keek" names their readings too.</summary>
    public IReadOnlyList<ProfessionalId> EarlierExecutors => _earlier;

    /// <summary>Help, contact or control; figures by kind count this.</summary>
    public PlanActionKind Kind { get; private set; }

    /// <summary>Last local day.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public PlanActionStatus Status { get; private set; }

    /// <summary>When it was agreed, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was finished, UTC; null before.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Counts the steps taken with it and the executors named; a form that saw another number is a clash of two editors.</summary>
    public int Edition { get; private set; }

    /// <summary>Code from the list "case.measure" when it is a local measure; null otherwise. A measure needs ground, term and lighter option.</summary>
    public string? Measure { get; private set; }

    /// <summary>The action in words.</summary>
    [SealedAs("case.action.text")] public Narrative? Text { get; private set; }

    /// <summary>Ground of a local measure; null otherwise.</summary>
    [SealedAs("case.action.ground")] public Narrative? Ground { get; private set; }

    /// <summary>The lighter option considered for a local measure or control; null otherwise.</summary>
    [SealedAs("case.action.lighter")] public Narrative? LighterOption { get; private set; }

    /// <summary>What came of it, or why not.</summary>
    [SealedAs("case.action.result")] public Narrative? Result { get; private set; }

    /// <summary>Its effect.</summary>
    [SealedAs("case.action.effect")] public Narrative? Effect { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static PlanAction Of(CaseId theCase, NewPlanAction given, DateTime now) => new()
    {
        Id = given.Id,
        CaseId = theCase,
        GoalId = given.Goal,
        LifeDomain = given.LifeDomain,
        Owner = given.Owner,
        Executor = given.Executor,
        Kind = given.Kind,
        DueOn = given.DueOn,
        At = now,
        Measure = given.Measure,
        Text = Narrative.Of(given.Text!.Trim()),
        Ground = Narrative.OfOptional(given.Ground),
        LighterOption = Narrative.OfOptional(given.LighterOption),
    };

    internal Outcome Do(PlanActionStep step, PlanActionWho who, string? why, DateOnly? until, DateTime now)
    {
        var given = (string.IsNullOrWhiteSpace(why) ? Facts.None : Facts.Reason) | (until is null ? Facts.None : Facts.Until);
        var judged = Outcome.Fields((until < Deadline.LocalDate(now), "from_past", "Until")).And(PlanActionTransitions.Table.Judge(Status, step, who, given));
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        Status = PlanActionTransitions.Table.Find(Status, step, who)!.To;
        if (step is Finish or Miss or PlanActionStep.Withdraw) (Result, EndedAt) = (Narrative.Of(why!.Trim()), now);
        if (step == NoteEffect) Effect = Narrative.Of(why!.Trim());
        if (step is Postpone) (DueOn, Result, EndedAt) = (until!.Value, Narrative.Of(why!.Trim()), null);
        if (step == Reopen) EndedAt = null;
        Edition++;
        return Outcome.Done;
    }

    internal void Assign(ProfessionalId? executor)
    {
        if (Executor is { } before && before != executor && !_earlier.Contains(before)) _earlier.Add(before);
        (Executor, Edition) = (executor, Edition + 1);
    }
}

/// <summary>An action as it is agreed.</summary>
public sealed record NewPlanAction(
    PlanActionId Id, string? Text, string LifeDomain, OrganisationId Owner, ProfessionalId? Executor, PlanActionKind Kind, DateOnly DueOn,
    GoalId? Goal = null, string? Measure = null, string? Ground = null, string? LighterOption = null)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewPlanAction);
}
