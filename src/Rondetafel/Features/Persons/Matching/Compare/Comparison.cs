using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Matching.Compare;

/// <summary>One side of a likely duplicate.</summary>
/// <param name="Code">The code of the signal or the number of the case.</param>
/// <param name="ReceivedAt">When the signal came in or the case was taken in, UTC.</param>
/// <param name="Who">The identity; null when signal or case no longer counts, or the task is done: then nobody needs it here.</param>
public sealed record Side(Guid Id, string Code, DateTime ReceivedAt, string Municipality, OpenedIdentity? Who, bool IsCase = false);

/// <summary>A likely duplicate with both sides, the later one first; a case comes second.</summary>
public sealed record Comparison(MatchTask Task, string? Reason, Side Later, Side Earlier)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(Comparison);
}

/// <summary>Opens both identities through their own rows and logs each apart; nothing else of signals or case is read.</summary>
public sealed class ComparisonQuery(RondetafelDb db, Acting acting, Opened opened, SealedTexts texts, Readings readings)
{
    public async Task<Comparison> RunAsync(CancellationToken cancel)
    {
        var id = new MatchTaskId(opened.Table.ItemId);
        var task = await db.MatchTasks.VisibleTo(acting.By, Permission.JudgeMatch).AsNoTracking().SingleAsync(t => t.Id == id, cancel);
        var both = db.Signals.OfTask(task).AsNoTracking();
        var open = task.Status is MatchStatus.Open or MatchStatus.Proposed;
        var who = open ? await both.Living().Identities(task.Director).ToDictionaryAsync(i => new SignalId(i.Id), cancel) : [];
        var sides = await both.Join(db.Municipalities, s => s.MunicipalityId, m => m.Id, (s, m) => new { s.Id, s.Code, s.ReceivedAt, m.Name }).ToListAsync(cancel);
        Side Make(SignalId signal)
        {
            var one = sides.Single(s => s.Id == signal);
            return new Side(signal.Value, one.Code, one.ReceivedAt, one.Name, who.TryGetValue(signal, out var row) ? Open(row, nameof(Signal)) : null);
        }
        var later = Make(task.SignalId);
        return new Comparison(task, opened.Table.Read(task.Reason, task.Id.Value), later, task.OtherId is { } other ? Make(other) : await CaseAsync(task, open, cancel));
    }

    private async Task<Side> CaseAsync(MatchTask task, bool open, CancellationToken cancel)
    {
        var one = await db.Cases.OfTask(task).AsNoTracking().Join(db.Municipalities, c => c.MunicipalityId, m => m.Id, (c, m) => new { c.Number, c.TakenInAt, m.Name }).SingleAsync(cancel);
        var row = open ? await db.Cases.OfTask(task).AsNoTracking().Living().Identities().SingleOrDefaultAsync(cancel) : null;
        return new Side(task.CaseId!.Value.Value, one.Number, one.TakenInAt, one.Name, row is null ? null : Open(row, nameof(Case)), IsCase: true);
    }

    private OpenedIdentity? Open(SealedIdentity row, string kind)
    {
        if (row.OpenFor(texts, acting.By, Permission.JudgeMatch) is not { } who) return null;
        readings.Add(Reading.OfItem(acting, $"{kind}.identity.opened", kind, row.Id, db.Trace));
        return who;
    }
}
