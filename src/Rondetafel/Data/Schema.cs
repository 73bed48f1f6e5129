using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Rondetafel.Data;

/// <summary>The database and the scripts do not fit together.</summary>
public sealed class SchemaException(string message) : Exception(message);

/// <summary>
/// Runs the numbered SQL scripts of one database and keeps in "SchemaVersion" which ran, with their hash. A database
/// with scripts that this build does not know, or knows differently, is refused.
/// </summary>
public static class Schema
{
    /// <summary>Number, name and text of every script for a database, in order.</summary>
    public static IReadOnlyList<(int Number, string Name, string Sql)> Scripts(string engine)
    {
        var assembly = typeof(Schema).Assembly;
        var prefix = $"Rondetafel.Data.Sql.{engine}.";
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => (int.Parse(n.AsSpan(prefix.Length + (n[prefix.Length] == '_' ? 1 : 0), 4)), n[prefix.Length..], Read(assembly, n))).ToList();
    }

    /// <summary>Brings an empty or older database up to date; throws <see cref="SchemaException"/> for one it does not know.</summary>
    /// <param name="upTo">The last script that runs; proofs make an older database with it.</param>
    public static async Task UpgradeAsync(DbConnection connection, string engine, CancellationToken cancel, int upTo = int.MaxValue)
    {
        await RunAsync(connection, """CREATE TABLE IF NOT EXISTS "SchemaVersion" ("Number" INTEGER PRIMARY KEY, "Hash" TEXT NOT NULL)""", cancel);
        var ran = await RanAsync(connection, cancel);
        var scripts = Scripts(engine);
        Compare(ran, scripts);
        foreach (var (number, _, sql) in scripts.Where(s => s.Number <= upTo && !ran.ContainsKey(s.Number)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            if (engine == "Postgres") await RunAsync(connection, $"SELECT set_config('rondetafel.reach', '{WallReach.Whole}', true)", cancel); // a script may change rows behind the wall of seats
            await RunAsync(connection, sql, cancel);
            await RunAsync(connection, $"""INSERT INTO "SchemaVersion" ("Number", "Hash") VALUES ({number}, '{Hash(sql)}')""", cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>Whether a database holds exactly the scripts of this build; throws when it is one this build does not know.</summary>
    public static async Task<bool> IsCurrentAsync(DbConnection connection, string engine, CancellationToken cancel)
    {
        var ran = await RanAsync(connection, cancel);
        var scripts = Scripts(engine);
        Compare(ran, scripts);
        return ran.Count == scripts.Count;
    }

    private static void Compare(Dictionary<int, string> ran, IReadOnlyList<(int Number, string Name, string Sql)> scripts)
    {
        foreach (var (number, hash) in ran)
        {
            var script = scripts.FirstOrDefault(s => s.Number == number);
            if (script.Sql is null || Hash(script.Sql) != hash)
                throw new SchemaException($"The database has schema script {number} in a form that this version of Rondetafel does not know.");
        }
    }

    private static async Task<Dictionary<int, string>> RanAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Number", "Hash" FROM "SchemaVersion" """;
        var ran = new Dictionary<int, string>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) ran[reader.GetInt32(0)] = reader.GetString(1);
        }
        catch (DbException)
        {
            throw new SchemaException("The database was not set up by Rondetafel.");
        }
        return ran;
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Hash(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
