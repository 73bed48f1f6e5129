using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Signals.SignalAction;
using static Rondetafel.Domain.Persons.Signals.SignalStatus;
using static Rondetafel.Domain.Persons.Signals.SignalWho;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>Where a signal stands.</summary>
public enum SignalStatus
{
    /// <summary>Reported without login: held apart until the dossierhouder spoke with the reporter or confirmed an address. Not searched, matched or weighed.</summary>
    HeldApart,
    /// <summary>Waits to be acknowledged.</summary>
    Received,
    /// <summary>In preselection with the dossierhouder.</summary>
    Acknowledged,
    /// <summary>The reporter or another was asked for more, until a date.</summary>
    AskedBack,
    /// <summary>Brought to the weighing.</summary>
    ToWeighing,
    /// <summary>Routed to regular help, police, another municipality; shielded until it is destroyed.</summary>
    RoutedElsewhere,
    /// <summary>Stopped; shielded until it is destroyed.</summary>
    Stopped,
    /// <summary>Found to be about the same person as another signal and read there.</summary>
    Merged,
    /// <summary>Weighed and not taken in; shielded until it is destroyed.</summary>
    NotTakenIn,
    /// <summary>Taken in: its content lives in the case; only the answer to the reporter is left here.</summary>
    TakenIn,
}

/// <summary>What can be done with a signal.</summary>
public enum SignalAction
{
    /// <summary>The dossierhouder spoke with the reporter, confirmed an address, or read what the reporter wrote back.</summary>
    ConfirmReporter,
    /// <summary>Put a question to the reporter of a report that is held apart, to be read with the code.</summary>
    AskReporter,
    /// <summary>Acknowledge receipt.</summary>
    Acknowledge,
    /// <summary>Complete or correct what was noted, with its history in the audit.</summary>
    Amend,
    /// <summary>Split off another person.</summary>
    Split,
    /// <summary>Ask for more until a date.</summary>
    AskBack,
    /// <summary>The answer to the question came in.</summary>
    ReceiveAnswer,
    /// <summary>Bring it to the weighing.</summary>
    BringToWeighing,
    /// <summary>Route it elsewhere.</summary>
    Route,
    /// <summary>Stop.</summary>
    Stop,
    /// <summary>Undo the routing or stop while it is not yet destroyed.</summary>
    Undo,
    /// <summary>The reporter adds something through the code or their account.</summary>
    AddByReporter,
    /// <summary>Merge with another signal about the same person.</summary>
    Merge,
    /// <summary>Undo a merge: the signal stands again as it was.</summary>
    Unmerge,
    /// <summary>Destroy row and key at its end date.</summary>
    Destroy,
    /// <summary>The weighing decided not to take it in.</summary>
    DecideNotTakenIn,
    /// <summary>The weighing undid that decision.</summary>
    UndoDecision,
    /// <summary>The weighing took it in.</summary>
    DecideTakenIn,
}

/// <summary>The kinds of person that may act on a signal.</summary>
[Flags]
public enum SignalWho
{
    /// <summary>The dossierhouder of its municipality.</summary>
    Holder = 1,
    /// <summary>Whoever reported.</summary>
    Reporter = 2,
    /// <summary>The second person who confirms a merge.</summary>
    Second = 4,
    /// <summary>The daily job.</summary>
    Clock = 8,
    /// <summary>The table of its weighing.</summary>
    Weighers = 16,
    /// <summary>The signal that it was merged into: what happens to that one happens to it.</summary>
    Survivor = 32,
}

/// <summary>The state table of a signal (product.md rows 1 and 2; source 004 chapter 4; domain-and-law 1.3).</summary>
public static class SignalTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<SignalStatus, SignalAction, SignalWho> Table { get; } = new(
    [
        new(HeldApart, ConfirmReporter, Received, Holder, Facts.Reason | Facts.Target),
        new(HeldApart, AskReporter, HeldApart, Holder, Facts.Reason),
        new(HeldApart, AddByReporter, HeldApart, Reporter),
        new(HeldApart, Route, RoutedElsewhere, Holder, Facts.Reason | Facts.Target),
        new(HeldApart, Stop, Stopped, Holder, Facts.Reason | Facts.Target),
        new(HeldApart, SignalAction.Destroy, HeldApart, Clock),

        new(Received, Acknowledge, Acknowledged, Holder),
        new(Received, Amend, Received, Holder),
        new(Received, Split, Received, Holder),
        new(Received, AddByReporter, Received, Reporter),
        new(Received, Route, RoutedElsewhere, Holder, Facts.Reason | Facts.Target),
        new(Received, Stop, Stopped, Holder, Facts.Reason | Facts.Target),
        new(Received, Merge, Merged, Second, Facts.TwoIdentifiers | Facts.SecondPerson),

        new(Acknowledged, Amend, Acknowledged, Holder),
        new(Acknowledged, Split, Acknowledged, Holder),
        new(Acknowledged, AddByReporter, Acknowledged, Reporter),
        new(Acknowledged, AskBack, AskedBack, Holder, Facts.Reason | Facts.Until),
        new(Acknowledged, BringToWeighing, ToWeighing, Holder, Facts.Reason | Facts.LighterOption),
        new(Acknowledged, Route, RoutedElsewhere, Holder, Facts.Reason | Facts.Target),
        new(Acknowledged, Stop, Stopped, Holder, Facts.Reason | Facts.Target),
        new(Acknowledged, Merge, Merged, Second, Facts.TwoIdentifiers | Facts.SecondPerson),

        new(AskedBack, Amend, AskedBack, Holder),
        new(AskedBack, Split, AskedBack, Holder),
        new(AskedBack, AddByReporter, AskedBack, Reporter),
        new(AskedBack, ReceiveAnswer, Acknowledged, Holder),
        new(AskedBack, BringToWeighing, ToWeighing, Holder, Facts.Reason | Facts.LighterOption),
        new(AskedBack, Route, RoutedElsewhere, Holder, Facts.Reason | Facts.Target),
        new(AskedBack, Stop, Stopped, Holder, Facts.Reason | Facts.Target),
        new(AskedBack, Merge, Merged, Second, Facts.TwoIdentifiers | Facts.SecondPerson),

        new(ToWeighing, AddByReporter, ToWeighing, Reporter),
        new(ToWeighing, DecideNotTakenIn, NotTakenIn, Weighers),
        new(ToWeighing, DecideTakenIn, TakenIn, Weighers),

        new(NotTakenIn, UndoDecision, ToWeighing, Weighers),
        new(NotTakenIn, SignalAction.Destroy, NotTakenIn, Clock),
        new(TakenIn, SignalAction.Destroy, TakenIn, Clock),

        new(RoutedElsewhere, Undo, RoutedElsewhere, Holder | Survivor, Facts.Reason), // back to the status before
        new(RoutedElsewhere, SignalAction.Destroy, RoutedElsewhere, Clock),

        new(Stopped, Undo, Stopped, Holder | Survivor, Facts.Reason), // back to the status before
        new(Stopped, SignalAction.Destroy, Stopped, Clock),

        new(Merged, AddByReporter, Merged, Reporter),
        new(Merged, Route, RoutedElsewhere, Survivor, Facts.Reason | Facts.Target),
        new(Merged, Stop, Stopped, Survivor, Facts.Reason | Facts.Target),
        new(Merged, DecideNotTakenIn, NotTakenIn, Weighers),
        new(Merged, DecideTakenIn, TakenIn, Weighers),
        new(Merged, Unmerge, Merged, Holder | Second, Facts.Reason), // back to the status before
    ],
    [
        (Received, ConfirmReporter), (Acknowledged, ConfirmReporter), (AskedBack, ConfirmReporter), (ToWeighing, ConfirmReporter),
        (Acknowledged, Acknowledge), (AskedBack, Acknowledge), (ToWeighing, Acknowledge),
        (ToWeighing, BringToWeighing), (RoutedElsewhere, Route), (Stopped, Stop), (Merged, Merge),
        (NotTakenIn, DecideNotTakenIn), (TakenIn, DecideTakenIn),
    ]);
}
