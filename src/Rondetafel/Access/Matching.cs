using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>
/// Compares a signal with all other living signals of the partnership and with the people of its open cases, and makes a task
/// of each likely duplicate: of the dossierhouders when both signals are of their municipality, of the director who leads the
/// case, else of a process director. A question to the table is compared with the open cases. Whoever asked learns nothing (product.md row 1). Nothing derived from an identity is
/// stored; only pairs of ids come out.
/// </summary>
public sealed class Matching(IServiceScopeFactory scopes, SealedTexts texts, TimeProvider clock, RandomSource random) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Compares one signal; gives the number of new tasks. A pair becomes a task once, however often this runs. Nothing happens for a signal that does not count.</summary>
    public Task<int> FindAsync(SignalId signal, CancellationToken cancel) => InTurnAsync(async db =>
    {
        if (await db.Signals.AsNoTracking().Living().Where(s => s.Id == signal).Identities().SingleOrDefaultAsync(cancel) is not { } probe) return 0;
        var tasks = await AddSignalsAsync(db, signal, await SignalsAlikeAsync(db, probe, cancel), cancel);
        return tasks + await AddPairsAsync(db, [signal], await CasesAlikeAsync(db, probe, cancel), cancel);
    }, cancel);

    /// <summary>Compares a case that was just taken in with the living signals, as <see cref="FindAsync(SignalId, CancellationToken)"/>.</summary>
    public Task<int> FindAsync(CaseId taken, CancellationToken cancel) => InTurnAsync(async db =>
    {
        if (await db.Cases.AsNoTracking().Living().Where(c => c.Id == taken).Identities().SingleOrDefaultAsync(cancel) is not { } probe) return 0;
        var questions = CaseTable.Alike(texts, probe, await db.Questions.AsNoTracking().Living().Identities().ToListAsync(cancel)).Select(id => new TableQuestionId(id)).ToList();
        return await AddPairsAsync(db, await SignalsAlikeAsync(db, probe, cancel), [taken], cancel) + await AddQuestionsAsync(db, questions, [taken], cancel);
    }, cancel);

    /// <summary>Compares a question to the table with the people of the open cases, as <see cref="FindAsync(SignalId, CancellationToken)"/>; a task of whoever leads the case.</summary>
    public Task<int> FindAsync(TableQuestionId question, CancellationToken cancel) => InTurnAsync(async db =>
    {
        if (await db.Questions.AsNoTracking().Living().Where(q => q.Id == question).Identities().SingleOrDefaultAsync(cancel) is not { } probe) return 0;
        return await AddQuestionsAsync(db, [question], await CasesAlikeAsync(db, probe, cancel), cancel);
    }, cancel);

    /// <summary>The open tasks over the border of a municipality whose director is missing or does not count today, and those of a case that another leads by now.</summary>
    public static async Task<List<MatchTaskId>> OwnerlessAsync(RondetafelDb db, DateOnly today, CancellationToken cancel)
    {
        var directors = (await Directors.OnAsync(db, today, cancel)).Select(d => (ProfessionalId?)d).ToList();
        return await db.MatchTasks.Where(t => t.Status == MatchStatus.Open && t.MunicipalityId == null
            && ((t.CaseId == null && !directors.Contains(t.Director)) || db.Cases.Any(c => c.Id == t.CaseId && c.Director != t.Director))).Select(t => t.Id).ToListAsync(cancel);
    }

    /// <summary>Gives such a task to whoever it would go to now, who is told; false while there is nobody.</summary>
    public async Task<bool> AssignAsync(RondetafelDb db, MatchTaskId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var task = await db.MatchTasks.SingleAsync(t => t.Id == id, cancel);
        if (await OwnerAsync(db, task, Deadline.LocalDate(now), cancel) is not { } director || task.Assign(director, Actor.Clock, now) is not { IsGood: true, IsAlreadySo: false }) return false;
        Holders.Tell(db, [director], random.NewId, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Whose task it is now: of who leads the case, else of the director of the municipality that whoever asked does not see.</summary>
    private static async Task<ProfessionalId?> OwnerAsync(RondetafelDb db, MatchTask task, DateOnly today, CancellationToken cancel)
    {
        if (task.CaseId is { } looksLike) return await db.Cases.Where(c => c.Id == looksLike).Select(c => (ProfessionalId?)c.Director).SingleOrDefaultAsync(cancel);
        var municipality = task.Across ?? await db.Signals.Where(s => s.Id == task.OtherId).Select(s => s.MunicipalityId).SingleAsync(cancel);
        return await Directors.ForAsync(db, municipality, today, cancel);
    }

    /// <summary>The living signals likely about the same person. Dates of birth are read first; names only of those whose date may be the same.</summary>
    private async Task<IReadOnlyList<SignalId>> SignalsAlikeAsync(RondetafelDb db, SealedIdentity probe, CancellationToken cancel)
    {
        var living = db.Signals.AsNoTracking().Living();
        var maybe = CaseTable.MaybeBornTogether(texts, probe, await living.Births().ToListAsync(cancel)).Select(id => new SignalId(id)).ToList();
        return [.. CaseTable.Alike(texts, probe, await living.Where(s => maybe.Contains(s.Id)).Identities().ToListAsync(cancel)).Select(id => new SignalId(id))];
    }

    /// <summary>The open cases likely about the same person, found in the same two steps.</summary>
    private async Task<IReadOnlyList<CaseId>> CasesAlikeAsync(RondetafelDb db, SealedIdentity probe, CancellationToken cancel)
    {
        var living = db.Cases.AsNoTracking().Living();
        var maybe = CaseTable.MaybeBornTogether(texts, probe, await living.Births().ToListAsync(cancel)).Select(id => new CaseId(id)).ToList();
        return [.. CaseTable.Alike(texts, probe, await living.Where(c => maybe.Contains(c.Id)).Identities().ToListAsync(cancel)).Select(id => new CaseId(id))];
    }

    /// <summary>One comparison at a time, in a context of its own and one save.</summary>
    private async Task<int> InTurnAsync(Func<RondetafelDb, Task<int>> compare, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().WorkWith(WallReach.Matching);
            db.Trace = db.Trace with { Origin = "matching" };
            var tasks = await compare(db);
            if (tasks > 0) await db.SaveChangesAsync(cancel);
            return tasks;
        }
        catch (DbUpdateException)
        {
            return 0; // another process made the same pair a task; the daily job finds what is left
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Tasks for the found signals that are not a pair with this one yet.</summary>
    private async Task<int> AddSignalsAsync(RondetafelDb db, SignalId probe, IReadOnlyList<SignalId> found, CancellationToken cancel)
    {
        if (found.Count == 0) return 0;
        var known = await db.MatchTasks.AsNoTracking().Where(t => t.OtherId != null && (t.SignalId == probe || t.OtherId == probe))
            .Select(t => t.SignalId == probe ? t.OtherId!.Value : t.SignalId).ToListAsync(cancel);
        var wanted = found.Except(known).ToList();
        if (wanted.Count == 0) return 0;
        wanted.Add(probe);
        var pairs = await db.Signals.AsNoTracking().Where(s => wanted.Contains(s.Id)).Select(s => new Compared(s.Id, s.MunicipalityId, s.ReceivedAt)).ToListAsync(cancel);
        var own = pairs.Single(p => p.Id == probe);
        foreach (var other in pairs.Where(p => p.Id != probe)) await AddAsync(db, own, other, cancel);
        return pairs.Count - 1;
    }

    /// <summary>The later of the two is named first, so that a pair is one row whichever was compared.</summary>
    private async Task AddAsync(RondetafelDb db, Compared probe, Compared other, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Deadline.LocalDate(now);
        var (later, earlier) = (probe.ReceivedAt, probe.Id.Value).CompareTo((other.ReceivedAt, other.Id.Value)) > 0 ? (probe.Id, other.Id) : (other.Id, probe.Id);
        var within = other.MunicipalityId == probe.MunicipalityId;
        var director = within ? null : await Directors.ForAsync(db, other.MunicipalityId, today, cancel);
        db.MatchTasks.Add(MatchTask.Find(new MatchTaskId(random.NewId()), later, earlier, within ? other.MunicipalityId : null, director, Actor.Clock, now, within ? null : other.MunicipalityId));
        Holders.Tell(db, within ? await Holders.OfAsync(db, other.MunicipalityId, today, cancel) : director is { } one ? [one] : [], random.NewId, now);
    }

    /// <summary>Tasks for the pairs of signal and case that are none yet, each of the director who leads the case.</summary>
    private async Task<int> AddPairsAsync(RondetafelDb db, IReadOnlyList<SignalId> signals, IReadOnlyList<CaseId> cases, CancellationToken cancel)
    {
        var (added, now) = (0, clock.GetUtcNow().UtcDateTime);
        foreach (var led in await db.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Director }).ToListAsync(cancel))
        {
            var known = await db.MatchTasks.AsNoTracking().Where(t => t.CaseId == led.Id).Select(t => t.SignalId).ToListAsync(cancel);
            foreach (var signal in signals.Except(known))
            {
                db.MatchTasks.Add(MatchTask.FindCase(new MatchTaskId(random.NewId()), signal, led.Id, led.Director, Actor.Clock, now));
                Holders.Tell(db, [led.Director], random.NewId, now);
                added++;
            }
        }
        return added;
    }

    /// <summary>Notes the pairs of question and case that are none yet; whoever leads the case and does not serve the question's municipality is told.</summary>
    private async Task<int> AddQuestionsAsync(RondetafelDb db, IReadOnlyList<TableQuestionId> questions, IReadOnlyList<CaseId> cases, CancellationToken cancel)
    {
        var (added, now) = (0, clock.GetUtcNow().UtcDateTime);
        if (questions.Count == 0 || cases.Count == 0) return 0;
        var directors = await db.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Director, cancel);
        var known = await db.QuestionMatches.AsNoTracking().Where(m => questions.Contains(m.QuestionId) && cases.Contains(m.CaseId)).Select(m => new { m.QuestionId, m.CaseId }).ToListAsync(cancel);
        foreach (var asked in await db.Questions.AsNoTracking().Where(q => questions.Contains(q.Id)).Select(q => new { q.Id, q.MunicipalityId, q.Asker }).ToListAsync(cancel))
        {
            var serves = await Directors.ForAsync(db, asked.MunicipalityId, Deadline.LocalDate(now), cancel);
            foreach (var (theCase, director) in directors.Where(c => !known.Any(k => k.QuestionId == asked.Id && k.CaseId == c.Key)))
            {
                db.QuestionMatches.Add(QuestionMatch.Find(new QuestionMatchId(random.NewId()), asked.Id, theCase, now));
                if (director != serves && director != asked.Asker) Holders.Tell(db, [director], random.NewId, now);
                added++;
            }
        }
        return added;
    }

    private sealed record Compared(SignalId Id, MunicipalityId MunicipalityId, DateTime ReceivedAt);
}
