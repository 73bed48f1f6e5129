using System.Text.Json;
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
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Marker), JsonSerializer.Serialize(new { kind }));
    }

    /// <summary>What the folder is for; null when it is not ours.</summary>
    public static string? KindOf(string folder)
    {
        var path = Path.Combine(folder, Marker);
        return File.Exists(path) ? JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("kind").GetString() : null;
    }

    /// <summary>Why the product may not serve this instance; null when it may.</summary>
    public static async Task<string?> RefusalAsync(Settings settings, CancellationToken cancel)
    {
        var kind = KindOf(settings.DataFolder);
        if (kind is null) return $"{settings.DataFolder} is not a folder of Rondetafel. Run setup first.";
        if (kind != "real") return $"{settings.DataFolder} holds a {kind}. It cannot be served as the real thing.";
        try
        {
            RootKeys.Read(settings.RootKeyFile);
            await using var connection = await Engine.OpenAsync(settings, cancel);
            return await Schema.IsCurrentAsync(connection, Engine.Name(settings), cancel)
                ? null : "The database is older than this version of Rondetafel. Make a backup and bring it up to date first.";
        }
        catch (Exception e) when (e is VaultException or SchemaException or System.Data.Common.DbException)
        {
            return e.Message;
        }
    }
}
