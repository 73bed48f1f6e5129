using Npgsql;
using Rondetafel.Data;

namespace Rondetafel.Lab;

/// <summary>
/// Databases on the server of RONDETAFEL_TEST_POSTGRES, which the entry script starts with its two roles: one owns the tables, the
/// other serves, as an operator has it, so that the wall of seats stands in every test and proof.
/// </summary>
public static class LabPostgres
{
    private const string OwnerRole = "rondetafel_owner";
    private const string AppRole = "rondetafel_app";

    private static string Server => Environment.GetEnvironmentVariable("RONDETAFEL_TEST_POSTGRES")
        ?? throw new SettingsException("RONDETAFEL_TEST_POSTGRES is not set: start this with ./rondetafel … --database postgres.");

    /// <summary>Gives a context all rows, seats or not: what the Lab makes and looks up is nobody's. On SQLite it changes nothing.</summary>
    public static RondetafelDb Wide(this RondetafelDb db) => db.WorkWith(WallReach.Whole);

    /// <summary>How the product reaches a database.</summary>
    public static string App(string database, int pool = 10) => As(AppRole, database) + $";Maximum Pool Size={pool}";

    /// <summary>The settings with the role that owns the tables; on SQLite the same settings.</summary>
    public static Settings Owning(Settings settings) => settings.Connection is null ? settings : settings with { Connection = As(OwnerRole, NameOf(settings)) + ";Pooling=false" };

    /// <summary>The settings with the administrator of the server, whom no wall holds back; on SQLite the same settings.</summary>
    public static Settings Past(Settings settings) => settings.Connection is null ? settings : settings with { Connection = $"{Server};Database={NameOf(settings)};Pooling=false" };

    /// <summary>Makes a database, empty or a copy of another that nobody has open.</summary>
    public static Task CreateAsync(string name, string? like = null, bool quickly = true) =>
        RunAsync($"CREATE DATABASE \"{name}\" OWNER {OwnerRole}" + (like is null ? "" : $" TEMPLATE \"{like}\"{(quickly ? " STRATEGY FILE_COPY" : "")}"));

    /// <summary>Drops a database, if it is there.</summary>
    public static Task DropAsync(string name) => RunAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

    /// <summary>Moves a database that nobody has open to another disk.</summary>
    public static async Task MoveAsync(string name, string space, string disk)
    {
        await RunAsync($"CREATE TABLESPACE \"{space}\" LOCATION '{disk}'");
        await RunAsync($"ALTER DATABASE \"{name}\" SET TABLESPACE \"{space}\"");
    }

    /// <summary>Ends the use of a disk with nothing on it any more.</summary>
    public static Task ForgetAsync(string space) => RunAsync($"DROP TABLESPACE \"{space}\"");

    /// <summary>The name of the database of an instance on PostgreSQL.</summary>
    public static string NameOf(Settings settings) => new NpgsqlConnectionStringBuilder(settings.Connection).Database!;

    private static string As(string role, string database) => new NpgsqlConnectionStringBuilder(Server) { Username = role, Database = database }.ToString();

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}
