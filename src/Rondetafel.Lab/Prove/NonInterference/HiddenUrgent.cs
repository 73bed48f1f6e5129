using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Lab.Prove.NonInterference;

// Hidden meetings that are called at once, about cases out of sight.
internal sealed partial class Hidden
{
    private const int CalledMinutes = 30;

    /// <summary>Called by who leads the case with why it cannot wait, or one step further with one that was: opened, ended, looked back on.</summary>
    private async Task<bool> UrgentAsync(RondetafelDb db)
    {
        var all = (await Unseen(db).Include(c => c.Calls).ToListAsync(cancel)).OrderBy(c => c.Id.Value).ToList();
        var going = all.Where(c => c.Calls.Any(u => u.LookedBackAt is null)).ToList();
        if (all.Count == 0) return false;
        var on = going.Count > 0 && dice.Happens(65);
        var found = dice.Pick(on ? going : all);
        var director = _people.Values.First(p => p.Id == found.Director);
        return on ? await GoOnAsync(db, found, director) : Called(db, found, director);
    }

    private bool Called(RondetafelDb db, Case found, Actor director)
    {
        var people = found.Seats.Where(s => s.ForMeeting is null && s.Counts(Now) && s.ProfessionalId != director.Id).DistinctBy(s => s.ProfessionalId)
            .Select(s => new Invitee(s.ProfessionalId, s.OrganisationId, s.StandIn, s.Function)).ToList();
        if (people.Count == 0) return false;
        var given = new NewMeeting(director.Id!.Value, MeetingKind.CaseConference, MeetingTime.Soon(Now, CalledMinutes), new MeetingPlace(Word(), null), people, Urgent: true);
        var (meeting, planned) = Meeting.Plan(new MeetingId(New()), given, () => new ParticipantId(New([])), director, Now);
        if (meeting is null) throw new InvalidOperationException(planned.Refusal!.Code);
        if (!found.CallUrgent(new UrgentCallId(New([])), meeting.Id, Say("Spoed"), director, Now).IsGood) return false;
        meeting.PutOn(new AgendaItemId(New()), found.Id, director, Now);
        db.Meetings.Add(meeting);
        if (viewer?.Actor.Is(Role.Administrator) != true) // who is told, by design, whose urgent mail does not arrive
            foreach (var person in people) db.Outbox.Add(new OutboxMail { Id = New([]), For = person.Professional, At = Now, DueToday = true });
        return true;
    }

    private async Task<bool> GoOnAsync(RondetafelDb db, Case found, Actor director)
    {
        var call = found.Calls.First(u => u.LookedBackAt is null);
        var meeting = await db.Meetings.Include(m => m.Participants).Include(m => m.Items).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == call.MeetingId, cancel);
        return meeting?.Status switch
        {
            MeetingStatus.Planned => meeting.Open(director, Now).IsGood && meeting.Participants.All(p => meeting.Attend(p.Id, Attendance.Present, director, Now).IsGood) && meeting.BringUp(meeting.Agenda[0].Id, false, director, Now).IsGood,
            MeetingStatus.Running => meeting.Hold(director, Now).IsGood,
            _ => found.LookBackOnCall(call.Id, Say("Teruggekeken"), director, Now).IsGood,
        };
    }
}
