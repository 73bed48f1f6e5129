using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>A seat at the table of a case: the only thing that lets a person open it (architecture, section 5).</summary>
public sealed class Seat : IPart
{
    private Seat() { }

    /// <summary>Its id.</summary>
    public SeatId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>Who sits.</summary>
    public ProfessionalId ProfessionalId { get; private set; }

    /// <summary>For which organisation.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Who sits in when needed; null when nobody is named.</summary>
    public ProfessionalId? StandIn { get; private set; }

    /// <summary>Code of the function at the table from the list "case.function"; null for an ordinary seat.</summary>
    public string? Function { get; private set; }

    /// <summary>Who passed it for one meeting; null for a seat that was given.</summary>
    public ProfessionalId? InFor { get; private set; }

    /// <summary>The meeting for which it was passed; null for a seat that was given. It ends with that meeting, or when the case leaves its agenda, cannot be renewed, and counts at no other.</summary>
    public MeetingId? ForMeeting { get; private set; }

    /// <summary>First local day; of a seat that was passed the day of its meeting.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last local day, inclusive: at most the end of the designation; it ends earlier with the case. Of a seat that was passed the day of its meeting, or an earlier day once it was taken back.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The moment at which a seat for four hours ends, UTC, exclusive; null for every other seat, which ends with its last day.</summary>
    public DateTime? EndsAt { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static Seat Of(CaseId theCase, NewSeat given, DateOnly from, ProfessionalId? inFor = null, MeetingId? forMeeting = null, DateTime? endsAt = null) => new()
    {
        Id = given.Id,
        CaseId = theCase,
        ProfessionalId = given.Professional,
        OrganisationId = given.Organisation,
        StandIn = given.StandIn,
        Function = given.Function,
        InFor = inFor,
        ForMeeting = forMeeting,
        From = from,
        Until = given.Last,
        EndsAt = endsAt,
    };

    /// <summary>Whether it counts at a moment: its days are there, and its four hours are not over.</summary>
    /// <param name="now">The moment, UTC.</param>
    public bool Counts(DateTime now) => Deadline.LocalDate(now) is var day && From <= day && day <= Until && (EndsAt is null || now < EndsAt);

    /// <summary>Whether it counts at a meeting at a moment.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="now">The moment, UTC.</param>
    public bool CountsAt(MeetingId meeting, DateTime now) => Counts(now) && (ForMeeting is null || ForMeeting == meeting);

    internal void End(DateOnly last) => Until = last;

    internal void NameStandIn(ProfessionalId? standIn) => StandIn = standIn;
}

/// <summary>A seat as it is given: DesignatedUntil is the last local day of who gets it, Until an earlier one or null.</summary>
public sealed record NewSeat(
    SeatId Id, ProfessionalId Professional, OrganisationId Organisation, DateOnly DesignatedUntil, DateOnly? Until = null, ProfessionalId? StandIn = null, string? Function = null)
{
    /// <summary>Its last local day: what comes first.</summary>
    public DateOnly Last => Bound(Until, DesignatedUntil);

    internal static DateOnly Bound(DateOnly? until, DateOnly designatedUntil) => until < designatedUntil ? until.Value : designatedUntil;
}

/// <summary>What a judgement is about.</summary>
public enum JudgementKind
{
    /// <summary>Nature of the worry.</summary>
    Nature,
    /// <summary>Seriousness of the worry.</summary>
    Seriousness,
    /// <summary>Ideological background, from the short list, tied to a criterion; ends at each review unless reasoned anew.</summary>
    Ideology,
}

/// <summary>A dated, reasoned judgement; history is kept, there is never a score (product.md row 7).</summary>
public sealed class Judgement : IPart
{
    private Judgement() { }

    /// <summary>Its id.</summary>
    public JudgementId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>What it is about.</summary>
    public JudgementKind Kind { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>Code from the list "case.ideology" for <see cref="JudgementKind.Ideology"/>; null for the others.</summary>
    public string? Ideology { get; private set; }

    /// <summary>Code of the criterion of the weighing that an ideology is tied to; null for the others.</summary>
    public string? Criterion { get; private set; }

    /// <summary>When a review ended it, UTC; null while it counts.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The judgement with its reason.</summary>
    [SealedAs("case.judgement.text")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static Judgement Of(CaseId theCase, NewJudgement given, ProfessionalId by, DateTime now)
    {
        var made = new Judgement { Id = given.Id, CaseId = theCase, Kind = given.Kind, Text = Narrative.Of(given.Text!.Trim()), By = by, At = now };
        if (given.Kind == JudgementKind.Ideology) (made.Ideology, made.Criterion) = (given.Ideology, given.Criterion);
        return made;
    }

    internal void End(DateTime now) => EndedAt ??= now;

    internal void TakeUp() => EndedAt = null;
}

/// <summary>A judgement as it is written; an ideology has its code from "case.ideology" and the code of the criterion it is tied to.</summary>
public sealed record NewJudgement(JudgementId Id, JudgementKind Kind, string? Text, string? Ideology = null, string? Criterion = null)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewJudgement);
}

/// <summary>Dated facts about where the person is.</summary>
public enum FlagKind
{
    /// <summary>Detained, with the expected release.</summary>
    Detained,
    /// <summary>Departed abroad.</summary>
    Departed,
    /// <summary>Returned.</summary>
    Returned,
    /// <summary>Prevented from leaving.</summary>
    PreventedFromLeaving,
    /// <summary>Moved away from the partnership.</summary>
    MovedAway,
    /// <summary>Moved within the partnership: another dossierhouder, own seats.</summary>
    MovedWithin,
    /// <summary>Deceased.</summary>
    Deceased,
    /// <summary>A public figure: narrower default audience.</summary>
    PublicFigure,
}

/// <summary>A flag with its dates; detained and departed cases count as running (product.md, details of row 8).</summary>
public sealed class Flag : IPart
{
    private Flag() { }

    /// <summary>Its id.</summary>
    public FlagId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>What it says.</summary>
    public FlagKind Kind { get; private set; }

    /// <summary>First local day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Expected end, for instance release; null when not known.</summary>
    public DateOnly? Expected { get; private set; }

    /// <summary>Last local day; null while it counts.</summary>
    public DateOnly? Until { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    /// <summary>Whether putting one flag ends another: what cannot be so at once. A new move ends the earlier one.</summary>
    internal static bool Excludes(FlagKind put, FlagKind standing) => put switch
    {
        FlagKind.Departed => standing is FlagKind.Returned or FlagKind.PreventedFromLeaving,
        FlagKind.Returned or FlagKind.PreventedFromLeaving => standing is FlagKind.Departed,
        FlagKind.MovedAway => standing is FlagKind.MovedWithin,
        FlagKind.MovedWithin => standing is FlagKind.MovedWithin or FlagKind.MovedAway,
        FlagKind.Deceased => standing is FlagKind.Detained or FlagKind.Departed,
        _ => false,
    };

    internal static Flag Of(CaseId theCase, FlagId id, FlagKind kind, DateOnly from, DateOnly? expected) =>
        new() { Id = id, CaseId = theCase, Kind = kind, From = from, Expected = expected };

    internal void End(DateOnly last) => Until = last;
}

/// <summary>Who keeps contact with whom around the person.</summary>
public enum ContactWith
{
    /// <summary>The school.</summary>
    School,
    /// <summary>The parents.</summary>
    Parents,
    /// <summary>The youth worker.</summary>
    YouthWorker,
    /// <summary>The guardian, for a minor.</summary>
    Guardian,
}

/// <summary>A named person who keeps contact (product.md, details of row 9).</summary>
public sealed class ContactKeeper : IPart
{
    private ContactKeeper() { }

    /// <summary>Its id.</summary>
    public ContactKeeperId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>With whom.</summary>
    public ContactWith With { get; private set; }

    /// <summary>Who keeps it; sits at the table.</summary>
    public ProfessionalId Keeper { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ContactKeeper Of(CaseId theCase, ContactKeeperId id, ContactWith with, ProfessionalId keeper) =>
        new() { Id = id, CaseId = theCase, With = with, Keeper = keeper };
}
