using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Shapes and addresses that go with the states of a case and its parts.</summary>
internal static class CaseWords
{
    /// <summary>The shape of a status.</summary>
    public static string Shape(CaseStatus status) => status switch
    {
        CaseStatus.Running => "busy",
        CaseStatus.Overdue => "late",
        CaseStatus.Monitoring => "wait",
        _ => "closed",
    };

    /// <summary>The shape of an action.</summary>
    public static string Shape(PlanAction action, DateOnly today) => action.Status switch
    {
        PlanActionStatus.Open => action.DueOn < today ? "late" : "open",
        PlanActionStatus.Done => "done",
        PlanActionStatus.NotDone => "stopped",
        _ => "not",
    };

    /// <summary>The shape of a fact's state.</summary>
    public static string Shape(FactStatus status) => status switch
    {
        FactStatus.Confirmed => "done",
        FactStatus.Refuted => "stopped",
        _ => "open",
    };

    /// <summary>The last part of the address of a step of the director; null for steps without a page.</summary>
    public static string? Place(CaseAction action) => action switch
    {
        CaseAction.Continue => "herzien",
        CaseAction.Scale => "schaal",
        CaseAction.AskWhy => "waarom",
        CaseAction.Monitor => "schaduwlijst",
        CaseAction.Recall => "terughalen",
        CaseAction.Close => "afsluiten",
        _ => null,
    };
}
