using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Meetings.Plan;

/// <summary>Plan a single meeting.</summary>
/// <param name="Wrong">What the page found wrong: with it nothing is saved, and what else is wrong is said too.</param>
public sealed record PlanMeeting(NewMeeting Given, Outcome Wrong);

/// <summary>Plans a single meeting with its proposed agenda, in one save; who is asked hears that something waits.</summary>
public sealed class PlanMeetingHandler(RondetafelDb db, Acting acting)
{
    public async Task<(Guid Id, Outcome Outcome)> RunAsync(PlanMeeting command, CancellationToken cancel)
    {
        var given = command.Given;
        var (meeting, judged) = Meeting.Plan(new MeetingId(acting.NewId()), given, () => new ParticipantId(acting.NewId()), acting.By, acting.Now);
        var outcome = command.Wrong.And(judged);
        if (meeting is null || !outcome.IsGood) return (default, outcome);
        meeting.Propose(await Agendas.ProposedAsync(db, meeting, acting.Today, cancel), () => new AgendaItemId(acting.NewId()), acting.By, acting.Now);
        db.Meetings.Add(meeting);
        foreach (var person in given.People.Where(p => p.Professional != acting.By.Id))
            db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = person.Professional, At = acting.Now });
        await db.SaveChangesAsync(cancel);
        return (meeting.Id.Value, outcome);
    }
}
