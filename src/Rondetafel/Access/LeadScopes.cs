using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

// The scopes of weighings and cases whose lead somebody may take over: for their code or number only.
public static partial class Scopes
{
    /// <summary>The open weighings, in the municipalities that this director serves, whose chair counts as process director no more.</summary>
    /// <param name="succession">What <see cref="Directors.SuccessionAsync"/> gives for the actor today.</param>
    public static IQueryable<Weighing> ToTakeOver(this DbSet<Weighing> weighings, Actor actor, Succession succession)
    {
        var (takes, served, counting) = (Reaches(actor, Permission.TakeLead, Reach.NoRow), succession.Served, succession.Counting);
        return weighings.Where(w => takes && served.Contains(w.MunicipalityId) && !counting.Contains(w.Chair)
            && (w.Status == WeighingStatus.Preparing || w.Status == WeighingStatus.Opened || w.Status == WeighingStatus.Waiting));
    }

    /// <summary>The open cases, in the municipalities that this director serves, whose director counts as one no more.</summary>
    /// <inheritdoc cref="ToTakeOver(DbSet{Weighing}, Actor, Succession)"/>
    public static IQueryable<Case> ToTakeOver(this DbSet<Case> cases, Actor actor, Succession succession)
    {
        var (takes, served, counting) = (Reaches(actor, Permission.TakeLead, Reach.NoRow), succession.Served, succession.Counting);
        return cases.Living().Reaching(WallReach.Lead).Where(c => takes && served.Contains(c.MunicipalityId) && !counting.Contains(c.Director));
    }
}
