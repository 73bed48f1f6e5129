using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Weighings;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Somebody who may have a place on a roster, and a seat at a table.</summary>
public sealed record RosterPerson(ProfessionalId Id, string Name, string Function, string Organisation, DateOnly Until);

/// <summary>The roster of the process director who acts, and who may have a place on it.</summary>
public sealed class RosterPeopleQuery(RondetafelDb db, Acting acting)
{
    /// <summary>The roster with its places; null while there is none.</summary>
    public Task<Roster?> OwnAsync(CancellationToken cancel)
    {
        var director = acting.By.Id;
        return db.Rosters.AsNoTracking().Include(r => r.Places).SingleOrDefaultAsync(r => r.Director == director, cancel);
    }

    /// <summary>The table partners and dossierhouders whose designation runs, by organisation; never who acts.</summary>
    public async Task<IReadOnlyList<RosterPerson>> PeopleAsync(CancellationToken cancel)
    {
        var today = acting.Today;
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var found = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today)
            .Join(db.Organisations.AsNoTracking().Where(o => o.Until == null || o.Until >= today), p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, Organisation = o.Name }).ToListAsync(cancel);
        return found.Where(f => f.Person.Id != acting.By.Id && f.Person.RolesOn(today, rule).Any(r => r is Role.TablePartner or Role.Dossierhouder))
            .OrderBy(f => f.Organisation, StringComparer.CurrentCulture).ThenBy(f => f.Person.Name, StringComparer.CurrentCulture)
            .Select(f => new RosterPerson(f.Person.Id, f.Person.Name, f.Person.Function, f.Organisation, f.Person.DesignatedUntil)).ToList();
    }
}
