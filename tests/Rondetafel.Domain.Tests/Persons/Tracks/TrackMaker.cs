using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Tracks;

/// <summary>Makes tracks through the domain, in any status, with nothing left recorded.</summary>
internal static class TrackMaker
{
    public static readonly TrackTerms Terms = new(90, 14);

    /// <summary>The day after the end of a track that was made without saying when.</summary>
    public static readonly DateTime AfterEnd = Noon(Today.AddDays(31));

    public static (ProsecutorTrack?, Outcome) Note(DateOnly endsOn, TrackPlace place = TrackPlace.Beside) =>
        ProsecutorTrack.Note(new(NewId()), new NewTrack(new(Id(60)), null, new(Id(61)), ProsecutorMember.Id!.Value, place, endsOn), Director, Now);

    public static ProsecutorTrack Running(DateOnly? endsOn = null)
    {
        var track = Note(endsOn ?? Today.AddDays(30)).Item1!;
        track.ClearEvents();
        return track;
    }

    public static ProsecutorTrack In(TrackStatus status)
    {
        var track = Running();
        if (status is TrackStatus.ReportedBack or TrackStatus.ReportRead) Assert.True(track.ReportBack("afgerond", false, Terms, ProsecutorMember, Now).IsGood);
        if (status is TrackStatus.Lapsed or TrackStatus.LapseRead) Assert.True(track.Lapse(Terms, Actor.Clock, AfterEnd).IsGood);
        if (status is TrackStatus.ReportRead) Assert.True(track.MarkRead(Terms, Director, Now).IsGood);
        if (status is TrackStatus.LapseRead) Assert.True(track.MarkRead(Terms, Director, AfterEnd).IsGood);
        Assert.Equal(status, track.Status);
        track.ClearEvents();
        return track;
    }

    /// <summary>Takes a step with everything that it can ask for, at a moment when no term stands in its way.</summary>
    public static Outcome Take(ProsecutorTrack track, TrackAction action, Actor by) => action switch
    {
        TrackAction.ReportBack => track.ReportBack("afgerond", false, Terms, by, AfterEnd),
        TrackAction.Lapse => track.Lapse(Terms, Actor.Clock, AfterEnd),
        TrackAction.MarkRead => track.MarkRead(Terms, by, AfterEnd),
        _ => track.Destroy(Actor.Clock, AfterEnd.AddYears(1)),
    };
}
