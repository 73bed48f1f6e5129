using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Vault;

namespace Rondetafel.Cli;

/// <summary>The folder of an instance: what it is for, and whether it may be served.</summary>
public static class Instance
{
    private const string Marker = "instance.json";

    /// <summary>Marks a new folder as "real" or "demonstration". The two never mix.</summary>
    public static void Mark(string folder, string kind)
    {
        MakeFolder(folder);
        File.WriteAllText(Path.Combine(folder, Marker), JsonSerializer.Serialize(new { kind }));
    }

    /// <summary>Makes a folder that only its owner can enter; one that exists is left as it is.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a new file that only its owner can read. Throws when it exists.</summary>
    public static void WriteForOwner(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>What the folder is for; null when it is not ours.</summary>
    public static string? KindOf(string folder)
    {
        var path = Path.Combine(folder, Marker);
        if (!File.Exists(path)) return null;
        try
        {
            using var marker = JsonDocument.Parse(File.ReadAllText(path));
            return marker.RootElement.GetProperty("kind").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Why the product may not serve this instance; null when it may.</summary>
    public static async Task<string?> RefusalAsync(Settings settings, CancellationToken cancel)
    {
        var kind = KindOf(settings.DataFolder);
        if (kind is null) return $"{settings.DataFolder} is not a folder of Rondetafel. Run setup first.";
        if (kind != "real") return $"{settings.DataFolder} holds a {kind}. It cannot be served as the real thing.";
        if (IsInside(settings.RootKeyFile, settings.DataFolder)) return "The root key file lies in the data folder. A backup of that folder must hold no key: move it elsewhere.";
        if (settings.Database == "sqlite" && !File.Exists(settings.SqliteFile)) return $"The database {settings.SqliteFile} is missing.";
        try
        {
            var roots = RootKeys.Read(settings.RootKeyFile);
            await using var connection = await Engine.OpenAsync(settings, cancel);
            if (!await Schema.IsCurrentAsync(connection, Engine.Name(settings), cancel))
                return "The database was made by an older version of Rondetafel. This version cannot bring it up to date and leaves it as it is. Serve it with the version that made it (see CHANGELOG.md), or set up a new instance in another folder.";
            if (settings.Database == "postgres" && await AppRole.RefusalAsync(connection, cancel) is { } past) return past;
            if (settings.Database == "sqlite" && await DamageAsync(connection, cancel) is { } damage) return $"The database is damaged: {damage}. Restore a backup.";
            return await OpensAsync(connection, roots, cancel) ? null : $"The root key file {settings.RootKeyFile} does not belong to this database.";
        }
        catch (Exception e) when (e is VaultException or SchemaException or DbException)
        {
            return e.Message;
        }
    }

    /// <summary>
    /// Opens the database of a folder for its counters: the folder with the settings file, or the data folder itself on SQLite.
    /// Throws <see cref="SettingsException"/> for another folder or an older database. Nothing is written.
    /// </summary>
    public static async Task<RondetafelDb> OpenForFiguresAsync(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, SetUp.SettingsFile);
        var settings = File.Exists(file) ? Settings.Read(file) : new Settings { DataFolder = folder };
        if (KindOf(settings.DataFolder) is null) throw new SettingsException($"{folder} is not a folder of Rondetafel.");
        if (settings.Database == "sqlite" && !File.Exists(settings.SqliteFile)) throw new SettingsException($"The database {settings.SqliteFile} is missing.");
        await using (var connection = await Engine.OpenAsync(settings, cancel))
            if (!await Schema.IsCurrentAsync(connection, Engine.Name(settings), cancel))
                throw new SettingsException("The database is older than this version of Rondetafel. Bring it up to date first.");
        return new RondetafelDb((DbContextOptions<RondetafelDb>)Engine.Use(new DbContextOptionsBuilder<RondetafelDb>(), settings).Options).Begin(new WriteGate(false), null);
    }

    private static bool IsInside(string file, string folder) =>
        Path.GetFullPath(file).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static async Task<string?> DamageAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        var said = (string?)await command.ExecuteScalarAsync(cancel);
        return said == "ok" ? null : said;
    }

    /// <summary>Whether the root key opens the framework's keys; an instance that has none yet fits any root key.</summary>
    private static async Task<bool> OpensAsync(DbConnection connection, RootKeys roots, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Name", "Sealed" FROM "DataKeys" """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        try
        {
            while (await reader.ReadAsync(cancel)) AesBox.Open(roots[roots.Current], (byte[])reader[1], Encoding.UTF8.GetBytes(reader.GetString(0)));
            return true;
        }
        catch (VaultException)
        {
            return false;
        }
    }
}
