using System.Text.Json;
using System.Text.RegularExpressions;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Cli;

/// <summary>What was typed with setup.</summary>
internal sealed record SetUpWords(string Partnership, string[] Municipalities, string[] Organisations, string Administrator);

/// <summary>Sets up a new instance in an empty folder and prints what the operator must keep.</summary>
internal static partial class SetUp
{
    public static async Task RunAsync(string folder, string? postgres, SetUpWords words, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "rondetafel.json");
        if (File.Exists(file)) throw new SettingsException($"{file} exists. Setup only makes a new instance.");
        var given = Understand(words);
        Directory.CreateDirectory(folder);
        var settings = new Settings { Database = postgres is null ? "sqlite" : "postgres", Connection = postgres };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(settings, Settings.Json), cancel);
        settings = Settings.Read(file);
        Instance.Mark(settings.DataFolder, "real");
        RootKeys.Create(settings.RootKeyFile, new RandomSource());
        var copy = settings.RootKeyFile + ".sealed";
        var recovery = RootKeys.WriteSealedCopy(settings.RootKeyFile, copy, new RandomSource());
        await using (var connection = await Engine.OpenAsync(settings, cancel)) await Schema.UpgradeAsync(connection, Engine.Name(settings), cancel);
        await using var app = WebHost.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var code = await Founding.FoundAsync(scope.ServiceProvider, given, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "recovery-sheet.txt"), Sheet(given.Partnership, copy, recovery), cancel);
        Console.WriteLine($"""
            The instance stands in {Path.GetFullPath(folder)}.

            1. Print recovery-sheet.txt, keep the paper in a safe, and remove the file.
            2. Keep {Path.GetFileName(copy)} apart from the backups.
            3. Start it:                ./rondetafel serve --settings {file}
            4. The first administrator: {settings.StaffAddress}/eerste-keer  with this code, once, within {Founding.InviteDays} days:
               {code}
            """);
    }

    private static FoundingGiven Understand(SetUpWords words)
    {
        var match = AddressForm().Match(words.Administrator);
        if (!match.Success) throw new SettingsException("--administrator is \"Name <address>\".");
        return new FoundingGiven(words.Partnership, words.Municipalities, words.Organisations.Select(Organisation).ToList(), match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim());
    }

    private static (string, OrganisationDomain, WeighingPart) Organisation(string text)
    {
        var parts = text.Split(':');
        var part = WeighingPart.None;
        if (parts.Length is < 2 or > 3 || !Enum.TryParse<OrganisationDomain>(parts[1], ignoreCase: true, out var domain)
            || (parts.Length == 3 && !Enum.TryParse(parts[2], ignoreCase: true, out part)))
            throw new SettingsException($"--organisation \"{text}\" is not \"Name:domain\" or \"Name:domain:part\".");
        return (parts[0].Trim(), domain, part);
    }

    private static string Sheet(string partnership, string copy, string recovery) => $"""
        RECOVERY SHEET OF {partnership.ToUpperInvariant()}

        With this key the file {Path.GetFileName(copy)} can be opened. It holds the root key of Rondetafel.
        Without the root key nothing that was written can be read again.
        Keep this paper in a safe, apart from that file and from the backups. Remove the file it was printed from.

        {recovery}

        """;

    [GeneratedRegex("^(.+)<(.+@.+)>$")]
    private static partial Regex AddressForm();
}
