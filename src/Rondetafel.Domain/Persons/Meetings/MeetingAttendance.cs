using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

// Who is in the room without having been asked.
public sealed partial class Meeting
{
    /// <summary>
    /// Notes somebody as present who was not asked, in their own right and for this meeting only. It gives no seat at any case: the
    /// room then shows what this person may open too. Already so when they are noted as present. Refusals: "choice_needed" on
    /// Walker (the chair, or who was asked: of them their coming is noted), "not_now", "not_yours".
    /// </summary>
    public Outcome WalkIn(ParticipantId id, Invitee who, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Attend, by);
        if (!judged.IsGood) return judged;
        var standing = _participants.FirstOrDefault(p => p.ProfessionalId == who.Professional);
        if (standing is { Attendance: Attendance.Present }) return Outcome.AlreadySo;
        if (standing is not null || who.Professional == Chair) return Outcome.Refused("choice_needed", "Walker");
        var came = Participant.Of(Id, id, who);
        came.WalkIn(now);
        _participants.Add(came);
        Record(new WalkedIn(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Somebody who was noted as walked in was not here after all: off the list, and the meeting is closed to them again. Who stands in
    /// for somebody absent stays, as asked. Stepping out for a while is <see cref="Attend"/>. Refusals: "choice_needed" (nobody who
    /// walked in), "walkin_said" (a note or decision of theirs stands in the minutes, as Said tells), "not_now", "not_yours".
    /// </summary>
    public Outcome TakeWalkInBack(ParticipantId who, bool said, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Attend, by);
        if (!judged.IsGood) return judged;
        if (_participants.FirstOrDefault(p => p.Id == who) is not { WalkedIn: true } found) return Outcome.Refused("choice_needed");
        if (said) return Outcome.Refused("walkin_said");
        if (_participants.FirstOrDefault(p => p is { Attendance: Attendance.Absent, InFor: null } && p.StandIn == found.ProfessionalId) is { } absent) found.AskFor(absent);
        else _participants.Remove(found);
        Record(new WalkInTakenBack(by, now));
        return Outcome.Done;
    }
}
