using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.Convene;

/// <summary>Put a signal on the table of a weighing: when, and with whom.</summary>
public sealed record ConveneWeighing(Guid Signal, string? On, IReadOnlyCollection<Guid> People);

/// <summary>Convenes the weighing and invites the roster, in one save; the invitations say only that something waits.</summary>
public sealed class ConveneWeighingHandler(RondetafelDb db, Acting acting, RosterQuery roster)
{
    public async Task<(Guid Id, Outcome Outcome)> RunAsync(ConveneWeighing command, CancellationToken cancel)
    {
        var key = new SignalId(command.Signal);
        var signal = await db.ToWeigh(acting.By, await Directors.ServedByAsync(db, acting.By, acting.Today, cancel)).AsNoTracking().Include(s => s.Steps).SingleOrDefaultAsync(s => s.Id == key, cancel);
        if (signal is null) return (default, Outcome.Refused("not_now"));
        var read = WeighingDesk.ReadDay(command.On, "On", acting.Today, out var on);
        read = read.And(Outcome.Fields((on is null, "date_needed", "On")));
        var seats = await roster.SeatsAsync(signal.MunicipalityId, command.People, cancel);
        var term = (await Parameters.OnAsync(db, acting.Today, cancel))[Parameters.WeighingDays];
        var form = await Parameters.FormAsync(db, acting.Today, cancel);
        var brought = signal.Steps.Where(s => s.Action == SignalAction.BringToWeighing).Select(s => (DateTime?)s.At).Max() ?? signal.ReceivedAt;
        var (weighing, outcome) = Weighing.Convene(
            new WeighingId(acting.NewId()), acting.NewCode('W'), new NewWeighing(key, signal.MunicipalityId, brought, term, on ?? acting.Today, seats, form), acting.By, acting.Now);
        if (weighing is null || !read.IsGood) return (default, read.And(outcome));
        db.Weighings.Add(weighing);
        WeighingDesk.Tell(db, acting, seats.Select(s => s.Professional));
        return (weighing.Id.Value, await WeighingDesk.SaveAsync(db, cancel));
    }
}
