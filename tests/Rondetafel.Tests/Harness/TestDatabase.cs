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

    /// <summary>A fresh copy of the fictional town's people, without signals.</summary>
    public static async Task<Settings> CopyAsync()
    {
        var template = await Template.Value;
        var folder = Directory.CreateTempSubdirectory("rondetafel-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(template.DataFolder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var settings = Shape(folder);
        if (!IsPostgres) return settings;
        var name = "t" + Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant() + Random.Shared.Next(1_000_000);
        await LabPostgres.CreateAsync(name, LabPostgres.NameOf(template));
        return settings with { Connection = LabPostgres.App(name) };
    }

    /// <summary>Settings of a new, empty PostgreSQL database, with the role that serves.</summary>
    public static async Task<Settings> EmptyAsync(Settings settings)
    {
        var name = "e" + Random.Shared.Next(1_000_000_000);
        await LabPostgres.CreateAsync(name);
        return settings with { Database = "postgres", Connection = LabPostgres.App(name) + ";Pooling=false" };
    }

    /// <summary>A query without the reaches that stand before it as comments.</summary>
    public static string WithoutTags(string sql) => string.Join('\n', sql.Split('\n').SkipWhile(l => l.Length < 2 || l.StartsWith("--", StringComparison.Ordinal)));

    /// <summary>Runs SQL as who owns the tables, for what the product may not do.</summary>
    public static Task AsOwnerAsync(Settings settings, string sql) => RunAsync(LabPostgres.Owning(settings), sql);

    /// <summary>Runs SQL with the connection of these settings.</summary>
    public static async Task RunAsync(Settings settings, string sql)
    {
        await using var connection = await Engine.OpenAsync(settings, TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static async Task DropAsync(Settings settings)
    {
        Engine.CloseKept(settings); // not those of the classes beside it
        if (settings.Connection is not null) await LabPostgres.DropAsync(LabPostgres.NameOf(settings));
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
        NotFoundStep = 0,
    };

    private static async Task<Settings> MakeTemplateAsync()
    {
        var settings = Shape(Directory.CreateTempSubdirectory("rondetafel-template-").FullName);
        if (IsPostgres)
        {
            var name = "template_" + Random.Shared.Next(1_000_000_000);
            await LabPostgres.CreateAsync(name);
            settings = settings with { Connection = LabPostgres.App(name) + ";Pooling=false" };
        }
        var instance = new LabInstance(settings, new FakeClock(Start));
        await instance.MakeAsync(CancellationToken.None);
        await using (var app = instance.Build()) await PeopleOfTown.AddAsync(app.Services, CancellationToken.None);
        Engine.CloseKept(settings);
        return settings;
    }
}
