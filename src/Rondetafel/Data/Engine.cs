using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Rondetafel.Data;

/// <summary>Which database and how to reach it.</summary>
public static class Engine
{
    /// <summary>SQLite's own number for whether it counts its memory (sqlite.org/c3ref/c_config_covering_index_scan.html, SQLITE_CONFIG_MEMSTATUS).</summary>
    private const int CountMemory = 9;

    /// <summary>Before its first use: SQLite does not count its memory, which nobody asks for and which took a lock at each piece it took or gave back.</summary>
    static Engine()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(CountMemory, 0);
    }

    /// <summary>The folder name of its scripts.</summary>
    public static string Name(Settings settings) => settings.Database == "postgres" ? "Postgres" : "Sqlite";

    /// <summary>Points a context at the database.</summary>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, Settings settings) =>
        (settings.Database == "postgres" ? options.UseNpgsql(settings.Connection, o => o.CommandTimeout(settings.DatabaseSeconds).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(SeatWall.Instance)
            : options.UseSqlite(SqliteConnectionString(settings), o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(SqlitePragmas.Instance, KeptStatements.Instance)).AddInterceptors(NarrativeQueries.Instance);

    /// <summary>Opens a connection for the schema scripts; on SQLite sets what a file needs once: write-ahead log, full sync, wiped pages.</summary>
    public static async Task<DbConnection> OpenAsync(Settings settings, CancellationToken cancel)
    {
        var connection = Connection(settings);
        await connection.OpenAsync(cancel);
        if (settings.Database == "sqlite")
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";
            await command.ExecuteNonQueryAsync(cancel);
        }
        return connection;
    }

    /// <summary>Closes the connections that were kept open to one database, before it is copied or thrown away.</summary>
    public static void CloseKept(Settings settings)
    {
        using var own = Connection(settings);
        if (own is NpgsqlConnection postgres) NpgsqlConnection.ClearPool(postgres);
        else SqliteConnection.ClearPool((SqliteConnection)own);
    }

    private static DbConnection Connection(Settings settings) => settings.Database == "postgres" ? new NpgsqlConnection(settings.Connection) : new SqliteConnection(SqliteConnectionString(settings));

    private static string SqliteConnectionString(Settings settings) =>
        new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, ForeignKeys = true, DefaultTimeout = settings.DatabaseSeconds }.ToString();
}
