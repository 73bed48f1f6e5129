using Rondetafel.Lab.Bench;

namespace Rondetafel.Tests.Bench;

public sealed class BenchTableTests
{
    [Fact]
    public void Lines_HaveAFieldForEachColumn_AndTheMedianOfTheRuns()
    {
        var lines = BenchTable.Lines("ordinary", [Of("report", 1, 0.5), Of("report", 9, 0.5), Of("report", 2, 0.5)], null).ToList();

        var line = Assert.Single(lines).Split(',');
        Assert.Equal(BenchTable.Head.Split(',').Length, line.Length);
        Assert.Equal(["ordinary", "report", "3", "1000", "2.50", "2.00", "0.50"], line[..7]);
        Assert.Equal("", line[^1]);
    }

    [Fact]
    public void Growth_IsWhatTheLargerSizeCostsAgainstTheOrdinaryOne() =>
        Assert.EndsWith(",1.20", BenchTable.Lines("tenfold", [Of("report", 3, 0)], [Of("report", 2.5, 0)]).Single(), StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    public void Median_IsTheMiddle(double[] values, double expected) => Assert.Equal(expected, BenchTable.Median(values));

    [Fact]
    public void Sizes_MakeTheNumbersTheyPromise()
    {
        foreach (var size in new[] { BenchSize.Full, BenchSize.Quick, BenchSize.Full.Grown(10) })
            Assert.Equal(size.Actions, (size.Led + size.Others) * BenchSize.ActionsOfOpen + Enumerable.Range(0, size.Closed).Sum(size.ActionsOfClosed));
        Assert.Equal((6_000, 5_000, 10_000), (BenchSize.Full.Led + BenchSize.Full.Others + BenchSize.Full.Closed, BenchSize.Full.Alive + BenchSize.Full.Over, BenchSize.Full.Actions));
    }

    [Fact]
    public void Others_AreWhatIsBusyAndNotOurs() => Assert.Equal(25, new Ticks(Server: 20, Database: 5, Client: 10, Busy: 60, All: 100).Others);

    private static Measured Of(string name, double server, double database) => new(name, 1000, server, database, 1, 2, 3, 1, 100, 4096, (200, 90), 10);
}
