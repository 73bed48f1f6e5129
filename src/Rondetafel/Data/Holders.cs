using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>Who receives the reports of a municipality.</summary>
public static class Holders
{
    /// <summary>The dossierhouders whose designation and confirmations count on a day.</summary>
    public static async Task<IReadOnlyList<ProfessionalId>> OfAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel)
    {
        var terms = await Parameters.OnAsync(db, day, cancel);
        var gate = DateOnly.ParseExact(terms[Parameters.DesignationGate].ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture);
        var people = await db.Professionals.AsNoTracking().Where(p => p.MunicipalityId == municipality).ToListAsync(cancel);
        return people.Where(p => p.RolesOn(day, gate).Contains(Role.Dossierhouder)).Select(p => p.Id).ToList();
    }
}
