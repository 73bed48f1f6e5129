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

/// <summary>Where a track stands.</summary>
public enum TrackStatus
{
    /// <summary>Goes on.</summary>
    Running,
    /// <summary>The prosecutor reported back.</summary>
    ReportedBack,
    /// <summary>Its end date passed without a report; the chair was told.</summary>
    Lapsed,
}

/// <summary>
/// A prosecutor's track before, beside or instead of the approach: a fact on a weighing or case with owner, end date and
/// the duty to report back, so that its end is never silent (product.md row 3; domain-and-law 0, point 5).
/// </summary>
public sealed class ProsecutorTrack : Aggregate, IHasKey
{
    private ProsecutorTrack() { }

    /// <summary>Its id.</summary>
    public ProsecutorTrackId Id { get; private set; }

    /// <summary>The weighing it was noted at.</summary>
    public Weighings.WeighingId WeighingId { get; private set; }

    /// <summary>The prosecutor who owns it.</summary>
    public ProfessionalId Owner { get; private set; }

    /// <summary>The chair who is told when it lapses.</summary>
    public ProfessionalId Chair { get; private set; }

    /// <summary>How it relates to the approach.</summary>
    public TrackPlace Place { get; private set; }

    /// <summary>Last local day.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public TrackStatus Status { get; private set; }

    /// <summary>What the prosecutor reported back: that it ended, and what the table may know; null before.</summary>
    [SealedAs("track.report")] public Narrative? Report { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Notes a track. Refusal: "until_past" on EndsOn.</summary>
    public static (ProsecutorTrack?, Outcome) Note(ProsecutorTrackId id, Weighings.WeighingId weighing, ProfessionalId owner, ProfessionalId chair, TrackPlace place, DateOnly endsOn, Actor by, DateTime now)
    {
        if (endsOn <= Deadline.LocalDate(now)) return (null, Outcome.Refused("until_past", nameof(EndsOn)));
        var track = new ProsecutorTrack { Id = id, WeighingId = weighing, Owner = owner, Chair = chair, Place = place, EndsOn = endsOn };
        track.Record(new TrackNoted(by, now));
        return (track, Outcome.Done);
    }

    /// <summary>The owner reports back. Refusals: "not_yours", "text_needed".</summary>
    public Outcome ReportBack(string? report, Actor by, DateTime now)
    {
        if (by.Id != Owner) return Outcome.Refused("not_yours");
        if (Status == TrackStatus.ReportedBack) return Outcome.AlreadySo;
        if (string.IsNullOrWhiteSpace(report)) return Outcome.Refused("text_needed", "Report");
        (Status, Report) = (TrackStatus.ReportedBack, Narrative.Of(report.Trim()));
        Record(new TrackReportedBack(by, now));
        return Outcome.Done;
    }

    /// <summary>Its end date passed. Refusals: "too_early", "not_now".</summary>
    public Outcome Lapse(Actor by, DateTime now)
    {
        if (Status == TrackStatus.Lapsed) return Outcome.AlreadySo;
        if (Status != TrackStatus.Running) return Outcome.Refused("not_now");
        if (Deadline.LocalDate(now) <= EndsOn) return Outcome.Refused("too_early");
        Status = TrackStatus.Lapsed;
        Record(new TrackLapsed(by, now));
        return Outcome.Done;
    }

    /// <summary>Says that it ends with its weighing. Refusal: "not_now" while it runs: its end is never silent.</summary>
    public Outcome Destroy(Actor by, DateTime now)
    {
        if (Status == TrackStatus.Running) return Outcome.Refused("not_now");
        Record(new TrackDestroyed(by, now));
        return Outcome.Done;
    }
}

/// <summary>A prosecutor's track was noted.</summary>
[Event(1, "OM-traject genoteerd", "Prosecutor's track noted")]
public sealed record TrackNoted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The prosecutor reported back.</summary>
[Event(1, "OM-traject teruggemeld", "Prosecutor's track reported back")]
public sealed record TrackReportedBack(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A prosecutor's track lapsed without a report.</summary>
[Event(1, "OM-traject verlopen zonder terugmelding", "Prosecutor's track lapsed without report")]
public sealed record TrackLapsed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Row and key of a track were destroyed.</summary>
[Event(1, "OM-traject vernietigd", "Prosecutor's track destroyed")]
public sealed record TrackDestroyed(Actor By, DateTime At) : DomainEvent(By, At);
