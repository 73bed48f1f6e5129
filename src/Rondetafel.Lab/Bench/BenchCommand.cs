using System.CommandLine;
using Npgsql;
using Rondetafel.Cli;

namespace Rondetafel.Lab.Bench;

/// <summary>Measures the running product (docs/performance.md).</summary>
public static class BenchCommand
{
    private const string Ordinary = "ordinary";
    private const string TenTimes = "tenfold";
    private const int GrowsBy = 10;

    public static Command Make()
    {
        var quick = new Option<bool>("--quick") { Description = "Little data and short runs: says whether the bench works, not how fast the product is." };
        var growth = new Option<bool>("--growth") { Description = "The same with ten times the closed cases and signals, and how much more each operation costs." };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        database.AcceptOnlyFromAmong("sqlite", "postgres");
        var format = new Option<string>("--format") { Description = "csv.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv");
        var data = new Option<string>("--data") { Description = "Folder in which the data is kept between benches.", DefaultValueFactory = _ => Path.Combine("artifacts", "bench") };
        var runs = new Option<int>("--runs") { Description = "Runs, of which the median is printed.", DefaultValueFactory = _ => 3 };
        var atOnce = new Option<int>("--at-once") { Description = "Requests that are under way at a time.", DefaultValueFactory = _ => 4 };
        var only = new Option<string[]>("--only") { Description = "Operations to measure; all when none is named.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("bench", "Measures what each operation of the running product costs.") { quick, growth, database, format, data, runs, atOnce, only };
        command.SetAction((parsed, cancel) => Commands.ExplainAsync(async () =>
        {
            var small = parsed.GetValue(quick);
            var times = Math.Max(1, parsed.GetValue(atOnce));
            var pace = small ? new BenchPace(TimeSpan.FromSeconds(1), 60, TimeSpan.FromSeconds(1), 100, times, TimeSpan.FromSeconds(1)) : new BenchPace(TimeSpan.FromSeconds(10), 1200, TimeSpan.FromSeconds(60), 500, times, TimeSpan.FromSeconds(10));
            var asked = new BenchAsked(parsed.GetValue(database)!, parsed.GetValue(data)!, small ? "quick" : "full", Math.Max(1, parsed.GetValue(runs)), parsed.GetValue(only) ?? []);
            await RunAsync(asked, small ? BenchSize.Quick : BenchSize.Full, pace, parsed.GetValue(growth), cancel);
        }));
        return command;
    }

    private sealed record BenchAsked(string Database, string Home, string Name, int Runs, IReadOnlyCollection<string> Only);

    /// <summary>The sizes take turns, so that what others do on the machine falls on both.</summary>
    private static async Task RunAsync(BenchAsked asked, BenchSize size, BenchPace pace, bool growth, CancellationToken cancel)
    {
        var data = new List<(string Size, BenchData Data, List<Measured> Runs)> { (Ordinary, await BenchData.OpenAsync(asked.Home, asked.Name, asked.Database, size, cancel), []) };
        if (growth) data.Add((TenTimes, await BenchData.OpenAsync(asked.Home, asked.Name + "_tenfold", asked.Database, size.Grown(GrowsBy), cancel), []));
        for (var run = 1; run <= asked.Runs; run++)
            foreach (var (name, of, into) in data)
            {
                await Console.Error.WriteLineAsync($"Run {run} of {asked.Runs}, {name}.");
                into.AddRange(await OnceAsync(of, asked, pace, cancel));
            }
        Console.WriteLine(BenchTable.Head);
        foreach (var (name, _, measured) in data)
            foreach (var line in BenchTable.Lines(name, measured, name == Ordinary ? null : data[0].Runs))
                Console.WriteLine(line);
    }

    /// <summary>One run on a fresh copy: start, idle, then each operation.</summary>
    private static async Task<IReadOnlyList<Measured>> OnceAsync(BenchData data, BenchAsked asked, BenchPace pace, CancellationToken cancel)
    {
        var copy = await data.CopyAsync(cancel);
        try
        {
            using var process = await BenchProcess.StartAsync(copy, compareApart: true, cancel);
            var accounting = new Accounting(process.Id, await PostmasterAsync(copy, cancel));
            var measured = new List<Measured> { Start("first_page", process, accounting) };
            await Task.Delay(pace.Idle, cancel);
            measured.Add(Start("idle", process, accounting));
            var meter = new Meter(process, accounting, pace);
            foreach (var operation in (await new Operations(process, data.Plan).MakeAsync(cancel)).Where(o => asked.Only.Count == 0 || asked.Only.Contains(o.Name)))
            {
                measured.Add(await meter.RunAsync(operation, cancel));
                foreach (var line in BenchTable.Lines("run", [measured[^1]], null)) await Console.Error.WriteLineAsync(line);
            }
            return measured;
        }
        finally
        {
            BenchData.Drop(copy);
        }
    }

    /// <summary>What starting took until the first page, or until it stood idle: time, processor and memory.</summary>
    private static Measured Start(string name, BenchProcess process, Accounting accounting)
    {
        var (used, first) = (accounting.Now(), process.FirstPage.TotalMilliseconds);
        return new Measured(name, 1, used.Server * Ticks.Milliseconds, 0, first, first, 0, 0, 0, 0, accounting.MemoryMb(), 0);
    }

    private static async Task<int?> PostmasterAsync(Settings settings, CancellationToken cancel)
    {
        if (settings.Database != "postgres") return null;
        await using var connection = new NpgsqlConnection(settings.Connection + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        return Accounting.ParentOf((int)(await command.ExecuteScalarAsync(cancel))!);
    }
}
