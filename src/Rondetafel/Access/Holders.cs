using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Access;

/// <summary>The dossierhouders of a municipality: to tell them that something waits, and whose organisation receives.</summary>
public static class Holders
{
    /// <summary>Those whose designation and confirmations count on a day.</summary>
    public static async Task<IReadOnlyList<ProfessionalId>> OfAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel) =>
        [.. (await PeopleAsync(db, municipality, day, cancel)).Select(p => p.Id)];

    /// <summary>The organisation that receives for a municipality: that of most of its dossierhouders; null when it has none on that day.</summary>
    public static async Task<OrganisationId?> ReceiverAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel) =>
        (await PeopleAsync(db, municipality, day, cancel)).GroupBy(p => p.OrganisationId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Value)
            .Select(g => (OrganisationId?)g.Key).FirstOrDefault();

    /// <summary>Adds a notice for each, to the save that causes it.</summary>
    public static void Tell(RondetafelDb db, IEnumerable<ProfessionalId> people, Func<Guid> newId, DateTime now) =>
        db.Outbox.AddRange(people.Select(p => new OutboxMail { Id = newId(), For = p, At = now }));

    private static Task<List<Professional>> PeopleAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel) =>
        WithRoleAsync(db, db.Professionals.Where(p => p.MunicipalityId == municipality), Role.Dossierhouder, day, cancel);

    /// <summary>Those among some people for whom a role counts on a day: designated, confirmed, not ended, and of an organisation that takes part.</summary>
    internal static Task<List<Professional>> WithRoleAsync(RondetafelDb db, IQueryable<Professional> among, Role role, DateOnly day, CancellationToken cancel)
    {
        var word = role.ToString(); // the database leaves out who never had it: most people of a town
        return WithAnyRoleAsync(db, among.Where(p => ((string)(object)EF.Property<List<Role>>(p, "_roles")).Contains(word)), [role], day, cancel);
    }

    /// <summary>The same for somebody with one of some roles.</summary>
    internal static async Task<List<Professional>> WithAnyRoleAsync(RondetafelDb db, IQueryable<Professional> among, IReadOnlyCollection<Role> roles, DateOnly day, CancellationToken cancel)
    {
        var rule = (await Parameters.OnAsync(db, day, cancel)).Confirmations;
        var employed = among.Where(p => db.Organisations.Any(o => o.Id == p.OrganisationId && (o.Until == null || o.Until >= day)));
        return (await employed.AsNoTracking().ToListAsync(cancel)).Where(p => p.RolesOn(day, rule).Any(roles.Contains)).ToList();
    }
}
