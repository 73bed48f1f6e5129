using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.Plan;

/// <summary>Another date or roster.</summary>
public sealed record PlanWeighing(Guid Id, int Version, string? On, IReadOnlyCollection<Guid> People);

/// <summary>Changes date and roster, and tells everybody who is or was on it.</summary>
public sealed class PlanWeighingHandler(RondetafelDb db, Acting acting, RosterQuery roster)
{
    public async Task<Outcome> RunAsync(PlanWeighing command, CancellationToken cancel)
    {
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return WeighingDesk.Clash;
        var read = WeighingDesk.ReadDay(command.On, "On", acting.Today, out var on);
        read = read.And(Outcome.Fields((on is null, "date_needed", "On")));
        var seats = await roster.SeatsAsync(weighing.MunicipalityId, command.People, cancel);
        var before = weighing.Seats.Select(s => s.ProfessionalId).ToList();
        var outcome = read.And(weighing.Plan(on ?? acting.Today, seats, acting.By, acting.Now));
        if (!outcome.IsGood) return outcome;
        var now = weighing.Seats.Select(s => s.ProfessionalId).ToList();
        WeighingDesk.Tell(db, acting, before.Concat(now));
        WeighingDesk.Notice(db, acting, WeighingDesk.WithView(weighing), "weighing.notice.planned");
        WeighingDesk.Notice(db, acting, before.Except(now), "weighing.notice.left");
        return await WeighingDesk.SaveAsync(db, cancel);
    }
}
