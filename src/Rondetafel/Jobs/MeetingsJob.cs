using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Meetings;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>What one run did.</summary>
public sealed record MeetingsRun(int Planned, int Proposed, int Ended, int Feeds, int Removed, int Failed);

/// <summary>
/// The daily work on meetings: plans those of each series some months ahead, proposes agendas two weeks ahead, passes the
/// seats of who cannot come and takes them back at cases that dropped out, ends what was left open, lets lapse what nobody opened, takes out calendar addresses whose end has
/// come, and removes meetings whose months of keeping are over and ended series of which none is left. Each item in one transaction of its own; running it twice changes nothing the second time.
/// </summary>
public sealed class MeetingsJob(IServiceScopeFactory scopes, TimeProvider clock, RandomSource random, ILogger<MeetingsJob> log) : IEndsDaily
{
    private const int AgendaDays = 14;

    Task IEndsDaily.EndDueAsync(CancellationToken cancel) => RunAsync(cancel);

    /// <summary>One run, now. Throws only when it is cancelled.</summary>
    public async Task<MeetingsRun> RunAsync(CancellationToken cancel)
    {
        var (now, round) = (clock.GetUtcNow().UtcDateTime, new DueRound(scopes, log, cancel));
        var today = Deadline.LocalDate(now);
        var planned = await round.EachAsync("series", db => db.Series.GoingOn(today).Select(s => s.Id).ToListAsync(cancel), (db, id) => PlanAsync(db, id, now, cancel));
        var ended = await round.EachAsync("meeting left open", db => db.Meetings.LeftBehind(today).Select(m => m.Id).ToListAsync(cancel), (db, id) => EndAsync(db, id, now, cancel));
        var proposed = await round.EachAsync("agenda", db => db.Meetings.ComingUp(today, today.AddDays(AgendaDays)).Select(m => m.Id).ToListAsync(cancel), (db, id) => ProposeAsync(db, id, now, cancel));
        var feeds = await round.EachAsync("calendar address", db => db.CalendarFeeds.EndedBy(today).Select(f => f.Id).ToListAsync(cancel), (db, id) => TakeOutAsync(db, id, now, cancel));
        var months = 0;
        var removed = await round.EachAsync("meeting", async db =>
        {
            months = (await Parameters.OnAsync(db, today, cancel))[Parameters.MeetingMonths];
            return await db.Meetings.KeptLongEnough(db, today.AddMonths(-months)).Select(m => m.Id).ToListAsync(cancel);
        }, (db, id) => RemoveAsync(db, id, months, now, cancel));
        removed += await round.EachAsync("ended series", db => db.Series.LeftEmpty(db, today).Select(s => s.Id).ToListAsync(cancel), (db, id) => RemoveAsync(db, id, now, cancel));
        return new MeetingsRun(planned, proposed, ended, feeds, removed, round.Failed);
    }

    private async Task<bool> PlanAsync(RondetafelDb db, SeriesId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Series.Include(s => s.Members).SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } series) return false;
        if ((await Agendas.PlanMissingAsync(db, series, random.NewId, Actor.Clock, now, cancel)).Count == 0) return false;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<bool> ProposeAsync(RondetafelDb db, MeetingId id, DateTime now, CancellationToken cancel)
    {
        if (await LoadAsync(db, id, cancel) is not { } meeting) return false;
        var proposed = await Agendas.ProposedAsync(db, meeting, Deadline.LocalDate(now), cancel);
        var changed = meeting.Propose(proposed, () => new AgendaItemId(random.NewId()), Actor.Clock, now) is { IsGood: true, IsAlreadySo: false };
        if (meeting.Passing.Any())
            foreach (var left in await db.Cases.WithSeatsFor(meeting, db, meeting.Passing.Select(p => p.StandIn)).Include(c => c.Seats).ToListAsync(cancel))
                changed |= Agendas.TakeSeatsBack(meeting, left, Actor.Clock, now);
        var ids = meeting.CasesOn.ToList();
        foreach (var theCase in await db.Cases.LedBy(meeting.Chair).Where(c => ids.Contains(c.Id)).Include(c => c.Seats).ToListAsync(cancel))
            foreach (var (from, standIn) in meeting.Passing)
                changed |= theCase.PassSeat(new SeatId(random.NewId()), meeting.Id, from, standIn, meeting.On, Actor.Clock, now) is { IsGood: true, IsAlreadySo: false };
        if (!changed) return false;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<bool> EndAsync(RondetafelDb db, MeetingId id, DateTime now, CancellationToken cancel)
    {
        if (await LoadAsync(db, id, cancel) is not { } meeting) return false;
        var left = meeting.OnScreen;
        var outcome = meeting.Status == MeetingStatus.Running ? meeting.Hold(Actor.Clock, now) : meeting.Lapse(now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return false;
        if (left is { CaseId: { } theCase, State: AgendaState.Discussed } && await db.Cases.LedBy(meeting.Chair).Include(c => c.Lines).SingleOrDefaultAsync(c => c.Id == theCase, cancel) is { } discussed)
        {
            var house = await db.Professionals.Where(p => p.Id == meeting.Chair).Select(p => p.OrganisationId).SingleAsync(cancel);
            discussed.WasDiscussed(new MinuteHead(new MinuteLineId(random.NewId()), meeting.Id), meeting.Kind, house, Actor.Clock, meeting.EndedAt!.Value);
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<bool> TakeOutAsync(RondetafelDb db, CalendarFeedId id, DateTime now, CancellationToken cancel)
    {
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } feed) return false;
        feed.Withdraw(Actor.Clock, now);
        db.CalendarFeeds.Remove(feed);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<bool> RemoveAsync(RondetafelDb db, MeetingId id, int months, DateTime now, CancellationToken cancel)
    {
        if (await LoadAsync(db, id, cancel) is not { } meeting || !meeting.EndKeeping(months, now).IsGood) return false;
        db.Meetings.Remove(meeting);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<bool> RemoveAsync(RondetafelDb db, SeriesId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Series.Include(s => s.Members).SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } series || !series.EndKeeping(now).IsGood) return false;
        db.Series.Remove(series);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static Task<Meeting?> LoadAsync(RondetafelDb db, MeetingId id, CancellationToken cancel) =>
        db.Meetings.AsSplitQuery().Include(m => m.Participants).Include(m => m.Items).SingleOrDefaultAsync(m => m.Id == id, cancel);
}
