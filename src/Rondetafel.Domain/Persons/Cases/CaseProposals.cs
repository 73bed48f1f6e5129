using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// What partners propose to correct in each other's contributions or add to them.
public sealed partial class Case
{
    /// <summary>
    /// Proposes a correction of a contribution of another organisation, or an addition to it; of a settled fact too. Refusals: "text_needed",
    /// "own_contribution" (one corrects one's own), "not_yours" (also for one that the actor may not read), "not_now".
    /// </summary>
    public Outcome Propose(ProposalId id, ContributionId contribution, ProposalKind kind, string? text, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_contributions.FirstOrDefault(c => c.Id == contribution) is not { } about || !MayRead(about, by)) return Outcome.Refused("not_yours");
        if (about.Provider == by.Organisation) return Outcome.Refused("own_contribution");
        if (string.IsNullOrWhiteSpace(text)) return Outcome.Refused("text_needed", "Text");
        _proposals.Add(Proposal.Of(about, id, kind, text, by, now));
        Record(new ProposalMade(by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// The owner accepts or declines, or who proposed takes it back. Declining needs no reason. Refusals of <see cref="ProposalTransitions"/>,
    /// "not_yours" (also for one whose contribution the actor may not read).
    /// </summary>
    public Outcome DoProposal(ProposalId id, ProposalAction action, string? why, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_proposals.FirstOrDefault(p => p.Id == id) is not { } proposal || _contributions.FirstOrDefault(c => c.Id == proposal.ContributionId) is not { } about || !MayRead(about, by))
            return Outcome.Refused("not_yours");
        if ((proposal.To == by.Organisation ? ProposalWho.Owner : proposal.From == by.Organisation ? ProposalWho.Proposer : (ProposalWho?)null) is not { } who) return Outcome.Refused("not_yours");
        var done = proposal.Do(action, who, action == ProposalAction.Withdraw ? null : why, by, now);
        if (done is { IsGood: true, IsAlreadySo: false }) Record(new ProposalStepped(action, by, now));
        return done;
    });
}
