using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Overview;

/// <summary>What waits for whoever manages.</summary>
public sealed record AdminWork(int Resets, int Proposals);

/// <summary>Counts requests and proposals that wait.</summary>
public sealed class AdminWorkQuery(RondetafelDb db, Acting acting)
{
    public async Task<AdminWork> RunAsync(CancellationToken cancel)
    {
        var since = acting.Now.AddHours(-FactorReset.Hours);
        var resets = await db.FactorResets.CountAsync(r => (r.Status == FactorResetStatus.Asked || r.Status == FactorResetStatus.Confirmed) && r.AskedAt >= since, cancel);
        return new AdminWork(resets, await db.Catalogue.CountAsync(c => c.Status == CatalogueStatus.Proposed, cancel));
    }
}
