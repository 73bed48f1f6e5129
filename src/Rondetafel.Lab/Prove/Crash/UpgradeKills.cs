using System.Data.Common;
using System.Diagnostics;
using Rondetafel.Data;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>
/// Kills while the schema scripts run, on an empty database and on one that has only the first script. A script is there whole
/// or not at all, as the list of scripts that ran says, and the next start finishes what is left.
/// </summary>
internal sealed class UpgradeKills(ProveDatabase database, Dice dice)
{
    private TimeSpan? _takes;
    private bool _older;

    /// <summary>One kill; what is wrong afterwards.</summary>
    public async Task<IReadOnlyList<string>> KillAsync(CancellationToken cancel)
    {
        var settings = await database.EmptyAsync();
        try
        {
            _older = !_older;
            if (_older) await MakeOlderAsync(settings, cancel);
            await using (var child = Child.Start(settings, TimeSpan.Zero, upgrade: true))
            {
                await child.SaysAsync(CrashChild.Upgrading, cancel);
                var clock = Stopwatch.StartNew();
                if (_takes is null) await child.SaysAsync(CrashChild.Upgraded, cancel);
                else await Task.Delay(_takes.Value * (dice.From(0, 100) / 100.0), cancel);
                await child.KillAsync();
                _takes ??= clock.Elapsed;
            }
            return await LookAsync(settings, cancel);
        }
        finally
        {
            await ProveDatabase.DropAsync(settings);
        }
    }

    private static async Task MakeOlderAsync(Settings settings, CancellationToken cancel)
    {
        await using var connection = await Engine.OpenAsync(LabPostgres.Owning(settings), cancel);
        await Schema.UpgradeAsync(connection, Engine.Name(settings), cancel, upTo: 1);
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Settings settings, CancellationToken cancel)
    {
        var found = new List<string>();
        await using var connection = await Engine.OpenAsync(LabPostgres.Owning(settings), cancel);
        var (tables, triggers, ran) = await StateAsync(connection, settings, cancel);
        if (tables > 0 != ran > 0) found.Add($"HALF {tables} tables are there, {ran} scripts are said to have run");
        if (triggers > 0 != ran > 1) found.Add($"HALF {triggers} triggers are there, {ran} scripts are said to have run");
        await Schema.UpgradeAsync(connection, Engine.Name(settings), cancel);
        var whole = await StateAsync(connection, settings, cancel);
        if (!await Schema.IsCurrentAsync(connection, Engine.Name(settings), cancel) || whole.Tables == 0 || whole.Triggers == 0) found.Add("HALF the schema could not be finished");
        if (ran > 0 && tables != whole.Tables) found.Add($"HALF {tables} of {whole.Tables} tables after a script that is said to have run");
        return found;
    }

    private static async Task<(long Tables, long Triggers, long Ran)> StateAsync(DbConnection connection, Settings settings, CancellationToken cancel)
    {
        var sqlite = settings.Database == "sqlite";
        var tables = await CountAsync(connection, sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'SchemaVersion'"
            : "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'SchemaVersion'", cancel);
        var triggers = await CountAsync(connection, sqlite ? "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'" : "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal", cancel);
        var listed = await CountAsync(connection, sqlite ? "SELECT count(*) FROM sqlite_master WHERE name = 'SchemaVersion'" : "SELECT count(*) FROM information_schema.tables WHERE table_name = 'SchemaVersion'", cancel);
        return (tables, triggers, listed == 0 ? 0 : await CountAsync(connection, """SELECT count(*) FROM "SchemaVersion" """, cancel));
    }

    private static async Task<long> CountAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }
}
