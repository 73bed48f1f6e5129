using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>Where a proposal stands.</summary>
public enum ProposalStatus
{
    /// <summary>Waits for the owner of the contribution.</summary>
    Waiting,
    /// <summary>The owner agrees; both texts stay.</summary>
    Accepted,
    /// <summary>The owner does not agree; both texts stay.</summary>
    Declined,
    /// <summary>Who proposed it took it back.</summary>
    Withdrawn,
}

/// <summary>What can be done with a proposal.</summary>
public enum ProposalAction
{
    /// <summary>Agree.</summary>
    Accept,
    /// <summary>Not agree; needs no reason.</summary>
    Decline,
    /// <summary>Take it back.</summary>
    Withdraw,
}

/// <summary>The kinds of person that may act on a proposal.</summary>
[Flags]
public enum ProposalWho
{
    /// <summary>The organisation that owns the contribution.</summary>
    Owner = 1,
    /// <summary>The organisation that proposed.</summary>
    Proposer = 2,
}

/// <summary>The state table of a proposal (product.md row 10).</summary>
public static class ProposalTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<ProposalStatus, ProposalAction, ProposalWho> Table { get; } = new(
    [
        new(ProposalStatus.Waiting, ProposalAction.Accept, ProposalStatus.Accepted, ProposalWho.Owner),
        new(ProposalStatus.Waiting, ProposalAction.Decline, ProposalStatus.Declined, ProposalWho.Owner),
        new(ProposalStatus.Waiting, ProposalAction.Withdraw, ProposalStatus.Withdrawn, ProposalWho.Proposer),
    ],
    [(ProposalStatus.Accepted, ProposalAction.Accept), (ProposalStatus.Declined, ProposalAction.Decline), (ProposalStatus.Withdrawn, ProposalAction.Withdraw)]);
}
