using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Rondetafel.Data;

/// <summary>
/// The role with which the product works on PostgreSQL. It owns no table and cannot pass by row security, or the wall of seats
/// would not stand; another role owns the tables and runs the scripts (docs/decisions/0015).
/// </summary>
public static class AppRole
{
    /// <summary>What the role may do beside reading and adding: in the log and in the list of scripts nothing.</summary>
    private const string Grants = """
        GRANT USAGE ON SCHEMA {1} TO {0};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {1} TO {0};
        REVOKE UPDATE, DELETE ON "Audit" FROM {0};
        REVOKE INSERT, UPDATE, DELETE ON "SchemaVersion" FROM {0};
        GRANT EXECUTE ON FUNCTION wall_cases() TO {0};
        """;

    /// <summary>Of the role that is connected: what lets it past the wall, and how its statements are planned.</summary>
    private const string Look = """
        SELECT current_user, r.rolsuper, r.rolbypassrls,
            EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND pg_has_role(current_user, c.relowner, 'MEMBER')),
            EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY (@walled) AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                AND coalesce((SELECT array_agg(p.polname::text) FROM pg_policy p WHERE p.polrelid = c.oid), '{}') = '{seat_or_lead}'))
        FROM pg_roles r WHERE r.rolname = current_user
        """;

    /// <summary>Gives the role of the product its rights on tables that are there now; the scripts do so for nobody, they know no name.</summary>
    /// <param name="owner">A connection of the role that owns the tables.</param>
    /// <param name="connection">The connection string of the product.</param>
    public static async Task GrantAsync(DbConnection owner, string connection, CancellationToken cancel)
    {
        var schema = (string)(await ScalarAsync(owner, "SELECT quote_ident(current_schema())", cancel))!;
        await RunAsync(owner, string.Format(CultureInfo.InvariantCulture, Grants, Quoted(Name(connection)), schema), cancel);
    }

    /// <summary>
    /// Makes sure that the role of the product is there, is another than the owner, and plans each statement for its own values.
    /// Throws <see cref="SettingsException"/> with what is wrong; with the line to run when the owner may not make the role.
    /// </summary>
    public static async Task PrepareAsync(DbConnection owner, string connection, CancellationToken cancel)
    {
        var (role, password) = (Name(connection), new NpgsqlConnectionStringBuilder(connection).Password);
        if (await ScalarAsync(owner, $"SELECT 1 FROM pg_roles WHERE rolname = {Literal(role)}", cancel) is null)
        {
            if (await ScalarAsync(owner, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)", cancel) is null)
                throw new SettingsException($"The role {role} does not exist and the owner of the database may not make it. Have it made: CREATE ROLE {Quoted(role)} LOGIN PASSWORD '…'");
            await RunAsync(owner, $"CREATE ROLE {Quoted(role)} LOGIN NOSUPERUSER NOBYPASSRLS{(password is null ? "" : $" PASSWORD {Literal(password)}")}", cancel);
        }
        if (await ScalarAsync(owner, $"SELECT 1 WHERE pg_has_role({Literal(role)}, current_user, 'MEMBER')", cancel) is not null)
            throw new SettingsException($"The role {role} is the owner, may act as the owner or is a superuser: row security would not hold back the cases at which somebody has no seat. Give --postgres a role of its own, see docs/operations.md.");
        await using var own = new NpgsqlConnection(connection);
        await own.OpenAsync(cancel);
        if ((string?)await ScalarAsync(own, "SHOW plan_cache_mode", cancel) != "force_custom_plan") await RunAsync(own, "ALTER ROLE CURRENT_USER SET plan_cache_mode = force_custom_plan", cancel);
    }

    /// <summary>Why the product may not work with the role that is connected; null when the wall of seats stands.</summary>
    public static async Task<string?> RefusalAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = (NpgsqlCommand)connection.CreateCommand();
        command.CommandText = Look;
        command.Parameters.AddWithValue("walled", SeatWall.Tables.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var role = reader.GetString(0);
        var why = reader.GetBoolean(1) ? $"The role {role} is a superuser" : reader.GetBoolean(2) ? $"The role {role} has BYPASSRLS" : reader.GetBoolean(3) ? $"The role {role} owns the tables, or may act as who owns them" : null;
        if (why is not null) return $"{why}: row security would not hold back the cases at which somebody has no seat. Give \"connection\" a role of its own, see docs/operations.md.";
        return reader.GetBoolean(4) ? "Row security was taken off a table of cases. See docs/operations.md." : null;
    }

    private static string Name(string connection) => new NpgsqlConnectionStringBuilder(connection).Username ?? throw new SettingsException("The connection string of PostgreSQL names no Username.");

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
