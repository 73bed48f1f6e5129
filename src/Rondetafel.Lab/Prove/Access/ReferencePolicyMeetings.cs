using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;

namespace Rondetafel.Lab.Prove.Access;

// Meetings and series.
public static partial class ReferencePolicy
{
    /// <summary>A meeting: who is asked to it, and who chairs it.</summary>
    public static bool May(RefPerson who, Permission what, Meeting meeting)
    {
        foreach (var which in Lines(who, what))
        {
            if (which == Which.ISitThere && meeting.Participants.Any(p => p.ProfessionalId.Value == who.Id)) return true;
            if (which == Which.NamesMe && meeting.Chair.Value == who.Id) return true;
        }
        return false;
    }

    /// <summary>A case at a meeting: as always, but a seat that was passed for another meeting is none here.</summary>
    public static bool MayAt(RefPerson who, Case theCase, MeetingId meeting, DateTime now)
    {
        if (!May(who, Permission.OpenCase, theCase, now)) return false;
        if (theCase.Director.Value == who.Id) return true;
        foreach (var seat in theCase.Seats)
            if (seat.ProfessionalId.Value == who.Id && IsThere(seat, now) && (seat.ForMeeting is null || seat.ForMeeting == meeting)) return true;
        return false;
    }

    /// <summary>A series: who chairs it.</summary>
    public static bool MayLead(RefPerson who, Series series) => Lines(who, Permission.LeadMeeting).Any(w => w == Which.NamesMe && series.Chair.Value == who.Id);
}
