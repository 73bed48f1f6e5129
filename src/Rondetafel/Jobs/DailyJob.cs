using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>What one run removed and found.</summary>
public sealed record DailyRun(int Signals, int Answers, int Drafts, int Failed);

/// <summary>
/// Ends what has come to its end: signals with their key, answers, drafts, one-time keys and sessions; and compares again what
/// a crash may have left uncompared, and gives likely duplicates without a director to one. Runs at the start and every hour; each run finds only what is due, so it may run twice,
/// also in two processes at once. Each item is a transaction of its own; one that fails is left for the next run.
/// </summary>
public sealed class DailyJob(IServiceScopeFactory scopes, Matching matching, IEnumerable<IEndsDaily> others, Settings settings, TimeProvider clock, ILogger<DailyJob> log) : BackgroundService
{
    private const int ComparedAgainDays = 2;
    private const int UsedKeyDays = 2;

    private DateOnly? _comparedOn;

    /// <summary>One run, now. Throws only when it is cancelled.</summary>
    public async Task<DailyRun> RunOnceAsync(CancellationToken cancel)
    {
        var (now, round) = (clock.GetUtcNow().UtcDateTime, new DueRound(scopes, log, cancel));
        var today = Deadline.LocalDate(now);
        var signals = await round.EachAsync("signal", db => db.Signals.EndedBy(today).Select(s => s.Id).ToListAsync(cancel), (db, id) => SignalEnd.DestroyAsync(db, id, now, cancel));
        var answers = await round.EachAsync("answer", db => Scopes.AnswersEndedBy(db, today).Select(a => a.Id).ToListAsync(cancel), (db, id) => DestroyAnswerAsync(db, id, now, cancel));
        var drafts = await round.EachAsync("draft", db => db.Drafts.EndedBy(today).Select(d => d.Id).ToListAsync(cancel), (db, id) => EndDraftAsync(db, id, now, cancel));
        foreach (var other in others) await round.OnceAsync(other.GetType().Name, async _ =>
        {
            await other.EndDueAsync(cancel);
            return true;
        });
        await round.EachAsync("leftovers", _ => Task.FromResult(new List<int> { 0 }), (db, _) => SweepAsync(db, now, cancel));
        await round.EachAsync("assignment", db => Matching.OwnerlessAsync(db, today, cancel), (db, id) => matching.AssignAsync(db, id, cancel));
        if (_comparedOn != today)
        {
            await round.EachAsync("comparison", db => ChangedAsync(db, now, cancel), async (_, id) => await matching.FindAsync(id, cancel) > 0);
            await round.EachAsync("case comparison", db => TakenInAsync(db, now, cancel), async (_, id) => await matching.FindAsync(id, cancel) > 0);
            await round.EachAsync("question comparison", db => AskedAsync(db, now, cancel), async (_, id) => await matching.FindAsync(id, cancel) > 0);
            _comparedOn = today;
        }
        return new DailyRun(signals, answers, drafts, round.Failed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), TimeProvider.System);
        try
        {
            do await RunOnceAsync(stoppingToken);
            while (await hour.WaitForNextTickAsync(stoppingToken));
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop: what was not yet done is found again at the next start.
        }
    }

    private static async Task<bool> DestroyAnswerAsync(RondetafelDb db, AnswerId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Answers.SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } answer || !answer.Destroy(Actor.Clock, now).IsGood) return false;
        db.Answers.Remove(answer);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<bool> EndDraftAsync(RondetafelDb db, DraftId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft) return false;
        draft.End(Actor.Clock, now);
        db.Drafts.Remove(draft);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Old one-time keys and sessions; then, on SQLite, the journal, so that no page of a removed row is left in it.</summary>
    private async Task<bool> SweepAsync(RondetafelDb db, DateTime now, CancellationToken cancel)
    {
        var (used, round, ended) = (now.AddDays(-UsedKeyDays), Deadline.LocalDate(now).AddDays(-DueToday.RoundDays), now.AddDays(-1));
        await db.TouchAsync(set => set.UsedKeys.Where(u => u.At < used).ExecuteDeleteAsync(cancel), cancel);
        await db.TouchAsync(set => set.DueTold.Where(d => d.Day < round).ExecuteDeleteAsync(cancel), cancel);
        await db.TouchAsync(set => set.StaffSessions.Where(s => s.EndedAt < ended || s.SeenAt < ended).ExecuteDeleteAsync(cancel), cancel);
        if (settings.Database == "sqlite")
            await db.TouchAsync(set => set.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancel), cancel);
        return false;
    }

    private static async Task<List<SignalId>> ChangedAsync(RondetafelDb db, DateTime now, CancellationToken cancel)
    {
        var since = now.AddDays(-ComparedAgainDays);
        var ids = await db.Audit.AsNoTracking().Where(a => a.At >= since && a.ObjectKind == nameof(Signal) && a.ObjectId != null && MatchQueue.Events.Contains(a.Action))
            .Select(a => a.ObjectId!.Value).Distinct().ToListAsync(cancel);
        return [.. ids.Select(id => new SignalId(id))];
    }

    private static async Task<List<CaseId>> TakenInAsync(RondetafelDb db, DateTime now, CancellationToken cancel)
    {
        var since = now.AddDays(-ComparedAgainDays);
        var ids = await db.Audit.AsNoTracking().Where(a => a.At >= since && a.ObjectKind == nameof(Case) && a.ObjectId != null && a.Action == MatchQueue.CaseEvent)
            .Select(a => a.ObjectId!.Value).Distinct().ToListAsync(cancel);
        return [.. ids.Select(id => new CaseId(id))];
    }

    private static async Task<List<TableQuestionId>> AskedAsync(RondetafelDb db, DateTime now, CancellationToken cancel)
    {
        var since = now.AddDays(-ComparedAgainDays);
        var ids = await db.Audit.AsNoTracking().Where(a => a.At >= since && a.ObjectKind == nameof(TableQuestion) && a.ObjectId != null && a.Action == MatchQueue.QuestionEvent)
            .Select(a => a.ObjectId!.Value).Distinct().ToListAsync(cancel);
        return [.. ids.Select(id => new TableQuestionId(id))];
    }
}
