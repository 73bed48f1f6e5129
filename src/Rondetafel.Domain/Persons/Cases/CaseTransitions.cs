using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Cases.CaseAction;
using static Rondetafel.Domain.Persons.Cases.CaseStatus;
using static Rondetafel.Domain.Persons.Cases.CaseWho;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseStatus
{
    /// <summary>At the table.</summary>
    Running,
    /// <summary>Past its end date without a review: read-only, asked for daily.</summary>
    Overdue,
    /// <summary>On the monitoring list (schaduwlijst), with one goal, a recall date and a hard end.</summary>
    Monitoring,
    /// <summary>Closed by the whole table; shielded for all.</summary>
    ClosedByTable,
    /// <summary>Closed because its hard end came; shielded for all.</summary>
    ClosedByTerm,
}

/// <summary>What can be done with a case.</summary>
public enum CaseAction
{
    /// <summary>Add or change what the table writes: contributions, goals, actions, judgements, seats, flags, dates.</summary>
    Work,
    /// <summary>Review whether it is still needed, and go on.</summary>
    Continue,
    /// <summary>Scale up or down, with the lighter alternative.</summary>
    Scale,
    /// <summary>Ask why this person is still on the list; the answer stays.</summary>
    AskWhy,
    /// <summary>Hand it to another municipality of the partnership.</summary>
    Move,
    /// <summary>Put it on the monitoring list.</summary>
    Monitor,
    /// <summary>Take it back from the monitoring list to the table.</summary>
    Recall,
    /// <summary>Close it by the whole table.</summary>
    Close,
    /// <summary>Its end date passed without a review.</summary>
    FallDue,
    /// <summary>Thirty days past its end date it goes to the last phase of the monitoring list.</summary>
    MonitorByTerm,
    /// <summary>Its hard end on the monitoring list came.</summary>
    CloseByTerm,
    /// <summary>A new weighing took the person in again: the same case, its ground, purpose, table and dates anew.</summary>
    TakeInAgain,
    /// <summary>Take over the lead of who no longer counts as process director.</summary>
    TakeLead,
    /// <summary>Undo the last step of the director within ten seconds, back to the table.</summary>
    UndoToRunning,
    /// <summary>The same, back to past its end date.</summary>
    UndoToOverdue,
    /// <summary>The same, back to the monitoring list.</summary>
    UndoToMonitoring,
}

/// <summary>The kinds of person that may act on a case.</summary>
[Flags]
public enum CaseWho
{
    /// <summary>The process director who leads it.</summary>
    Director = 1,
    /// <summary>Somebody with a seat.</summary>
    Seat = 2,
    /// <summary>The daily job.</summary>
    Clock = 4,
    /// <summary>The chair of a new weighing that decided to take in.</summary>
    Weighing = 8,
    /// <summary>The process director of the municipality, when the one who leads no longer counts.</summary>
    Successor = 16,
}

/// <summary>The state table of a case (product.md row 8 and rule 3; source 004 chapter 4; domain-and-law 1.4 and 1.5).</summary>
/// <remarks>Undoing leads back to the status before; the case remembers which, and so which of the three ways back is open.</remarks>
public static class CaseTransitions
{
    /// <summary>The steps that leave nothing outside and can be undone within ten seconds.</summary>
    public static IReadOnlyList<CaseAction> Undoable { get; } = [Continue, Scale, CaseAction.Monitor, Recall, Close];

    /// <summary>The action that undoes back to a status; null for one that nothing is undone to.</summary>
    public static CaseAction? UndoTo(CaseStatus status) => status switch
    {
        Running => UndoToRunning,
        Overdue => UndoToOverdue,
        Monitoring => UndoToMonitoring,
        _ => null,
    };

    /// <summary>The table.</summary>
    public static StepTable<CaseStatus, CaseAction, CaseWho> Table { get; } = new(
    [
        new(Running, Work, Running, Director | CaseWho.Seat),
        new(Running, Continue, Running, Director, Facts.Reason | Facts.Until),
        new(Running, Scale, Running, Director, Facts.Reason | Facts.LighterOption),
        new(Running, AskWhy, Running, Director | CaseWho.Seat, Facts.Reason),
        new(Running, Move, Running, Director),
        new(Running, TakeLead, Running, Successor),
        new(Running, CaseAction.Monitor, Monitoring, Director, Facts.Reason | Facts.Until),
        new(Running, Close, ClosedByTable, Director),
        new(Running, FallDue, Overdue, Clock),

        new(Running, UndoToRunning, Running, Director),
        new(Running, UndoToOverdue, Overdue, Director),
        new(Running, UndoToMonitoring, Monitoring, Director),
        new(Running, TakeInAgain, Running, CaseWho.Weighing),

        new(Overdue, Continue, Running, Director, Facts.Reason | Facts.Until),
        new(Overdue, AskWhy, Overdue, Director | CaseWho.Seat, Facts.Reason),
        new(Overdue, TakeLead, Overdue, Successor),
        new(Overdue, CaseAction.Monitor, Monitoring, Director, Facts.Reason | Facts.Until),
        new(Overdue, Close, ClosedByTable, Director),
        new(Overdue, MonitorByTerm, Monitoring, Clock),
        new(Overdue, TakeInAgain, Running, CaseWho.Weighing),

        new(Monitoring, Work, Monitoring, Director | CaseWho.Seat),
        new(Monitoring, AskWhy, Monitoring, Director | CaseWho.Seat, Facts.Reason),
        new(Monitoring, Move, Monitoring, Director),
        new(Monitoring, TakeLead, Monitoring, Successor),
        new(Monitoring, Recall, Running, Director, Facts.Reason | Facts.Until),
        new(Monitoring, Close, ClosedByTable, Director),
        new(Monitoring, CloseByTerm, ClosedByTerm, Clock),
        new(Monitoring, TakeInAgain, Running, CaseWho.Weighing),
        new(Monitoring, UndoToRunning, Running, Director),
        new(Monitoring, UndoToOverdue, Overdue, Director),

        new(ClosedByTable, UndoToRunning, Running, Director),
        new(ClosedByTable, UndoToOverdue, Overdue, Director),
        new(ClosedByTable, UndoToMonitoring, Monitoring, Director),
        new(ClosedByTable, TakeInAgain, Running, CaseWho.Weighing),

        new(ClosedByTerm, TakeInAgain, Running, CaseWho.Weighing),
    ],
    [
        (Overdue, FallDue), (Monitoring, CaseAction.Monitor), (Monitoring, MonitorByTerm), (ClosedByTable, Close), (ClosedByTerm, CloseByTerm),
    ]);
}
