using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Reads a case with its parts for its pages; the number of queries does not depend on how much there is.</summary>
public sealed class CaseViewQuery(RondetafelDb db, Acting acting, Opened opened, Texts.Texts texts)
{
    /// <summary>The opened case. Throws when it went away between the decision and here.</summary>
    public async Task<CaseView> RunAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Today).AsNoTracking().AsSplitQuery()
            .Include(c => c.Seats).Include(c => c.ExitCriteria).Include(c => c.ExitChecks).Include(c => c.Contributions).Include(c => c.Attachments)
            .Include(c => c.Goals).Include(c => c.Actions).Include(c => c.Judgements).Include(c => c.Flags)
            .Include(c => c.Steps).Include(c => c.Informings).Include(c => c.Requests).Include(c => c.Keepers)
            .SingleAsync(c => c.Id == new CaseId(id), cancel);
        return new CaseView(found, opened.Table, acting, await NamesAsync(cancel));
    }

    private async Task<CaseNames> NamesAsync(CancellationToken cancel)
    {
        var people = await db.Professionals.AsNoTracking().Select(p => new Named(p.Id, p.Name, p.Function, p.OrganisationId)).ToDictionaryAsync(p => p.Id, cancel);
        var organisations = await db.Organisations.AsNoTracking().Select(o => new NamedOrganisation(o.Id, o.Name, o.WeighingPart)).ToDictionaryAsync(o => o.Id, cancel);
        var lines = await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel);
        var language = texts.Language.Code;
        var lists = lines.Where(l => l.List.StartsWith("case.", StringComparison.Ordinal)).GroupBy(l => l.List).ToDictionary(
            g => g.Key, g => (IReadOnlyList<Choice>)g.Select(l => new Choice(l.Code, l.Text(language))).OrderBy(c => c.Text, StringComparer.CurrentCulture).ToList());
        var municipalities = await db.Municipalities.AsNoTracking().Select(m => new { m.Id, m.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        return new CaseNames(people, organisations, lists, municipalities, (await Parameters.OnAsync(db, acting.Today, cancel)).Case.InformDays);
    }
}
