using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// Signals that wait for a weighing.
public static partial class ReferencePolicy
{
    /// <summary>
    /// A signal that waits for a weighing and has none lies with the director of its municipality. Once it has one it is on no
    /// list any more; the page opens it only for the chair of that weighing, who reads it there.
    /// </summary>
    public static bool MayConvene(RefPerson who, Permission what, Signal signal, World world, DateTime now, bool onList)
    {
        if (what != Permission.ConveneWeighing || signal.Status != SignalStatus.ToWeighing) return false;
        if (world.Weighings.Any(w => w.SignalId == signal.Id && (onList || w.Chair.Value != who.Id))) return false;
        return Lines(who, what).Any(w => w == Which.NamesMe && DirectorOf(world.Municipalities[signal.MunicipalityId], world, now) == who.Id);
    }

    /// <summary>"The named director while the designation counts; else the first process director of the partnership by name" (docs/decisions/0006).</summary>
    private static Guid? DirectorOf(Municipality of, World world, DateTime now)
    {
        Professional? first = null;
        foreach (var person in world.People)
        {
            if (!RolesOf(person, world.Organisations[person.OrganisationId], Deadline.LocalDate(now), OnDay.Gate).Contains(Role.ProcessDirector)) continue;
            if (person.Id == of.NamedDirector) return person.Id.Value;
            if (first is null || string.CompareOrdinal(person.Name, first.Name) < 0) first = person;
        }
        return first?.Id.Value;
    }
}
