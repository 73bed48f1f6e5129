using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>One step in the history of a case with its reason: reviews, scaling, "why still?", monitoring, closing.</summary>
public sealed class CaseStep : IPart
{
    private List<OrganisationId> _agreed = [];

    private CaseStep() { }

    /// <summary>Its id.</summary>
    public CaseStepId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>What was done.</summary>
    public CaseAction Action { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>By whom; null for the daily job.</summary>
    public ProfessionalId? By { get; private set; }

    /// <summary>Until when; the new review date, recall date or hard end.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>"up" or "down" for scaling; null otherwise.</summary>
    public string? Direction { get; private set; }

    /// <summary>The municipality it moved to; null for other steps.</summary>
    public MunicipalityId? Municipality { get; private set; }

    /// <summary>Who led it until then, when the lead was taken over; null for other steps.</summary>
    public ProfessionalId? Before { get; private set; }

    /// <summary>The organisations at the table that agreed to closing; empty for other steps.</summary>
    public IReadOnlyList<OrganisationId> Agreed => _agreed;

    /// <summary>When it was undone, UTC; null for what stands.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>The reason, question or answer.</summary>
    [SealedAs("case.step.reason")] public Narrative? Reason { get; private set; }

    /// <summary>The lighter alternative that was considered.</summary>
    [SealedAs("case.step.lighter")] public Narrative? LighterOption { get; private set; }

    /// <summary>The answer to "why still?"; null while nobody answered.</summary>
    [SealedAs("case.step.answer")] public Narrative? Answer { get; private set; }

    /// <summary>Who from outside the table took part in the review; null when nobody.</summary>
    [SealedAs("case.step.outsider")] public Narrative? Outsider { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static CaseStep Of(CaseId theCase, CaseAction action, CaseStepGiven given, ProfessionalId? by, DateTime at) => new()
    {
        Id = given.Id,
        CaseId = theCase,
        Action = action,
        At = at,
        By = by,
        Until = given.Until,
        Direction = given.Direction,
        Municipality = given.Municipality,
        Before = given.Before,
        _agreed = [.. given.Agreed],
        Reason = Narrative.OfOptional(given.Reason),
        LighterOption = Narrative.OfOptional(given.LighterOption),
        Outsider = Narrative.OfOptional(given.Outsider),
    };

    internal void Undo(DateTime now) => UndoneAt = now;

    internal void Respond(string answer) => Answer = Narrative.Of(answer.Trim());
}

/// <summary>What was given with a step; null where it was not asked.</summary>
public sealed record CaseStepGiven(
    CaseStepId Id, string? Reason = null, DateOnly? Until = null, string? LighterOption = null, string? Direction = null, string? Outsider = null)
{
    /// <summary>The municipality it moves to; null for other steps.</summary>
    public MunicipalityId? Municipality { get; init; }

    /// <summary>Who led it until now; null for other steps.</summary>
    public ProfessionalId? Before { get; init; }

    /// <summary>The organisations that agreed to closing; empty for other steps.</summary>
    public IReadOnlyList<OrganisationId> Agreed { get; init; } = [];

    /// <summary>Which facts this holds.</summary>
    public Facts Facts =>
        (string.IsNullOrWhiteSpace(Reason) ? Facts.None : Facts.Reason) | (Until is null ? Facts.None : Facts.Until) |
        (string.IsNullOrWhiteSpace(LighterOption) ? Facts.None : Facts.LighterOption);

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CaseStepGiven);
}

/// <summary>Who is told of the case.</summary>
public enum InformingOf
{
    /// <summary>The person.</summary>
    Person,
    /// <summary>The parent or guardian of a minor.</summary>
    Guardian,
}

/// <summary>Whether the person, or the guardian of a minor, was told, or why not yet: informing is the default, waiting has an end (UAVG art. 41; product.md, harm 5).</summary>
public sealed class Informing : IPart
{
    private Informing() { }

    /// <summary>Its id.</summary>
    public InformingId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>Who is told.</summary>
    public InformingOf Whom { get; private set; }

    /// <summary>Whether they were told.</summary>
    public bool Told { get; private set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who weighed it.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>Last local day of the postponement; null when told, and when a guardian is not told at all.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>How the person was told, or the ground for waiting.</summary>
    [SealedAs("case.informing.why")] public Narrative? Why { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    /// <summary>Whether telling is due on a day: the postponement is over.</summary>
    public bool IsOver(DateOnly today) => !Told && Until < today;

    internal static Informing Of(CaseId theCase, InformingId id, InformingOf whom, InformingGiven given, ProfessionalId by, DateTime now)
    {
        var why = string.IsNullOrWhiteSpace(given.Outsider) ? given.Why! : $"{given.Why!.Trim()} ({given.Outsider.Trim()})";
        return new() { Id = id, CaseId = theCase, Whom = whom, Told = given.Told, Until = given.Told ? null : given.Until, Why = Narrative.Of(why.Trim()), By = by, At = now };
    }
}

/// <summary>Told, or why not and until when; with who from outside the table took part.</summary>
public sealed record InformingGiven(bool Told, string? Why, DateOnly? Until = null, string? Outsider = null)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(InformingGiven);
}

/// <summary>How a request was answered.</summary>
public enum RequestAnswer
{
    /// <summary>Not yet.</summary>
    Waiting,
    /// <summary>Given, in a contribution.</summary>
    Given,
    /// <summary>Given, with conditions on the contribution.</summary>
    GivenWithConditions,
    /// <summary>Cannot share; a valid answer that needs no reason (WGS art. 1.5).</summary>
    CannotShare,
}

/// <summary>A request to a partner at the table (product.md row 10).</summary>
public sealed class ShareRequest : IPart
{
    private ShareRequest() { }

    /// <summary>Its id.</summary>
    public RequestId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>Who asks.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>The organisation that asks.</summary>
    public OrganisationId From { get; private set; }

    /// <summary>The organisation that is asked.</summary>
    public OrganisationId To { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Until when an answer is hoped for, local.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>How it was answered.</summary>
    public RequestAnswer Answer { get; private set; }

    /// <summary>When it was answered, UTC; null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The contribution that answers it; null otherwise.</summary>
    public ContributionId? ContributionId { get; private set; }

    /// <summary>What is asked.</summary>
    [SealedAs("case.request.text")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ShareRequest Of(CaseId theCase, RequestId id, OrganisationId to, string text, DateOnly until, Actor by, DateTime now) => new()
    {
        Id = id,
        CaseId = theCase,
        By = by.Id!.Value,
        From = by.Organisation!.Value,
        To = to,
        At = now,
        Until = until,
        Text = Narrative.Of(text.Trim()),
    };

    internal void Settle(RequestAnswer answer, ContributionId? contribution, DateTime now) => (Answer, ContributionId, AnsweredAt) = (answer, contribution, now);
}
