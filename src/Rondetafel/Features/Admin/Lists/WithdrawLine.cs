using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Lists;

/// <summary>Takes a list line out of the choices from a day on.</summary>
/// <param name="Edition">The newest edition that the writer saw.</param>
public sealed record WithdrawLine(string List, string Code, int Edition, DateOnly From);

/// <summary>Does it as the next version; the line stays readable where it was chosen. Refusals: those of the domain, "clash".</summary>
public sealed class WithdrawLineHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(WithdrawLine command, CancellationToken cancel)
    {
        var latest = await db.Catalogue.AsNoTracking().Where(c => c.List == command.List && c.Code == command.Code).OrderByDescending(c => c.Edition).FirstAsync(cancel);
        if (latest.Edition != command.Edition) return Outcome.Refused("clash");
        var (entry, outcome) = CatalogueEntry.Withdraw(new CatalogueEntryId(acting.NewId()), latest, command.From, acting.By, acting.Now, acting.Today);
        if (entry is null) return outcome;
        db.Catalogue.Add(entry);
        return await db.SaveOrClashAsync(cancel);
    }
}
