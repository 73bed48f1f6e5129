using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>Who of a meeting has no seat at the table of a case; told to the chair alone, on the chair's own pages.</summary>
public sealed class SeatlessQuery(RondetafelDb db, Acting acting)
{
    /// <summary>Per case of the agenda, those who count and have no seat on a day. Cases without such people are left out.</summary>
    public async Task<IReadOnlyDictionary<CaseId, IReadOnlyList<ProfessionalId>>> RunAsync(Meeting meeting, DateOnly day, Func<Participant, bool> counts, CancellationToken cancel)
    {
        var (at, now) = (meeting.Id, acting.Now);
        var ids = meeting.Items.Where(i => i.State != AgendaState.Removed).Select(i => i.CaseId).OfType<CaseId>().ToList();
        var cases = db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, now).AsNoTracking().Where(c => ids.Contains(c.Id));
        var seats = await cases.SelectMany(c => c.Seats, (c, s) => new { c.Id, s.ProfessionalId, s.From, s.Until, s.ForMeeting, s.EndsAt })
            .Where(s => s.From <= day && day <= s.Until && (s.EndsAt == null || now < s.EndsAt) && (s.ForMeeting == null || s.ForMeeting == at)).ToListAsync(cancel);
        var here = meeting.Participants.Where(counts).Select(p => p.ProfessionalId).Where(p => p != meeting.Chair).Distinct().ToList();
        return ids.Select(id => (Id: id, People: here.Except(seats.Where(s => s.Id == id).Select(s => s.ProfessionalId)).ToList())).Where(c => c.People.Count > 0)
            .ToDictionary(c => c.Id, c => (IReadOnlyList<ProfessionalId>)c.People);
    }
}
