using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

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
        if (entry.Status == CatalogueStatus.Proposed) await TellAsync(cancel);
        return await db.SaveOrClashAsync(cancel);
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        var people = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= acting.Today && p.Id != acting.By.Id!.Value).ToListAsync(cancel);
        foreach (var person in people.Where(p => AccessRules.All.Any(r => r.Permission == Permission.ApproveLists && p.Roles.Contains(r.Role))))
            db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = person.Id, At = acting.Now });
    }
}
