using Npgsql;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Lab.Demo;

namespace Rondetafel.Tests.Harness;

/// <summary>
/// A database of its own for every test class: a copy of one that was founded once. Which engine is in
/// RONDETAFEL_TEST_DATABASE ("sqlite" by default, or "postgres" with RONDETAFEL_TEST_POSTGRES).
/// </summary>
public static class TestDatabase
{
    public static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private static readonly Lazy<Task<Settings>> Template = new(MakeTemplateAsync);

    public static bool IsPostgres => Environment.GetEnvironmentVariable("RONDETAFEL_TEST_DATABASE") == "postgres";

    private static string Server => Environment.GetEnvironmentVariable("RONDETAFEL_TEST_POSTGRES")
        ?? throw new InvalidOperationException("RONDETAFEL_TEST_POSTGRES is not set.");

    /// <summary>A fresh copy of the fictional town's people, without signals.</summary>
    public static async Task<Settings> CopyAsync()
    {
        var template = await Template.Value;
        var folder = Directory.CreateTempSubdirectory("rondetafel-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(template.DataFolder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var settings = Shape(folder);
        if (!IsPostgres) return settings;
        var name = "t" + Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant() + Random.Shared.Next(1_000_000);
        await RunAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{new NpgsqlConnectionStringBuilder(template.Connection).Database}\" STRATEGY FILE_COPY");
        return settings with { Connection = $"{Server};Database={name};Maximum Pool Size=10" };
    }

    /// <summary>The connection string of a new, empty PostgreSQL database.</summary>
    public static async Task<string> EmptyAsync()
    {
        var name = "e" + Random.Shared.Next(1_000_000_000);
        await RunAsync($"CREATE DATABASE \"{name}\"");
        return $"{Server};Database={name};Pooling=false";
    }

    /// <summary>Drops a PostgreSQL database.</summary>
    public static Task DropDatabaseAsync(string connection) =>
        RunAsync($"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(connection).Database}\" WITH (FORCE)");

    public static async Task DropAsync(Settings settings)
    {
        Engine.CloseKept(settings); // not those of the classes beside it
        if (IsPostgres) await DropDatabaseAsync(settings.Connection!);
        Directory.Delete(settings.DataFolder, recursive: true);
    }

    /// <summary>Settings of a test instance in a folder, on a port that the system chooses.</summary>
    public static Settings Shape(string folder) => new()
    {
        Database = IsPostgres ? "postgres" : "sqlite",
        DataFolder = folder,
        RootKeyFile = Path.Combine(folder, "demo.rootkey"),
        PublicListen = "http://127.0.0.1:0",
        StaffListen = "http://127.0.0.1:0",
        ShowStaffLink = true,
        ProofOfWorkBits = 4,
    };

    private static async Task<Settings> MakeTemplateAsync()
    {
        var settings = Shape(Directory.CreateTempSubdirectory("rondetafel-template-").FullName);
        if (IsPostgres)
        {
            var name = "template_" + Random.Shared.Next(1_000_000_000);
            await RunAsync($"CREATE DATABASE \"{name}\"");
            settings = settings with { Connection = $"{Server};Database={name};Pooling=false" };
        }
        var instance = new LabInstance(settings, new FakeClock(Start));
        await instance.MakeAsync(CancellationToken.None);
        await using (var app = instance.Build()) await PeopleOfTown.AddAsync(app.Services, CancellationToken.None);
        Engine.CloseKept(settings);
        return settings;
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
