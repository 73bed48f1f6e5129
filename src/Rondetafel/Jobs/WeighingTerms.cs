using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>What one run ended.</summary>
public sealed record WeighingTermsRun(int Ended, int Destroyed, int Lapsed, int Failed);

/// <summary>
/// Ends what has come to its end: a weighing that waited for more, a shielded weighing with its key, a prosecutor's track.
/// Called by the daily job; finds only what is due, so it may run twice. Each item is a transaction of its own; one that fails
/// is left for the next run.
/// </summary>
public sealed class WeighingTerms(IServiceScopeFactory scopes, TimeProvider clock, RandomSource random, ILogger<WeighingTerms> log) : IEndsDaily
{
    Task IEndsDaily.EndDueAsync(CancellationToken cancel) => RunAsync(cancel);

    /// <summary>One run, now. Throws only when it is cancelled.</summary>
    public async Task<WeighingTermsRun> RunAsync(CancellationToken cancel)
    {
        var (now, round) = (clock.GetUtcNow().UtcDateTime, new DueRound(scopes, log, cancel));
        var today = Deadline.LocalDate(now);
        var ended = await round.EachAsync("weighing that waited", db => db.Weighings.WaitedUntilBefore(today).Select(w => w.Id).ToListAsync(cancel), (db, id) => EndAsync(db, id, now, cancel));
        var destroyed = await round.EachAsync("weighing", db => db.Weighings.EndedBy(today).Select(w => w.Id).ToListAsync(cancel), (db, id) => DestroyAsync(db, id, now, cancel));
        var lapsed = await round.EachAsync("lapsed track", db => db.Tracks.LapsedBy(today).Select(t => t.Id).ToListAsync(cancel), (db, id) => LapseAsync(db, id, now, cancel));
        await round.EachAsync("track without a chair", async db => await db.Tracks.UnreadWithout(await Directors.OnAsync(db, today, cancel)).Select(t => t.Id).ToListAsync(cancel), (db, id) => HandOnAsync(db, id, now, cancel));
        destroyed += await round.EachAsync("track", db => db.Tracks.LeftBehind(db, today).Select(t => t.Id).ToListAsync(cancel), (db, id) => DestroyTrackAsync(db, id, now, cancel));
        await round.EachAsync("theme", _ => Task.FromResult(new List<int> { 0 }), (db, _) => EndThemesAsync(db, today, cancel));
        return new WeighingTermsRun(ended, destroyed, lapsed, round.Failed);
    }

    /// <summary>Nothing came in by the date: it ends as unfounded, the signal is shielded, the answer is owed, the table is told.</summary>
    private async Task<bool> EndAsync(RondetafelDb db, WeighingId id, DateTime now, CancellationToken cancel)
    {
        var today = Deadline.LocalDate(now);
        if (await db.Weighings.Include(w => w.Views).Include(w => w.Seats).AsSplitQuery().SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } weighing) return false;
        var terms = await Parameters.OnAsync(db, today, cancel);
        if (!weighing.EndByTerm(new WeighingStepGiven(new WeighingStepId(random.NewId())), terms[Parameters.ShieldedDays], Actor.Clock, now).IsGood) return false;
        var key = weighing.SignalId;
        var weighed = await db.Signals.Where(s => s.Id == key).WithMergedAsync(db, cancel);
        foreach (var signal in await weighed.ToListAsync(cancel))
            if (!signal.Decide(takenIn: false, new StepGiven(new SignalStepId(random.NewId())), terms.Signal, Actor.Clock, now).IsGood) return false;
        var due = Deadline.InWorkingDays(now, terms.Answer.WorkingDays).Day;
        foreach (var answer in await db.Answers.OfSignals(weighed).ToListAsync(cancel))
            answer.DecisionTaken(SignalAction.DecideNotTakenIn, due, Actor.Clock, now);
        var municipality = weighing.MunicipalityId;
        var table = weighing.Seats.Select(s => s.ProfessionalId).Append(weighing.Chair).ToList();
        Notices.Add(db, table, "weighing.notice.term", random.NewId, Actor.Clock, now);
        Tell(db, table.Concat(await Holders.OfAsync(db, municipality, today, cancel)), now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<bool> DestroyAsync(RondetafelDb db, WeighingId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Weighings.SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } weighing || !weighing.Destroy(Actor.Clock, now).IsGood) return false;
        db.Weighings.Remove(weighing);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<bool> LapseAsync(RondetafelDb db, ProsecutorTrackId id, DateTime now, CancellationToken cancel)
    {
        var terms = (await Parameters.OnAsync(db, Deadline.LocalDate(now), cancel)).Track;
        if (await db.Tracks.SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } track || !track.Lapse(terms, Actor.Clock, now).IsGood) return false;
        await Directors.HandOnAsync(db, track, Actor.Clock, now, cancel);
        if (await db.Tracks.WithOpenCase(db).AnyAsync(t => t.Id == id, cancel)) Tell(db, [track.Chair], now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The chair left before they read how it ended: the process director of the municipality reads it.</summary>
    private async Task<bool> HandOnAsync(RondetafelDb db, ProsecutorTrackId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Tracks.SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } track || !await Directors.HandOnAsync(db, track, Actor.Clock, now, cancel)) return false;
        if (await db.Tracks.WithOpenCase(db).AnyAsync(t => t.Id == id, cancel)) Tell(db, [track.Chair], now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<bool> DestroyTrackAsync(RondetafelDb db, ProsecutorTrackId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Tracks.SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } track || !track.Destroy(Actor.Clock, now).IsGood) return false;
        db.Tracks.Remove(track);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Themes end too, after their months.</summary>
    private static async Task<bool> EndThemesAsync(RondetafelDb db, DateOnly today, CancellationToken cancel)
    {
        var before = today.AddMonths(-(await Parameters.OnAsync(db, today, cancel))[Parameters.ThemeMonths]);
        var ended = await db.Themes.Where(t => t.On <= before).ToListAsync(cancel);
        if (ended.Count == 0) return false;
        db.Themes.RemoveRange(ended);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private void Tell(RondetafelDb db, IEnumerable<ProfessionalId> people, DateTime now)
    {
        foreach (var person in people.Distinct()) db.Outbox.Add(new OutboxMail { Id = random.NewId(), For = person, At = now });
    }
}
