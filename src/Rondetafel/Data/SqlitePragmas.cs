using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Rondetafel.Data;

/// <summary>
/// Sets on every opened SQLite connection what SQLite keeps per connection and not in the file: removed rows are overwritten
/// with zeros, a save is on disk before it is answered, and the file is read as memory, since every page that is looked at writes
/// its audit row, after which all other connections read their pages again (sqlite.org/pragma.html, secure_delete, synchronous,
/// mmap_size). What is filled in does not change how a query is carried out: else SQLite takes a kept statement apart again when a
/// value with a partial index changes (SQLITE_DBCONFIG_ENABLE_QPSG). A connection stays open as long as its context: opening one sets all this again and registers EF Core's functions, which costs
/// as much as a small query (docs/performance.md).
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA mmap_size=268435456;";

    private const int OnePlan = 1007;

    private SqlitePragmas() { }

    /// <summary>The only one; it holds no state.</summary>
    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        KeepPlans(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        KeepPlans(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Kept open between two queries; the context closes it when it is disposed.</summary>
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    /// <summary>As <see cref="ConnectionClosing"/>.</summary>
    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    private static void KeepPlans(DbConnection connection) => raw.sqlite3_db_config(((SqliteConnection)connection).Handle, OnePlan, 1, out _);
}
