using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// Cases, their contributions and their actions.
public static partial class ReferencePolicy
{
    /// <summary>"Asked for daily (chair, stand-in, then the lawfulness officer)": number and director of a case past its end date (product.md, rule 3).</summary>
    public static bool HearsOverdue(RefPerson who, Case theCase, DateTime now, CaseTerms terms)
    {
        var today = Deadline.LocalDate(now);
        if (theCase.Status != CaseStatus.Overdue || theCase.Director.Value == who.Id) return false;
        var late = today.DayNumber - theCase.NeededUntil.DayNumber;
        var named = theCase.Seats.Any(s => (s.StandIn?.Value == who.Id || s.ProfessionalId.Value == who.Id) && Case.ChairFunctions.Contains(s.Function) && s.From <= today && today <= s.Until);
        return Lines(who, Permission.HearOverdue).Any(w => w == Which.NamesMe
            ? named && late > Case.AskedAfter(OverdueAsking.StandIn, terms)
            : late > Case.AskedAfter(OverdueAsking.LawfulnessOfficer, terms));
    }

    /// <summary>A case: a seat now or the director who leads it; closed is shielded for all.</summary>
    public static bool May(RefPerson who, Permission what, Case theCase, DateTime now)
    {
        if (Closed(theCase)) return false;
        foreach (var which in Lines(who, what))
        {
            if (which == Which.ISitThere && Sits(who, theCase, now)) return true;
            if (which == Which.NamesMe && theCase.Director.Value == who.Id) return true;
        }
        return false;
    }

    /// <summary>An action: who carries it out, while the case is open.</summary>
    public static bool May(RefPerson who, Permission what, PlanAction action, Case theCase) =>
        !Closed(theCase) && Lines(who, what).Any(w => w == Which.NamesMe && action.Executor?.Value == who.Id);

    /// <summary>
    /// A contribution within a case that one may open: the director always, the provider its own, others as the audience says.
    /// </summary>
    public static bool MayRead(RefPerson who, Contribution contribution, Case theCase, DateTime now)
    {
        if (!May(who, Permission.OpenCase, theCase, now)) return false;
        var leads = theCase.Director.Value == who.Id && who.Roles.Contains(Role.ProcessDirector);
        if (leads || contribution.Provider.Value == who.Organisation) return true;
        return contribution.AudienceKind switch
        {
            AudienceKind.WholeTable => true,
            AudienceKind.NamedOrganisations => contribution.Audience.Named.Any(o => o.Value == who.Organisation),
            _ => false,
        };
    }

    private static bool Closed(Case theCase) => theCase.Status is CaseStatus.ClosedByTable or CaseStatus.ClosedByTerm;

    private static bool Sits(RefPerson who, Case theCase, DateTime now)
    {
        foreach (var seat in theCase.Seats)
            if (seat.ProfessionalId.Value == who.Id && IsThere(seat, now)) return true;
        return false;
    }

    /// <summary>"A seat ends with … an earlier date, whichever is first"; "a seat for four hours" ends to the second.</summary>
    private static bool IsThere(Seat seat, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        if (today < seat.From || today > seat.Until) return false;
        return seat.EndsAt is not { } end || end > now;
    }
}
