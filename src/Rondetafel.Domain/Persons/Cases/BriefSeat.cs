using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>What was given in an emergency: a seat for four hours.</summary>
public readonly record struct BriefSeatId(Guid Value);

/// <summary>
/// That somebody was given a seat for four hours, why, and what somebody of another organisation found of it afterwards. The seat itself
/// is a <see cref="Seat"/> with an end to the second (architecture, section 5; docs/decisions/0014).
/// </summary>
public sealed class BriefSeat : IPart
{
    /// <summary>How long it lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(4);

    /// <summary>Working days in which it is reviewed.</summary>
    public const int ReviewDays = 2;

    private BriefSeat() { }

    /// <summary>Its id.</summary>
    public BriefSeatId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The seat that it gave.</summary>
    public SeatId SeatId { get; private set; }

    /// <summary>Who got the seat.</summary>
    public ProfessionalId ProfessionalId { get; private set; }

    /// <summary>Who gave it: the process director of the case or the stand-in on duty.</summary>
    public ProfessionalId GivenBy { get; private set; }

    /// <summary>The organisation of who gave it; another one reviews.</summary>
    public OrganisationId GivenFor { get; private set; }

    /// <summary>The organisation for which it was got; a third one reviews when somebody of one sits there.</summary>
    public OrganisationId GotFor { get; private set; }

    /// <summary>When it was given, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When it ends, UTC, exclusive: four hours after it was given, over midnight too.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>The last local day on which the review is in time: two working days.</summary>
    public DateOnly ReviewBy { get; private set; }

    /// <summary>When it was reviewed, UTC; null before.</summary>
    public DateTime? ReviewedAt { get; private set; }

    /// <summary>Who reviewed it; null before.</summary>
    public ProfessionalId? ReviewedBy { get; private set; }

    /// <summary>Whether the reviewer found it justified; null before.</summary>
    public bool? Justified { get; private set; }

    /// <summary>Why it could not wait.</summary>
    [SealedAs("case.brief.reason")] public Narrative? Reason { get; private set; }

    /// <summary>Why the reviewer found so; null before.</summary>
    [SealedAs("case.brief.review")] public Narrative? Review { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    /// <summary>Whether its review is late on a local day.</summary>
    public bool IsLate(DateOnly today) => ReviewedAt is null && ReviewBy < today;

    internal static BriefSeat Of(CaseId theCase, NewBriefSeat given, Actor by, DateTime now) => new()
    {
        Id = given.Id,
        CaseId = theCase,
        SeatId = given.Seat,
        ProfessionalId = given.Professional,
        GivenBy = by.Id!.Value,
        GivenFor = by.Organisation!.Value,
        GotFor = given.Organisation,
        At = now,
        EndsAt = now + Length,
        ReviewBy = Deadline.InWorkingDays(now, ReviewDays).Day,
        Reason = Narrative.Of(given.Reason!.Trim()),
    };

    internal void Settle(bool justified, string why, ProfessionalId by, DateTime now) =>
        (ReviewedAt, ReviewedBy, Justified, Review) = (now, by, justified, Narrative.Of(why.Trim()));
}

/// <summary>A seat for four hours as it is given.</summary>
/// <param name="Id">The new id.</param>
/// <param name="Seat">The id of the seat.</param>
/// <param name="Professional">Who gets it.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Reason">Why it cannot wait.</param>
public sealed record NewBriefSeat(BriefSeatId Id, SeatId Seat, ProfessionalId Professional, OrganisationId Organisation, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewBriefSeat);
}

/// <summary>Seat for four hours given.</summary>
[Event(1, "Stoel voor vier uur gegeven", "Seat for four hours given")]
public sealed record BriefSeatGiven(MunicipalityId Municipality, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.brief_seat", Municipality, null, null);
}

/// <summary>Seat for four hours reviewed.</summary>
[Event(1, "Stoel voor vier uur beoordeeld", "Seat for four hours reviewed")]
public sealed record BriefSeatReviewed(MunicipalityId Municipality, bool Justified, int Days, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.brief_seat_reviewed", Municipality, null, Justified ? "justified" : "not_justified", Days);
}
