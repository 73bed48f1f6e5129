using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Access;

/// <summary>The dossierhouders of a municipality, to tell them that something waits.</summary>
public static class Holders
{
    /// <summary>Those whose designation and confirmations count on a day.</summary>
    public static async Task<IReadOnlyList<ProfessionalId>> OfAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel)
    {
        var rule = (await Parameters.OnAsync(db, day, cancel)).Confirmations;
        var people = await db.Professionals.AsNoTracking().Where(p => p.MunicipalityId == municipality).ToListAsync(cancel);
        return people.Where(p => p.RolesOn(day, rule).Contains(Role.Dossierhouder)).Select(p => p.Id).ToList();
    }

    /// <summary>Adds a notice for each, to the save that causes it.</summary>
    public static void Tell(RondetafelDb db, IEnumerable<ProfessionalId> people, Func<Guid> newId, DateTime now) =>
        db.Outbox.AddRange(people.Select(p => new OutboxMail { Id = newId(), For = p, At = now }));
}
