using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Cli;

/// <summary>What was typed with setup.</summary>
internal sealed record SetUpWords(string Partnership, string[] Municipalities, string[] Organisations, string Administrator);

/// <summary>Sets up a new instance in an empty folder and prints what the operator must keep.</summary>
internal static partial class SetUp
{
    /// <summary>Name of the settings file that setup writes.</summary>
    public const string SettingsFile = "rondetafel.json";

    public static async Task RunAsync(string folder, string? postgres, string? owner, SetUpWords words, CancellationToken cancel)
    {
        var given = Understand(words);
        var file = Path.Combine(folder, SettingsFile);
        var written = new Settings { Database = postgres is null ? "sqlite" : "postgres", Connection = postgres };
        var settings = Settings.From(written, file);
        var tables = Owning(settings, owner);
        await RefuseAsync(file, settings, tables, cancel);
        Instance.MakeFolder(folder);
        Instance.Mark(settings.DataFolder, "real");
        RootKeys.Create(settings.RootKeyFile, new RandomSource());
        var copy = settings.RootKeyFile + ".sealed";
        var recovery = RootKeys.WriteSealedCopy(settings.RootKeyFile, copy, new RandomSource());
        await MakeTablesAsync(tables, settings, cancel);
        var code = await FoundAsync(settings, given, cancel);
        Instance.WriteForOwner(Path.Combine(folder, "recovery-sheet.txt"), Sheet(given.Partnership, copy, recovery));
        Instance.WriteForOwner(file, JsonSerializer.Serialize(written, Settings.Json));
        Console.WriteLine(Next(folder, file, copy, settings, code));
    }

    /// <summary>The settings with the connection of who owns the tables, which is kept nowhere; on SQLite the same settings.</summary>
    private static Settings Owning(Settings settings, string? owner)
    {
        if (settings.Connection is null) return owner is null ? settings : throw new SettingsException("--postgres-owner goes with --postgres.");
        if (owner is null) throw new SettingsException("--postgres-owner is missing: the role that owns the tables is another than the one that serves. See docs/operations.md.");
        return settings with { Connection = owner };
    }

    /// <summary>Runs the scripts as the owner of the tables and lets the role in that serves.</summary>
    private static async Task MakeTablesAsync(Settings tables, Settings settings, CancellationToken cancel)
    {
        await using var owner = await Engine.OpenAsync(tables, cancel);
        await Schema.UpgradeAsync(owner, Engine.Name(settings), cancel);
        if (settings.Connection is null) return;
        await AppRole.GrantAsync(owner, settings.Connection, cancel);
        await using var own = await Engine.OpenAsync(settings, cancel);
        if (await AppRole.RefusalAsync(own, cancel) is { } refusal) throw new SettingsException(refusal);
    }

    /// <param name="tables">As who owns the tables; the role that serves is made here when it is missing.</param>
    private static async Task RefuseAsync(string file, Settings settings, Settings tables, CancellationToken cancel)
    {
        if (File.Exists(file)) throw new SettingsException($"{file} exists. Setup only makes a new instance.");
        foreach (var there in new[] { settings.DataFolder, settings.RootKeyFile })
            if (Path.Exists(there)) throw new SettingsException($"{there} exists. Setup needs a folder without it; a setup that was broken off is removed by hand.");
        if (settings.Connection is null) return;
        await using var owner = await Engine.OpenAsync(tables, cancel);
        await using var command = owner.CreateCommand();
        command.CommandText = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) > 0)
            throw new SettingsException("The PostgreSQL database is not empty. Setup needs an empty one.");
        await AppRole.PrepareAsync(owner, settings.Connection, cancel);
        await using var own = await Engine.OpenAsync(settings, cancel);
        if (await AppRole.RefusalAsync(own, cancel) is { } refusal) throw new SettingsException(refusal);
    }

    private static async Task<string> FoundAsync(Settings settings, FoundingGiven given, CancellationToken cancel)
    {
        await using var app = WebHost.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var code = await Founding.FoundAsync(scope.ServiceProvider, given, cancel);
        // The framework's first key is made now and sealed: serve tells by it whether the root key belongs to the database.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("setup").Protect([]);
        return code;
    }

    private static FoundingGiven Understand(SetUpWords words)
    {
        var match = AddressForm().Match(words.Administrator);
        if (!match.Success) throw new SettingsException("--administrator is \"Name <address>\".");
        if (string.IsNullOrWhiteSpace(words.Partnership)) throw new SettingsException("--partnership is empty.");
        if (words.Municipalities.Any(string.IsNullOrWhiteSpace)) throw new SettingsException("--municipality is empty.");
        var twice = words.Municipalities.GroupBy(Slug.Of).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new SettingsException($"--municipality {twice.First()} was given twice.");
        return new FoundingGiven(words.Partnership, words.Municipalities, words.Organisations.Select(Organisation).ToList(), match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim());
    }

    private static (string, OrganisationDomain, WeighingPart) Organisation(string text)
    {
        var parts = text.Split(':');
        var part = WeighingPart.None;
        if (parts.Length is < 2 or > 3 || parts[0].Trim().Length == 0 || !Enum.TryParse<OrganisationDomain>(parts[1], ignoreCase: true, out var domain)
            || (parts.Length == 3 && !Enum.TryParse(parts[2], ignoreCase: true, out part)))
            throw new SettingsException($"--organisation \"{text}\" is not \"Name:domain\" or \"Name:domain:part\".");
        return (parts[0].Trim(), domain, part);
    }

    private static string Next(string folder, string file, string copy, Settings settings, string code) => $"""
        The instance stands in {Path.GetFullPath(folder)}.

        1. Print recovery-sheet.txt, keep the paper in a safe, and remove the file.
        2. Keep {Path.GetFileName(copy)} apart from the backups.
        3. Look at {file}: the two addresses, the mail relay, the contact for security reports.
        4. Start it:                ./rondetafel serve --settings {file}
        5. The first administrator chooses a password with this link, once, within {Founding.InviteDays} days:
           {settings.StaffAddress.TrimEnd('/')}/eerste-keer#{code}

        The texts for reporters and the questions of the weighing wait for two people: the administrator and one more
        (process director, data protection officer or a second administrator) approve them under Beheer, Voorstellen.
        Until then no receipt can be acknowledged. Legal numbers count at once and show as not verified.

        docs/operations.md tells the rest: reverse proxy, backups, logs.
        """;

    private static string Sheet(string partnership, string copy, string recovery) => $"""
        RECOVERY SHEET OF {partnership.ToUpperInvariant()}

        With this key the file {Path.GetFileName(copy)} can be opened. It holds the root key of Rondetafel.
        Without the root key nothing that was written can be read again.
        Keep this paper in a safe, apart from that file and from the backups. Remove the file it was printed from.

        {recovery}

        To use it: rondetafel setup recover --copy {Path.GetFileName(copy)} --to FILE
        """;

    [GeneratedRegex("^(.+)<(.+@.+)>$")]
    private static partial Regex AddressForm();
}
