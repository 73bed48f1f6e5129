using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Tracks.TrackMaker;

namespace Rondetafel.Domain.Tests.Persons.Tracks;

public sealed class ProsecutorTrackTests
{
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
        Assert.Null(track.DestroyOn);
    }

    [Fact]
    public void It_goes_along_to_the_case_once()
    {
        var track = Running();
        var theCase = new CaseId(Id(70));

        Happened<TrackWentToCase>(track, track.GoToCase(theCase, Director, Now));
        Assert.Equal(theCase, track.CaseId);
        AlreadySo(track, track.GoToCase(theCase, Director, Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_its_owner_reports_back_in_words_and_once_and_says_who_reads_it(bool forTable)
    {
        var track = Running();
        foreach (var other in new[] { Director, PoliceMember, Actor.Public }) Refused("not_yours", track, track.ReportBack("afgerond", forTable, Terms, other, Now));
        Refused("text_needed", track, track.ReportBack(" ", forTable, Terms, ProsecutorMember, Now), "Report");

        Happened<TrackReportedBack>(track, track.ReportBack(" afgerond ", forTable, Terms, ProsecutorMember, Now));
        Assert.Equal((TrackStatus.ReportedBack, "afgerond", forTable), (track.Status, Text(track.Report), track.ForTable));
        AlreadySo(track, track.ReportBack("anders", !forTable, Terms, ProsecutorMember, Now));
        Assert.Equal(("afgerond", forTable), (Text(track.Report), track.ForTable));
        Refused("not_now", track, track.Lapse(Terms, Actor.Clock, Now.AddYears(1)));
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-29 21:59:59", "2026-03-29 22:00:00")]
    [InlineData("2026-10-25", "2026-10-25 22:59:59", "2026-10-25 23:00:00")]
    public void It_lapses_the_day_after_its_end_and_may_still_be_reported_back(string endsOn, string lastMoment, string after)
    {
        var track = Running(DateOnly.Parse(endsOn));

        Refused("too_early", track, track.Lapse(Terms, Actor.Clock, Utc(lastMoment)));
        Happened<TrackLapsed>(track, track.Lapse(Terms, Actor.Clock, Utc(after)));
        AlreadySo(track, track.Lapse(Terms, Actor.Clock, Utc(after)));
        Happened<TrackReportedBack>(track, track.ReportBack("alsnog", false, Terms, ProsecutorMember, Utc(after)));
        Assert.Equal(TrackStatus.ReportedBack, track.Status);
    }

    [Theory]
    [InlineData(TrackStatus.ReportedBack)]
    [InlineData(TrackStatus.Lapsed)]
    public void How_it_ended_waits_for_the_chair_and_is_kept_a_short_term_after_reading(TrackStatus ended)
    {
        var unread = In(ended);
        var end = Deadline.LocalDate(EndOf(unread)).AddDays(Terms.UnreadDays);
        Assert.Equal(end, unread.DestroyOn);
        Refused("too_early", unread, unread.Destroy(Actor.Clock, Noon(end.AddDays(-1))));
        Happened<TrackDestroyed>(unread, unread.Destroy(Actor.Clock, Noon(end)));

        var read = In(ended);
        Refused("not_yours", read, read.MarkRead(Terms, ProsecutorMember, EndOf(read)));
        Happened<TrackEndRead>(read, read.MarkRead(Terms, Director, EndOf(read)));
        end = Deadline.LocalDate(EndOf(read)).AddDays(Terms.ReadDays);
        Assert.Equal(end, read.DestroyOn);
        AlreadySo(read, read.MarkRead(Terms, Director, Noon(end)));
        Refused("too_early", read, read.Destroy(Actor.Clock, Noon(end.AddDays(-1))));
        Happened<TrackDestroyed>(read, read.Destroy(Actor.Clock, Noon(end)));
    }

    [Fact]
    public void A_report_after_the_lapse_was_read_waits_for_the_chair_again()
    {
        var track = In(TrackStatus.LapseRead);
        var at = EndOf(track).AddDays(3);

        Happened<TrackReportedBack>(track, track.ReportBack("toch klaar", true, Terms, ProsecutorMember, at));

        Assert.Equal((TrackStatus.ReportedBack, Deadline.LocalDate(at).AddDays(Terms.UnreadDays)), (track.Status, track.DestroyOn));
    }

    /// <summary>The moment at which a made track lapsed or was reported back.</summary>
    private static DateTime EndOf(ProsecutorTrack track) => track.Status is TrackStatus.Lapsed or TrackStatus.LapseRead ? AfterEnd : Now;
}
