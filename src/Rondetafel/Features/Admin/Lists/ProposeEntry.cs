using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Lists;

/// <summary>Writes the next version of a line.</summary>
/// <param name="Edition">The newest edition that the writer saw; 0 for a new line.</param>
public sealed record ProposeEntry(CatalogueKind Kind, string List, string Code, int Edition, EntryContent Content, DateOnly From);

/// <summary>Does it; what needs a second person waits for them, and they are told.</summary>
public sealed class ProposeEntryHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ProposeEntry command, CancellationToken cancel)
    {
        var previous = await db.Catalogue.AsNoTracking().Where(c => c.List == command.List && c.Code == command.Code).OrderByDescending(c => c.Edition).FirstOrDefaultAsync(cancel);
        if ((previous?.Edition ?? 0) != command.Edition) return Outcome.Refused("clash");
        var given = new NewEntry(command.Kind, command.List, command.Code, command.Content, command.From);
        var (entry, outcome) = CatalogueEntry.Propose(new CatalogueEntryId(acting.NewId()), previous, given, acting.By, acting.Now, acting.Today);
        if (entry is null) return outcome;
        db.Catalogue.Add(entry);
        if (entry.Status == CatalogueStatus.Proposed)
            Holders.Tell(db, (await Approvers.OfAsync(db, acting.Today, cancel)).Select(p => p.Id).Where(p => p != acting.By.Id), acting.NewId, acting.Now);
        return await db.SaveOrClashAsync(cancel);
    }
}
