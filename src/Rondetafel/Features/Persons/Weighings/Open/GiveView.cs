using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.Open;

/// <summary>Give, or before the views are opened change, the view of one's organisation.</summary>
public sealed record GiveView(Guid Id, ViewInput Input);

/// <summary>Keeps the view. Only a colleague's change of this same view is a clash; what other organisations do is neither met nor told.</summary>
public sealed class GiveViewHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(GiveView command, CancellationToken cancel)
    {
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.GiveView, cancel) is not { } weighing) return Outcome.Refused("not_yours");
        var own = weighing.Seats.FirstOrDefault(s => s.ProfessionalId == acting.By.Id)?.OrganisationId;
        var there = weighing.Views.FirstOrDefault(v => own is not null && v.OrganisationId == own);
        if (there?.At.Ticks != command.Input.SeenAt) return WeighingDesk.Clash;
        var (given, refused) = command.Input.Read(acting);
        if (given is null) return refused;
        var outcome = command.Input.Place(weighing.GiveView(given, acting.By, acting.Now));
        if (!outcome.IsGood) return outcome;
        if (weighing.Status == WeighingStatus.Preparing && !weighing.Missing().Any()) WeighingDesk.Tell(db, acting, [weighing.Chair]);
        return await WeighingDesk.SaveAsync(db, cancel);
    }
}
