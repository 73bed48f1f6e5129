using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Weighings;

namespace Rondetafel.Features.Persons.Cases.Flagging;

/// <summary>A dossierhouder who can take a case over, with the municipality they work for.</summary>
public sealed record Taker(ProfessionalId Id, string Name, OrganisationId Organisation, DateOnly DesignatedUntil, MunicipalityId MunicipalityId, string Municipality);

/// <summary>Who can take a case over when the person moves within the partnership, and who leaves the table then.</summary>
public sealed class MoveQuery(RondetafelDb db, Acting acting)
{
    /// <summary>The dossierhouders of the other municipalities, by municipality and name.</summary>
    public async Task<IReadOnlyList<Taker>> TakersAsync(MunicipalityId held, CancellationToken cancel)
    {
        var today = acting.Today;
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var found = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today && p.MunicipalityId != null && p.MunicipalityId != held)
            .Join(db.Municipalities.AsNoTracking(), p => p.MunicipalityId, m => m.Id, (p, m) => new { Person = p, m.Name }).ToListAsync(cancel);
        return found.Where(f => f.Person.RolesOn(today, rule).Contains(Role.Dossierhouder))
            .OrderBy(f => f.Name, StringComparer.CurrentCulture).ThenBy(f => f.Person.Name, StringComparer.CurrentCulture)
            .Select(f => new Taker(f.Person.Id, f.Person.Name, f.Person.OrganisationId, f.Person.DesignatedUntil, f.Person.MunicipalityId!.Value, f.Name)).ToList();
    }

    /// <summary>Everybody who works for a municipality: as its dossierhouder, or for no other at its own organisation.</summary>
    public async Task<IReadOnlyCollection<ProfessionalId>> OfAsync(MunicipalityId municipality, CancellationToken cancel)
    {
        var own = db.Organisations.Where(o => o.MunicipalityId == municipality).Select(o => o.Id);
        return await db.Professionals.AsNoTracking().Where(p => p.MunicipalityId == municipality || (p.MunicipalityId == null && own.Contains(p.OrganisationId))).Select(p => p.Id).ToListAsync(cancel);
    }
}
