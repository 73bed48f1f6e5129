using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class PeriodTests
{
    private static readonly DateOnly Day = new(2026, 2, 10);

    [Fact]
    public void Last_day_belongs_to_the_period()
    {
        var period = new Period(Day, Day.AddDays(2));

        Assert.Equal([false, true, true, true, false], Enumerable.Range(-1, 5).Select(offset => period.Contains(Day.AddDays(offset))));
        Assert.False(period.HasEnded(Day.AddDays(2)));
        Assert.True(period.HasEnded(Day.AddDays(3)));
    }

    [Fact]
    public void Open_period_never_ends()
    {
        var period = new Period(Day, null);

        Assert.True(period.Contains(DateOnly.MaxValue));
        Assert.False(period.HasEnded(DateOnly.MaxValue));
        Assert.False(period.Contains(Day.AddDays(-1)));
    }

    [Fact]
    public void End_before_begin_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Period(Day, Day.AddDays(-1)));
        Assert.True(new Period(Day, Day).Contains(Day));
    }

    [Theory]
    [InlineData(-5, -1, false)]
    [InlineData(-5, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(2, 9, true)]
    [InlineData(3, 9, false)]
    [InlineData(-5, null, true)]
    [InlineData(3, null, false)]
    public void Overlap_is_a_shared_day_and_mutual(int from, int? until, bool expected)
    {
        var period = new Period(Day, Day.AddDays(2));
        var other = new Period(Day.AddDays(from), until is { } days ? Day.AddDays(days) : null);

        Assert.Equal(expected, period.Overlaps(other));
        Assert.Equal(expected, other.Overlaps(period));
    }
}
