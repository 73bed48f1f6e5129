using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.AskReporter;

/// <summary>Puts a question to the reporter of a report that is held apart.</summary>
public sealed record AskReporter(Guid Id, int Version, string? Question);

/// <summary>Notes the question in the history and puts it ready for the reporter, who reads it with the code, in one save.</summary>
public sealed class AskReporterHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AskReporter command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        if (string.IsNullOrWhiteSpace(command.Question)) return Outcome.Refused("text_needed", "Question");
        var outcome = signal.AskReporter(new StepGiven(new SignalStepId(acting.NewId()), command.Question), acting.By, acting.Now);
        if (!outcome.IsGood) return outcome;
        var asked = await FeedbackDuty.AskAsync(db, acting, signal.Id, command.Question, cancel);
        return asked.IsGood ? await SignalDesk.SaveAsync(db, cancel) : asked;
    }
}
