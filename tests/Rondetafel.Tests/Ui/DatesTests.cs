using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Ui;

public sealed class DatesTests
{
    private static readonly Dates Dutch = new(Language.Nl);
    private static readonly Dates English = new(Language.En);
    private static readonly DateTime Moment = new(2026, 11, 24, 12, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Days_are_written_as_people_say_them()
    {
        Assert.Equal("dinsdag 24 november", Dutch.Weekday(Moment));
        Assert.Equal("Tuesday 24 November", English.Weekday(Moment));
        Assert.Equal("di 24 november", Dutch.ShortWeekday(new DateOnly(2026, 11, 24)));
        Assert.Equal("24 november 2026", Dutch.Long(Moment));
        Assert.Equal("24 nov 2026", Dutch.Short(Moment));
        Assert.Equal("24 Nov 2026", English.Short(Moment));
    }

    [Fact]
    public void March_is_mrt_in_short() => Assert.Equal("1 mrt 2026", Dutch.Short(new DateOnly(2026, 3, 1)));

    [Theory]
    [InlineData(1, "13.30 uur", "13:30")]
    [InlineData(7, "14.30 uur", "14:30")]
    public void Times_follow_the_clock_of_Amsterdam_in_winter_and_summer(int month, string dutch, string english)
    {
        var utc = new DateTime(2026, month, 10, 12, 30, 0);
        Assert.Equal(dutch, Dutch.Time(utc));
        Assert.Equal(english, English.Time(utc));
    }

    [Fact]
    public void A_time_on_the_clock_is_not_shifted() => Assert.Equal("9.05 uur", Dutch.Time(new TimeOnly(9, 5)));

    [Fact]
    public void A_late_evening_belongs_to_the_next_day_in_Amsterdam() =>
        Assert.Equal(new DateOnly(2026, 7, 2), Dates.Day(new DateTime(2026, 7, 1, 22, 15, 0)));

    [Theory]
    [InlineData(-1, "gisteren om 13.30 uur", "yesterday at 13:30")]
    [InlineData(0, "vandaag om 13.30 uur", "today at 13:30")]
    [InlineData(1, "morgen om 13.30 uur", "tomorrow at 13:30")]
    [InlineData(-5, "donderdag 19 november om 13.30 uur", "Thursday 19 November at 13:30")]
    [InlineData(-365, "24 november 2025 om 13.30 uur", "24 November 2025 at 13:30")]
    public void Near_days_have_a_name(int days, string dutch, string english)
    {
        Assert.Equal(dutch, Dutch.RelativeTime(Moment.AddDays(days), Moment));
        Assert.Equal(english, English.RelativeTime(Moment.AddDays(days), Moment));
    }

    [Fact]
    public void A_moment_has_day_and_time()
    {
        Assert.Equal("dinsdag 24 november om 13.30 uur", Dutch.WeekdayTime(Moment));
        Assert.Equal("24 nov 2026 om 13.30 uur", Dutch.ShortTime(Moment));
    }
}
