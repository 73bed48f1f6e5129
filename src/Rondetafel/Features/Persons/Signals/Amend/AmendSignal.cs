using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals.Amend;

/// <summary>Complete or correct what a signal holds.</summary>
public sealed record AmendSignal(Guid Id, int Version, string? Origin, PersonGiven Person, IReadOnlyList<FactGiven> Facts, ThoughtsGiven Thoughts);

/// <summary>Writes all fields anew under the signal's own key.</summary>
public sealed class AmendSignalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AmendSignal command, CancellationToken cancel)
    {
        var key = new SignalId(command.Id);
        var signal = await db.Signals.VisibleTo(acting.By, Permission.HandleSignal).Include(s => s.Facts).SingleOrDefaultAsync(s => s.Id == key, cancel);
        if (signal is null) return Outcome.Refused("not_now");
        if (signal.Version != command.Version) return SignalDesk.Clash;
        var wrong = Outcome.Fields((!await Lists.IsOnListAsync(db, "signal.origin", command.Origin, acting.Today, cancel), "choice_needed", "Origin"));
        var facts = command.Facts.Select(f => new NewFact(new SignalFactId(acting.NewId()), f)).ToList();
        var content = new SignalContent(string.IsNullOrEmpty(command.Origin) ? null : command.Origin, command.Person, facts, command.Thoughts);
        var outcome = wrong.And(signal.Amend(new StepGiven(new SignalStepId(acting.NewId())), content, acting.By, acting.Now));
        return outcome.IsGood ? await SignalDesk.SaveAsync(db, cancel) : outcome;
    }
}
