using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.Dissent;

/// <summary>Note that one disagrees.</summary>
public sealed record NoteDissent(Guid Id, int Version, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NoteDissent);
}

/// <summary>Keeps the dissent beside the decision; it is never rewritten.</summary>
public sealed class NoteDissentHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(NoteDissent command, CancellationToken cancel)
    {
        if (TypedText.TooLong(("Reason", command.Reason)) is { } refused) return refused;
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.GiveView, cancel) is not { } weighing) return Outcome.Refused("not_now");
        var step = new WeighingStepGiven(new WeighingStepId(acting.NewId()), command.Reason);
        var outcome = weighing.DissentFrom(step, acting.By, acting.Now);
        return outcome.IsGood && !outcome.IsAlreadySo ? await WeighingDesk.SaveAsync(db, cancel) : outcome;
    }
}
