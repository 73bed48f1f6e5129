using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.OpenViews;

/// <summary>Open the views.</summary>
public sealed record OpenWeighingViews(Guid Id, int Version, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(OpenWeighingViews);
}

/// <summary>Opens the views of all organisations for everybody on the roster.</summary>
public sealed class OpenWeighingViewsHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(OpenWeighingViews command, CancellationToken cancel)
    {
        if (TypedText.TooLong(("Reason", command.Reason)) is { } refused) return refused;
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return WeighingDesk.Clash;
        var step = new WeighingStepGiven(new WeighingStepId(acting.NewId()), command.Reason);
        var outcome = weighing.OpenViews(step, acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        WeighingDesk.Notice(db, acting, weighing.Seats.Select(s => s.ProfessionalId), "weighing.notice.opened");
        WeighingDesk.Tell(db, acting, weighing.Seats.Select(s => s.ProfessionalId));
        return await WeighingDesk.SaveAsync(db, cancel);
    }
}
