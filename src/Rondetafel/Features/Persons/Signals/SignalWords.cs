using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>The words and shapes of a signal on screen.</summary>
public static class SignalWords
{
    /// <summary>The shape of a status; the word always stands beside it.</summary>
    public static string Shape(SignalStatus status) => status switch
    {
        SignalStatus.HeldApart => "wait",
        SignalStatus.Received => "open",
        SignalStatus.Acknowledged => "busy",
        SignalStatus.AskedBack => "wait",
        SignalStatus.ToWeighing => "note",
        SignalStatus.RoutedElsewhere or SignalStatus.Stopped or SignalStatus.NotTakenIn => "closed",
        SignalStatus.Merged => "stopped",
        SignalStatus.TakenIn => "done",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The last part of the address of a step; null for a step that has its place elsewhere.</summary>
    public static string? Place(SignalAction action) => action switch
    {
        SignalAction.ConfirmReporter => "gesproken",
        SignalAction.AskReporter => "vragen",
        SignalAction.Acknowledge => "bevestigen",
        SignalAction.Amend => "aanvullen",
        SignalAction.Split => "splitsen",
        SignalAction.AskBack => "navragen",
        SignalAction.ReceiveAnswer => "antwoord-binnen",
        SignalAction.BringToWeighing => "naar-weging",
        SignalAction.Route => "elders",
        SignalAction.Stop => "stoppen",
        SignalAction.Undo => "ongedaan",
        _ => null,
    };

    /// <summary>Whether a step was a decision: its dot in the history is filled.</summary>
    public static bool IsDecision(SignalAction action) =>
        action is SignalAction.BringToWeighing or SignalAction.Route or SignalAction.Stop or SignalAction.Undo or SignalAction.Merge or SignalAction.Unmerge;
}
