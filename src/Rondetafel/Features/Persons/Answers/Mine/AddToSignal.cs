using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Answers.Mine;

/// <summary>The reporter adds something to an own report.</summary>
public sealed record AddToSignal(Guid Answer, string? Text)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AddToSignal);
}

/// <summary>Finds the signal by the own answer and adds to it; the dossierhouders are told.</summary>
public sealed class AddToSignalHandler(RondetafelDb db, Acting acting)
{
    /// <summary>Refusals: "text_needed", "text_too_long"; "no_more_here" whatever became of the signal, so that its course does not show.</summary>
    public async Task<Outcome> RunAsync(AddToSignal command, CancellationToken cancel)
    {
        if (command.Text?.Trim().Length > Narrative.MaxLength) return Outcome.Refused("text_too_long", "Text");
        var id = new AnswerId(command.Answer);
        var own = db.Answers.VisibleTo(acting.By, Permission.ReadOwnAnswer).Where(a => a.Id == id);
        if (string.IsNullOrWhiteSpace(command.Text)) return Outcome.Refused("text_needed", "Text");
        if (await Added.ToAsync(db.Signals.OfReports(own), cancel) is not { } signal) return Outcome.Refused("no_more_here", "Text");
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var outcome = signal.AddByReporter(new SignalAdditionId(acting.NewId()), command.Text, terms.Signal, acting.By, acting.Now);
        if (!outcome.IsGood) return outcome.Refusal!.Field is null ? Outcome.Refused("no_more_here", "Text") : outcome;
        await Added.TellAsync(db, acting, signal, cancel);
        return await db.SaveOrClashAsync(cancel);
    }
}
