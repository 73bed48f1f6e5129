using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Somebody as the actor they would be today, and the last local day of their designation.</summary>
public sealed record Designated(Actor Actor, DateOnly Until);

/// <summary>Everybody whose designation counts today, as the actors they are when they sign in: to ask the rules who may open something.</summary>
public sealed class EverybodyQuery(RondetafelDb db, Acting acting)
{
    private IReadOnlyList<Designated>? _found;

    public async Task<IReadOnlyList<Designated>> RunAsync(CancellationToken cancel) => _found ??= await ReadAsync(cancel);

    private async Task<IReadOnlyList<Designated>> ReadAsync(CancellationToken cancel)
    {
        var today = acting.Today;
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var people = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today)
            .Join(db.Organisations.AsNoTracking().Where(o => o.Until == null || o.Until >= today), p => p.OrganisationId, o => o.Id, (p, o) => p).ToListAsync(cancel);
        return people.Select(p => new Designated(new Actor(p.Id, p.OrganisationId, p.MunicipalityId, p.RolesOn(today, rule)), p.DesignatedUntil))
            .Where(p => p.Actor.Roles.Count > 0).ToList();
    }
}
