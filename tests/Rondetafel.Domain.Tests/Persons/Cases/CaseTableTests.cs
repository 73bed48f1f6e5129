using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Tests.Shared;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>The state tables of case, action and attachment beside the ones written by hand.</summary>
public sealed class CaseTableTests
{
    internal static readonly StepTableProof<CaseStatus, CaseAction, CaseWho> Written = new("""
        status action               | Director      | Seat       | Clock        | Weighing | Successor  | needs
        Running       Work          | Running       | Running    | no           | no       | no         |
        Running       Continue      | Running       | no         | no           | no       | no         | Reason, Until
        Running       Scale         | Running       | no         | no           | no       | no         | Reason, LighterOption
        Running       AskWhy        | Running       | Running    | no           | no       | no         | Reason
        Running       Move          | Running       | no         | no           | no       | no         |
        Running       TakeLead      | no            | no         | no           | no       | Running    |
        Running       Monitor       | Monitoring    | no         | no           | no       | no         | Reason, Until
        Running       Close         | ClosedByTable | no         | no           | no       | no         |
        Running       FallDue       | no            | no         | Overdue      | no       | no         |
        Running       UndoToRunning   | Running       | no         | no           | no       | no         |
        Running       UndoToOverdue   | Overdue       | no         | no           | no       | no         |
        Running       UndoToMonitoring| Monitoring    | no         | no           | no       | no         |
        Running       TakeInAgain   | no            | no         | no           | Running  | no         |
        Overdue       Continue      | Running       | no         | no           | no       | no         | Reason, Until
        Overdue       AskWhy        | Overdue       | Overdue    | no           | no       | no         | Reason
        Overdue       TakeLead      | no            | no         | no           | no       | Overdue    |
        Overdue       Monitor       | Monitoring    | no         | no           | no       | no         | Reason, Until
        Overdue       Close         | ClosedByTable | no         | no           | no       | no         |
        Overdue       FallDue       | so            | so         | so           | so       | so         |
        Overdue       MonitorByTerm | no            | no         | Monitoring   | no       | no         |
        Overdue       TakeInAgain   | no            | no         | no           | Running  | no         |
        Monitoring    Work          | Monitoring    | Monitoring | no           | no       | no         |
        Monitoring    AskWhy        | Monitoring    | Monitoring | no           | no       | no         | Reason
        Monitoring    Monitor       | so            | so         | so           | so       | so         |
        Monitoring    Move          | Monitoring    | no         | no           | no       | no         |
        Monitoring    TakeLead      | no            | no         | no           | no       | Monitoring |
        Monitoring    Recall        | Running       | no         | no           | no       | no         | Reason, Until
        Monitoring    Close         | ClosedByTable | no         | no           | no       | no         |
        Monitoring    MonitorByTerm | so            | so         | so           | so       | so         |
        Monitoring    CloseByTerm   | no            | no         | ClosedByTerm | no       | no         |
        Monitoring    UndoToRunning   | Running       | no         | no           | no       | no         |
        Monitoring    UndoToOverdue   | Overdue       | no         | no           | no       | no         |
        Monitoring    TakeInAgain   | no            | no         | no           | Running  | no         |
        ClosedByTable Close         | so            | so         | so           | so       | so         |
        ClosedByTable UndoToRunning   | Running       | no         | no           | no       | no         |
        ClosedByTable UndoToOverdue   | Overdue       | no         | no           | no       | no         |
        ClosedByTable UndoToMonitoring| Monitoring    | no         | no           | no       | no         |
        ClosedByTable TakeInAgain   | no            | no         | no           | Running  | no         |
        ClosedByTerm  CloseByTerm   | so            | so         | so           | so       | so         |
        ClosedByTerm  TakeInAgain   | no            | no         | no           | Running  | no         |
        """);

    internal static readonly StepTableProof<PlanActionStatus, PlanActionStep, PlanActionWho> WrittenAction = new("""
        status action        | Owner   | Director  | needs
        Open      Finish     | Done    | Done      | Reason
        Open      Miss       | NotDone | NotDone   | Reason
        Open      Postpone   | Open    | Open      | Reason, Until
        Open      Withdraw   | no      | Withdrawn | Reason
        Open      Reopen     | so      | so        |
        Done      Finish     | so      | so        |
        Done      NoteEffect | Done    | Done      | Reason
        Done      Reopen     | Open    | Open      |
        NotDone   Miss       | so      | so        |
        NotDone   Reopen     | Open    | Open      |
        NotDone   Postpone   | Open    | Open      | Reason, Until
        Withdrawn Withdraw   | so      | so        |
        Withdrawn Reopen     | no      | Open      |
        """);

    internal static readonly StepTableProof<AttachmentStatus, AttachmentAction, AttachmentWho> WrittenAttachment = new("""
        status action      | Reader | Provider  | needs
        Kept      Fetch    | Kept   | Kept      |
        Kept      Withdraw | no     | Withdrawn |
        Kept      Restore  | so     | so        |
        Withdrawn Withdraw | so     | so        |
        Withdrawn Restore  | no     | Kept      |
        """);

    [Fact]
    public void The_case_table_is_as_written_and_no_change_of_a_row_goes_unseen()
    {
        Assert.Equal(5 * 16 * 5, Written.Cells().Count());
        Assert.Empty(Written.Differences(CaseTransitions.Table));
        Assert.Empty(Written.Survivors(CaseTransitions.Table));
    }

    [Fact]
    public void The_action_table_is_as_written_and_no_change_of_a_row_goes_unseen()
    {
        Assert.Equal(4 * 6 * 2, WrittenAction.Cells().Count());
        Assert.Empty(WrittenAction.Differences(PlanActionTransitions.Table));
        Assert.Empty(WrittenAction.Survivors(PlanActionTransitions.Table));
    }

    [Fact]
    public void The_attachment_table_is_as_written_and_no_change_of_a_row_goes_unseen()
    {
        Assert.Equal(2 * 3 * 2, WrittenAttachment.Cells().Count());
        Assert.Empty(WrittenAttachment.Differences(AttachmentTransitions.Table));
        Assert.Empty(WrittenAttachment.Survivors(AttachmentTransitions.Table));
    }

    [Fact]
    public void Closed_is_open_to_nobody() => Assert.Equal(
        [CaseStatus.Running, CaseStatus.Overdue, CaseStatus.Monitoring], Enum.GetValues<CaseStatus>().Where(Case.IsOpen));

    [Fact]
    public void Only_a_new_weighing_reopens_a_case_that_was_closed_by_term() => Assert.Equal(
        [(CaseAction.TakeInAgain, CaseWho.Weighing)], CaseTransitions.Table.Steps.Where(s => s.From == CaseStatus.ClosedByTerm).Select(s => (s.Action, s.By)));

    [Fact]
    public void Closing_needs_no_fact_that_continuing_does_not()
    {
        foreach (var close in CaseTransitions.Table.Steps.Where(s => s.Action == CaseAction.Close))
            foreach (var next in CaseTransitions.Table.Steps.Where(s => s.Action == CaseAction.Continue))
                Assert.Equal(close.Needs, close.Needs & next.Needs);
    }
}
