using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Overview;

/// <summary>What waits for whoever manages; the proposals are those for lists and for roles.</summary>
/// <param name="Shipped">Whether the texts for reporters or the criteria of setup still wait for their two people: until then nobody can be answered.</param>
public sealed record AdminWork(int Resets, int Proposals, bool Shipped);

/// <summary>Counts requests and proposals that wait.</summary>
public sealed class AdminWorkQuery(RondetafelDb db, Acting acting)
{
    public async Task<AdminWork> RunAsync(CancellationToken cancel)
    {
        var since = acting.Now.AddHours(-FactorReset.Hours);
        var resets = await db.FactorResets.CountAsync(r => (r.Status == FactorResetStatus.Asked || r.Status == FactorResetStatus.Confirmed) && r.AskedAt >= since, cancel);
        var waiting = await db.Catalogue.Where(c => c.Status == CatalogueStatus.Proposed).Select(c => new { c.Kind, c.Edition }).ToListAsync(cancel);
        var roles = await db.Professionals.CountAsync(p => p.AskedAt != null && p.DesignatedUntil >= acting.Today, cancel);
        return new AdminWork(resets, waiting.Count + roles, waiting.Any(w => w.Edition == 1 && CatalogueEntry.ShipsAsProposal(w.Kind)));
    }
}
