using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;

namespace Rondetafel.Features.Persons.Answers;

/// <summary>Somebody who may approve the texts for reporters.</summary>
public sealed record Approver(string Name, string Function, string Organisation);

/// <summary>Whom to ask when a text was not approved yet.</summary>
public sealed class ApproversQuery(RondetafelDb db, Acting acting)
{
    /// <summary>Those who may approve today, by name.</summary>
    public async Task<IReadOnlyList<Approver>> RunAsync(CancellationToken cancel)
    {
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        return [.. (await Approvers.OfAsync(db, acting.Today, cancel)).Select(p => new Approver(p.Name, p.Function, organisations[p.OrganisationId]))];
    }
}
