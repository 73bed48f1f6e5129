using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

/// <summary>Meetings in every state, chaired by the director, with town, police and prosecutor; town has a stand-in.</summary>
internal static class MeetingMaker
{
    public static readonly Actor TownStandIn = new(new ProfessionalId(Id(42)), Town, null, new HashSet<Role>());

    public static readonly Invitee[] Roster =
    [
        new(TownMember.Id!.Value, Town, TownStandIn.Id), new(PoliceMember.Id!.Value, Police), new(ProsecutorMember.Id!.Value, Prosecutor, null, "specialist"),
    ];

    public static readonly MeetingTime TodayAtOne = new(Today, new TimeOnly(13, 0), 120);

    public static readonly CaseId First = new(Id(201)), Second = new(Id(202)), Third = new(Id(203));

    public static Meeting Planned(MeetingKind kind = MeetingKind.CaseConference, MeetingTime? time = null)
    {
        var (meeting, outcome) = Meeting.Plan(
            new MeetingId(NewId()), new NewMeeting(Director.Id!.Value, kind, time ?? TodayAtOne, new MeetingPlace("Lindezaal", null), Roster),
            () => new ParticipantId(NewId()), Director, Now);
        Assert.True(outcome.IsGood, outcome.Refusal?.Code);
        meeting!.ClearEvents();
        return meeting;
    }

    /// <summary>A planned meeting with three cases and the fixed point.</summary>
    public static Meeting WithAgenda()
    {
        var meeting = Planned();
        meeting.Propose(
            [
                new(AgendaBlock.Discussion, First, AgendaReasons.Discussion), new(AgendaBlock.Discussion, Second, AgendaReasons.Discussion),
                new(AgendaBlock.New, Third, AgendaReasons.New), new(AgendaBlock.OwnWay),
            ], () => new AgendaItemId(NewId()), Director, Now);
        meeting.ClearEvents();
        return meeting;
    }

    public static Meeting In(MeetingStatus status)
    {
        var meeting = WithAgenda();
        if (status == MeetingStatus.Cancelled) meeting.Cancel("Te weinig mensen.", Director, Now);
        if (status is MeetingStatus.Running or MeetingStatus.Held or MeetingStatus.Approved)
        {
            meeting.Open(Director, Now);
            meeting.Attend(Of(meeting, PoliceMember).Id, Attendance.Present, Director, Now);
        }
        if (status is MeetingStatus.Held or MeetingStatus.Approved) meeting.Hold(Director, Now);
        if (status == MeetingStatus.Approved) meeting.Approve(new Dictionary<Guid, string>(), Director, Now);
        meeting.ClearEvents();
        Assert.Equal(status, meeting.Status);
        return meeting;
    }

    public static Participant Of(Meeting meeting, Actor who) => meeting.Participants.Single(p => p.ProfessionalId == who.Id);

    public static AgendaItem ItemOf(Meeting meeting, CaseId theCase) => meeting.Items.Single(i => i.CaseId == theCase);

    /// <summary>The action through its own method; for the daily job on the next day.</summary>
    public static Outcome Take(Meeting meeting, MeetingAction action, Actor by) => action switch
    {
        MeetingAction.Move => meeting.Move(TodayAtOne with { Minutes = 90 }, new MeetingPlace(null, null), Roster, () => new ParticipantId(NewId()), by, Now),
        MeetingAction.Arrange => meeting.Propose([new(AgendaBlock.WeakSignals)], () => new AgendaItemId(NewId()), by, Now),
        MeetingAction.SayAbsent => meeting.SayAbsent(meeting.Participants.First(p => !by.IsPerson || by.Id == Director.Id || p.ProfessionalId == by.Id).Id, new ParticipantId(NewId()), by, Now),
        MeetingAction.Open => meeting.Open(by, Now),
        MeetingAction.Attend => meeting.Attend(Of(meeting, ProsecutorMember).Id, Attendance.Present, by, Now),
        MeetingAction.BringUp => meeting.BringUp(meeting.Agenda[0].Id, skip: false, by, Now),
        MeetingAction.Hold => meeting.Hold(by, by.IsPerson ? Now : Now.AddDays(1)),
        MeetingAction.Reopen => meeting.Reopen(by, Now),
        MeetingAction.Amend => meeting.NotePoint(meeting.Items.Single(i => i.CaseId is null).Id, new PointWritingId(NewId()), meeting.Items.Single(i => i.CaseId is null).Edition, "Korter praten.", by, Now),
        MeetingAction.Approve => meeting.Approve(new Dictionary<Guid, string>(), by, Now),
        MeetingAction.Cancel => meeting.Cancel("Te weinig mensen.", by, Now),
        MeetingAction.Lapse => meeting.Lapse(Now.AddDays(1)),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
