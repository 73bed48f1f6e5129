using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals.ReceiveAnswer;

/// <summary>The answer to a question back came in: what was said, may stay empty.</summary>
public sealed record ReceiveAnswer(Guid Id, int Version, string? Said);

/// <summary>Puts the signal back in preselection.</summary>
public sealed class ReceiveAnswerHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ReceiveAnswer command, CancellationToken cancel)
    {
        if (await SignalDesk.ToHandleAsync(db, acting, command.Id, cancel) is not { } signal) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var outcome = signal.ReceiveAnswer(new StepGiven(new SignalStepId(acting.NewId()), command.Said), acting.By, acting.Now);
        return !outcome.IsGood || outcome.IsAlreadySo ? outcome : await SignalDesk.SaveAsync(db, cancel);
    }
}
