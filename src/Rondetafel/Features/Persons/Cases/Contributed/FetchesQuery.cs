using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases.Contributed;

/// <summary>A file that somebody fetched: they have it, also when they may read its contribution no more.</summary>
public sealed record Fetch(AttachmentId File, ProfessionalId Who, OrganisationId Organisation, DateTime At);

/// <summary>
/// Who fetched which file of a contribution and when, from the log of fetches, for the organisation that gave it: narrowing
/// and withdrawing stop the next fetch, and this says who has it already. Reading it is logged.
/// </summary>
public sealed class FetchesQuery(RondetafelDb db, Acting acting, Readings readings)
{
    /// <summary>Newest first; none for another than the provider.</summary>
    public async Task<IReadOnlyList<Fetch>> RunAsync(CaseView view, Contribution of, CancellationToken cancel)
    {
        var files = view.Files(of).Select(f => f.Id.Value).ToList();
        if (!view.IsMine(of) || files.Count == 0) return [];
        var rows = await db.Audit.AsNoTracking().Where(a => files.Contains(a.ObjectId!.Value) && a.Action == "attachment.fetched" && a.ActorId != null && a.OrganisationId != null)
            .OrderByDescending(a => a.Id).Select(a => new { File = a.ObjectId!.Value, Who = a.ActorId!.Value, Organisation = a.OrganisationId!.Value, a.At }).ToListAsync(cancel);
        readings.Add(Reading.OfItem(acting, "fetches.opened", "Contribution", of.Id.Value, db.Trace));
        return rows.Select(r => new Fetch(new AttachmentId(r.File), new ProfessionalId(r.Who), new OrganisationId(r.Organisation), r.At)).ToList();
    }
}
