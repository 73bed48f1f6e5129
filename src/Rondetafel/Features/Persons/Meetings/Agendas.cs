using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>What agendas are made from, and the meetings that a series makes; for the chair's pages and the daily job alike.</summary>
public static class Agendas
{
    /// <summary>Days ahead for which the meetings of a series are made.</summary>
    public const int PlannedDays = 92;

    /// <summary>The agenda that the system proposes for a meeting, from dates of the cases its chair leads; no text is opened.</summary>
    public static async Task<IReadOnlyList<ProposedItem>> ProposedAsync(RondetafelDb db, Meeting meeting, DateOnly today, CancellationToken cancel)
    {
        if (meeting.Urgent) return meeting.Items.Where(i => i.CaseId is not null).Select(i => new ProposedItem(i.Block, i.CaseId, i.Reasons)).ToList();
        var rows = meeting.Kind != MeetingKind.CaseConference ? [] : await db.Cases.LedBy(meeting.Chair).AsNoTracking().Select(c => new
        {
            c.Id,
            c.Status,
            c.TakenInAt,
            c.NextDiscussionOn,
            c.NeededUntil,
            c.RecallOn,
            Action = c.Actions.Where(a => a.Status == PlanActionStatus.Open).Min(a => (DateOnly?)a.DueOn),
            Seat = c.Seats.Where(s => s.From <= today && today <= s.Until && s.From != s.Until).Min(s => (DateOnly?)s.Until),
        }).ToListAsync(cancel);
        var previous = await db.Meetings.HeldBefore(meeting).OrderByDescending(m => m.On).Select(m => (DateOnly?)m.On).FirstOrDefaultAsync(cancel);
        return AgendaProposal.For(meeting.Kind, meeting.On, previous, rows.Select(c =>
            new CaseAtHand(c.Id, c.Status, Deadline.LocalDate(c.TakenInAt), c.NextDiscussionOn, c.NeededUntil, c.RecallOn, c.Action, c.Seat)));
    }

    /// <summary>Plans the meetings of a series that are not there yet, up to <see cref="PlannedDays"/> ahead. Answers those it added.</summary>
    public static async Task<IReadOnlyList<Meeting>> PlanMissingAsync(RondetafelDb db, Series series, Func<Guid> newId, Actor by, DateTime now, CancellationToken cancel)
    {
        var (today, added) = (Deadline.LocalDate(now), new List<Meeting>());
        var there = await db.Meetings.OfSeries(series.Id).Where(m => m.Occurrence != null).Select(m => m.Occurrence!.Value).ToListAsync(cancel);
        var people = series.Members.Select(m => m.AsInvitee).ToList();
        foreach (var day in series.DaysBetween(today, today.AddDays(PlannedDays)).Except(there))
        {
            var (meeting, outcome) = Meeting.Plan(
                new MeetingId(newId()),
                new NewMeeting(series.Chair, series.Kind, new MeetingTime(day, series.From, series.Minutes), new MeetingPlace(series.Room, series.Call), people, series.Id),
                () => new ParticipantId(newId()), by, now);
            if (meeting is null) throw new InvalidOperationException($"A series could not plan its meeting: {outcome.Refusal!.Code}.");
            meeting.Propose(await ProposedAsync(db, meeting, today, cancel), () => new AgendaItemId(newId()), by, now);
            db.Meetings.Add(meeting);
            added.Add(meeting);
        }
        return added;
    }
}
