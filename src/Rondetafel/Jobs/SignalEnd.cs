using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Jobs;

/// <summary>Destroys a signal whose end has come, with what was merged into it and the likely duplicates; of two people in one report the last one ends the answer.</summary>
public static class SignalEnd
{
    /// <summary>
    /// Does it, in one transaction; false when it is not due, or when another of the same report was destroyed at that very moment:
    /// then the next round does it, and knows whether it is the last.
    /// </summary>
    public static async Task<bool> DestroyAsync(RondetafelDb db, SignalId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Signals.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } signal || !signal.Destroy(Actor.Clock, now).IsGood) return false;
        var terms = (await Parameters.OnAsync(db, Deadline.LocalDate(now), cancel)).Answer;
        var (going, ended, last) = (new Queue<Signal>([signal]), new List<SignalId>(), new Dictionary<SignalId, bool>());
        while (going.TryDequeue(out var one))
        {
            var gone = one.Id;
            foreach (var merged in await db.Signals.Where(s => s.MergedInto == gone && s.Status == SignalStatus.Merged).ToListAsync(cancel))
                if (merged.DestroyWith(one, Actor.Clock, now).IsGood) going.Enqueue(merged);
            var first = one.SplitFrom ?? gone;
            var others = await db.Signals.Where(s => (s.Id == first || s.SplitFrom == first) && s.Id != gone).Select(s => s.Id).ToListAsync(cancel);
            last[first] = !others.Except(ended).Any();
            var answer = last[first] ? await db.Answers.SingleOrDefaultAsync(a => a.SignalId == first, cancel) : null;
            answer?.SignalGone(terms, neverConfirmed: one.Status == SignalStatus.HeldApart, Actor.Clock, now);
            db.Signals.Remove(one);
            ended.Add(gone);
        }
        foreach (var task in await db.MatchTasks.Where(t => ended.Contains(t.SignalId) || (t.OtherId != null && ended.Contains(t.OtherId.Value))).ToListAsync(cancel))
        {
            task.SignalGone(Actor.Clock, now);
            db.MatchTasks.Remove(task);
        }
        return await db.SaveInTurnAsync(signal.MunicipalityId, () => IsStillSoAsync(db, last, ended, cancel), cancel);
    }

    private static async Task<bool> IsStillSoAsync(RondetafelDb db, Dictionary<SignalId, bool> last, List<SignalId> ended, CancellationToken cancel)
    {
        foreach (var (first, isLast) in last)
            if (await db.Signals.AnyAsync(s => (s.Id == first || s.SplitFrom == first) && !ended.Contains(s.Id), cancel) == isLast) return false;
        return true;
    }
}
