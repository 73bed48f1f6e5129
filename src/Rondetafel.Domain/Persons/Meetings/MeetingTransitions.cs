using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Meetings.MeetingAction;
using static Rondetafel.Domain.Persons.Meetings.MeetingStatus;
using static Rondetafel.Domain.Persons.Meetings.MeetingWho;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>Where a meeting stands.</summary>
public enum MeetingStatus
{
    /// <summary>Still to come.</summary>
    Planned,
    /// <summary>Going on.</summary>
    Running,
    /// <summary>Over; its minutes can be amended.</summary>
    Held,
    /// <summary>Over; the chair approved its minutes.</summary>
    Approved,
    /// <summary>Did not or will not take place.</summary>
    Cancelled,
}

/// <summary>What can be done with a meeting.</summary>
public enum MeetingAction
{
    /// <summary>Change day, hour, place or people.</summary>
    Move,
    /// <summary>Propose or change the agenda.</summary>
    Arrange,
    /// <summary>Say that somebody cannot come, or can after all.</summary>
    SayAbsent,
    /// <summary>Open it.</summary>
    Open,
    /// <summary>Note who is in the room.</summary>
    Attend,
    /// <summary>Bring a point of the agenda up, or skip it.</summary>
    BringUp,
    /// <summary>End it.</summary>
    Hold,
    /// <summary>Go on with it after it was ended by mistake.</summary>
    Reopen,
    /// <summary>Amend its minutes.</summary>
    Amend,
    /// <summary>Approve its minutes.</summary>
    Approve,
    /// <summary>Cancel it.</summary>
    Cancel,
    /// <summary>Its day went by and nobody opened it.</summary>
    Lapse,
}

/// <summary>The kinds of person that may act on a meeting.</summary>
[Flags]
public enum MeetingWho
{
    /// <summary>The process director who chairs it.</summary>
    Chair = 1,
    /// <summary>Somebody who is asked to it.</summary>
    Participant = 2,
    /// <summary>The daily job.</summary>
    Clock = 4,
}

/// <summary>The state table of a meeting (product.md row 4).</summary>
public static class MeetingTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<MeetingStatus, MeetingAction, MeetingWho> Table { get; } = new(
    [
        new(Planned, Move, Planned, Chair),
        new(Planned, Arrange, Planned, Chair | Clock),
        new(Planned, SayAbsent, Planned, Chair | MeetingWho.Participant),
        new(Planned, Open, Running, Chair),
        new(Planned, Cancel, Cancelled, Chair, Facts.Reason),
        new(Planned, Lapse, Cancelled, Clock),

        new(Running, Arrange, Running, Chair),
        new(Running, SayAbsent, Running, Chair | MeetingWho.Participant),
        new(Running, Attend, Running, Chair),
        new(Running, BringUp, Running, Chair),
        new(Running, Hold, Held, Chair | Clock),
        new(Running, Amend, Running, Chair),

        new(Held, Reopen, Running, Chair),
        new(Held, Attend, Held, Chair),
        new(Held, Amend, Held, Chair),
        new(Held, Approve, Approved, Chair),
    ],
    [
        (Running, Open), (Held, Hold), (Approved, Approve), (Cancelled, Cancel), (Cancelled, Lapse),
    ]);
}
