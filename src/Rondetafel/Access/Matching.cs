using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>
/// Compares a signal with all other living signals of the partnership and makes a task of each likely duplicate: of the
/// dossierhouders when both signals are of their municipality, else of the process director named for the other one. Whoever
/// asked learns nothing (product.md row 1). Nothing derived from an identity is stored; only pairs of ids come out.
/// </summary>
public sealed class Matching(IServiceScopeFactory scopes, SealedTexts texts, TimeProvider clock, RandomSource random) : IDisposable
{
    /// <summary>Kind of the count for a day on which a likely duplicate had no director to go to: at most one a day per municipality.</summary>
    public const string NoDirector = "match.no_director";

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Compares one signal; gives the number of new tasks. A pair becomes a task once, however often this runs. Nothing happens for a signal that does not count.</summary>
    public async Task<int> FindAsync(SignalId signal, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await CompareAsync(signal, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<int> CompareAsync(SignalId signal, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        db.Trace = db.Trace with { Origin = "matching" };
        var living = await db.Signals.AsNoTracking().Living().Identities().ToListAsync(cancel);
        if (living.SingleOrDefault(row => row.Id == signal.Value) is not { } probe) return 0;
        var pairs = await NewPairsAsync(db, probe.Id, CaseTable.Alike(texts, probe, living), cancel);
        if (pairs.Count == 0) return 0;
        var (now, tasks) = (clock.GetUtcNow().UtcDateTime, 0);
        var own = pairs.First(p => p.Id.Value == probe.Id).MunicipalityId;
        foreach (var other in pairs.Where(p => p.Id.Value != probe.Id))
            if (await AddAsync(db, pairs.First(p => p.Id.Value == probe.Id), other, own, now, cancel)) tasks++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (tasks > 0)
        {
            return 0; // another process made the same pair a task; the daily job finds what is left
        }
        return tasks;
    }

    /// <summary>The probe and the found rows that are not a pair with it yet; empty when there are none.</summary>
    private static async Task<IReadOnlyList<Compared>> NewPairsAsync(RondetafelDb db, Guid probe, IReadOnlyList<Guid> found, CancellationToken cancel)
    {
        if (found.Count == 0) return [];
        var id = new SignalId(probe);
        var known = await db.MatchTasks.AsNoTracking().Where(t => t.SignalId == id || t.OtherId == id)
            .Select(t => t.SignalId == id ? t.OtherId : t.SignalId).ToListAsync(cancel);
        var wanted = found.Select(f => new SignalId(f)).Except(known).ToList();
        if (wanted.Count == 0) return [];
        wanted.Add(id);
        return await db.Signals.AsNoTracking().Where(s => wanted.Contains(s.Id))
            .Select(s => new Compared(s.Id, s.MunicipalityId, s.ReceivedAt)).ToListAsync(cancel);
    }

    /// <summary>The later of the two is named first, so that a pair is one row whichever was compared.</summary>
    private async Task<bool> AddAsync(RondetafelDb db, Compared probe, Compared other, MunicipalityId own, DateTime now, CancellationToken cancel)
    {
        var today = Deadline.LocalDate(now);
        var (later, earlier) = (probe.ReceivedAt, probe.Id.Value).CompareTo((other.ReceivedAt, other.Id.Value)) > 0 ? (probe.Id, other.Id) : (other.Id, probe.Id);
        var id = new MatchTaskId(random.NewId());
        if (other.MunicipalityId == own)
        {
            db.MatchTasks.Add(MatchTask.Find(id, later, earlier, own, null, Actor.Clock, now));
            Holders.Tell(db, await Holders.OfAsync(db, own, today, cancel), random.NewId, now);
            return true;
        }
        var director = await db.Municipalities.Where(m => m.Id == other.MunicipalityId).Select(m => m.NamedDirector).SingleAsync(cancel);
        if (director is { } named)
        {
            db.MatchTasks.Add(MatchTask.Find(id, later, earlier, null, named, Actor.Clock, now));
            Holders.Tell(db, [named], random.NewId, now);
            return true;
        }
        var counted = db.Counts.Local.Any(c => c.Kind == NoDirector && c.MunicipalityId == other.MunicipalityId)
            || await db.Counts.AnyAsync(c => c.Kind == NoDirector && c.MunicipalityId == other.MunicipalityId && c.On == today, cancel);
        if (!counted) db.Counts.Add(new CountRow { Kind = NoDirector, On = today, MunicipalityId = other.MunicipalityId });
        return false;
    }

    private sealed record Compared(SignalId Id, MunicipalityId MunicipalityId, DateTime ReceivedAt);
}
