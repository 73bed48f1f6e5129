using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Matching.Compare;

/// <summary>A judgement on a likely duplicate.</summary>
/// <param name="Choice">"not_same", "same", "confirm" or "handled".</param>
/// <param name="Agreed">What the person saw to agree.</param>
public sealed record JudgeMatch(Guid Id, int Version, string? Choice, Identifiers Agreed, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(JudgeMatch);
}

/// <summary>Records the judgement; a confirmed one merges the later signal into the earlier, in one save.</summary>
public sealed class JudgeMatchHandler(RondetafelDb db, Acting acting, Opened opened)
{
    /// <summary>Refusals: "clash", "choice_needed" on Choice, "text_too_long" on Reason, those of <see cref="MatchTask"/> and of <see cref="Signal.MergeInto"/>.</summary>
    public async Task<Outcome> RunAsync(JudgeMatch command, CancellationToken cancel)
    {
        var id = new MatchTaskId(command.Id);
        var task = await db.MatchTasks.VisibleTo(acting.By, Permission.JudgeMatch).SingleAsync(t => t.Id == id, cancel);
        if (task.Version != command.Version) return Outcome.Refused("clash");
        if (command.Reason?.Trim().Length > Narrative.MaxLength) return Outcome.Refused("text_too_long", "Reason");
        var outcome = command.Choice switch
        {
            "not_same" => task.Dismiss(command.Reason, acting.By, acting.Now),
            "same" => await ProposeAsync(task, command, cancel),
            "confirm" => await ConfirmAsync(task, cancel),
            "handled" => task.HandleByDirector(command.Reason, acting.By, acting.Now),
            _ => Outcome.Refused("choice_needed", "Choice"),
        };
        return outcome.IsGood && !outcome.IsAlreadySo ? await db.SaveOrClashAsync(cancel) : outcome;
    }

    /// <summary>The second person is another dossierhouder of the municipality, or the director that serves it: those are told. Refusal: "no_second" when there is neither.</summary>
    private async Task<Outcome> ProposeAsync(MatchTask task, JudgeMatch command, CancellationToken cancel)
    {
        if (task.MunicipalityId is not { } municipality) return Outcome.Refused("not_yours");
        var director = await Directors.ForAsync(db, municipality, acting.Today, cancel);
        var outcome = task.Propose(command.Agreed, command.Reason, acting.By, acting.Now, director);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        var others = (await Holders.OfAsync(db, municipality, acting.Today, cancel)).Where(p => p != acting.By.Id).ToList();
        if (others.Count == 0 && (director is null || director == acting.By.Id)) return Outcome.Refused("no_second");
        Holders.Tell(db, others.Count > 0 || director is null ? others : [director.Value], acting.NewId, acting.Now);
        return outcome;
    }

    private async Task<Outcome> ConfirmAsync(MatchTask task, CancellationToken cancel)
    {
        var outcome = task.Confirm(acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        var both = await db.Signals.OfTask(task).ToListAsync(cancel);
        var (later, earlier) = (both.Single(s => s.Id == task.SignalId), both.Single(s => s.Id == task.OtherId!.Value));
        var mayGo = SignalTransitions.Table.Find(later.Status, SignalAction.Merge, SignalWho.Second) is not null;
        var (going, staying) = mayGo ? (later, earlier) : (earlier, later);
        if (!Signal.IsLiving(staying.Status)) return Outcome.Refused("not_now");
        var given = new StepGiven(new SignalStepId(acting.NewId()), opened.Table.Read(task.Reason, task.Id.Value));
        return going.MergeInto(
            staying.Id, int.PopCount((int)task.Agreed) >= 2, task.ProposedBy is { } first && first != acting.By.Id, given, acting.By, acting.Now);
    }
}
