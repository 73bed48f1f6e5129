using FsCheck;
using FsCheck.Fluent;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2024, "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26")]
    [InlineData(2027, "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26")]
    [InlineData(2008, "01-01 03-21 03-24 04-26 05-01 05-05 05-12 12-25 12-26")]
    [InlineData(2038, "01-01 04-23 04-26 04-27 05-05 06-03 06-14 12-25 12-26")]
    public void Holidays_of_a_year_are_those_of_article_3(int year, string expected)
    {
        var first = new DateOnly(year, 1, 1);
        var days = Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays);

        Assert.Equal(expected, string.Join(' ', days.Where(WorkingDays.IsHoliday).Select(day => day.ToString("MM-dd"))));
    }

    [Theory]
    [InlineData("2026-04-02", true)]  // Thursday before Good Friday
    [InlineData("2026-04-03", false)] // Good Friday
    [InlineData("2026-04-04", false)] // Saturday
    [InlineData("2026-04-05", false)] // Easter Sunday
    [InlineData("2026-04-06", false)] // Easter Monday
    [InlineData("2026-04-07", true)]
    [InlineData("2025-04-28", true)]  // Monday after a King's Day moved from Sunday 27 to Saturday 26 April
    [InlineData("2026-05-15", true)]  // Friday after Ascension Day: only by decree, not by article 3 itself
    [InlineData("2026-12-24", true)]
    [InlineData("2026-12-31", true)]
    public void Working_day(string date, bool expected) => Assert.Equal(expected, WorkingDays.IsWorkingDay(DateOnly.Parse(date)));

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-04-03", 1, "2026-04-07")]
    [InlineData("2026-04-01", 5, "2026-04-10")]
    [InlineData("2025-12-24", 2, "2025-12-30")]
    [InlineData("2026-12-31", 1, "2027-01-04")]
    [InlineData("2026-11-20", 0, "2026-11-20")]
    [InlineData("2026-11-21", 0, "2026-11-23")]
    [InlineData("2027-05-04", 1, "2027-05-07")] // 5 May and Ascension Day in a row
    public void Adding_counts_from_the_next_day(string from, int workingDays, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), WorkingDays.Add(DateOnly.Parse(from), workingDays));

    [Fact]
    public void Adding_refuses_a_negative_number() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Add(new DateOnly(2026, 1, 5), -1));

    [Fact]
    public void Adding_in_parts_is_adding_at_once_and_counts_each_working_day() => Prop.ForAll(
        Gen.Choose(0, 36500).Select(days => new DateOnly(2014, 1, 1).AddDays(days)).ToArbitrary(),
        Gen.Choose(0, 30).ToArbitrary(),
        Gen.Choose(0, 30).ToArbitrary(),
        (date, first, second) =>
        {
            var end = WorkingDays.Add(date, first + second);
            var start = WorkingDays.Next(date);
            var base_ = first + second == 0 ? start : date;
            var counted = Enumerable.Range(1, end.DayNumber - base_.DayNumber).Count(days => WorkingDays.IsWorkingDay(base_.AddDays(days)));
            return WorkingDays.IsWorkingDay(end) && counted == first + second
                && (first == 0 || WorkingDays.Add(WorkingDays.Add(date, first), second) == end);
        }).QuickCheckThrowOnFailure();
}
