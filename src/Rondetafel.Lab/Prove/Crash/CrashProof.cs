using Npgsql;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>
/// <c>prove crash</c>: clients write over HTTP and keep their own history; the server, a process of its own, is killed at random
/// moments: at work, in the middle of a mail, during its start, during the schema scripts. After each kill the database is held
/// against the history.
/// </summary>
public sealed class CrashProof(int seed, string engine, TextWriter say)
{
    /// <summary>Kills on one database; then another begins.</summary>
    private const int WorldKills = 24;

    /// <summary>Which kill follows which. In a short run few fall at work, because each of those costs a whole start.</summary>
    private static readonly Kill[] Short =
    [
        Kill.Work, Kill.Upgrade, Kill.Start, Kill.Upgrade, Kill.Start, Kill.Upgrade, Kill.Mail, Kill.Upgrade, Kill.Start, Kill.Upgrade,
        Kill.Start, Kill.Upgrade, Kill.Start, Kill.Work, Kill.Upgrade, Kill.Start, Kill.Upgrade, Kill.Start, Kill.Upgrade, Kill.Upgrade,
    ];

    /// <summary>The same for a long run.</summary>
    private static readonly Kill[] Long = [Kill.Work, Kill.Start, Kill.Mail, Kill.Start, Kill.Work, Kill.Upgrade, Kill.Mail, Kill.Start];

    private readonly HashSet<string> _found = [];
    private readonly Dictionary<Kill, int> _kills = [];
    private int _writes, _signIns, _mails;

    private enum Kill
    {
        Work,
        Mail,
        Start,
        Upgrade,
    }

    /// <summary>What was found, each line once.</summary>
    public IReadOnlyCollection<string> Found => _found;

    /// <summary>What was acknowledged in all.</summary>
    public int Acknowledged => _writes + _signIns;

    /// <summary>Runs it; true when nothing was found.</summary>
    public Task<bool> RunAsync(int kills, CancellationToken cancel) => RunAsync(kills, (_, _) => Task.CompletedTask, cancel);

    /// <summary>As <see cref="RunAsync(int, CancellationToken)"/>, with a look at each world before it is thrown away.</summary>
    internal async Task<bool> RunAsync(int kills, Func<CrashWorld, ProveDatabase, Task> atEnd, CancellationToken cancel)
    {
        CrashPlace? place = null;
        await using var database = await ProveDatabase.MakeAsync(engine, async i => place = await CrashPlace.MakeAsync(i, cancel), new StillClock(StillClock.Start), cancel);
        using var sink = new SmtpSink();
        var dice = new Dice(seed);
        var upgrades = new UpgradeKills(database, dice);
        var turns = kills <= Short.Length ? Short : Long;
        for (var done = 0; done < kills;)
        {
            var copy = await database.CopyAsync();
            try
            {
                using var world = await CrashWorld.BeginAsync(copy, place!, sink, dice, cancel);
                for (var i = 0; i < WorldKills && done < kills; i++, done++) await OneAsync(world, upgrades, turns[done % turns.Length], cancel);
                await world.SettleAsync(cancel);
                await atEnd(world, database);
                foreach (var line in world.Found) await NoteAsync(line);
                if (done < kills) await say.WriteLineAsync($"prove crash: {done} of {kills} kills, {_found.Count} findings");
                (_writes, _signIns, _mails) = (_writes + world.History.Writes.Count(w => w.Known == Known.Acknowledged), _signIns + world.History.SignIns.Count, _mails + sink.Delivered.Count);
            }
            finally
            {
                await ProveDatabase.DropAsync(copy);
            }
        }
        var kinds = string.Join(", ", _kills.Select(k => $"{k.Value} {k.Key.ToString().ToLowerInvariant()}"));
        await say.WriteLineAsync($"prove crash: seed {seed}, {engine}, {_kills.Values.Sum()} kills ({kinds}), {_writes} writes and {_signIns} sign-ins acknowledged, {_mails} mails, {_found.Count} findings");
        return _found.Count == 0;
    }

    /// <summary>The database is locked, held or cut off for some seconds while people go on; true when nothing was found.</summary>
    public async Task<bool> StallAsync(int seconds, CancellationToken cancel)
    {
        CrashPlace? place = null;
        await using var database = await ProveDatabase.MakeAsync(engine, async i => place = await CrashPlace.MakeAsync(i, cancel), new StillClock(StillClock.Start), cancel);
        using var sink = new SmtpSink();
        var copy = await database.CopyAsync();
        var wait = Math.Clamp(seconds / 3, 1, 5); // a request is refused well before the database is back
        var straight = new NpgsqlConnectionStringBuilder(copy.Connection);
        using var gate = engine == "postgres" ? new TcpGate(straight.Port) : null;
        var through = gate is null ? copy.Connection : new NpgsqlConnectionStringBuilder(copy.Connection) { Host = "127.0.0.1", Port = gate.Port, Timeout = wait }.ToString();
        try
        {
            using var world = await CrashWorld.BeginAsync(copy with { DatabaseSeconds = wait, Connection = through }, place!, sink, new Dice(seed), cancel);
            foreach (var line in await new Stalls(world, say).RunAsync(gate, seconds, cancel)) await NoteAsync(line);
            return _found.Count == 0;
        }
        finally
        {
            await ProveDatabase.DropAsync(copy);
        }
    }

    private async Task OneAsync(CrashWorld world, UpgradeKills upgrades, Kill kill, CancellationToken cancel)
    {
        try
        {
            if (kill == Kill.Upgrade)
                foreach (var line in await upgrades.KillAsync(cancel)) await NoteAsync(line);
            else if (kill == Kill.Start) await world.StartKilledAsync(cancel);
            else await world.WorkAsync(kill == Kill.Mail, cancel);
        }
        catch (IOException e)
        {
            await NoteAsync($"NO START {e.Message}");
        }
        _kills[kill] = _kills.GetValueOrDefault(kill) + 1;
    }

    private async Task NoteAsync(string line)
    {
        if (_found.Add(line)) await say.WriteLineAsync(line);
    }
}
