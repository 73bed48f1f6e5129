using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>Hour and place of a series before a change: a meeting that has another day, hour or place was changed on its own.</summary>
public sealed record SeriesBefore(TimeOnly From, int Minutes, MeetingPlace Place)
{
    /// <summary>As a series is now.</summary>
    public static SeriesBefore Of(Series series) => new(series.From, series.Minutes, new MeetingPlace(series.Room, series.Call));

    /// <summary>When a meeting is after the change.</summary>
    public MeetingTime TimeOf(Meeting meeting, Series after) =>
        meeting.On == meeting.Occurrence && meeting.From == From && meeting.Minutes == Minutes ? new MeetingTime(meeting.On, after.From, after.Minutes) : meeting.Time;

    /// <summary>Where a meeting is after the change.</summary>
    public MeetingPlace PlaceOf(Meeting meeting, Series after)
    {
        var place = new MeetingPlace(meeting.Room, meeting.Call);
        return place == Place ? new MeetingPlace(after.Room, after.Call) : place;
    }
}

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
            Seat = c.Seats.Where(s => s.From <= today && today <= s.Until && s.From != s.Until && s.EndsAt == null).Min(s => (DateOnly?)s.Until),
        }).ToListAsync(cancel);
        var previous = await db.Meetings.HeldBefore(meeting).OrderByDescending(m => m.On).Select(m => (DateOnly?)m.On).FirstOrDefaultAsync(cancel);
        return AgendaProposal.For(meeting.Kind, meeting.On, previous, rows.Select(c =>
            new CaseAtHand(c.Id, c.Status, Deadline.LocalDate(c.TakenInAt), c.NextDiscussionOn, c.NeededUntil, c.RecallOn, c.Action, c.Seat)));
    }

    /// <summary>Ends the seats that were passed for a meeting at a case that is not on its agenda any more; whether there was one.</summary>
    public static bool TakeSeatsBack(Meeting meeting, Case theCase, Actor by, DateTime now)
    {
        var changed = false;
        if (meeting.CasesOn.Contains(theCase.Id)) return changed;
        foreach (var (from, standIn) in meeting.Passing) changed |= theCase.TakeSeatBack(meeting.Id, from, standIn, meeting.On, by, now) is { IsGood: true, IsAlreadySo: false };
        return changed;
    }

    /// <summary>Who is asked to the meetings of a series: its members, for a case conference the roster of its chair.</summary>
    public static async Task<IReadOnlyList<Invitee>> PeopleAsync(RondetafelDb db, Series series, DateOnly today, CancellationToken cancel) =>
        series.Kind != MeetingKind.CaseConference ? series.Members.Select(m => m.AsInvitee).ToList()
        : await InviteesAsync(db, await db.Rosters.Include(r => r.Places).SingleOrDefaultAsync(r => r.Director == series.Chair, cancel), today, cancel);

    /// <summary>
    /// The places of a roster whose designation runs, as people to ask. A stand-in of another organisation takes no seat over for a day:
    /// what an organisation may read stays the same.
    /// </summary>
    public static async Task<IReadOnlyList<Invitee>> InviteesAsync(RondetafelDb db, Roster? roster, DateOnly today, CancellationToken cancel)
    {
        var places = roster?.Places ?? [];
        var ids = places.SelectMany(p => new[] { p.ProfessionalId, p.StandIn ?? p.ProfessionalId }).ToList();
        var houses = await db.Professionals.Where(p => ids.Contains(p.Id) && p.DesignatedUntil >= today).ToDictionaryAsync(p => p.Id, p => p.OrganisationId, cancel);
        return places.Where(p => houses.ContainsKey(p.ProfessionalId)).Select(p => new Invitee(
            p.ProfessionalId, houses[p.ProfessionalId], p.StandIn is { } s && houses.TryGetValue(s, out var house) && house == houses[p.ProfessionalId] ? s : null, p.Function)).ToList();
    }

    /// <summary>
    /// Lets the meetings of a series that are still to come follow its hour, place and people; each keeps its day, and one that was
    /// moved on its own its hour too. Seats and notices follow as when one meeting is moved or cancelled by hand.
    /// </summary>
    public static async Task FollowAsync(RondetafelDb db, Series series, SeriesBefore before, IReadOnlyList<Invitee> people, string cancelled, Acting acting, CancellationToken cancel)
    {
        var today = acting.Today;
        var coming = await db.Meetings.OfSeries(series.Id).Where(m => m.Status == MeetingStatus.Planned && m.On >= today)
            .AsSplitQuery().Include(m => m.Participants).Include(m => m.Items).ToListAsync(cancel);
        foreach (var meeting in coming)
        {
            var turn = new MeetingTurn(meeting, db, acting);
            if (meeting.On > series.Until && meeting.Occurrence > series.Until) await turn.CancelAsync(cancelled, cancel);
            else await turn.MoveAsync(before.TimeOf(meeting, series), before.PlaceOf(meeting, series), people, cancel);
        }
    }

    /// <summary>Plans the meetings of a series that are not there yet, up to <see cref="PlannedDays"/> ahead. Answers those it added.</summary>
    public static async Task<IReadOnlyList<Meeting>> PlanMissingAsync(RondetafelDb db, Series series, Func<Guid> newId, Actor by, DateTime now, CancellationToken cancel)
    {
        var (today, added) = (Deadline.LocalDate(now), new List<Meeting>());
        var there = await db.Meetings.OfSeries(series.Id).Where(m => m.Occurrence != null).Select(m => m.Occurrence!.Value).ToListAsync(cancel);
        var people = await PeopleAsync(db, series, today, cancel);
        if (people.Count == 0) return added;
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
