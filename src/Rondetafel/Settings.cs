using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rondetafel;

/// <summary>What an operator decides, from one JSON file. Paths are relative to that file.</summary>
public sealed record Settings
{
    /// <summary>"sqlite" or "postgres".</summary>
    public string Database { get; init; } = "sqlite";

    /// <summary>Folder of this instance: database (SQLite), marker file.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Connection string for PostgreSQL; null on SQLite.</summary>
    public string? Connection { get; init; }

    /// <summary>The root key file; outside the data folder, so that a backup of the folder holds no key.</summary>
    public string RootKeyFile { get; init; } = "rondetafel.rootkey";

    /// <summary>Where the public pages listen.</summary>
    public string PublicListen { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Where the staff pages listen; another port or address than the public one so that it can stay off the internet.</summary>
    public string StaffListen { get; init; } = "http://127.0.0.1:5081";

    /// <summary>Address of the staff pages as people type it; used in mails and passkeys.</summary>
    public string StaffAddress { get; init; } = "http://localhost:5081";

    /// <summary>Address of the public pages as people type it.</summary>
    public string PublicAddress { get; init; } = "http://localhost:5080";

    /// <summary>
    /// Addresses or networks ("10.0.0.5", "10.0.0.0/24") of the reverse proxies whose word about the visitor's address and
    /// https is taken; of everybody else it is not. Empty when nothing stands before this process.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Whether the public pages show a link to sign in.</summary>
    public bool ShowStaffLink { get; init; }

    /// <summary>The mail relay; null sends nothing and says so in the log.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>The ClamAV daemon that looks at files, as "host:port"; null when there is none. When it is named and down, files are refused.</summary>
    public string? ClamAv { get; init; }

    /// <summary>Contact for security.txt (RFC 9116): a mailto or https address.</summary>
    public string SecurityContact { get; init; } = "mailto:security@example.nl";

    /// <summary>Read-only: pages open, nothing is saved; for maintenance.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Where "Snel weg" leads: a neutral, well-known page. "/weg" is a bare page of our own, for a network without internet.</summary>
    public string LeaveAddress { get; init; } = "https://www.knmi.nl/";

    /// <summary>Bits of work that the public form asks of a browser before it sends, against floods.</summary>
    public int ProofOfWorkBits { get; init; } = 14;

    /// <summary>Seconds that a request waits for the database, or on SQLite for its turn to write, before it is refused.</summary>
    public int DatabaseSeconds { get; init; } = 30;

    /// <summary>An answer that something is not there leaves a whole number of times so many milliseconds after its request came, so that hidden and absent take as long; 0 lets it leave at once.</summary>
    public int NotFoundStep { get; init; } = 25;

    /// <summary>The SQLite file.</summary>
    [JsonIgnore] public string SqliteFile => Path.Combine(DataFolder, "rondetafel.db");

    /// <summary>Reads the file and makes its paths absolute. Throws <see cref="SettingsException"/> with what is wrong.</summary>
    public static Settings Read(string path)
    {
        if (!File.Exists(path)) throw new SettingsException($"The settings file {path} does not exist. Run setup first.");
        try
        {
            return From(JsonSerializer.Deserialize<Settings>(File.ReadAllText(path), Json) ?? throw new SettingsException($"{path} is empty."), path);
        }
        catch (JsonException e)
        {
            throw new SettingsException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Settings as they stand in a file, with their paths made absolute. Throws <see cref="SettingsException"/> with what is wrong.</summary>
    public static Settings From(Settings settings, string path)
    {
        if (settings.Database is not ("sqlite" or "postgres")) throw new SettingsException($"{path}: Database is \"sqlite\" or \"postgres\".");
        if (settings.Database == "postgres" && settings.Connection is null) throw new SettingsException($"{path}: Connection is missing.");
        if (settings.DatabaseSeconds < 1) throw new SettingsException($"{path}: DatabaseSeconds is 1 or more.");
        if (settings.NotFoundStep is < 0 or > 1000) throw new SettingsException($"{path}: NotFoundStep is 0 to 1000 milliseconds.");
        foreach (var (name, address) in new[] { ("PublicListen", settings.PublicListen), ("StaffListen", settings.StaffListen), ("PublicAddress", settings.PublicAddress), ("StaffAddress", settings.StaffAddress) })
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) throw new SettingsException($"{path}: {name} is not an address like http://127.0.0.1:5080.");
        if (settings.PublicListen != settings.StaffListen && new Uri(settings.PublicListen).Port == new Uri(settings.StaffListen).Port)
            throw new SettingsException($"{path}: PublicListen and StaffListen need a port of their own each, or one address for both.");
        foreach (var proxy in settings.TrustedProxies)
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)) throw new SettingsException($"{path}: TrustedProxies: \"{proxy}\" is not an address like 10.0.0.5 or a network like 10.0.0.0/24.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return settings with { DataFolder = Path.Combine(folder, settings.DataFolder), RootKeyFile = Path.Combine(folder, settings.RootKeyFile) };
    }

    /// <summary>How settings are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
}

/// <summary>The relay for notices.</summary>
/// <param name="Host">Name of the relay.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">Sender address.</param>
/// <param name="User">User name; null for none.</param>
/// <param name="Password">Password; null for none.</param>
/// <param name="StartTls">Whether to demand STARTTLS.</param>
public sealed record MailSettings(string Host, int Port, string From, string? User = null, string? Password = null, bool StartTls = true);

/// <summary>The settings are wrong; the message says what.</summary>
public sealed class SettingsException(string message) : Exception(message);
