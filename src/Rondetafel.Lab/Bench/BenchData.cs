using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Prove;

namespace Rondetafel.Lab.Bench;

/// <summary>
/// The data of a bench: made once a day (the meeting is of today) and copied for each run, so that what one run writes does not
/// slow the next. On SQLite it is kept between benches.
/// </summary>
internal sealed class BenchData
{
    private const string PlanFile = "bench-plan.json";
    private const string StampFile = "bench-stamp.txt";
    private readonly Settings _made;
    private int _copies;

    private BenchData(Settings made, BenchPlan plan) => (_made, Plan) = (made, plan);

    /// <summary>Which rows the operations work on.</summary>
    public BenchPlan Plan { get; }

    /// <summary>Takes what is there, or makes it. Throws <see cref="SettingsException"/> for a folder that the Lab did not make.</summary>
    public static async Task<BenchData> OpenAsync(string home, string name, string engine, BenchSize size, CancellationToken cancel)
    {
        var folder = Path.Combine(Path.GetFullPath(home), $"{engine}-{name}");
        var settings = SettingsOf(engine, folder, engine == "postgres" ? await PostgresAsync($"bench_{name}", null) : null);
        var stamp = $"{size} {Deadline.LocalDate(TimeProvider.System.GetUtcNow().UtcDateTime):yyyy-MM-dd} {Schema.Scripts(Engine.Name(settings)).Sum(s => s.Sql.Length)}";
        var (stampFile, planFile) = (Path.Combine(folder, StampFile), Path.Combine(folder, PlanFile));
        if (engine == "sqlite" && File.Exists(stampFile) && await File.ReadAllTextAsync(stampFile, cancel) == stamp) return new BenchData(settings, BenchPlan.Read(planFile));
        if (Directory.Exists(folder) && Instance.KindOf(folder) != "demonstration") throw new SettingsException($"{folder} was not made by the Lab. It is left as it is.");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        await Console.Error.WriteLineAsync($"Making the data of {name} on {engine}: {size}.");
        var plan = await MakeAsync(settings, size, cancel);
        plan.Write(planFile);
        await File.WriteAllTextAsync(stampFile, stamp, cancel);
        return new BenchData(settings, plan);
    }

    /// <summary>A fresh copy for one run.</summary>
    public async Task<Settings> CopyAsync(CancellationToken cancel)
    {
        var folder = $"{_made.DataFolder}-run{++_copies}";
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(_made.DataFolder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var name = _made.Connection is null ? null : LabPostgres.NameOf(_made);
        return SettingsOf(_made.Database, folder, name is null ? null : await PostgresAsync(name + "_run", name));
    }

    /// <summary>Throws a copy away.</summary>
    public static void Drop(Settings copy)
    {
        ClosePools();
        Directory.Delete(copy.DataFolder, recursive: true);
    }

    private static async Task<BenchPlan> MakeAsync(Settings settings, BenchSize size, CancellationToken cancel)
    {
        var random = new SeededSource("bench");
        var instance = new LabInstance(settings, random: random);
        await instance.MakeAsync(cancel);
        BenchPlan plan;
        await using (var app = instance.Build(services => services.AddLogging(logging => logging.ClearProviders())))
            plan = await new BenchTown(app.Services, size).MakeAsync(cancel);
        await using (var connection = await Engine.OpenAsync(LabPostgres.Owning(settings), cancel))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = settings.Database == "sqlite" ? "PRAGMA wal_checkpoint(TRUNCATE);" : "VACUUM ANALYZE";
            await command.ExecuteNonQueryAsync(cancel);
        }
        ClosePools();
        return plan;
    }

    private static Settings SettingsOf(string engine, string folder, string? connection) => new()
    {
        Database = engine,
        DataFolder = folder,
        Connection = connection,
        RootKeyFile = Path.Combine(folder, "demo.rootkey"),
        ShowStaffLink = true,
    };

    /// <summary>Makes a database anew, empty or like another, on the server that the entry script started.</summary>
    private static async Task<string> PostgresAsync(string name, string? like)
    {
        ClosePools();
        await LabPostgres.DropAsync(name);
        await LabPostgres.CreateAsync(name, like, quickly: false);
        return LabPostgres.App(name, 20);
    }

    private static void ClosePools()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }
}
