using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Vault;

namespace Rondetafel.Lab;

/// <summary>
/// An instance that the Lab made: for the demonstration and for tests. It refuses a folder that it did not make, so that
/// invented and real data never mix.
/// </summary>
public sealed class LabInstance(Settings settings, TimeProvider? clock = null, RandomSource? random = null)
{
    /// <summary>The settings it runs with.</summary>
    public Settings Settings { get; } = settings;

    /// <summary>Opens the demonstration in a folder: makes the town when the folder is new, or anew when the schema changed or an earlier start ended before the town was whole.</summary>
    public static async Task<LabInstance> OpenAsync(string folder, int port, CancellationToken cancel)
    {
        var full = Path.GetFullPath(folder);
        var address = $"http://127.0.0.1:{port}";
        var instance = new LabInstance(new Settings
        {
            DataFolder = full,
            RootKeyFile = Path.Combine(full, "demo.rootkey"),
            PublicListen = address,
            StaffListen = address,
            StaffAddress = $"http://localhost:{port}",
            PublicAddress = $"http://localhost:{port}",
            ShowStaffLink = true,
        });
        if (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any())
        {
            if (Instance.KindOf(full) != "demonstration") throw new SettingsException($"{full} was not made by the demonstration. It is left as it is.");
            var whole = File.Exists(instance.Ready);
            if (whole && await instance.IsCurrentAsync(cancel)) return instance;
            Console.WriteLine(whole ? "The schema changed: the town is built anew." : "The town was not finished: it is built anew.");
            Engine.CloseKept(instance.Settings); // a pooled connection would go on with the file that is gone
            Directory.Delete(full, recursive: true);
        }
        await instance.MakeAsync(cancel);
        await using var app = instance.Build();
        await Demo.Town.BuildAsync(app.Services, cancel);
        await File.WriteAllTextAsync(instance.Ready, "The town is whole. Without this file the next start builds it anew.\n", cancel);
        return instance;
    }

    /// <summary>Makes an empty instance: folder, root key, schema.</summary>
    public async Task MakeAsync(CancellationToken cancel)
    {
        Instance.Mark(Settings.DataFolder, "demonstration");
        RootKeys.Create(Settings.RootKeyFile, random ?? new RandomSource());
        await MakeTablesAsync(Settings, cancel);
    }

    /// <summary>Runs the scripts as the owner of the tables and lets the role in that serves.</summary>
    public static async Task MakeTablesAsync(Settings settings, CancellationToken cancel)
    {
        await using var owner = await Engine.OpenAsync(LabPostgres.Owning(settings), cancel);
        await Schema.UpgradeAsync(owner, Engine.Name(settings), cancel);
        if (settings.Connection is { } connection) await AppRole.GrantAsync(owner, connection, cancel);
    }

    /// <summary>Builds the product's own web application around it, with one-click sign-in and the yellow line that says so.</summary>
    public WebApplication Build(Action<IServiceCollection>? services = null) => WebHost.Build(
        Settings,
        builder =>
        {
            if (clock is not null) builder.Services.Replace(ServiceDescriptor.Singleton(clock));
            if (random is not null) builder.Services.Replace(ServiceDescriptor.Singleton(random));
            builder.Services.AddSingleton(new Banner("Demonstratie: alle namen zijn verzonnen.", "/demo", "Andere rol kiezen") { English = new Banner("Demonstration: all names are invented.", "/demo", "Choose another role") });
            services?.Invoke(builder.Services);
        },
        Demo.OneClick.Map);

    /// <summary>Stands there once the town is whole.</summary>
    private string Ready => Path.Combine(Settings.DataFolder, "ready");

    private async Task<bool> IsCurrentAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = await Engine.OpenAsync(Settings, cancel);
            return await Schema.IsCurrentAsync(connection, Engine.Name(Settings), cancel);
        }
        catch (Exception e) when (e is SchemaException or DbException)
        {
            return false;
        }
    }
}
