using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Matching;

/// <summary>The other signal of a merge, for a line on the page of a signal.</summary>
/// <param name="Into">Whether this signal went into the other one; false when the other one came here.</param>
/// <param name="Task">The likely duplicate it came from, where the merge can be undone.</param>
public sealed record MergedLine(Guid Signal, string Code, bool Into, Guid Task);

/// <summary>With which signals one was merged, within the actor's scope.</summary>
public sealed class MergedQuery(RondetafelDb db, Acting acting)
{
    public Task<List<MergedLine>> RunAsync(SignalId signal, CancellationToken cancel)
    {
        var mine = db.Signals.VisibleTo(acting.By, Permission.ReadSignal).AsNoTracking();
        return (
            from task in db.MatchTasks.VisibleTo(acting.By, Permission.JudgeMatch).AsNoTracking()
            where task.Status == MatchStatus.Merged && (task.SignalId == signal || task.OtherId == signal)
            join here in mine on signal equals here.Id
            from other in mine
            where other.Id != signal && (other.Id == task.SignalId || other.Id == task.OtherId)
            select new MergedLine(other.Id.Value, other.Code, here.MergedInto == other.Id, task.Id.Value)).ToListAsync(cancel);
    }
}
