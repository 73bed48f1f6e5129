using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Matching.Undo;

/// <summary>Undoes a merge.</summary>
public sealed record UnmergeSignals(Guid Id, int Version, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(UnmergeSignals);
}

/// <summary>Puts both signals back as they were and notes it on the task, in one save.</summary>
public sealed class UnmergeSignalsHandler(RondetafelDb db, Acting acting)
{
    /// <summary>Refusals: "clash", "text_too_long" and "reason_needed" on Reason, "not_now".</summary>
    public async Task<Outcome> RunAsync(UnmergeSignals command, CancellationToken cancel)
    {
        var id = new MatchTaskId(command.Id);
        var task = await db.MatchTasks.VisibleTo(acting.By, Permission.JudgeMatch).SingleAsync(t => t.Id == id, cancel);
        if (task.Version != command.Version) return Outcome.Refused("clash");
        if (command.Reason?.Trim().Length > Narrative.MaxLength) return Outcome.Refused("text_too_long", "Reason");
        var outcome = task.Unmerge(acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        SignalId?[] pair = [task.SignalId, task.OtherId];
        var merged = (await db.Signals.OfTask(task).ToListAsync(cancel)).Single(s => s.MergedInto is not null && pair.Contains(s.MergedInto));
        outcome = merged.Unmerge(new StepGiven(new SignalStepId(acting.NewId()), command.Reason), acting.By, acting.Now);
        return outcome.IsGood ? await db.SaveOrClashAsync(cancel) : outcome;
    }
}
