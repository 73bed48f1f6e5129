using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Tracks.TrackAction;
using static Rondetafel.Domain.Persons.Tracks.TrackStatus;
using static Rondetafel.Domain.Persons.Tracks.TrackWho;

namespace Rondetafel.Domain.Persons.Tracks;

/// <summary>Where a track stands.</summary>
public enum TrackStatus
{
    /// <summary>Goes on.</summary>
    Running,
    /// <summary>The prosecutor reported back; the chair did not read it yet.</summary>
    ReportedBack,
    /// <summary>Its end date passed without a report; the chair was told.</summary>
    Lapsed,
    /// <summary>The chair read the report.</summary>
    ReportRead,
    /// <summary>The chair read that it lapsed; a report may still come.</summary>
    LapseRead,
}

/// <summary>What can be done with a track.</summary>
public enum TrackAction
{
    /// <summary>The owner reports back.</summary>
    ReportBack,
    /// <summary>Its end date passed without a report.</summary>
    Lapse,
    /// <summary>The chair says to have read how it ended.</summary>
    MarkRead,
    /// <summary>Destroy row and key: weighing and case are gone and its term is over.</summary>
    Destroy,
}

/// <summary>The kinds of person that may act on a track.</summary>
[Flags]
public enum TrackWho
{
    /// <summary>The prosecutor who owns it.</summary>
    Owner = 1,
    /// <summary>The chair who is told how it ended.</summary>
    Chair = 2,
    /// <summary>The daily job.</summary>
    Clock = 4,
}

/// <summary>The state table of a prosecutor's track (product.md row 3): its end is never silent.</summary>
public static class TrackTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<TrackStatus, TrackAction, TrackWho> Table { get; } = new(
    [
        new(Running, ReportBack, ReportedBack, Owner),
        new(Running, Lapse, Lapsed, Clock),

        new(ReportedBack, MarkRead, ReportRead, Chair),
        new(ReportedBack, TrackAction.Destroy, ReportedBack, Clock),

        new(Lapsed, ReportBack, ReportedBack, Owner),
        new(Lapsed, MarkRead, LapseRead, Chair),
        new(Lapsed, TrackAction.Destroy, Lapsed, Clock),

        new(ReportRead, TrackAction.Destroy, ReportRead, Clock),

        new(LapseRead, ReportBack, ReportedBack, Owner),
        new(LapseRead, TrackAction.Destroy, LapseRead, Clock),
    ],
    [
        (ReportedBack, ReportBack), (ReportRead, ReportBack), (Lapsed, Lapse), (LapseRead, Lapse), (ReportRead, MarkRead), (LapseRead, MarkRead),
    ]);
}
