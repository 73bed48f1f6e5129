using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Rondetafel.Data;

/// <summary>What this process keeps of readings that many pages need whole; see <see cref="Kept"/>.</summary>
public sealed class KeptReadings
{
    /// <summary>The readings of one state of the database.</summary>
    internal sealed record State((long, long, long, long) Sum, ConcurrentDictionary<string, object> Readings);

    internal volatile State Last = new(default, []);
}

/// <summary>
/// Keeps in memory what is made of organisations, professionals, municipalities and lists alone, as long as none of them changed.
/// One small query of each request asks that of the database itself, so that a change by another process counts at once: the
/// sum of the versions of all rows, each counted from 1. It only rises, because such a row is never removed: it ends. Nothing
/// about a person is kept (docs/performance.md). Scoped.
/// </summary>
public sealed class Kept(RondetafelDb db, KeptReadings all)
{
    private KeptReadings.State? _now;

    /// <summary>What was read before under this name, or what is read now.</summary>
    /// <param name="name">Names the reading with all it depends on beside those rows: the day, the language, the person.</param>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> read, CancellationToken cancel) where T : class
    {
        _now ??= await StateAsync(cancel);
        if (_now.Readings.TryGetValue(name, out var kept)) return (T)kept;
        var made = await read();
        _now.Readings[name] = made;
        return made;
    }

    private async Task<KeptReadings.State> StateAsync(CancellationToken cancel)
    {
        var sum = await db.Partnerships.Select(_ => new
        {
            Organisations = db.Organisations.Sum(o => (long)o.Version + 1),
            Professionals = db.Professionals.Sum(p => (long)p.Version + 1),
            Municipalities = db.Municipalities.Sum(m => (long)m.Version + 1),
            Catalogue = db.Catalogue.Sum(c => (long)c.Version + 1),
        }).SingleAsync(cancel);
        var now = (sum.Organisations, sum.Professionals, sum.Municipalities, sum.Catalogue);
        return all.Last.Sum == now ? all.Last : all.Last = new KeptReadings.State(now, []);
    }
}
