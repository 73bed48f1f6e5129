using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rondetafel.Data;

/// <summary>
/// Keeps what SQLite made of a statement with its connection and uses it again: understanding a query costs it more than carrying
/// it out, 20 to 100 µs against 5 to 10 (docs/performance.md). A statement that is kept has ended and holds no lock; what was filled
/// in last stays in memory until it is used again, and of a person that is sealed. PostgreSQL's own driver keeps its statements too.
/// </summary>
public sealed class KeptStatements : DbCommandInterceptor
{
    /// <summary>Statements that one connection keeps at most; the rest is made anew each time.</summary>
    private const int Most = 256;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, Kept>> _of = [];

    private KeptStatements() { }

    /// <summary>The only one.</summary>
    public static KeptStatements Instance { get; } = new();

    /// <summary>Hands out the kept command with this text, with the parameters of the one that was made; that one itself when another reading still uses it.</summary>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } made) return result;
        var all = _of.GetOrCreateValue(connection);
        if (!all.TryGetValue(made.CommandText, out var kept))
        {
            if (all.Count >= Most) return result;
            all[made.CommandText] = kept = new Kept(all) { Connection = connection, CommandText = made.CommandText };
        }
        if (kept.InUse) return result;
        kept.Take(made);
        return kept;
    }

    private sealed class Kept(Dictionary<string, Kept> all) : SqliteCommand
    {
        /// <summary>Whether somebody reads with it.</summary>
        public bool InUse { get; private set; }

        public void Take(SqliteCommand made)
        {
            (InUse, Transaction, CommandTimeout) = (true, made.Transaction, made.CommandTimeout);
            var parameters = made.Parameters.Cast<SqliteParameter>().ToArray();
            made.Parameters.Clear();
            Parameters.Clear();
            Parameters.AddRange(parameters);
            made.Dispose();
        }

        /// <summary>Who read with it is ready: it waits for the next. Disposed again, by its connection when that closes, it ends.</summary>
        protected override void Dispose(bool disposing)
        {
            if (InUse)
            {
                (InUse, Transaction) = (false, null);
                return;
            }
            all.Remove(CommandText);
            base.Dispose(disposing);
        }
    }
}
