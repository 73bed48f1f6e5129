using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;

namespace Rondetafel.Mail;

/// <summary>
/// The turn to send: on PostgreSQL an advisory lock, so that of several processes one sends; on SQLite there is one process
/// and the turn is always free. Dispose it to let another send; a process that dies loses it with its connection.
/// </summary>
internal sealed class MailTurn(AsyncServiceScope scope, RondetafelDb db) : IAsyncDisposable
{
    private const long Number = 0x526F6E6465746166;

    /// <summary>Takes the turn; null when another process has it.</summary>
    public static async Task<MailTurn?> TryTakeAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        var scope = scopes.CreateAsyncScope();
        var turn = new MailTurn(scope, scope.ServiceProvider.GetRequiredService<RondetafelDb>());
        if (await turn.TakeAsync(cancel)) return turn;
        await scope.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (db.Database.IsNpgsql()) await db.Database.SqlQuery<bool>($"SELECT pg_advisory_unlock({Number}) AS \"Value\"").SingleAsync();
        await scope.DisposeAsync();
    }

    private async Task<bool> TakeAsync(CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql()) return true;
        await db.Database.OpenConnectionAsync(cancel);
        return await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({Number}) AS \"Value\"").SingleAsync(cancel);
    }
}
