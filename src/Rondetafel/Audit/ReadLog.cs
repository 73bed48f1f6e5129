using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;

namespace Rondetafel.Audit;

/// <summary>Something that was looked at, as it goes into the audit log before the first byte leaves.</summary>
public sealed record Reading(AuditEntry Entry)
{
    /// <summary>One opened row.</summary>
    public static Reading OfItem(Acting acting, string action, string kind, Guid id, AuditTrace trace) =>
        new(Make(acting, "read", action, kind, id, null, trace));

    /// <summary>All rows of a list, in one audit row.</summary>
    public static Reading OfList(Acting acting, string action, string kind, IEnumerable<Guid> ids, AuditTrace trace) =>
        new(Make(acting, "read", action, kind, null, ids.SelectMany(i => i.ToByteArray(bigEndian: true)).ToArray(), trace));

    /// <summary>A row that was asked for and refused, or that does not exist.</summary>
    /// <param name="id">The row; null when what was asked for was no id.</param>
    public static Reading Refused(Acting acting, string kind, Guid? id, Permission permission, string? origin) =>
        new(Make(acting, "refused", "refused", kind, id, null, new AuditTrace(origin, null, permission.ToString())));

    /// <summary>A page that was asked for and refused.</summary>
    public static Reading RefusedPage(Acting acting, Permission permission, string? origin) => Refused(acting, "Page", null, permission, origin);

    private static AuditEntry Make(Acting acting, string kind, string action, string objectKind, Guid? id, byte[]? ids, AuditTrace trace) => new()
    {
        At = acting.Now,
        Kind = kind,
        Outcome = kind == "refused" ? AuditOutcome.Refused : AuditOutcome.Allowed,
        ActorId = acting.By.Id?.Value,
        OrganisationId = acting.By.Organisation?.Value,
        Action = action,
        ObjectKind = objectKind,
        ObjectId = id,
        ObjectIds = ids,
        Rule = trace.Rule,
        Purpose = trace.Purpose,
        Origin = trace.Origin,
    };
}

/// <summary>
/// Writes readings, all that waits in one transaction, one writer at a time. A reading that cannot be written throws at
/// whoever awaits it, so that nothing is shown that was not logged (product.md, rule 8).
/// </summary>
public sealed class ReadLog(IServiceScopeFactory scopes) : BackgroundService
{
    private readonly Channel<(Reading Reading, TaskCompletionSource Done)> _queue =
        Channel.CreateBounded<(Reading, TaskCompletionSource)>(new BoundedChannelOptions(4096) { SingleReader = true });

    /// <summary>Comes back once the reading is on disk. Throws when it could not be written.</summary>
    public async Task WriteAsync(Reading reading, CancellationToken cancel)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync((reading, done), cancel);
        await done.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<(Reading Reading, TaskCompletionSource Done)>();
        stoppingToken.Register(() => _queue.Writer.TryComplete());
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            while (group.Count < 256 && _queue.Reader.TryRead(out var one)) group.Add(one);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
                await db.TouchAsync(set => InsertAsync(set, group.Select(g => g.Reading.Entry).ToList()), CancellationToken.None);
                foreach (var (_, done) in group) done.SetResult();
            }
            catch (Exception e)
            {
                foreach (var (_, done) in group) done.TrySetException(new AuditFailedException(e));
            }
        }
    }

    /// <summary>Writes the rows as they are, all or none: what the change tracker does for a save is of no use for a row that is only added, and each page waits for it.</summary>
    private static async Task<int> InsertAsync(RondetafelDb db, IReadOnlyList<AuditEntry> entries)
    {
        await using var together = entries.Count > 1 ? await db.Database.BeginTransactionAsync() : null;
        foreach (var e in entries)
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Audit" ("At", "Kind", "Outcome", "ActorId", "OrganisationId", "Action", "ActionVersion", "ObjectKind", "ObjectId", "ObjectIds", "Rule", "Purpose", "Origin")
                VALUES ({e.At}, {e.Kind}, {e.Outcome.ToString()}, {e.ActorId}, {e.OrganisationId}, {e.Action}, {e.ActionVersion}, {e.ObjectKind}, {e.ObjectId}, {e.ObjectIds}, {e.Rule}, {e.Purpose}, {e.Origin})
                """);
        if (together is not null) await together.CommitAsync();
        return entries.Count;
    }
}

/// <summary>The audit log could not be written; the request is refused.</summary>
public sealed class AuditFailedException(Exception inner) : Exception("The audit log could not be written.", inner);
