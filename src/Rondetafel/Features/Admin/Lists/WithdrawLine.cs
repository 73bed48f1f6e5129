using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Lists;

/// <summary>Takes a list line out of the choices.</summary>
public sealed record WithdrawLine(Guid Id, int Version);

/// <summary>Does it; the line stays readable where it was chosen.</summary>
public sealed class WithdrawLineHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(WithdrawLine command, CancellationToken cancel)
    {
        var entry = await db.Catalogue.SingleAsync(c => c.Id == new CatalogueEntryId(command.Id), cancel);
        if (entry.Version != command.Version) return Outcome.Refused("clash");
        var outcome = entry.Withdraw(acting.By, acting.Now);
        return outcome.IsGood && !outcome.IsAlreadySo ? await db.SaveOrClashAsync(cancel) : outcome;
    }
}
