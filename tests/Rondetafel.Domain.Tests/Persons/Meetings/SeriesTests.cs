using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.Meetings.MeetingMaker;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

public sealed class SeriesTests
{
    private static readonly NewSeries Ordinary = new(
        MeetingKind.CaseConference, new MeetingTime(Today, new TimeOnly(13, 0), 120), 2, Today.AddMonths(11), new MeetingPlace(" Lindezaal ", ""), Roster);

    private static (Series? Series, Outcome Outcome) Start(NewSeries given) => Series.Start(new SeriesId(NewId()), given, () => new SeriesMemberId(NewId()), Director, Now);

    private static Series Started(NewSeries? given = null)
    {
        var series = Start(given ?? Ordinary).Series!;
        series.ClearEvents();
        return series;
    }

    [Fact]
    public void A_series_keeps_what_it_was_given()
    {
        var (series, outcome) = Start(Ordinary with { Kind = MeetingKind.Weighing });

        Happened<SeriesStarted>(series!, outcome);
        Assert.Equal(Director.Id, series!.Chair);
        Assert.Equal(("Lindezaal", (string?)null), (series.Room, series.Call));
        Assert.Equal(Roster, series.Members.Select(m => m.AsInvitee));
        Assert.Empty(Start(Ordinary).Series!.Members); // a case conference has the roster of its chair
    }

    [Theory]
    [InlineData("from_past", "On")]
    [InlineData("minutes_wrong", "Minutes")]
    [InlineData("weeks_wrong", "Weeks")]
    [InlineData("before_start", "Until")]
    [InlineData("until_too_far", "Until")]
    [InlineData("place_too_long", "Call")]
    [InlineData("people_needed", "People")]
    [InlineData("person_twice", "People")]
    [InlineData("stand_in_wrong", "People")]
    public void What_cannot_be_is_refused(string code, string field)
    {
        var wrong = (code, field) switch
        {
            ("from_past", _) => Ordinary with { First = Ordinary.First with { On = Today.AddDays(-1) } },
            ("minutes_wrong", _) => Ordinary with { First = Ordinary.First with { Minutes = 601 } },
            ("weeks_wrong", _) => Ordinary with { Weeks = 0 },
            ("before_start", _) => Ordinary with { Until = Today.AddDays(-1) },
            ("until_too_far", _) => Ordinary with { Until = Today.AddYears(1).AddDays(1) },
            ("place_too_long", _) => Ordinary with { Place = new MeetingPlace(null, new string('a', 201)) },
            ("people_needed", _) => Ordinary with { People = [] },
            ("person_twice", _) => Ordinary with { People = [Roster[0], Roster[0]] },
            _ => Ordinary with { People = [Roster[1] with { StandIn = Roster[1].Professional }] },
        };

        var (series, outcome) = Start(wrong);

        Assert.Null(series);
        Assert.Equal((code, field), (outcome.Refusal!.Code, outcome.Refusal.Field));
    }

    [Fact]
    public void Its_days_are_the_weekday_every_so_many_weeks_without_holidays()
    {
        // Wednesday 14 January 2026, every two weeks: 11 February … ; Christmas Eve is no holiday, 27 April falls on a Monday.
        var series = Started();

        Assert.Equal([new(2026, 1, 14), new(2026, 1, 28), new(2026, 2, 11)], series.DaysBetween(Today, new DateOnly(2026, 2, 20)));
        var mondays = Started(Ordinary with { First = Ordinary.First with { On = new DateOnly(2026, 3, 23) } });
        Assert.Equal([new(2026, 3, 23), new(2026, 4, 20), new(2026, 5, 4)], mondays.DaysBetween(Today, new DateOnly(2026, 5, 17)));
        Assert.Equal([new(2026, 4, 6), new(2026, 5, 18)], new[] { mondays.DroppedBetween(Today, new DateOnly(2026, 5, 17)).Single(), mondays.DaysBetween(new DateOnly(2026, 5, 17), new DateOnly(2026, 5, 20)).Single() });
    }

    [Fact]
    public void Its_days_end_with_it()
    {
        var series = Started();
        Happened<SeriesEndSet>(series, series.EndOn(new DateOnly(2026, 2, 1), Director, Now));

        Assert.Equal([new(2026, 1, 14), new(2026, 1, 28)], series.DaysBetween(Today, Today.AddYears(1)));
        AlreadySo(series, series.EndOn(new DateOnly(2026, 2, 1), Director, Now));
        Refused("until_too_far", series, series.EndOn(Today.AddYears(2), Director, Now), "Until");
        Refused("not_yours", series, series.EndOn(Today, PoliceMember, Now));
    }

    [Theory]
    [InlineData("2026-03-28 12:00", 12)] // winter time
    [InlineData("2026-03-29 11:00", 11)] // summer time began that night
    [InlineData("2026-10-24 11:00", 11)]
    [InlineData("2026-10-25 12:00", 12)]
    public void The_hour_stays_the_same_over_summer_time(string utc, int hour)
    {
        var time = new MeetingTime(DateOnly.FromDateTime(Utc(utc)), new TimeOnly(13, 0), 90);

        Assert.Equal(Utc(utc), time.StartsAt);
        Assert.Equal(hour, time.StartsAt.Hour);
        Assert.Equal(time.StartsAt.AddMinutes(90), time.EndsAt);
        Assert.Equal(new TimeOnly(14, 30), time.To);
    }

    [Fact]
    public void An_hour_that_the_clock_skips_is_the_next_one() =>
        Assert.Equal(Utc("2026-03-29 01:30"), new MeetingTime(new DateOnly(2026, 3, 29), new TimeOnly(2, 30), 60).StartsAt);

    [Theory]
    [InlineData("2026-01-14 11:00", "12:00")]
    [InlineData("2026-01-14 11:01", "12:05")]
    [InlineData("2026-07-14 11:59", "14:00")]
    public void Now_is_rounded_up_to_five_minutes(string utc, string local)
    {
        var soon = MeetingTime.Soon(Utc(utc), 60);

        Assert.Equal(TimeOnly.Parse(local, System.Globalization.CultureInfo.InvariantCulture), soon.From);
    }

    [Fact]
    public void A_change_keeps_who_stays()
    {
        var series = Started(Ordinary with { Kind = MeetingKind.Triangle });
        var kept = series.Members[0].Id;

        Happened<SeriesChanged>(series, series.Change(new TimeOnly(9, 30), 60, new MeetingPlace(null, "085 000 12 34"), [Roster[0], new Invitee(SchoolMember.Id!.Value, School)], () => new SeriesMemberId(NewId()), Director, Now));

        Assert.Equal((new TimeOnly(9, 30), 60, (string?)null, "085 000 12 34"), (series.From, series.Minutes, series.Room, series.Call));
        Assert.Equal(kept, series.Members.Single(m => m.ProfessionalId == TownMember.Id).Id);
        Assert.Equal(2, series.Members.Count);
        Refused("not_yours", series, series.Change(new TimeOnly(9, 30), 60, new MeetingPlace(null, null), Roster, () => new SeriesMemberId(NewId()), PoliceMember, Now));
        Refused("people_needed", series, series.Change(new TimeOnly(9, 30), 60, new MeetingPlace(null, null), [], () => new SeriesMemberId(NewId()), Director, Now));
    }
}
