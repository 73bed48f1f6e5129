using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>Where it stands that more people will read a contribution.</summary>
public enum WideningStatus
{
    /// <summary>Nothing waits.</summary>
    None,
    /// <summary>Proposed; waits for a second person.</summary>
    Waiting,
    /// <summary>The second person said no, with a reason.</summary>
    Declined,
}

/// <summary>What can be done with it.</summary>
public enum WideningAction
{
    /// <summary>Propose it, or another one in its stead, with a reason.</summary>
    Propose,
    /// <summary>Confirm it: from then on they read it.</summary>
    Confirm,
    /// <summary>Say no, with a reason.</summary>
    Decline,
    /// <summary>Take it back.</summary>
    Withdraw,
    /// <summary>It falls away, because the provider gave another audience.</summary>
    Drop,
}

/// <summary>The kinds of person that may act on it.</summary>
[Flags]
public enum WideningWho
{
    /// <summary>Somebody of the provider.</summary>
    Provider = 1,
    /// <summary>Who proposed it.</summary>
    Proposer = 2,
    /// <summary>Who may be the second person.</summary>
    Second = 4,
}

/// <summary>The state table of widening the audience of a contribution of a category that asks two persons (security-reliability 2.3).</summary>
public static class WideningTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<WideningStatus, WideningAction, WideningWho> Table { get; } = new(
    [
        new(WideningStatus.None, WideningAction.Propose, WideningStatus.Waiting, WideningWho.Provider, Facts.Reason),
        new(WideningStatus.Declined, WideningAction.Propose, WideningStatus.Waiting, WideningWho.Provider, Facts.Reason),
        new(WideningStatus.Waiting, WideningAction.Propose, WideningStatus.Waiting, WideningWho.Provider, Facts.Reason),
        new(WideningStatus.Waiting, WideningAction.Confirm, WideningStatus.None, WideningWho.Second),
        new(WideningStatus.Waiting, WideningAction.Decline, WideningStatus.Declined, WideningWho.Second, Facts.Reason),
        new(WideningStatus.Waiting, WideningAction.Withdraw, WideningStatus.None, WideningWho.Proposer),
        new(WideningStatus.Waiting, WideningAction.Drop, WideningStatus.None, WideningWho.Provider),
    ],
    [(WideningStatus.None, WideningAction.Withdraw), (WideningStatus.None, WideningAction.Drop), (WideningStatus.Declined, WideningAction.Decline), (WideningStatus.Declined, WideningAction.Drop)]);
}
