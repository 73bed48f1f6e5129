using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.AskMore;

/// <summary>Ask for more: who asks what, until when.</summary>
public sealed record AskForMore(Guid Id, int Version, Guid? Asked, string? Until, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AskForMore);
}

/// <summary>Lets somebody of the roster ask for more, until a date; at that date it is decided or it ends.</summary>
public sealed class AskForMoreHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AskForMore command, CancellationToken cancel)
    {
        if (TypedText.TooLong(("Reason", command.Reason)) is { } refused) return refused;
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return WeighingDesk.Clash;
        var read = WeighingDesk.ReadDay(command.Until, "Until", acting.Today, out var until);
        var asked = weighing.Seats.Select(s => (ProfessionalId?)s.ProfessionalId).FirstOrDefault(p => p!.Value.Value == command.Asked);
        var step = new WeighingStepGiven(new WeighingStepId(acting.NewId()), command.Reason, Until: until, Asked: asked);
        var outcome = read.And(weighing.AskMore(step, acting.By, acting.Now));
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        WeighingDesk.Tell(db, acting, [asked!.Value]);
        return await WeighingDesk.SaveAsync(db, cancel);
    }
}
