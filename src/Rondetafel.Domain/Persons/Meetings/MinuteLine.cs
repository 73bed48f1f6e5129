using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>What a line of the minutes is.</summary>
public enum MinuteKind
{
    /// <summary>The case was on the screen; without text.</summary>
    Discussed,
    /// <summary>A short note with one author.</summary>
    Note,
    /// <summary>A decision of the table.</summary>
    Decision,
    /// <summary>A new action was agreed.</summary>
    Agreed,
    /// <summary>An action was gone through: done, not done, a new term.</summary>
    Acted,
}

/// <summary>What the table decides about a case.</summary>
public enum TableDecision
{
    /// <summary>Go on as it is.</summary>
    GoOn,
    /// <summary>Review: it stays needed until a new day, with the exit criteria checked.</summary>
    Review,
    /// <summary>To the monitoring list, with one goal and a hard end.</summary>
    Monitor,
    /// <summary>Close.</summary>
    Close,
    /// <summary>Scale up.</summary>
    ScaleUp,
    /// <summary>Scale down.</summary>
    ScaleDown,
    /// <summary>Back from the monitoring list to the table.</summary>
    Recall,
}

/// <summary>
/// One line of the minutes about a case: what one person said, a decision, an action. It belongs to the case and is opened
/// through that case's table and its audience only (architecture, section 6).
/// </summary>
public sealed class MinuteLine : IForAudience
{
    private List<OrganisationId> _named = [];

    private MinuteLine() { }

    /// <summary>Its id.</summary>
    public MinuteLineId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>What it is.</summary>
    public MinuteKind Kind { get; private set; }

    /// <summary>When it was written, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who wrote it down; null for the daily job.</summary>
    public ProfessionalId? By { get; private set; }

    /// <summary>Whose words a note are; null for all else.</summary>
    public ProfessionalId? Author { get; private set; }

    /// <inheritdoc />
    public OrganisationId Provider { get; private set; }

    /// <summary>How wide the audience is.</summary>
    public AudienceKind AudienceKind { get; private set; }

    /// <summary>The named organisations of the audience.</summary>
    public IReadOnlyList<OrganisationId> Named => _named;

    /// <inheritdoc />
    public Audience Audience => new(AudienceKind, _named);

    /// <summary>What was decided; null for all else.</summary>
    public TableDecision? Decision { get; private set; }

    /// <summary>The next discussion that was set with a decision, or the new term of an action; null when none.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The action; null for all else.</summary>
    public PlanActionId? ActionId { get; private set; }

    /// <summary>What happened with the action; null for all else.</summary>
    public PlanActionStep? Step { get; private set; }

    /// <summary>The organisation that owned the new action when it was agreed; null for all else. The minutes say this, whatever becomes of the action.</summary>
    public OrganisationId? Owner { get; private set; }

    /// <summary>Who was to carry the new action out when it was agreed; null when nobody was named, and for all else.</summary>
    public ProfessionalId? Executor { get; private set; }

    /// <summary>When the chair amended it, UTC; null when never.</summary>
    public DateTime? AmendedAt { get; private set; }

    /// <summary>How often its words were written anew, so that who changes them changes what they saw.</summary>
    public int Edition { get; private set; }

    /// <summary>Whether the chair left it out of the minutes.</summary>
    public bool LeftOut { get; private set; }

    /// <summary>The words: of the note, the reason of the decision, the new action, or what came of the action; null when there are none.</summary>
    [SealedAs("case.minute.text")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static MinuteLine Of(CaseId theCase, MinuteKind kind, MinuteHead head, string? text, Audience audience, OrganisationId provider, Actor by, DateTime now) => new()
    {
        Id = head.Id,
        CaseId = theCase,
        MeetingId = head.Meeting,
        Kind = kind,
        At = now,
        By = by.Id,
        Provider = provider,
        AudienceKind = audience.Kind,
        _named = audience.Named.ToList(),
        Text = Narrative.OfOptional(text),
    };

    internal MinuteLine With(ProfessionalId author)
    {
        Author = author;
        return this;
    }

    internal MinuteLine With(TableDecision decision, DateOnly? next)
    {
        (Decision, Until) = (decision, next);
        return this;
    }

    internal MinuteLine With(PlanActionId action, PlanActionStep step, DateOnly? until)
    {
        (ActionId, Step, Until) = (action, step, until);
        return this;
    }

    internal MinuteLine With(NewPlanAction agreed)
    {
        (ActionId, Until, Owner, Executor) = (agreed.Id, agreed.DueOn, agreed.Owner, agreed.Executor);
        return this;
    }

    internal void Rewrite(string text, ProfessionalId author, OrganisationId provider, Audience audience) =>
        (Text, Author, Provider, AudienceKind, _named, Edition) = (Narrative.Of(text.Trim()), author, provider, audience.Kind, audience.Named.ToList(), Edition + 1);

    internal void Amend(string? text, bool leftOut, DateTime now) => (Text, LeftOut, AmendedAt, Edition) = (Narrative.OfOptional(text), leftOut, now, Edition + 1);

    /// <summary>What it says was undone; the chair can still put it back.</summary>
    internal void LeaveOut() => (LeftOut, Edition) = (true, Edition + 1);
}

/// <summary>The id of a line and the meeting at which it is written.</summary>
public sealed record MinuteHead(MinuteLineId Id, MeetingId Meeting);

/// <summary>A note as it is written: whose words, of which organisation, and who may read it (the whole table unless narrower contributions stood open).</summary>
public sealed record NewNote(MinuteHead Head, string? Text, ProfessionalId Author, OrganisationId Provider, Audience Audience)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewNote);
}

/// <summary>
/// A decision as it is taken; what it needs depends on what it is. Next is "terug op de agenda": the next discussion, or the
/// recall date of the monitoring list. Until is "nodig tot" for a review or recall and "stopt uiterlijk" for the monitoring list.
/// The lighter option is for scaling, the goal for the monitoring list, the outsider for every third review.
/// </summary>
public sealed record NewDecision(
    MinuteHead Head, CaseStepId Step, TableDecision What, string? Reason, DateOnly? Next = null, DateOnly? Until = null,
    string? LighterOption = null, string? Goal = null, string? Outsider = null)
{
    /// <summary>Who may read the reason; the whole table unless narrower contributions stood open.</summary>
    public Audience Audience { get; init; } = Audience.Table;

    /// <summary>How much was decided as far as the writer saw (<see cref="Case.Decided"/>); null when it does not matter.</summary>
    public int? Seen { get; init; }

    /// <summary>The exit criteria, for a review and for closing.</summary>
    public IReadOnlyList<CriterionCheck> Checks { get; init; } = [];

    /// <summary>Who agrees and whether what is still open was seen, for closing.</summary>
    public ClosingGiven Closing { get; init; } = new([]);

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewDecision);
}

/// <summary>Why a meeting about a case was called at once, and what was thought of that afterwards.</summary>
public sealed class UrgentCall : IPart
{
    /// <summary>Days after which the call is looked back on.</summary>
    public const int LookBackDays = 14;

    private UrgentCall() { }

    /// <summary>Its id.</summary>
    public UrgentCallId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>When it was called, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The local day on which the director looks back.</summary>
    public DateOnly LookBackOn { get; private set; }

    /// <summary>When the director looked back, UTC; null before.</summary>
    public DateTime? LookedBackAt { get; private set; }

    /// <summary>Why it could not wait.</summary>
    [SealedAs("case.urgent.reason")] public Narrative? Reason { get; private set; }

    /// <summary>Whether it was right to hurry, and what was learned; null before.</summary>
    [SealedAs("case.urgent.lookback")] public Narrative? LookBack { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static UrgentCall Of(CaseId theCase, UrgentCallId id, MeetingId meeting, string reason, DateTime now) => new()
    {
        Id = id,
        CaseId = theCase,
        MeetingId = meeting,
        At = now,
        LookBackOn = Deadline.InDays(now, LookBackDays).Day,
        Reason = Narrative.Of(reason.Trim()),
    };

    internal void Settle(string text, DateTime now) => (LookBack, LookedBackAt) = (Narrative.Of(text.Trim()), now);
}
