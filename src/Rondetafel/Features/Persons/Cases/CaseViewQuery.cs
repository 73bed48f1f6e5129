using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Weighings;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Reads a case with its parts for its pages; the number of queries does not depend on how much there is.</summary>
public sealed class CaseViewQuery(RondetafelDb db, Acting acting, Opened opened, CaseNamesQuery names)
{
    /// <summary>The opened case. Throws when it went away between the decision and here.</summary>
    public async Task<CaseView> RunAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Cases.WholeAsync(new CaseId(id), acting.By, db, acting.Now, cancel);
        return new CaseView(found, opened.Table, acting, await names.RunAsync(cancel));
    }
}

/// <summary>Reads the names and lists that pages of cases and meetings show.</summary>
public sealed class CaseNamesQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Kept kept)
{
    /// <summary>The names of everybody and everything that can be named, and the lists of cases.</summary>
    public Task<CaseNames> RunAsync(CancellationToken cancel) => kept.GetAsync($"names {acting.Today:yyyy-MM-dd} {texts.Language.Code}", () => ReadAsync(cancel), cancel);

    private async Task<CaseNames> ReadAsync(CancellationToken cancel)
    {
        var (today, language) = (acting.Today, texts.Language.Code);
        var entries = await Parameters.InForceAsync(db, [CatalogueKind.ListItem, CatalogueKind.Criterion, CatalogueKind.Parameter], today, cancel);
        var parameters = Parameters.Of(entries);
        var organisations = await db.Organisations.AsNoTracking().ToListAsync(cancel);
        var ended = organisations.Where(o => o.Until < today).Select(o => o.Id).ToHashSet();
        var people = (await db.Professionals.AsNoTracking().ToListAsync(cancel)).Select(p => NamedOf(p, ended.Contains(p.OrganisationId) ? new HashSet<Role>() : p.RolesOn(today, parameters.Confirmations)));
        var lines = entries.Where(e => e.Kind == CatalogueKind.Criterion || e.List.StartsWith("case.", StringComparison.Ordinal)).ToList();
        var lists = lines.Where(l => !l.Withdrawn).GroupBy(l => l.List).ToDictionary(
            g => g.Key, g => (IReadOnlyList<Choice>)g.Select(l => new Choice(l.Code, l.Text(language))).OrderBy(c => c.Value is "other" or "not_clear").ThenBy(c => c.Text, StringComparer.CurrentCulture).ToList());
        var municipalities = await db.Municipalities.AsNoTracking().Select(m => new { m.Id, m.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        return new CaseNames(
            people.ToDictionary(p => p.Id), organisations.ToDictionary(o => o.Id, o => new NamedOrganisation(o.Id, o.Name, o.WeighingPart, o.Needs)), lists,
            lines.ToDictionary(l => (l.List, l.Code), l => l.Text(language)), municipalities, parameters.Case.InformDays);
    }

    private static Named NamedOf(Professional person, IReadOnlySet<Role> roles) => new(
        person.Id, person.Name, person.Function, person.OrganisationId,
        MaySit: roles.Contains(Role.TablePartner) || roles.Contains(Role.Dossierhouder), MayAct: roles.Contains(Role.Executor) || roles.Contains(Role.TablePartner));
}
