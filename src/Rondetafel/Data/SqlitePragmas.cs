using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rondetafel.Data;

/// <summary>
/// Sets on every opened SQLite connection what SQLite keeps per connection and not in the file: removed rows are overwritten
/// with zeros, and a save is on disk before it is answered (sqlite.org/pragma.html, secure_delete and synchronous).
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA secure_delete=ON; PRAGMA synchronous=FULL;";

    private SqlitePragmas() { }

    /// <summary>The only one; it holds no state.</summary>
    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
