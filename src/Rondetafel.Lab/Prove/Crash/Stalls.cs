using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>How the database goes away while the server stays.</summary>
internal enum Stall
{
    /// <summary>SQLite: somebody else holds the lock to write.</summary>
    Locked,
    /// <summary>PostgreSQL: takes what is sent and answers nothing.</summary>
    Held,
    /// <summary>PostgreSQL: every connection breaks.</summary>
    CutOff,
}

/// <summary>
/// The database is away for some time while people read and write. What comes in ends in a page that refuses, nothing of the
/// case is shown that could not be logged, and afterwards everything goes on without a restart.
/// </summary>
internal sealed class Stalls(CrashWorld world, TextWriter say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentBag<string> _found = [];
    private int _refused;

    /// <summary>The kinds that a database knows.</summary>
    public static Stall[] Of(string engine) => engine == "postgres" ? [Stall.Held, Stall.CutOff] : [Stall.Locked];

    /// <summary>One life of the server with each kind of stall in it; what was found.</summary>
    /// <param name="gate">What stands before PostgreSQL; null on SQLite.</param>
    public async Task<IReadOnlyCollection<string>> RunAsync(TcpGate? gate, int seconds, CancellationToken cancel)
    {
        await using var child = world.Start();
        await world.ServingAsync(child, cancel);
        foreach (var kind in new[] { WriteKind.Contribution, WriteKind.OwnReport }) await world.Writers.OneAsync(kind, Writers.Usual(kind), cancel);
        foreach (var stall in Of(world.Settings.Database))
        {
            _refused = 0;
            await using (await BeginAsync(stall, gate, cancel)) await DuringAsync(stall, seconds, cancel);
            var back = await AfterAsync(stall, cancel);
            await say.WriteLineAsync($"prove crash: database {stall.ToString().ToLowerInvariant()} for {seconds} s, {_refused} requests refused, working again after {back.TotalSeconds:0.0} s");
        }
        await child.KillAsync();
        await world.LookAsync(atEnd: false, cancel);
        foreach (var line in world.Found) _found.Add(line);
        return [.. _found.Distinct()];
    }

    private async Task<IAsyncDisposable> BeginAsync(Stall stall, TcpGate? gate, CancellationToken cancel)
    {
        if (stall == Stall.Locked)
        {
            var locks = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = world.Settings.SqliteFile, Pooling = false, DefaultTimeout = 30 }.ToString());
            await locks.OpenAsync(cancel);
            await using var command = locks.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync(cancel);
            return locks;
        }
        if (stall == Stall.Held) gate!.Hold();
        else gate!.Cut();
        return new Release(gate);
    }

    /// <summary>People go on; what is answered before the release must be a refusal.</summary>
    private async Task DuringAsync(Stall stall, int seconds, CancellationToken cancel)
    {
        var time = Stopwatch.StartNew();
        var over = TimeSpan.FromSeconds(seconds);
        await Task.WhenAll(
            UntilAsync(over, time, async () => Judge(stall, await world.Writers.LookAtCaseAsync("politie", cancel), time, over)),
            UntilAsync(over, time, async () => Judge(stall, await world.Writers.LookAtCaseAsync("procesregisseur", cancel), time, over)),
            UntilAsync(over, time, async () => Judge(stall, await world.Writers.SendPreparedAsync(cancel), time, over))).WaitAsync(over, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        var left = over - time.Elapsed;
        if (left > TimeSpan.Zero) await Task.Delay(left, cancel);
    }

    private static async Task UntilAsync(TimeSpan over, Stopwatch time, Func<Task> act)
    {
        while (time.Elapsed < over)
        {
            await act();
            await Task.Delay(400);
        }
    }

    private void Judge(Stall stall, Answer answer, Stopwatch time, TimeSpan over)
    {
        if (time.Elapsed >= over) return; // it waited until the database was back
        Interlocked.Increment(ref _refused);
        if (!answer.IsFault) _found.Add($"SHOWN {stall}: answered with {(int)answer.Status} while nothing could be logged");
        else if (!answer.Text.Contains("<h1", StringComparison.Ordinal)) _found.Add($"NO PAGE {stall}: {(int)answer.Status} with nothing that says so");
    }

    /// <summary>How long it took until a page of the case and a write worked again.</summary>
    private async Task<TimeSpan> AfterAsync(Stall stall, CancellationToken cancel)
    {
        var time = Stopwatch.StartNew();
        while (time.Elapsed < Patience)
        {
            if ((await world.Writers.LookAtCaseAsync("procesregisseur", cancel)).Status == System.Net.HttpStatusCode.OK)
            {
                var took = time.Elapsed;
                await world.CatchUpAsync(1, cancel);
                if (world.History.Writes.All(w => w.Known == Known.Acknowledged) && _refused > 0) return took;
            }
            await Task.Delay(100, cancel);
        }
        var open = world.History.Writes.Where(w => w.Known != Known.Acknowledged).ToList();
        _found.Add($"STUCK {stall}: it did not work again within {Patience.TotalSeconds:0} s, or nothing was refused ({_refused}); {open.Count} writes not taken{(open.Count > 0 ? ", the first " + open[0] : "")}");
        return time.Elapsed;
    }

    private sealed class Release(TcpGate gate) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            gate.Open();
            return ValueTask.CompletedTask;
        }
    }
}
