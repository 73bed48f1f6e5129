using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Weighings;

/// <summary>A weighing as it is convened.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Municipality">Its municipality.</param>
/// <param name="BroughtAt">When it was brought to the weighing, UTC; the term counts from here.</param>
/// <param name="WorkingDays">Working days to decide.</param>
/// <param name="On">The day of discussion.</param>
/// <param name="Seats">The roster.</param>
/// <param name="Form">The criteria form of today.</param>
public sealed record NewWeighing(
    SignalId Signal, MunicipalityId Municipality, DateTime BroughtAt, int WorkingDays, DateOnly On, IReadOnlyList<SeatGiven> Seats, CriteriaForm Form);
