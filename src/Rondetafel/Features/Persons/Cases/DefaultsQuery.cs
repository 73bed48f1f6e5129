using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>The defaults of the writer's organisation for each kind of contribution; where it set none, those that are shipped.</summary>
public sealed class DefaultsQuery(RondetafelDb db, Acting acting)
{
    private static readonly Default Shipped = new("guidance", "convenant", AudienceKind.WholeTable);

    /// <summary>The defaults per kind; about a public figure the audience is the own organisation.</summary>
    public async Task<IReadOnlyDictionary<ContributionKind, Default>> RunAsync(Case of, CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        var own = await db.ContributionDefaults.AsNoTracking().Where(d => d.OrganisationId == organisation).ToListAsync(cancel);
        return Enum.GetValues<ContributionKind>().ToDictionary(kind => kind, kind =>
        {
            var set = own.FirstOrDefault(d => d.Kind == kind) is { } found ? new Default(found.Category, found.Ground, found.Audience) : Shipped;
            return set with { Audience = of.DefaultAudience(set.Audience).Kind };
        });
    }
}
