using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Figures;
using Rondetafel.Lab.Figures;
using Rondetafel.Lab;

namespace Rondetafel.Tests.Figures;

/// <summary>Folders written at random, run through the rules: every figure is what the raw rows say, counted here without the product.</summary>
[Trait("engine", "none")]
public sealed class RandomFolderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public async Task The_figures_are_what_the_rows_say(int seed)
    {
        using var folder = new RandomFolder(seed);
        var data = Directory.CreateTempSubdirectory("rondetafel-random-data-").FullName;
        var replay = await Replay.RunAsync(folder.Folder, data, TestContext.Current.CancellationToken);
        try
        {
            foreach (var (from, until) in new[] { (folder.AnyDay(), folder.AnyDay()), (folder.AnyDay(), folder.AnyDay()), (new DateOnly(2016, 1, 1), new DateOnly(2018, 12, 31)) })
            {
                var period = from <= until ? new FigurePeriod(from, until) : new FigurePeriod(until, from);
                await using var scope = replay.Services.CreateAsyncScope();
                var tables = (await FigureReader.MakeAsync(scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), Figure.All, period, TestContext.Current.CancellationToken)).ToDictionary(t => t.Name);
                Cases(folder, period, tables["cases-by-intake-year"]);
                Work(folder, period, tables);
                Signals(folder, period, tables);
                Process(folder, period, tables["process"]);
            }
        }
        finally
        {
            await replay.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static void Cases(RandomFolder folder, FigurePeriod period, FigureTable table)
    {
        var at = period.Until;
        var closed = folder.Rows("closings.csv").Where(r => Day(r[0]) <= at).Select(r => r[1]).ToHashSet();
        var flags = folder.Rows("flags.csv").Where(r => Day(r[0]) <= at).ToList();
        var ended = flags.Where(r => r[2] == "off").Select(r => r[1]).ToHashSet();
        var detained = flags.Where(r => r[2] == "on" && !ended.Contains(r[1]) && !closed.Contains(r[1])).Select(r => r[1]).ToHashSet();
        var taken = folder.Rows("intakes.csv").Where(r => Day(r[0]) <= at).ToList();
        foreach (var column in table.Columns)
        {
            bool Here(string[] row) => column == "total" || row[0].StartsWith(column.Replace("to_", "", StringComparison.Ordinal), StringComparison.Ordinal);
            var keys = taken.Where(Here).Select(r => r[1]).ToList();
            Assert.Equal(
                (keys.Count, keys.Count(k => !closed.Contains(k)), keys.Count(closed.Contains), keys.Count(detained.Contains)),
                (table.At("taken_in", column), table.At("running", column), table.At("closed", column), table.At("detained", column)));
        }
    }

    private static void Work(RandomFolder folder, FigurePeriod period, Dictionary<string, FigureTable> tables)
    {
        var meetings = Within(folder, "meetings.csv", period);
        var actions = Within(folder, "actions.csv", period);
        int Owned(params string[] owners) => actions.Count(a => owners.Contains(a[4]));
        int Of(string kind) => actions.Count(a => a[5] == kind);
        Assert.Equal(
            [meetings.Count(m => m[2] == "held"), meetings.Where(m => m[2] == "discussed").Select(m => m[4]).Distinct().Count(), actions.Count, Owned("Politie", "OM"), Owned("Gemeente", "Welzijn"), Owned("Zorghuis")],
            tables["actions-by-owner"].Rows.Select(r => r.Cells[0]!.Value));
        Assert.Equal([actions.Count, Of("help"), Of("contact"), Of("control")], tables["actions-by-kind"].Rows.Select(r => r.Cells[0]!.Value));
        var (inTime, late, due) = Reviews(folder, period);
        Assert.Equal([inTime, late, due], tables["reviews-in-time"].Rows.Select(r => r.Cells[0]!.Value));
    }

    /// <summary>Reviews on time and late, and end dates that passed: the day after the day until which each case was needed.</summary>
    private static (int InTime, int Late, int Due) Reviews(RandomFolder folder, FigurePeriod period)
    {
        var (inTime, late, due) = (0, 0, 0);
        foreach (var intake in folder.Rows("intakes.csv"))
        {
            var needed = Day(intake[4]);
            foreach (var review in folder.Rows("reviews.csv").Where(r => r[1] == intake[1]).OrderBy(r => Day(r[0])))
            {
                var (on, isLate) = (Day(review[0]), Day(review[0]) > needed);
                if (period.Contains(on)) (inTime, late) = isLate ? (inTime, late + 1) : (inTime + 1, late);
                if (isLate && period.Contains(needed.AddDays(1))) due++;
                needed = Day(review[3]);
            }
            var closed = folder.Rows("closings.csv").Where(r => r[1] == intake[1]).Select(r => Day(r[0])).DefaultIfEmpty(DateOnly.MaxValue).First();
            if (needed < closed && needed < LastDay(folder) && period.Contains(needed.AddDays(1))) due++;
        }
        return (inTime, late, due);
    }

    private static void Signals(RandomFolder folder, FigurePeriod period, Dictionary<string, FigureTable> tables)
    {
        var received = folder.Rows("signals.csv").Where(r => r[2] == "receive").ToDictionary(r => r[1]);
        var rows = Within(folder, "signals.csv", period);
        var table = tables["preselection"];
        foreach (var receiver in received.Values.Select(r => r[4]).Distinct().Append("total"))
        {
            int Count(string step) => rows.Count(r => r[2] == step && (receiver == "total" || received[r[1]][4] == receiver));
            var shown = table.Rows.SingleOrDefault(r => (r.Name ?? r.Code) == receiver)?.Cells.Select(c => c!.Value) ?? [0, 0, 0, 0, 0];
            Assert.Equal([Count("receive"), Count("to_weighing"), Count("stop"), Count("route"), 0], shown);
        }
        foreach (var (step, row) in new[] { ("stop", "stopped"), ("route", "routed") })
        {
            var days = rows.Where(r => r[2] == step).Select(r => Day(r[0]).DayNumber - Day(received[r[1]][0]).DayNumber).Order().ToList();
            IReadOnlyList<int?> expected = days.Count == 0 ? [0, null, null, null] : [days.Count, days[(days.Count - 1) / 2], days[(int)Math.Ceiling(days.Count * 0.9) - 1], days[^1]];
            Assert.Equal(expected, tables["signal-to-decision"][row].Cells);
        }
        Assert.Equal(rows.Count(r => r[2] is "to_weighing" or "stop" or "route"), tables["feedback-in-time"].At("answers_owed", "count"));
    }

    private static void Process(RandomFolder folder, FigurePeriod period, FigureTable table)
    {
        var rows = Within(folder, "signals.csv", period);
        Assert.Equal(
            (rows.Count(r => r[2] == "receive"), rows.Count(r => r[2] is "stop" or "route"), rows.Count(r => r[2] == "to_weighing"), Within(folder, "closings.csv", period).Count),
            (table.At("received", "count"), table.At("kept_back", "count"), table.At("to_weighing", "count"), table.At("closed_by_table", "count")));
    }

    private static List<string[]> Within(RandomFolder folder, string file, FigurePeriod period) => folder.Rows(file).Where(r => period.Contains(Day(r[0]))).ToList();

    private static DateOnly LastDay(RandomFolder folder) => RawFiles.All.Skip(3).Where(f => File.Exists(Path.Combine(folder.Folder, f.File))).SelectMany(f => folder.Rows(f.File)).Max(r => Day(r[0]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
