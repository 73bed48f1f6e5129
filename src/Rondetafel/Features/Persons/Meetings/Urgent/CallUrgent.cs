using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Meetings.Urgent;

/// <summary>Call the table of a case together at once.</summary>
public sealed record CallUrgent(Guid Case, string? Reason, MeetingTime Time, MeetingPlace Place)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CallUrgent);
}

/// <summary>
/// Plans the meeting, asks everybody with a seat now (with the stand-in named there; not who has one for another meeting only), puts the case on the agenda, notes why
/// with the case, and tells all of it today: one save. Refusals: "choice_needed" on Case, "seats_needed" on Case (nobody sits
/// there today), those of the domain, "clash".
/// </summary>
public sealed class CallUrgentHandler(RondetafelDb db, Acting acting)
{
    public async Task<(Guid Id, Outcome Outcome)> RunAsync(CallUrgent command, CancellationToken cancel)
    {
        var (by, now) = (acting.By, acting.Now);
        var found = await db.Cases.VisibleTo(by, Permission.LeadCase, db, now).Include(c => c.Seats).SingleOrDefaultAsync(c => c.Id == new CaseId(command.Case), cancel);
        if (found is null) return (default, Outcome.Refused("choice_needed", "Case"));
        var people = found.Seats.Where(s => s.ForMeeting is null && s.Counts(now) && s.ProfessionalId != by.Id).DistinctBy(s => s.ProfessionalId)
            .Select(s => new Invitee(s.ProfessionalId, s.OrganisationId, s.StandIn, s.Function)).ToList();
        if (people.Count == 0) return (default, Outcome.Refused("seats_needed", "Case"));
        var (meeting, planned) = Meeting.Plan(
            new MeetingId(acting.NewId()), new NewMeeting(by.Id!.Value, MeetingKind.CaseConference, command.Time, command.Place, people, null, Urgent: true),
            () => new ParticipantId(acting.NewId()), by, now);
        if (meeting is null) return (default, planned);
        var called = found.CallUrgent(new UrgentCallId(acting.NewId()), meeting.Id, command.Reason, by, now);
        if (!called.IsGood) return (default, called);
        meeting.PutOn(new AgendaItemId(acting.NewId()), found.Id, by, now);
        db.Meetings.Add(meeting);
        foreach (var person in people) db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = person.Professional, At = now, DueToday = true });
        try
        {
            await db.SaveChangesAsync(cancel);
            return (meeting.Id.Value, Outcome.Done);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (default, Outcome.Refused("clash"));
        }
    }
}
