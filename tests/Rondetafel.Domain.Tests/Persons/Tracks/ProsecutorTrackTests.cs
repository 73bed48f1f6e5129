using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Tracks;

public sealed class ProsecutorTrackTests
{
    private static (ProsecutorTrack?, Outcome) Note(DateOnly endsOn, TrackPlace place = TrackPlace.Beside) =>
        ProsecutorTrack.Note(new(NewId()), new(Id(60)), ProsecutorMember.Id!.Value, Director.Id!.Value, place, endsOn, Director, Now);

    private static ProsecutorTrack Running(DateOnly? endsOn = null)
    {
        var track = Note(endsOn ?? Today.AddDays(30)).Item1!;
        track.ClearEvents();
        return track;
    }

    [Theory]
    [InlineData(TrackPlace.Before)]
    [InlineData(TrackPlace.Beside)]
    [InlineData(TrackPlace.Instead)]
    public void It_has_an_owner_a_chair_and_an_end_after_today(TrackPlace place)
    {
        Assert.Equal(new Refusal("until_past", "EndsOn"), Note(Today).Item2.Refusal);

        var (track, outcome) = Note(Today.AddDays(1), place);
        Happened<TrackNoted>(track!, outcome);
        Assert.Equal((TrackStatus.Running, place, Today.AddDays(1), ProsecutorMember.Id, Director.Id), (track!.Status, track.Place, track.EndsOn, track.Owner, track.Chair));
    }

    [Fact]
    public void Only_its_owner_reports_back_in_words_and_once()
    {
        var track = Running();
        foreach (var other in new[] { Director, PoliceMember, Actor.Public }) Refused("not_yours", track, track.ReportBack("afgerond", other, Now));
        Refused("text_needed", track, track.ReportBack(" ", ProsecutorMember, Now), "Report");

        Happened<TrackReportedBack>(track, track.ReportBack(" afgerond ", ProsecutorMember, Now));
        Assert.Equal((TrackStatus.ReportedBack, "afgerond"), (track.Status, Text(track.Report)));
        AlreadySo(track, track.ReportBack("anders", ProsecutorMember, Now));
        Assert.Equal("afgerond", Text(track.Report));
        Refused("not_now", track, track.Lapse(Actor.Clock, Now.AddYears(1)));
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-29 21:59:59", "2026-03-29 22:00:00")]
    [InlineData("2026-10-25", "2026-10-25 22:59:59", "2026-10-25 23:00:00")]
    public void It_lapses_the_day_after_its_end_and_may_still_be_reported_back(string endsOn, string lastMoment, string after)
    {
        var track = Running(DateOnly.Parse(endsOn));

        Refused("too_early", track, track.Lapse(Actor.Clock, Utc(lastMoment)));
        Happened<TrackLapsed>(track, track.Lapse(Actor.Clock, Utc(after)));
        AlreadySo(track, track.Lapse(Actor.Clock, Utc(after)));
        Happened<TrackReportedBack>(track, track.ReportBack("alsnog", ProsecutorMember, Utc(after)));
        Assert.Equal(TrackStatus.ReportedBack, track.Status);
    }
}
