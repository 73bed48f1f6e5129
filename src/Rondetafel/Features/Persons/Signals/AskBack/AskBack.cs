using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.AskBack;

/// <summary>Asks for more until a date, and says what the reporter hears of it.</summary>
/// <param name="What">What is sought and from whom; stays with the dossierhouder.</param>
/// <param name="Question">What the reporter is asked, to be read with the code or in the account; null when another is asked.</param>
public sealed record AskBack(Guid Id, int Version, string? What, string? Question, string? Until, FeedbackInput Feedback)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AskBack);
}

/// <summary>Asks for more until a date and keeps the feedback duty, in one save.</summary>
public sealed class AskBackHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AskBack command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        DateOnly? until = TypedDate.TryRead(command.Until ?? "", acting.Today, out var day, Lean.Future) ? day : null;
        var outcome = Outcome.Fields((until is null && !string.IsNullOrWhiteSpace(command.Until), "date_wrong", "Until"))
            .And(signal.AskBack(new StepGiven(new SignalStepId(acting.NewId()), command.What, null, until), acting.By, acting.Now));
        if (outcome.IsAlreadySo) return outcome;
        outcome = outcome.And(await FeedbackDuty.DecideAsync(db, acting, signal, SignalAction.AskBack, command.Feedback, cancel));
        outcome = outcome.And(await FeedbackDuty.AskAsync(db, acting, signal.Id, command.Question, cancel));
        return outcome.IsGood ? await SignalDesk.SaveAsync(db, cancel) : outcome;
    }
}
