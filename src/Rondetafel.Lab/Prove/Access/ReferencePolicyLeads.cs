using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// Weighings and cases that nobody leads any more.
public static partial class ReferencePolicy
{
    /// <summary>An open weighing whose chair is no process director any more: of the director of its municipality (docs/decisions/0008).</summary>
    public static bool MayTakeLead(RefPerson who, Weighing weighing, World world, DateTime now) =>
        weighing.Status is WeighingStatus.Preparing or WeighingStatus.Opened or WeighingStatus.Waiting && IsLeftTo(who, weighing.Chair, weighing.MunicipalityId, world, now);

    /// <summary>An open case whose director is none any more: likewise.</summary>
    public static bool MayTakeLead(RefPerson who, Case theCase, World world, DateTime now) => !Closed(theCase) && IsLeftTo(who, theCase.Director, theCase.MunicipalityId, world, now);

    private static bool IsLeftTo(RefPerson who, ProfessionalId leads, MunicipalityId of, World world, DateTime now)
    {
        foreach (var person in world.People)
            if (person.Id == leads && RolesOf(person, world.Organisations[person.OrganisationId], Deadline.LocalDate(now), OnDay.Gate).Contains(Role.ProcessDirector)) return false;
        return Lines(who, Permission.TakeLead).Any(w => w == Which.NoRow) && DirectorOf(world.Municipalities[of], world, now) == who.Id;
    }

    /// <summary>That a case was closed, under its number and no more: for the director who led it last.</summary>
    public static bool MayNameClosed(RefPerson who, Case theCase) =>
        theCase.Director.Value == who.Id && who.Roles.Contains(Role.ProcessDirector) && theCase.Status is CaseStatus.ClosedByTable or CaseStatus.ClosedByTerm;
}
