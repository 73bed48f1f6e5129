using Rondetafel.Audit;
using Rondetafel.Data;

namespace Rondetafel.Jobs;

/// <summary>One round over what is due: each item in a context and a save of its own; one that fails is left for the next round and stops no other.</summary>
internal sealed class DueRound(IServiceScopeFactory scopes, ILogger log, CancellationToken cancel)
{
    /// <summary>How many failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Does something with each item that is due and gives how many changed. Throws only when it is cancelled.</summary>
    /// <param name="kind">What it is about, for the log.</param>
    public async Task<int> EachAsync<T>(string kind, Func<RondetafelDb, Task<List<T>>> due, Func<RondetafelDb, T, Task<bool>> act)
    {
        var (done, items) = (0, new List<T>());
        if (!await OnceAsync(kind, async db => (items = await due(db)) is not null)) return 0;
        foreach (var item in items) done += await OnceAsync(kind, db => act(db, item)) ? 1 : 0;
        if (done > 0) log.LogInformation("Daily job: {Count} × {Kind}.", done, kind);
        return done;
    }

    /// <summary>Does one thing; false when nothing changed or it failed.</summary>
    public async Task<bool> OnceAsync(string kind, Func<RondetafelDb, Task<bool>> act)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().WorkWith(WallReach.Daily);
            db.Trace = new AuditTrace("daily-job", null, null);
            return await act(db);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Failed++;
            log.LogError("Daily job: a {Kind} failed ({Exception}) and is tried again at the next run.", kind, e.GetType().Name);
            return false;
        }
    }
}
