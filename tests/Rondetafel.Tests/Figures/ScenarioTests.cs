using System.Globalization;
using Microsoft.Data.Sqlite;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Figures;
using Rondetafel.Lab;
using Rondetafel.Lab.Figures;
using Rondetafel.Tests.Cli;

namespace Rondetafel.Tests.Figures;

/// <summary>The scenario evaluatie-2019, run once through the rules.</summary>
public sealed class ScenarioRun : IAsyncLifetime
{
    public string Raw { get; } = FiguresCommand.Folder("evaluatie-2019")!;

    public string Data { get; } = Directory.CreateTempSubdirectory("rondetafel-scenario-").FullName;

    public async ValueTask InitializeAsync() => await (await Replay.RunAsync(Raw, Data, CancellationToken.None)).DisposeAsync();

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Data, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The published figures of 004, and others that the test counts in the raw rows itself.</summary>
[Trait("engine", "none")]
public sealed class ScenarioTests(ScenarioRun run) : IClassFixture<ScenarioRun>
{
    [Fact]
    public async Task Table_4_1_comes_out()
    {
        var table = await TableAsync("cases-by-intake-year", "--at", "2019-06-01");

        Assert.Equal("to_2016,2017,2018,2019,total", table["row"]);
        Assert.Equal("43,13,11,2,69", table["taken_in"]);
        Assert.Equal("24,3,8,1,36", table["running"]);
        Assert.Equal("19,10,3,1,33", table["closed"]);
        Assert.EndsWith(",7", table["detained"], StringComparison.Ordinal);
        Assert.EndsWith(",10", table["departed"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_actions_of_half_a_year_come_out()
    {
        var table = await TableAsync("actions-by-owner", "--from", "2018-01-01", "--to", "2018-06-30");

        Assert.Equal(("18", "48", "588"), (table["conferences"], table["cases"], table["actions"]));
        Assert.Equal(("188", "400"), (table["police_and_prosecutor"], table["municipality_and_welfare"]));
    }

    [Theory]
    [InlineData("2016-12-31")]
    [InlineData("2017-07-01")]
    [InlineData("2018-03-15")]
    [InlineData("2018-11-20")]
    [InlineData("2019-12-19")]
    public async Task Another_reference_date_gives_what_the_raw_rows_say(string at)
    {
        var table = (await AllAsync(run.Data, Day(at))).Single(t => t.Name == "cases-by-intake-year");
        string Row(string code) => string.Join(',', table[code].Cells);

        Assert.Equal(Count(at), (Row("taken_in"), Row("running"), Row("closed")));
    }

    [Fact]
    public async Task Destroying_all_that_was_counted_changes_no_figure()
    {
        var copy = Directory.CreateTempSubdirectory("rondetafel-destroyed-").FullName;
        foreach (var file in Directory.EnumerateFiles(run.Data)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var before = await AllAsync(copy, new DateOnly(2019, 6, 1));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(copy, "rondetafel.db")};Foreign Keys=True;Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var destroy = connection.CreateCommand();
            destroy.CommandText = """DELETE FROM "Cases"; DELETE FROM "Signals"; DELETE FROM "Weighings"; DELETE FROM "Answers"; SELECT (SELECT count(*) FROM "Cases") + (SELECT count(*) FROM "PlanActions")""";
            Assert.Equal(0L, await destroy.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        var after = await AllAsync(copy, new DateOnly(2019, 6, 1));
        Assert.Equal(before.SelectMany(Lines), after.SelectMany(Lines));
        Directory.Delete(copy, recursive: true);
    }

    [Theory]
    [InlineData("There is no figure \"niets\"", "niets")]
    [InlineData("use --at", "cases-by-intake-year", "--from", "2018-01-01")]
    [InlineData("use --from and --to", "process", "--at", "2018-01-01")]
    [InlineData("is not a date", "process", "--from", "1-1-2018")]
    [InlineData("--from is after --to", "process", "--from", "2018-02-01", "--to", "2018-01-01")]
    [InlineData("--format is csv or table", "process", "--format", "xml")]
    public async Task What_cannot_be_asked_is_explained(string reason, params string[] words)
    {
        var said = await Product.RunAsync(["figures", .. words, "--data", run.Data]);
        Assert.Equal((1, ""), (said.Code, said.Out));
        Assert.Contains(reason, said.Error, StringComparison.Ordinal);
    }

    /// <summary>All figures of an instance from 2016 to a day.</summary>
    private static async Task<IReadOnlyList<FigureTable>> AllAsync(string data, DateOnly until)
    {
        await using var db = await Instance.OpenForFiguresAsync(data, TestContext.Current.CancellationToken);
        return await FigureReader.MakeAsync(db, Figure.All, new FigurePeriod(new DateOnly(2016, 1, 1), until), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Lines(FigureTable table) => table.Rows.Select(r => $"{table.Name} {r.Name ?? r.Code} {string.Join(',', r.Cells)}");

    /// <summary>Table 4.1 counted in the rows by hand: taken in, running and closed per column, with those that close by their term.</summary>
    private (string Taken, string Running, string Closed) Count(string at)
    {
        var intakes = Rows("intakes.csv").ToDictionary(r => r[1], r => r[0][..10]);
        var needed = Rows("intakes.csv").Select(r => (Case: r[1], At: r[0], Until: r[4])).Concat(Rows("reviews.csv").Where(r => r[2] == "continue").Select(r => (Case: r[1], At: r[0], Until: r[3])))
            .GroupBy(r => r.Case).ToDictionary(g => g.Key, g => Day(g.MaxBy(r => r.At).Until));
        var monitored = Rows("reviews.csv").Where(r => r[2] == "monitor").Select(r => r[1]).ToHashSet();
        var closings = Rows("closings.csv").Where(r => r[2] == "close").GroupBy(r => r[1]).ToDictionary(g => g.Key, g => g.Max(r => r[0][..10])!);
        foreach (var found in intakes.Keys.Where(c => !closings.ContainsKey(c) && !monitored.Contains(c)))
            closings[found] = Text(needed[found].AddDays(31).AddMonths(6).AddDays(1)); // overdue for thirty days, then six months on the list
        var years = Enumerable.Range(2016, int.Parse(at[..4], CultureInfo.InvariantCulture) - 2015).ToList();
        var counted = intakes.Where(i => string.CompareOrdinal(i.Value, at) <= 0 && !(closings.TryGetValue(i.Key, out var end) && string.CompareOrdinal(end, "2016-01-01") < 0)).ToList();
        bool IsClosed(string found) => closings.TryGetValue(found, out var end) && string.CompareOrdinal(end, at) <= 0;
        string Line(Func<string, bool> which)
        {
            var cells = years.Select(y => counted.Count(i => which(i.Key) && Math.Max(int.Parse(i.Value[..4], CultureInfo.InvariantCulture), 2016) == y)).ToList();
            return string.Join(',', cells.Append(cells.Sum()));
        }
        return (Line(_ => true), Line(c => !IsClosed(c)), Line(IsClosed));
    }

    private IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(run.Raw, file)).Skip(1).Select(l => l.Split(','));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The rows of the command's CSV by their code.</summary>
    private async Task<Dictionary<string, string>> TableAsync(params string[] words)
    {
        var said = await Product.RunAsync(["figures", .. words, "--data", run.Data, "--format", "csv"]);
        Assert.True(said.Code == 0, said.Error);
        return said.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l.Split(',', 2)[0], l => l.Split(',', 2)[1]);
    }
}
