using System.Buffers;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rondetafel.Data;

/// <summary>
/// Tells PostgreSQL who asks, with each command that names a table behind the wall of seats (Sql/Postgres/0003, docs/decisions/0015):
/// the person, the moment and the reach. A read carries it in the same round trip; a save asks once more in its transaction. It
/// holds for that transaction alone, so no connection of the pool can carry another person's. What was not told gets no row.
/// Throws <see cref="InvalidOperationException"/> for a synchronous read and a save outside a transaction: neither could be told.
/// </summary>
public sealed class SeatWall : DbCommandInterceptor
{
    /// <summary>The tables behind the wall: the case and all its parts.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "Attachment", "AttachmentContents", "CaseStep", "Cases", "ContactKeeper", "Contribution", "ExitCheck", "ExitCriterion", "Flag", "Goal", "Informing", "Judgement",
        "MinuteLine", "PlanActions", "Proposal", "Seat", "ShareRequest", "UrgentCall",
    ];

    private const string Tell = "SELECT wall_tell(@wall_person, @wall_moment, @wall_reach)";

    private static readonly SearchValues<string> Named = SearchValues.Create([.. Tables.Select(t => $"\"{t}\"")], StringComparison.Ordinal);

    private SeatWall() { }

    /// <summary>The only one; it holds no state.</summary>
    public static SeatWall Instance { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        IsBehind(command, eventData) ? throw new InvalidOperationException("Rows of cases are asked asynchronously: the wall of seats is told there.") : result;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!IsBehind(command, eventData)) return result;
        if (eventData.CommandSource == CommandSource.SaveChanges) await TellFirstAsync(command, (RondetafelDb)eventData.Context!, cancellationToken);
        else Begin(command, (RondetafelDb)eventData.Context!);
        return result;
    }

    /// <summary>Goes past the answer to what was told.</summary>
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (!command.CommandText.StartsWith(Tell, StringComparison.Ordinal)) return result;
        try
        {
            await result.NextResultAsync(cancellationToken);
            return result;
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (IsBehind(command, eventData)) Begin(command, (RondetafelDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static bool IsBehind(DbCommand command, CommandEventData eventData) => eventData.Context is RondetafelDb && command.CommandText.AsSpan().ContainsAny(Named);

    private static void Begin(DbCommand command, RondetafelDb db)
    {
        var reach = db.ReachOf(Reaches(command.CommandText));
        command.CommandText = $"{Tell};\n{command.CommandText}";
        Fill(command, db, reach);
    }

    private static async Task TellFirstAsync(DbCommand command, RondetafelDb db, CancellationToken cancel)
    {
        if (command.Transaction is null) throw new InvalidOperationException("A case was saved outside a transaction: the wall of seats would not let it.");
        await using var first = command.Connection!.CreateCommand();
        (first.Transaction, first.CommandText, first.CommandTimeout) = (command.Transaction, Tell, command.CommandTimeout);
        Fill(first, db, db.ReachOfSave);
        await first.ExecuteNonQueryAsync(cancel);
    }

    private static void Fill(DbCommand command, RondetafelDb db, string reach)
    {
        var (person, moment) = db.Asking;
        foreach (var (name, value) in new[] { ("wall_person", person?.Value.ToString() ?? ""), ("wall_moment", moment is { } at ? $"{at:yyyy-MM-dd'T'HH:mm:ss.ffffff}Z" : ""), ("wall_reach", reach) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>The reaches that a query carries as tags; they stand as comments before it.</summary>
    private static IEnumerable<string> Reaches(string sql)
    {
        foreach (var line in sql.Split('\n'))
        {
            if (line.StartsWith($"-- {WallReach.Tag}", StringComparison.Ordinal)) yield return line[(3 + WallReach.Tag.Length)..].Trim();
            else if (line.Length > 1 && !line.StartsWith("--", StringComparison.Ordinal)) yield break;
        }
    }
}
