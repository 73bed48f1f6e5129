using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Rondetafel.Web;

/// <summary>
/// How a log line is written: one JSON object. Of an exception it tells kind, database code and place in the code, never
/// the message: a message can repeat what somebody typed.
/// </summary>
public sealed class LogFormat(TimeProvider clock) : ConsoleFormatter(Name)
{
    /// <summary>Its name for the console logger.</summary>
    public new const string Name = "rondetafel";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new Dictionary<string, object?>
        {
            ["at"] = clock.GetUtcNow().UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["level"] = logEntry.LogLevel.ToString(),
            ["from"] = logEntry.Category,
            ["what"] = logEntry.Formatter(logEntry.State, null),
        };
        if (logEntry.Exception is { } fault) line["fault"] = Tell(fault);
        textWriter.WriteLine(JsonSerializer.Serialize(line));
    }

    /// <summary>The exception and those inside it, without their messages.</summary>
    public static List<string> Tell(Exception exception)
    {
        var told = new List<string>();
        for (Exception? e = exception; e is not null && told.Count < 8; e = e.InnerException)
            told.Add($"{e.GetType().FullName}{Code(e)}{(e.StackTrace is { } where ? Environment.NewLine + where : "")}");
        return told;
    }

    private static string Code(Exception e) => e switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => $" (code {sqlite.SqliteExtendedErrorCode})",
        DbException { SqlState: { } state } => $" (code {state})",
        IOException io => $" (code {io.HResult})",
        _ => "",
    };
}
