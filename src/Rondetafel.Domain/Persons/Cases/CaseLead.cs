using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// Who leads: another process director takes over when the director no longer counts as one.
public sealed partial class Case
{
    /// <summary>
    /// The process director of the municipality takes over the lead; the timeline says who had it. That the director no longer
    /// counts is judged by who calls, for it is a matter of the director's roles. Refusals: "not_yours" for who is no person, "not_now" once closed.
    /// </summary>
    public Outcome TakeLead(CaseStepId step, Actor by, DateTime now)
    {
        if (by.Id is not { } next) return Outcome.Refused("not_yours");
        var before = Director;
        if (next == before) return Outcome.AlreadySo;
        return Do(CaseAction.TakeLead, CaseWho.Successor, new CaseStepGiven(step) { Before = before }, by, now, () =>
        {
            Director = next;
            return new CaseLeadTaken(before, by, now);
        });
    }
}
