using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Work;

/// <summary>What is asked of the signed-in person, for Mijn werk and its number in the menu.</summary>
public sealed class WorkList(RondetafelDb db, Acting acting)
{
    /// <summary>How many things wait.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        var by = acting.By;
        var count = 0;
        if (AccessRules.May(by, Permission.HandleSignal))
        {
            count += await db.Signals.VisibleTo(by, Permission.HandleSignal)
                .CountAsync(s => s.Status == SignalStatus.HeldApart || s.Status == SignalStatus.Received || s.Status == SignalStatus.Acknowledged, cancel);
            count += await db.Answers.VisibleTo(by, Permission.GiveAnswer).CountAsync(a => a.DueOn != null, cancel);
        }
        if (AccessRules.May(by, Permission.JudgeMatch))
            count += await db.MatchTasks.VisibleTo(by, Permission.JudgeMatch).CountAsync(t => t.Status == MatchStatus.Open || t.Status == MatchStatus.Proposed, cancel);
        return count;
    }
}
