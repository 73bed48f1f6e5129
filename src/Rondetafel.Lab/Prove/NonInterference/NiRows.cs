using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// All rows of a world, to see what the viewer's own steps left. Left out are counters of insertion (audit, counts), the version
/// that counts the changes of everybody and is shown only to whoever sees all of them, what the framework seals under a key of the
/// instance, the bytes but not the length of sealed texts, mail and notices for other people (what they are told follows from what they may
/// see), and the sessions of other people with the rows that say they ended: whose access ends is signed out where they were signed in, and nothing tells who ended it.
/// </summary>
internal sealed class NiRows
{
    private static readonly string[] LeftOut = ["AuditEntry.Id", "CountRow.Id", "UsedKey.Content"];
    private static readonly string[] Tables = ["DataKey"];
    private readonly Dictionary<string, Dictionary<string, string>> _rows = [];

    /// <summary>Reads them.</summary>
    public static async Task<NiRows> ReadAsync(RondetafelDb db, Viewer viewer, CancellationToken cancel)
    {
        var read = new NiRows();
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !Tables.Contains(t.ClrType.Name))) await read.TableAsync(db, type, viewer.Actor.Id?.Value.ToString(), cancel);
        return read;
    }

    /// <summary>What was added, removed or changed since, as sorted lines.</summary>
    public IReadOnlyList<string> Since(NiRows before)
    {
        var lines = new List<string>();
        foreach (var (key, row) in _rows)
        {
            if (!before._rows.TryGetValue(key, out var old)) lines.Add($"+{Bare(key)} {string.Join("; ", row.Select(c => $"{c.Key}={c.Value}"))}");
            else foreach (var (column, value) in row.Where(c => old[c.Key] != c.Value)) lines.Add($"~{key} {column}: {old[column]} → {value}");
        }
        lines.AddRange(before._rows.Keys.Except(_rows.Keys).Select(k => $"-{k}"));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>The lines of which one has more.</summary>
    public static string? Difference(IReadOnlyList<string> zero, IReadOnlyList<string> one)
    {
        var (more, less) = (Less(zero, one), Less(one, zero));
        return more.Count + less.Count == 0 ? null : $"{more.Count} | {less.Count} rows: {Cut(more)} | {Cut(less)}";
        static List<string> Less(IReadOnlyList<string> all, IReadOnlyList<string> without)
        {
            var left = all.ToList();
            foreach (var line in without) left.Remove(line);
            return left;
        }
        static string Cut(List<string> lines) => string.Join(" // ", lines.Take(3).Select(l => l[..Math.Min(l.Length, 300)]));
    }

    private async Task TableAsync(RondetafelDb db, IEntityType type, string? person, CancellationToken cancel)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        var columns = type.GetProperties().Where(p => p.GetColumnName(table) is not null).ToList();
        var key = type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName(table)!).ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.GetColumnName(table)}\""))} FROM \"{table.Name}\"";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var (row, id) = (new Dictionary<string, string>(), new List<string>());
            for (var i = 0; i < columns.Count; i++)
            {
                var (name, value) = (columns[i].GetColumnName(table)!, Text(reader.GetValue(i), IsSealed(columns[i])));
                if (key.Contains(name)) id.Add(value);
                if (!LeftOut.Contains($"{type.ClrType.Name}.{name}") && name != "Version") row[name] = value;
            }
            var whose = type.ClrType.Name switch
            {
                "OutboxMail" or "ViewNotice" => row["For"],
                "StaffSession" => row["ProfessionalId"],
                "AuditEntry" when row["Action"] == nameof(AccountAction.SessionEnded) => row["ObjectId"],
                _ => person,
            };
            if (whose is not null && !whose.Equals(person, StringComparison.OrdinalIgnoreCase)) continue;
            _rows[$"{type.ClrType.Name} {string.Join(',', id)}"] = row;
        }
    }

    /// <summary>A row whose key is a counter is known by its other columns.</summary>
    private static string Bare(string key) => key.StartsWith("AuditEntry ", StringComparison.Ordinal) || key.StartsWith("CountRow ", StringComparison.Ordinal) ? key.Split(' ')[0] : key;

    /// <summary>A sealed text or key: of two with the same text the bytes differ by their nonce.</summary>
    private static bool IsSealed(IProperty column) => column.ClrType == typeof(Narrative) || column.Name == "KeyWrapped";

    private static string Text(object value, bool isSealed) => value switch
    {
        DBNull => "",
        byte[] bytes when isSealed => $"{bytes.Length} sealed",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable text => text.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
