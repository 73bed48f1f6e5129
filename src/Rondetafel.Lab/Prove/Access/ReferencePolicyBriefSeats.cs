using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// "The process director or the duty stand-in gives a seat for four hours (reason, told at once to the case's seats and the lawfulness
// officer, reviewed within two working days by another organisation)".
public static partial class ReferencePolicy
{
    /// <summary>The stand-in gives it without opening the case; somebody of a third organisation at that table reviews, else of the receiver's, else the lawfulness officer (docs/decisions/0014).</summary>
    private static IEnumerable<(Role, Permission, Which)> BriefSeatLines =>
    [
        (Role.TablePartner, Permission.LetIn, Which.NamesMe),
        (Role.Dossierhouder, Permission.LetIn, Which.NamesMe),
        (Role.ProcessDirector, Permission.LetIn, Which.NamesMe),
        (Role.TablePartner, Permission.ReviewBriefSeat, Which.ISitThere),
        (Role.Dossierhouder, Permission.ReviewBriefSeat, Which.ISitThere),
        (Role.LawfulnessOfficer, Permission.ReviewBriefSeat, Which.NamesMe),
    ];

    /// <summary>An open case that another leads: whoever stands in for its chair today, and where nobody does the director of its municipality.</summary>
    public static bool MayLetIn(RefPerson who, Case theCase, World world, DateTime now)
    {
        if (Closed(theCase) || theCase.Director.Value == who.Id || !Lines(who, Permission.LetIn).Any(w => w == Which.NamesMe)) return false;
        var today = Deadline.LocalDate(now);
        var onDuty = new HashSet<Guid>();
        foreach (var seat in theCase.Seats)
        {
            if (!Case.ChairFunctions.Contains(seat.Function) || today < seat.From || today > seat.Until) continue;
            onDuty.Add(seat.ProfessionalId.Value);
            if (seat.StandIn is { } standIn) onDuty.Add(standIn.Value);
        }
        onDuty.Remove(theCase.Director.Value);
        return onDuty.Count > 0 ? onDuty.Contains(who.Id) : DirectorOf(world.Municipalities[theCase.MunicipalityId], world, now) == who.Id;
    }

    /// <summary>What was given, its reason and its review: who reviews it. Never who gave it or got it.</summary>
    public static bool MayReview(RefPerson who, Permission what, BriefSeat given, Case theCase, DateTime now)
    {
        if (given.GivenBy.Value == who.Id || given.ProfessionalId.Value == who.Id) return false;
        var others = new List<Seat>();
        foreach (var seat in theCase.Seats)
        {
            if (Closed(theCase) || seat.EndsAt is not null || seat.ForMeeting is not null || !IsThere(seat, now)) continue;
            if (seat.OrganisationId != given.GivenFor && seat.ProfessionalId != given.ProfessionalId && seat.ProfessionalId != given.GivenBy) others.Add(seat);
        }
        if (others.Any(s => s.OrganisationId != given.GotFor)) others.RemoveAll(s => s.OrganisationId == given.GotFor);
        foreach (var which in Lines(who, what))
        {
            if (which == Which.ISitThere && others.Any(s => s.ProfessionalId.Value == who.Id)) return true;
            if (which == Which.NamesMe && others.Count == 0) return true;
        }
        return false;
    }

    /// <summary>That a review is late: the lawfulness officer hears it.</summary>
    public static bool HearsLateReview(RefPerson who, BriefSeat given, DateTime now) =>
        given.ReviewedAt is null && given.ReviewBy < Deadline.LocalDate(now) && Lines(who, Permission.ReviewBriefSeat).Any(w => w == Which.NamesMe);
}
