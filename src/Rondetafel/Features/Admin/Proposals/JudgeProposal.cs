using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Proposals;

/// <summary>Approves or declines a proposed version.</summary>
public sealed record JudgeProposal(Guid Id, int Version, bool Approve);

/// <summary>Does it, as the second person; as the first for what setup shipped: then the others are told.</summary>
public sealed class JudgeProposalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(JudgeProposal command, CancellationToken cancel)
    {
        if (await db.Catalogue.SingleOrDefaultAsync(c => c.Id == new CatalogueEntryId(command.Id), cancel) is not { } entry) return Outcome.Refused("not_now");
        if (entry.Version != command.Version) return Outcome.Refused("clash");
        var outcome = command.Approve ? entry.Approve(acting.By, acting.Now) : entry.Decline(acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        if (entry.Status == CatalogueStatus.Proposed)
            Holders.Tell(db, (await Approvers.OfAsync(db, acting.Today, cancel)).Select(p => p.Id).Where(p => p != acting.By.Id), acting.NewId, acting.Now);
        return await db.SaveOrClashAsync(cancel);
    }
}
