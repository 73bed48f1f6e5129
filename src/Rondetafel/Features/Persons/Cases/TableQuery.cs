using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Weighings;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Somebody who can get a seat at the table of the case.</summary>
/// <param name="Until">Last day of the designation; the seat ends then at the latest.</param>
/// <param name="Proposed">Whether the system proposes them: they weighed, or are on the director's roster; without a roster, sit at tables.</param>
/// <param name="StandIns">Who can sit in: colleagues, and the stand-in that the roster names, first.</param>
public sealed record TableCandidate(
    ProfessionalId Id, string Name, string Function, OrganisationId OrganisationId, string Organisation, DateOnly Until, bool Proposed, IReadOnlyList<(ProfessionalId Id, string Name)> StandIns)
{
    /// <summary>The place on the director's roster; null when they have none.</summary>
    public RosterPlace? Place { get; init; }
}

/// <summary>Who can sit at the table of a case of a municipality: designated table partners and its own dossierhouders.</summary>
public sealed class TableQuery(RondetafelDb db, Acting acting, RosterPeopleQuery rosters)
{
    public async Task<IReadOnlyList<TableCandidate>> RunAsync(MunicipalityId municipality, IReadOnlyCollection<ProfessionalId> roster, CancellationToken cancel)
    {
        var today = acting.Today;
        var places = (await rosters.OwnAsync(cancel))?.Places ?? [];
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var found = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today)
            .Join(db.Organisations.AsNoTracking().Where(o => o.Until == null || o.Until >= today), p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, Organisation = o.Name }).ToListAsync(cancel);
        var fit = found.Where(f => f.Person.Id != acting.By.Id && Sits(f.Person, f.Person.RolesOn(today, rule), municipality))
            .OrderBy(f => roster.Contains(f.Person.Id) ? 0 : 1).ThenBy(f => f.Organisation, StringComparer.Ordinal).ThenBy(f => f.Person.Name, StringComparer.Ordinal).ToList();
        return fit.Select(f =>
        {
            var place = places.FirstOrDefault(p => p.ProfessionalId == f.Person.Id);
            return new TableCandidate(
                f.Person.Id, f.Person.Name, f.Person.Function, f.Person.OrganisationId, f.Organisation, f.Person.DesignatedUntil,
                roster.Contains(f.Person.Id) || (places.Count == 0 ? f.Person.RolesOn(today, rule).Contains(Role.TablePartner) : place is not null),
                fit.Where(o => o.Person.Id != f.Person.Id && (o.Person.OrganisationId == f.Person.OrganisationId || o.Person.Id == place?.StandIn))
                    .OrderBy(o => o.Person.Id == place?.StandIn ? 0 : 1).Select(o => (o.Person.Id, o.Person.Name)).ToList())
            { Place = place };
        }).ToList();
    }

    private static bool Sits(Professional person, IReadOnlySet<Role> roles, MunicipalityId municipality) =>
        roles.Contains(Role.TablePartner) || (roles.Contains(Role.Dossierhouder) && person.MunicipalityId == municipality);
}
