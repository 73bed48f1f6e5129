using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class DeadlineTests
{
    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text), DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-01-15 22:59:59", "2026-01-15")] // winter: one hour ahead
    [InlineData("2026-01-15 23:00:00", "2026-01-16")]
    [InlineData("2026-07-15 21:59:59", "2026-07-15")] // summer: two hours ahead
    [InlineData("2026-07-15 22:00:00", "2026-07-16")]
    [InlineData("2026-03-28 22:59:59", "2026-03-28")] // the evening before summer time begins
    [InlineData("2026-03-28 23:00:00", "2026-03-29")]
    [InlineData("2026-03-29 22:00:00", "2026-03-30")] // the first summer evening
    [InlineData("2026-10-24 22:00:00", "2026-10-25")] // the last summer evening
    [InlineData("2026-10-25 22:59:59", "2026-10-25")]
    [InlineData("2026-10-25 23:00:00", "2026-10-26")]
    public void Local_date_follows_summer_time(string utc, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Deadline.LocalDate(Utc(utc)));

    [Fact]
    public void Unspecified_kind_is_read_as_utc_and_local_kind_refused()
    {
        var moment = new DateTime(2026, 1, 15, 23, 0, 0);

        Assert.Equal(new DateOnly(2026, 1, 16), Deadline.LocalDate(moment));
        Assert.Throws<ArgumentException>(() => Deadline.LocalDate(DateTime.SpecifyKind(moment, DateTimeKind.Local)));
    }

    [Theory]
    [InlineData("2026-04-01 10:00", 2, "2026-04-07")]
    [InlineData("2026-04-01 22:30", 2, "2026-04-08")] // already Thursday 2 April in Amsterdam
    [InlineData("2026-11-21 10:00", 0, "2026-11-23")]
    public void Working_days_count_from_the_local_day(string utc, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Deadline.InWorkingDays(Utc(utc), days).Day);

    [Theory]
    [InlineData("2026-04-01 10:00", 2, "2026-04-03")] // Good Friday: calendar days are not extended
    [InlineData("2026-12-31 23:00", 1, "2027-01-02")]
    [InlineData("2026-11-21 10:00", 0, "2026-11-21")]
    public void Calendar_days_count_from_the_local_day(string utc, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Deadline.InDays(Utc(utc), days).Day);

    [Fact]
    public void Negative_terms_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadline.InDays(Utc("2026-01-01"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadline.InWorkingDays(Utc("2026-01-01"), -1));
    }

    [Theory]
    [InlineData("2026-07-15", "2026-07-15 21:59:59", false)]
    [InlineData("2026-07-15", "2026-07-15 22:00:00", true)]
    [InlineData("2026-10-25", "2026-10-25 22:59:59", false)]
    [InlineData("2026-10-25", "2026-10-25 23:00:00", true)]
    public void Overdue_only_after_the_end_of_the_day(string day, string utc, bool expected) =>
        Assert.Equal(expected, new Deadline(DateOnly.Parse(day)).IsOverdue(Utc(utc)));
}
