using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Weighings;

// Who chairs: another process director takes over when the chair no longer counts as one.
public sealed partial class Weighing
{
    /// <summary>
    /// The process director of the municipality takes over the chair; the history says who had it. That the chair no longer
    /// counts is judged by who calls, for it is a matter of the chair's roles. Refusals: "not_yours" for who is no person, "not_now" once decided.
    /// </summary>
    public Outcome TakeLead(WeighingStepId step, Actor by, DateTime now)
    {
        if (by.Id is not { } next) return Outcome.Refused("not_yours");
        var before = Chair;
        if (next == before) return Outcome.AlreadySo;
        return Do(WeighingAction.TakeLead, WeighingWho.Successor, new WeighingStepGiven(step) { Before = before }, by, now, () =>
        {
            Chair = next;
            return new WeighingLeadTaken(before, by, now);
        });
    }
}
