using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rondetafel.Tests.Harness;

/// <summary>Lets something happen once between two steps of the product: after the first query that holds a text.</summary>
public sealed class Meanwhile : DbCommandInterceptor
{
    private string _after = "";
    private Func<Task>? _once;

    public void Do(string after, Func<Task> once) => (_after, _once) = (after, once);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (_once is not null && command.CommandText.Contains(_after, StringComparison.Ordinal) && Interlocked.Exchange(ref _once, null) is { } once) await once();
        return result;
    }
}
