using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Tracks;

/// <summary>A prosecutor's track.</summary>
public readonly record struct ProsecutorTrackId(Guid Value);

/// <summary>How a prosecutor's track relates to the approach.</summary>
public enum TrackPlace
{
    /// <summary>First the track, then the approach.</summary>
    Before,
    /// <summary>Both at once.</summary>
    Beside,
    /// <summary>The track and not the approach.</summary>
    Instead,
}

/// <summary>
/// A prosecutor's track before, beside or instead of the approach: a fact on a weighing or case with owner, end date and
/// the duty to report back, so that its end is never silent (product.md row 3; domain-and-law 0, point 5). It outlives a
/// weighing that is destroyed, until the chair has read how it ended.
/// </summary>
public sealed class ProsecutorTrack : Aggregate, IHasKey
{
    private ProsecutorTrack() { }

    /// <summary>Its id.</summary>
    public ProsecutorTrackId Id { get; private set; }

    /// <summary>The weighing it was noted at; null when it was noted at a case.</summary>
    public WeighingId? WeighingId { get; private set; }

    /// <summary>The case it was noted at or went along to; null when there is none.</summary>
    public CaseId? CaseId { get; private set; }

    /// <summary>The municipality of its weighing or case, which it outlives: whose process director is told when the chair counts no more.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>The prosecutor who owns it.</summary>
    public ProfessionalId Owner { get; private set; }

    /// <summary>The chair who noted it and is told how it ends.</summary>
    public ProfessionalId Chair { get; private set; }

    /// <summary>How it relates to the approach.</summary>
    public TrackPlace Place { get; private set; }

    /// <summary>Last local day.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public TrackStatus Status { get; private set; }

    /// <summary>Local day from which it may be destroyed, once its weighing and case are gone; null while it runs.</summary>
    public DateOnly? DestroyOn { get; private set; }

    /// <summary>Whether the owner lets the whole table read the report; otherwise only the chair does.</summary>
    public bool ForTable { get; private set; }

    /// <summary>What the prosecutor reported back: that it ended, and what may be known; null before.</summary>
    [SealedAs("track.report")] public Narrative? Report { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Whether the owner can still report back.</summary>
    public static bool MayReport(TrackStatus status) => TrackTransitions.Table.ActionsFrom(status, TrackWho.Owner).Contains(TrackAction.ReportBack);

    /// <summary>The chair notes a track. Refusal: "until_past" on EndsOn.</summary>
    public static (ProsecutorTrack?, Outcome) Note(ProsecutorTrackId id, NewTrack given, Actor by, DateTime now)
    {
        if (given.EndsOn <= Deadline.LocalDate(now)) return (null, Outcome.Refused("until_past", nameof(EndsOn)));
        var track = new ProsecutorTrack
        {
            Id = id,
            WeighingId = given.Weighing,
            CaseId = given.Case,
            MunicipalityId = given.Municipality,
            Owner = given.Owner,
            Chair = by.Id!.Value,
            Place = given.Place,
            EndsOn = given.EndsOn,
        };
        track.Record(new TrackNoted(by, now));
        return (track, Outcome.Done);
    }

    /// <summary>The person of its weighing is taken in: from now on the table of the case sees that it runs.</summary>
    public Outcome GoToCase(CaseId theCase, Actor by, DateTime now)
    {
        if (CaseId == theCase) return Outcome.AlreadySo;
        CaseId = theCase;
        Record(new TrackWentToCase(by, now));
        return Outcome.Done;
    }

    /// <summary>Who took over its weighing or case is told from now on. Refusal: "not_yours" for who is no person.</summary>
    public Outcome TakeLead(Actor by, DateTime now)
    {
        if (by.Id is not { } next) return Outcome.Refused("not_yours");
        if (next == Chair) return Outcome.AlreadySo;
        Record(new TrackLeadTaken(Chair, by, now));
        Chair = next;
        return Outcome.Done;
    }

    /// <summary>Its chair counts as process director no more: the one of the municipality is told instead.</summary>
    public Outcome HandOn(ProfessionalId next, Actor by, DateTime now)
    {
        if (next == Chair) return Outcome.AlreadySo;
        Record(new TrackHandedOn(Chair, by, now));
        Chair = next;
        return Outcome.Done;
    }

    /// <summary>The owner reports back, also after it lapsed. Refusals: "not_yours", "text_needed" on Report.</summary>
    public Outcome ReportBack(string? report, bool forTable, TrackTerms terms, Actor by, DateTime now)
    {
        if (by.Id != Owner) return Outcome.Refused("not_yours");
        var judged = Judge(TrackAction.ReportBack, TrackWho.Owner);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (string.IsNullOrWhiteSpace(report)) return Outcome.Refused("text_needed", "Report");
        (Report, ForTable) = (Narrative.Of(report.Trim()), forTable);
        return Go(TrackAction.ReportBack, TrackWho.Owner, terms.UnreadDays, new TrackReportedBack(by, now));
    }

    /// <summary>Its end date passed. Refusals: "too_early", "not_now".</summary>
    public Outcome Lapse(TrackTerms terms, Actor by, DateTime now)
    {
        var judged = Judge(TrackAction.Lapse, TrackWho.Clock);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (Deadline.LocalDate(now) <= EndsOn) return Outcome.Refused("too_early");
        return Go(TrackAction.Lapse, TrackWho.Clock, terms.UnreadDays, new TrackLapsed(by, now));
    }

    /// <summary>The chair has read the report, or that it lapsed. Refusals: "not_yours", "not_now" while it runs.</summary>
    public Outcome MarkRead(TrackTerms terms, Actor by, DateTime now)
    {
        if (by.Id != Chair) return Outcome.Refused("not_yours");
        var judged = Judge(TrackAction.MarkRead, TrackWho.Chair);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        return Go(TrackAction.MarkRead, TrackWho.Chair, terms.ReadDays, new TrackEndRead(by, now));
    }

    /// <summary>Says that it ends, with weighing and case gone before it. Refusals: "not_now" while it runs, "too_early" before its term.</summary>
    public Outcome Destroy(Actor by, DateTime now)
    {
        var judged = Judge(TrackAction.Destroy, TrackWho.Clock);
        if (!judged.IsGood) return judged;
        if (Deadline.LocalDate(now) < DestroyOn) return Outcome.Refused("too_early");
        Record(new TrackDestroyed(by, now));
        return Outcome.Done;
    }

    private Outcome Judge(TrackAction action, TrackWho who) => TrackTransitions.Table.Judge(Status, action, who, Facts.None);

    private Outcome Go(TrackAction action, TrackWho who, int keptDays, DomainEvent happened)
    {
        Status = TrackTransitions.Table.Find(Status, action, who)!.To;
        DestroyOn = Deadline.InDays(happened.At, keptDays).Day;
        Record(happened);
        return Outcome.Done;
    }
}

/// <summary>A track as it is noted, at a weighing or at a case.</summary>
/// <param name="Weighing">The weighing; null when it is noted at a case.</param>
/// <param name="Case">The case; null when there is none.</param>
/// <param name="Municipality">The municipality of that weighing or case.</param>
/// <param name="Owner">The prosecutor.</param>
/// <param name="Place">Before, beside or instead.</param>
/// <param name="EndsOn">Last local day.</param>
public sealed record NewTrack(WeighingId? Weighing, CaseId? Case, MunicipalityId Municipality, ProfessionalId Owner, TrackPlace Place, DateOnly EndsOn);

/// <summary>The terms of a track, from the parameters in force.</summary>
/// <param name="UnreadDays">Calendar days that its end waits for the chair to read it.</param>
/// <param name="ReadDays">Calendar days that it is kept after the chair read it.</param>
public sealed record TrackTerms(int UnreadDays, int ReadDays);
