using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>Shapes and words that go with meetings.</summary>
internal static class MeetingWords
{
    /// <summary>The shape of a status.</summary>
    public static string Shape(MeetingStatus status) => status switch
    {
        MeetingStatus.Planned => "open",
        MeetingStatus.Running => "busy",
        MeetingStatus.Cancelled => "stopped",
        _ => "done",
    };

    /// <summary>The shape of somebody's attendance.</summary>
    public static string Shape(Attendance attendance) => attendance switch
    {
        Attendance.Present => "done",
        Attendance.Away => "wait",
        Attendance.Absent => "not",
        _ => "open",
    };

    /// <summary>Why a case is on the agenda, as one line.</summary>
    public static string Reasons(AgendaReasons reasons, Texts.Texts t) => string.Join(", ",
        Enum.GetValues<AgendaReasons>().Where(r => r != AgendaReasons.None && reasons.HasFlag(r)).Select(r => t["meetings.reason." + r]));

    /// <summary>The name of a point: of a case its number and name, else the words of the fixed point.</summary>
    public static string Title(Point point, Texts.Texts t) =>
        point.Case is { } c ? $"{c.Number} {c.Name ?? t["case.nameless"]}" : t["meetings.point." + point.Item.Block];

    /// <summary>What the table can decide about a case as it stands.</summary>
    public static IReadOnlyList<TableDecision> Decisions(CaseStatus status, bool reviewDue) => status switch
    {
        CaseStatus.Running when reviewDue => [TableDecision.GoOn, TableDecision.Review, TableDecision.Monitor, TableDecision.Close, TableDecision.ScaleUp, TableDecision.ScaleDown],
        CaseStatus.Running => [TableDecision.GoOn, TableDecision.Monitor, TableDecision.Close, TableDecision.ScaleUp, TableDecision.ScaleDown],
        CaseStatus.Overdue => [TableDecision.Review, TableDecision.Monitor, TableDecision.Close],
        CaseStatus.Monitoring => [TableDecision.GoOn, TableDecision.Recall, TableDecision.Close],
        _ => [],
    };
}
