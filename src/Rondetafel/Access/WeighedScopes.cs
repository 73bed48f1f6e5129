using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// What a weighing weighs: its signal and every signal that was merged into it, also by way of another.
public static partial class Scopes
{
    /// <summary>The signals that were reached, and all that were merged into them.</summary>
    public static async Task<IQueryable<Signal>> WithMergedAsync(this IQueryable<Signal> reached, RondetafelDb db, CancellationToken cancel)
    {
        var all = await reached.Select(s => s.Id).ToListAsync(cancel);
        for (var edge = all.ToList(); edge.Count > 0;)
        {
            var into = edge;
            edge = (await db.Signals.Where(s => s.MergedInto != null && into.Contains(s.MergedInto.Value)).Select(s => s.Id).ToListAsync(cancel)).Except(all).ToList();
            all.AddRange(edge);
        }
        return db.Signals.Where(s => all.Contains(s.Id));
    }

    /// <summary>The answers owed for those signals; who reported stays shut.</summary>
    public static IQueryable<Answer> OfSignals(this DbSet<Answer> answers, IQueryable<Signal> signals) => answers.Where(a => signals.Any(s => s.Id == a.SignalId));

    /// <summary>
    /// The signals of a weighing as rows with facts and key: the one that was brought first, then those merged into it. The
    /// facts are the chair and seats of the weighing; shut once it is shielded. Empty when there is none.
    /// </summary>
    public static async Task<IReadOnlyList<SealedItem>> WeighedAsync(RondetafelDb db, Guid weighing, Actor actor, CancellationToken cancel)
    {
        var (key, person) = (new WeighingId(weighing), actor.Id);
        var signals = await db.Signals.Where(s => db.Weighings.Any(w => w.Id == key && w.SignalId == s.Id)).WithMergedAsync(db, cancel);
        var rows = from w in db.Weighings
                   where w.Id == key
                   from s in signals
                   orderby s.Id == w.SignalId ? 0 : 1, s.ReceivedAt, s.Code
                   select new SealedItem(
                       s.Id.Value,
                       new ItemFacts(w.MunicipalityId, w.Chair, w.Seats.Any(x => x.ProfessionalId == person),
                           w.Status == WeighingStatus.Unfounded || w.Status == WeighingStatus.NoPerson || w.Status == WeighingStatus.Referred),
                       new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)), null);
        return await rows.ToListAsync(cancel);
    }

    /// <summary>The signal of a weighing alone, for a page that opens it; the same facts. Once taken in for who may open the case only.</summary>
    private static IQueryable<SealedItem> WeighedSignal(this RondetafelDb db, Guid weighing, Actor actor, DateTime now)
    {
        var (person, opens) = (actor.Id, db.Cases.VisibleTo(actor, Permission.OpenCase, db, now));
        return from w in db.Weighings
               where w.Id == new WeighingId(weighing) && (w.Status != WeighingStatus.TakenIn || opens.Any(c => c.Id == w.CaseId))
               join s in db.Signals on w.SignalId equals s.Id
               select new SealedItem(
                   s.Id.Value,
                   new ItemFacts(w.MunicipalityId, w.Chair, w.Seats.Any(x => x.ProfessionalId == person),
                       w.Status == WeighingStatus.Unfounded || w.Status == WeighingStatus.NoPerson || w.Status == WeighingStatus.Referred),
                   new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)), null);
    }
}
