using Rondetafel.Domain.Persons.Meetings;
using static Rondetafel.Domain.Tests.Persons.Meetings.MeetingMaker;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

/// <summary>Somebody was noted as walked in by mistake.</summary>
public sealed class WalkInTests
{
    private static readonly Invitee Walker = new(TownStandIn.Id!.Value, Town);

    [Fact]
    public void Who_did_not_walk_in_after_all_is_taken_off()
    {
        foreach (var status in new[] { MeetingStatus.Running, MeetingStatus.Held })
        {
            var meeting = In(status);
            Happened<WalkedIn>(meeting, meeting.WalkIn(new ParticipantId(NewId()), Walker, Director, Now));
            var came = Of(meeting, TownStandIn);
            Happened<AttendanceNoted>(meeting, meeting.Attend(came.Id, Attendance.Away, Director, Now)); // stays
            Assert.True(Of(meeting, TownStandIn).WalkedIn);
            Refused("not_yours", meeting, meeting.TakeWalkInBack(came.Id, said: false, TownStandIn, Now));
            Refused("walkin_said", meeting, meeting.TakeWalkInBack(came.Id, said: true, Director, Now));

            Happened<WalkInTakenBack>(meeting, meeting.TakeWalkInBack(came.Id, said: false, Director, Now));

            Assert.DoesNotContain(meeting.Participants, p => p.ProfessionalId == TownStandIn.Id);
            Assert.Empty(meeting.Uninvited); // was never asked: nobody's calendar has to follow
            Refused("choice_needed", meeting, meeting.TakeWalkInBack(came.Id, said: false, Director, Now));
            Happened<WalkedIn>(meeting, meeting.WalkIn(new ParticipantId(NewId()), Walker, Director, Now));
        }
    }

    [Fact]
    public void Who_was_asked_is_not_taken_off_and_minutes_that_stand_keep_everybody()
    {
        var meeting = In(MeetingStatus.Running);
        Refused("choice_needed", meeting, meeting.TakeWalkInBack(Of(meeting, PoliceMember).Id, said: false, Director, Now));
        var held = In(MeetingStatus.Held);
        held.WalkIn(new ParticipantId(NewId()), Walker, Director, Now);
        held.Approve(new Dictionary<Guid, string>(), Director, Now);
        held.ClearEvents();
        Refused("not_now", held, held.TakeWalkInBack(Of(held, TownStandIn).Id, said: false, Director, Now));
    }

    [Fact]
    public void Who_stands_in_for_somebody_absent_stays_as_asked()
    {
        var meeting = In(MeetingStatus.Running);
        meeting.WalkIn(new ParticipantId(NewId()), Walker, Director, Now);
        meeting.SayAbsent(Of(meeting, TownMember).Id, new ParticipantId(NewId()), Director, Now);
        meeting.ClearEvents();

        Happened<WalkInTakenBack>(meeting, meeting.TakeWalkInBack(Of(meeting, TownStandIn).Id, said: false, Director, Now));

        var asked = Of(meeting, TownStandIn);
        Assert.Equal((Attendance.Asked, Of(meeting, TownMember).Id, false), (asked.Attendance, asked.InFor, asked.WalkedIn));
        Assert.Single(meeting.Passing);
    }
}
