using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>An audit row of a change.</summary>
internal sealed record Audited(long Id, string At, string Action, string Kind, Guid? Object);

/// <summary>A signal as far as the checker looks at it.</summary>
internal sealed record SignalRow(Guid Id, string Channel, Guid Municipality);

/// <summary>The debt of an answer for a signal.</summary>
internal sealed record AnswerRow(Guid Id, Guid Signal, string? CodeHash);

/// <summary>A notice in the outbox.</summary>
internal sealed record NoticeRow(Guid For, Guid? MailId, bool Sent, bool DueToday);

/// <summary>All that the checker looks at, read in one transaction with plain SQL, so that nothing of the product stands between.</summary>
internal sealed record Snapshot
{
    public required IReadOnlySet<string> Keys { get; init; }
    public required IReadOnlyList<SignalRow> Signals { get; init; }
    public required IReadOnlyList<AnswerRow> Answers { get; init; }
    public required IReadOnlyList<DateOnly> ContributionDays { get; init; }
    public required IReadOnlyList<DateOnly> ActionDays { get; init; }
    public required IReadOnlyList<Guid> Notes { get; init; }
    public required IReadOnlyList<Audited> Changes { get; init; }

    /// <summary>How often the case was logged as opened.</summary>
    public required int CaseReads { get; init; }

    /// <summary>Version of every aggregate, by kind and id.</summary>
    public required IReadOnlyDictionary<(string Kind, Guid Id), int> Versions { get; init; }
    public required IReadOnlyList<NoticeRow> Notices { get; init; }
    public required int Received { get; init; }

    /// <summary>What the database itself finds wrong.</summary>
    public required IReadOnlyList<string> Damage { get; init; }

    /// <summary>
    /// Reads it. Of SQLite a copy of the files is read, as they lie after a kill, so that the server itself does the recovery.
    /// </summary>
    public static async Task<Snapshot> ReadAsync(Settings settings, Guid theCase, CancellationToken cancel)
    {
        if (settings.Database == "postgres")
        {
            await using var server = new NpgsqlConnection(LabPostgres.Past(settings).Connection);
            await server.OpenAsync(cancel);
            return await ReadAsync(server, theCase, cancel);
        }
        var copy = settings.DataFolder.TrimEnd('/') + ".look";
        Directory.CreateDirectory(copy);
        try
        {
            foreach (var name in new[] { "rondetafel.db", "rondetafel.db-wal" }.Where(n => File.Exists(Path.Combine(settings.DataFolder, n)))) File.Copy(Path.Combine(settings.DataFolder, name), Path.Combine(copy, name));
            await using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(copy, "rondetafel.db"), Pooling = false }.ToString());
            await file.OpenAsync(cancel);
            return await ReadAsync(file, theCase, cancel);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<Snapshot> ReadAsync(DbConnection connection, Guid theCase, CancellationToken cancel)
    {
        var damage = connection is SqliteConnection ? await DamageAsync(connection, cancel) : await OrphansAsync(connection, cancel);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        Task<List<T>> Rows<T>(string sql, Func<DbDataReader, T> read) => RowsAsync(connection, sql, read, cancel);
        var reads = await Rows("""SELECT "ObjectId" FROM "Audit" WHERE "Kind" = 'read' AND "ObjectKind" = 'Case' AND "ObjectId" IS NOT NULL""", r => Id(r, 0));
        var versions = new Dictionary<(string, Guid), int>();
        foreach (var (kind, table, key) in Roots.Value)
            foreach (var (id, version) in await Rows($"""SELECT "{key}", "Version" FROM "{table}" """, r => (Id(r, 0), r.GetInt32(1)))) versions[(kind, id)] = version;
        return new Snapshot
        {
            Damage = damage,
            CaseReads = reads.Count(r => r == theCase),
            Versions = versions,
            Keys = (await Rows("""SELECT "Key" FROM "UsedKeys" """, r => r.GetString(0))).ToHashSet(),
            Signals = await Rows("""SELECT "Id", "Channel", "MunicipalityId" FROM "Signals" """, r => new SignalRow(Id(r, 0), r.GetString(1), Id(r, 2))),
            Answers = await Rows("""SELECT "Id", "SignalId", "CodeHash" FROM "Answers" """, r => new AnswerRow(Id(r, 0), Id(r, 1), r.IsDBNull(2) ? null : Convert.ToHexString((byte[])r[2]))),
            ContributionDays = await Rows("""SELECT "Day" FROM "Contribution" WHERE "Day" IS NOT NULL""", Day),
            ActionDays = await Rows("""SELECT "DueOn" FROM "PlanActions" """, Day),
            Notes = await Rows("""SELECT "Id" FROM "MinuteLine" WHERE "Kind" = 'Note'""", r => Id(r, 0)),
            Changes = await Rows("""SELECT "Id", "At", "Action", "ObjectKind", "ObjectId" FROM "Audit" WHERE "Kind" = 'write' ORDER BY "Id" """, r => new Audited(r.GetInt64(0), Text(r, 1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : Id(r, 4))),
            Notices = await Rows("""SELECT "For", "MailId", "SentAt", "DueToday" FROM "Outbox" """, r => new NoticeRow(Id(r, 0), r.IsDBNull(1) ? null : Id(r, 1), !r.IsDBNull(2), r.GetBoolean(3))),
            Received = (await Rows("""SELECT "Id" FROM "Counts" WHERE "Kind" = 'signal.received'""", r => r.GetInt64(0))).Count,
        };
    }

    /// <summary>Every kind of aggregate with its table and key, from the model.</summary>
    private static readonly Lazy<IReadOnlyList<(string Kind, string Table, string Key)>> Roots = new(() =>
    {
        using var db = new RondetafelDb((DbContextOptions<RondetafelDb>)Engine.Use(new DbContextOptionsBuilder<RondetafelDb>(), new Settings { DataFolder = "." }).Options);
        return [.. db.Model.GetEntityTypes().Where(e => typeof(Aggregate).IsAssignableFrom(e.ClrType) && e.BaseType is null).Select(e => (e.ClrType.Name, e.GetTableName()!, e.FindPrimaryKey()!.Properties[0].GetColumnName()))];
    });

    private static async Task<List<string>> DamageAsync(DbConnection connection, CancellationToken cancel)
    {
        var said = await RowsAsync(connection, "PRAGMA integrity_check", r => r.GetString(0), cancel);
        var loose = await RowsAsync(connection, "PRAGMA foreign_key_check", r => $"a row of {r.GetString(0)} points to nothing in {r.GetString(2)}", cancel);
        return [.. said.Where(s => s != "ok"), .. loose];
    }

    /// <summary>Foreign keys of PostgreSQL one by one: rows that point to nothing.</summary>
    private static async Task<List<string>> OrphansAsync(DbConnection connection, CancellationToken cancel)
    {
        const string Keys = """
            SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text, f.attname FROM pg_constraint c
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = c.confkey[1]
            WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
            """;
        var keys = await RowsAsync(connection, Keys, r => $"""SELECT '{r.GetString(0).Replace("\"", "", StringComparison.Ordinal)}' WHERE EXISTS (SELECT 1 FROM {r.GetString(0)} x WHERE x."{r.GetString(1)}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {r.GetString(2)} y WHERE y."{r.GetString(3)}" = x."{r.GetString(1)}"))""", cancel);
        return keys.Count == 0 ? ["no foreign keys"] : await RowsAsync(connection, string.Join(" UNION ALL ", keys), r => $"a row of {r.GetString(0)} points to nothing", cancel);
    }

    private static async Task<List<T>> RowsAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    private static Guid Id(DbDataReader row, int column) => row[column] is Guid id ? id : Guid.Parse(row.GetString(column));

    private static string Text(DbDataReader row, int column) => row[column] is DateTime at ? at.ToString("O", CultureInfo.InvariantCulture) : row.GetString(column);

    private static DateOnly Day(DbDataReader row) => row[0] is string text ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : row.GetFieldValue<DateOnly>(0);
}
