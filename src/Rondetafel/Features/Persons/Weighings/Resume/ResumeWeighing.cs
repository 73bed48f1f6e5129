using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.Resume;

/// <summary>What was asked for came in.</summary>
public sealed record ResumeWeighing(Guid Id, int Version, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ResumeWeighing);
}

/// <summary>Lets the table go on.</summary>
public sealed class ResumeWeighingHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ResumeWeighing command, CancellationToken cancel)
    {
        if (TypedText.TooLong(("Reason", command.Reason)) is { } refused) return refused;
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return WeighingDesk.Clash;
        var step = new WeighingStepGiven(new WeighingStepId(acting.NewId()), command.Reason);
        var outcome = weighing.Resume(step, acting.By, acting.Now);
        return outcome.IsGood && !outcome.IsAlreadySo ? await WeighingDesk.SaveAsync(db, cancel) : outcome;
    }
}
