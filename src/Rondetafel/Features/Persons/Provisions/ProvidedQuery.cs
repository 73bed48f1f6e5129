using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>A provision as the pages of its case name it: to whom, when, where it stands; nothing of its content.</summary>
/// <param name="At">When it was handed over, UTC; null before.</param>
/// <param name="RecallAge">Days since an unconfirmed recall; null otherwise.</param>
/// <param name="Href">Its page for this reader.</param>
/// <param name="Contributions">The contributions that are in it, as far as they are.</param>
public sealed record Provided(Guid Id, string Code, ProvisionStatus Status, string Receiver, DateTime? At, int? RecallAge, string Href, IReadOnlyList<ContributionId> Contributions);

/// <summary>Who was given what of a case: for its process director all of it, for an organisation what went out, or is asked to go out, with something of its own.</summary>
public sealed class ProvidedQuery(RondetafelDb db, Acting acting, Readings readings)
{
    /// <summary>The provisions of a case that its reader knows of, newest first; in a constant number of queries.</summary>
    public async Task<IReadOnlyList<Provided>> OfCaseAsync(CaseId theCase, CancellationToken cancel)
    {
        var (me, today) = (acting.By.Id, acting.Today);
        var own = await RowsAsync(db.Provisions.VisibleTo(acting.By, db).Where(p => p.CaseId == theCase && p.Status != ProvisionStatus.Withdrawn), cancel);
        var known = await RowsAsync(db.Provisions.AskedOf(acting.By, db, acting.Now).Where(p => p.CaseId == theCase), cancel);
        var rows = own.Concat(known).DistinctBy(p => p.Id).OrderByDescending(p => p.StartedAt).ThenBy(p => p.Id.Value).ToList();
        if (rows.Count > 0) readings.Add(Reading.OfList(acting, "provisions.listed", "Provision", rows.Select(r => r.Id.Value), db.Trace));
        return [.. rows.Select(p => new Provided(
            p.Id.Value, p.Code, p.Director == me ? p.Status : ProvisionWords.ToAsked(p.Status), p.ReceiverOrganisation, p.ProvidedAt, p.RecallAge(today), $"/verstrekkingen/{p.Id.Value}{(p.Director == me ? "" : "/toestemming")}",
            [.. p.Items.Where(i => i.IsIn).Select(i => i.ContributionId).OfType<ContributionId>()]))];
    }

    /// <summary>Where a contribution went, for its provider and the process director.</summary>
    public async Task<IReadOnlyList<Provided>> OfContributionAsync(CaseId theCase, ContributionId contribution, CancellationToken cancel) =>
        [.. (await OfCaseAsync(theCase, cancel)).Where(p => p.At is not null && p.Contributions.Contains(contribution))];

    /// <summary>Whether a contribution stands with somebody outside the table, whoever asks: to tell the process director when it changes.</summary>
    public Task<bool> WentOutAsync(ContributionId contribution, CancellationToken cancel) => db.Provisions.WentOutWith(contribution).AnyAsync(cancel);

    /// <summary>Whether who a case is about stands with another partnership, of the reader's own provisions: to say so when that is corrected.</summary>
    public Task<bool> PersonWentOutAsync(CaseId theCase, CancellationToken cancel) =>
        db.Provisions.VisibleTo(acting.By, db).AnyAsync(p => p.CaseId == theCase && p.PersonTakenAt != null && Provision.Gone.Contains(p.Status), cancel);

    /// <summary>Who reads a contribution along as the second pair of eyes of a provision that is not handed over yet, for its provider and the process director.</summary>
    public async Task<IReadOnlyList<ProfessionalId>> ReadAlongAsync(ContributionId contribution, CancellationToken cancel) =>
        [.. (await db.Provisions.ReadAlong(contribution).Select(p => p.Reviewer).Distinct().ToListAsync(cancel)).OfType<ProfessionalId>()];

    private static Task<List<Provision>> RowsAsync(IQueryable<Provision> rows, CancellationToken cancel) => rows.AsNoTracking().Include(p => p.Items).ToListAsync(cancel);
}
