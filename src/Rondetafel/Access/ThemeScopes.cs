using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;

namespace Rondetafel.Access;

// The scope of the themes that weighings left.
public static partial class Scopes
{
    /// <summary>The themes in the municipalities that this director serves.</summary>
    /// <param name="served">What <see cref="Directors.ServedByAsync"/> gives for the actor today.</param>
    public static IQueryable<KeptTheme> VisibleTo(this DbSet<KeptTheme> themes, Actor actor, IReadOnlyList<MunicipalityId> served)
    {
        var reads = Reaches(actor, Permission.ReadThemes, Reach.OwnName);
        return themes.Where(t => reads && served.Contains(t.MunicipalityId));
    }
}
