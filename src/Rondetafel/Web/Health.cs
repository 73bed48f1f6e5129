using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Rondetafel.Data;

namespace Rondetafel.Web;

/// <summary>
/// Whether this process can do its work: the database answers, the audit log can be written (tried and taken back, nothing
/// stays), and on SQLite the disk has room. Unhealthy means: send no visitors here. Looks once in five seconds at most.
/// </summary>
public sealed class Health(IServiceScopeFactory scopes, Settings settings, TimeProvider clock) : IHealthCheck
{
    private const long RoomNeeded = 16 * 1024 * 1024;
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private HealthCheckResult _last;
    private long _lookedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_lookedAt != 0 && Stopwatch.GetElapsedTime(_lookedAt) < Keep) return _last;
            _last = await LookAsync(cancellationToken);
            _lookedAt = Stopwatch.GetTimestamp();
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancel)
    {
        if (settings.Database == "sqlite" && new DriveInfo(settings.DataFolder).AvailableFreeSpace < RoomNeeded) return HealthCheckResult.Unhealthy("The disk is full.");
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RondetafelDb>().TouchAsync(db => TryAuditAsync(db, cancel), cancel);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The audit log cannot be written.", e);
        }
    }

    private async Task<int> TryAuditAsync(RondetafelDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Audit" ("At", "Kind", "Outcome", "Action", "ActionVersion", "ObjectKind") VALUES ({now}, 'read', 'Allowed', 'health', 0, 'Health')""", cancel);
        await transaction.RollbackAsync(cancel);
        return rows;
    }
}
