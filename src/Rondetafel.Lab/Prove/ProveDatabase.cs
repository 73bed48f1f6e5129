using Rondetafel.Cli;
using Rondetafel.Data;

namespace Rondetafel.Lab.Prove;

/// <summary>
/// Databases of a proof: a template with the schema, made once, and copies of it. SQLite files lie in memory where the
/// machine offers that; PostgreSQL is the server of RONDETAFEL_TEST_POSTGRES (the entry script starts one).
/// </summary>
public sealed class ProveDatabase : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Settings _template;
    private int _copies;

    private ProveDatabase(string folder, Settings template) => (_folder, _template) = (folder, template);

    /// <summary>Makes the template; <paramref name="found"/> may put into it what every copy shares.</summary>
    public static async Task<ProveDatabase> MakeAsync(string engine, Func<LabInstance, Task>? found, StillClock clock, CancellationToken cancel)
    {
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var folder = Path.Combine(parent, "rondetafel-prove-" + Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        var template = await ShapeAsync(engine, Path.Combine(folder, "template"), null);
        var instance = new LabInstance(template, clock);
        await instance.MakeAsync(cancel);
        if (found is not null) await found(instance);
        Engine.CloseKept(template);
        return new ProveDatabase(folder, template);
    }

    /// <summary>Settings of a fresh copy.</summary>
    public Task<Settings> CopyAsync() => CopyOfAsync(_template);

    /// <summary>Settings of a copy of another copy that nobody has open.</summary>
    public async Task<Settings> CopyOfAsync(Settings other)
    {
        var folder = Path.Combine(_folder, "copy" + ++_copies);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(other.DataFolder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return await ShapeAsync(other.Database, folder, other.Connection is null ? null : LabPostgres.NameOf(other));
    }

    /// <summary>Settings of a database without a schema, in a folder that is marked and has a root key.</summary>
    public async Task<Settings> EmptyAsync()
    {
        var settings = await ShapeAsync(_template.Database, Path.Combine(_folder, "empty" + ++_copies), null);
        Instance.Mark(settings.DataFolder, "demonstration");
        File.Copy(_template.RootKeyFile, settings.RootKeyFile);
        return settings;
    }

    /// <summary>Throws a copy away.</summary>
    public static async Task DropAsync(Settings copy)
    {
        Engine.CloseKept(copy);
        if (copy.Database == "postgres") await LabPostgres.DropAsync(LabPostgres.NameOf(copy));
        Directory.Delete(copy.DataFolder, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        Engine.CloseKept(_template);
        if (_template.Database == "postgres") await LabPostgres.DropAsync(LabPostgres.NameOf(_template));
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Settings> ShapeAsync(string engine, string folder, string? like)
    {
        var settings = new Settings
        {
            Database = engine,
            DataFolder = folder,
            RootKeyFile = Path.Combine(folder, "demo.rootkey"),
            PublicListen = "http://127.0.0.1:0",
            StaffListen = "http://127.0.0.1:0",
            ShowStaffLink = true,
            ProofOfWorkBits = 4,
            NotFoundStep = 0,
        };
        if (engine != "postgres") return settings;
        var name = "prove_" + Path.GetRandomFileName().Replace('.', '_');
        await LabPostgres.CreateAsync(name, like);
        return settings with { Connection = LabPostgres.App(name) };
    }
}
