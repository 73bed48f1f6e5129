using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;

namespace Rondetafel.Access;

// The scope of the themes that weighings left.
public static partial class Scopes
{
    /// <summary>The themes in the municipalities that named this director.</summary>
    public static IQueryable<KeptTheme> VisibleTo(this DbSet<KeptTheme> themes, Actor actor, RondetafelDb db)
    {
        var person = Reaches(actor, Permission.ReadThemes, Reach.OwnName) ? actor.Id : null;
        var hasPerson = person is not null;
        var named = db.Municipalities.Where(m => hasPerson && m.NamedDirector == person).Select(m => m.Id);
        return themes.Where(t => named.Contains(t.MunicipalityId));
    }
}
