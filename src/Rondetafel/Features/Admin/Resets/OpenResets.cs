using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Resets;

/// <summary>A request as a helper sees it.</summary>
public sealed record ResetLine(FactorReset Reset, string Name, string Organisation, string? ConfirmedBy, IReadOnlyList<FactorResetAction> May);

/// <summary>Reads the requests that wait, oldest first.</summary>
public sealed class OpenResetsQuery(RondetafelDb db, Acting acting, Readings readings)
{
    public async Task<IReadOnlyList<ResetLine>> RunAsync(CancellationToken cancel)
    {
        var rows = await (
            from r in db.FactorResets.AsNoTracking()
            where r.Status == FactorResetStatus.Asked || r.Status == FactorResetStatus.Confirmed
            join p in db.Professionals on r.For equals p.Id
            join o in db.Organisations on p.OrganisationId equals o.Id
            orderby r.AskedAt
            select new { Reset = r, p.Name, Organisation = o.Name, ConfirmedBy = db.Professionals.Where(c => c.Id == r.ConfirmedBy).Select(c => c.Name).FirstOrDefault() }).ToListAsync(cancel);
        var open = rows.Where(r => !r.Reset.IsOver(acting.Now)).Select(r => new ResetLine(r.Reset, r.Name, r.Organisation, r.ConfirmedBy, May(r.Reset))).ToList();
        readings.Add(Reading.OfList(acting, "FactorReset.listed", nameof(FactorReset), open.Select(r => r.Reset.Id.Value), db.Trace));
        return open;
    }

    private List<FactorResetAction> May(FactorReset reset)
    {
        if (reset.For == acting.By.Id) return [];
        var all = FactorResetTransitions.Table.ActionsFrom(reset.Status, FactorResetWho.Helper);
        var second = acting.By.Id != reset.ConfirmedBy && acting.By.Organisation != reset.ConfirmedFor;
        return all.Where(a => a != FactorResetAction.Release || second).ToList();
    }
}
