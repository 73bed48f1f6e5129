using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.Meetings.MeetingMaker;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

public sealed class MeetingTests
{
    [Fact]
    public void Absence_gives_the_place_to_the_stand_in_of_this_meeting()
    {
        var meeting = Planned();
        var town = Of(meeting, TownMember);

        Happened<AbsenceSaid>(meeting, meeting.SayAbsent(town.Id, new ParticipantId(NewId()), TownMember, Now));

        Assert.Equal(Attendance.Absent, town.Attendance);
        Assert.Equal((town.Id, Attendance.Asked, Town), (Of(meeting, TownStandIn).InFor!.Value, Of(meeting, TownStandIn).Attendance, Of(meeting, TownStandIn).OrganisationId));
        Assert.Equal([(TownMember.Id!.Value, TownStandIn.Id!.Value)], meeting.Passing);
        AlreadySo(meeting, meeting.SayAbsent(town.Id, new ParticipantId(NewId()), Director, Now));

        Happened<AbsenceTakenBack>(meeting, meeting.ComeAfterAll(town.Id, TownMember, Now));
        Assert.DoesNotContain(meeting.Participants, p => p.ProfessionalId == TownStandIn.Id);
        Assert.Empty(meeting.Passing);
    }

    [Fact]
    public void Absence_without_a_stand_in_passes_nothing_and_is_said_by_oneself_or_the_chair()
    {
        var meeting = Planned();

        Refused("not_yours", meeting, meeting.SayAbsent(Of(meeting, PoliceMember).Id, new ParticipantId(NewId()), TownMember, Now));
        Refused("choice_needed", meeting, meeting.SayAbsent(new ParticipantId(NewId()), new ParticipantId(NewId()), Director, Now));
        Happened<AbsenceSaid>(meeting, meeting.SayAbsent(Of(meeting, PoliceMember).Id, new ParticipantId(NewId()), Director, Now));

        Assert.Equal(3, meeting.Participants.Count);
        Assert.Empty(meeting.Passing);
    }

    [Fact]
    public void Only_a_change_of_time_place_or_people_counts_for_calendars()
    {
        var meeting = WithAgenda();
        meeting.SayAbsent(Of(meeting, TownMember).Id, new ParticipantId(NewId()), TownMember, Now);
        meeting.MoveBlock(AgendaBlock.OwnWay, up: true, Director, Now);
        Assert.Equal(0, meeting.Sequence);
        meeting.ClearEvents();

        AlreadySo(meeting, meeting.Move(TodayAtOne, new MeetingPlace("Lindezaal", null), Roster, () => new ParticipantId(NewId()), Director, Now));
        Happened<MeetingMoved>(meeting, meeting.Move(TodayAtOne with { On = Today.AddDays(2) }, new MeetingPlace("Lindezaal", null), Roster, () => new ParticipantId(NewId()), Director, Now));
        Assert.Equal((1, Today.AddDays(2)), (meeting.Sequence, meeting.On));
        Happened<MeetingCancelled>(meeting, meeting.Cancel("Storm.", Director, Now));
        Assert.Equal((2, "Storm."), (meeting.Sequence, Text(meeting.CancelReason)));
    }

    [Fact]
    public void Other_people_take_the_place_of_those_before_and_who_stays_keeps_what_is_known()
    {
        var meeting = Planned();
        meeting.SayAbsent(Of(meeting, TownMember).Id, new ParticipantId(NewId()), TownMember, Now);
        meeting.SayAbsent(Of(meeting, PoliceMember).Id, new ParticipantId(NewId()), PoliceMember, Now);

        meeting.Move(TodayAtOne, new MeetingPlace(null, null), [Roster[1], new Invitee(SchoolMember.Id!.Value, School)], () => new ParticipantId(NewId()), Director, Now);

        Assert.Equal([PoliceMember.Id, SchoolMember.Id], meeting.Participants.Select(p => (ProfessionalId?)p.ProfessionalId));
        Assert.Equal(Attendance.Absent, Of(meeting, PoliceMember).Attendance);
    }

    [Fact]
    public void It_opens_on_its_day()
    {
        var later = Planned(time: TodayAtOne with { On = Today.AddDays(1) });
        Refused("too_soon", later, later.Open(Director, Now));
        var opened = Happened<MeetingOpened>(later, later.Open(Director, Now.AddDays(1)));
        Assert.Equal(("meeting.held", "CaseConference"), (opened.Count.Kind, opened.Count.Code));
    }

    [Fact]
    public void The_job_lets_a_meeting_lapse_and_ends_one_that_was_left_open()
    {
        var planned = Planned();
        Refused("too_early", planned, planned.Lapse(Now));
        Happened<MeetingLapsed>(planned, planned.Lapse(Now.AddDays(1)));
        var running = In(MeetingStatus.Running);
        Refused("too_early", running, running.Hold(Actor.Clock, Now));
        Happened<MeetingEnded>(running, running.Hold(Actor.Clock, Now.AddDays(1)));
    }

    [Fact]
    public void Points_come_up_in_the_order_of_their_blocks_and_count_as_discussed_when_left()
    {
        var meeting = In(MeetingStatus.Running);
        Assert.Equal([Third, First, Second, null], meeting.Agenda.Select(i => i.CaseId));
        Assert.Equal(Third, meeting.NextOf(_ => true)!.CaseId);

        meeting.BringUp(meeting.NextOf(_ => true)!.Id, skip: false, Director, Now);
        Assert.Equal((Third, First), (meeting.OnScreen!.CaseId!.Value, meeting.NextOf(_ => true)!.CaseId!.Value));
        meeting.BringUp(meeting.NextOf(_ => true)!.Id, skip: true, Director, Now);
        Assert.Equal(AgendaState.Skipped, ItemOf(meeting, Third).State);
        meeting.BringUp(ItemOf(meeting, Second).Id, skip: false, Director, Now);
        Assert.Equal(AgendaState.Discussed, ItemOf(meeting, First).State);
        Assert.Equal((First, null), (meeting.PreviousOf(_ => true)!.CaseId, meeting.NextOf(_ => true)!.CaseId));

        meeting.BringUp(ItemOf(meeting, Third).Id, skip: false, Director, Now);
        Assert.Equal(AgendaState.Waiting, ItemOf(meeting, Third).State);
        meeting.Hold(Director, Now);
        Assert.Equal((AgendaState.Discussed, null), (ItemOf(meeting, Third).State, meeting.Current));
        Assert.Equal(AgendaState.Waiting, meeting.Items.Single(i => i.CaseId is null).State);
    }

    [Fact]
    public void Nothing_comes_up_in_an_empty_room()
    {
        var meeting = WithAgenda();
        meeting.Open(Director, Now);
        meeting.ClearEvents();

        Refused("attendance_needed", meeting, meeting.BringUp(meeting.NextOf(_ => true)!.Id, skip: false, Director, Now));
        Refused("choice_needed", meeting, meeting.BringUp(new AgendaItemId(NewId()), skip: false, Director, Now));
        Refused("choice_needed", meeting, meeting.Attend(meeting.Participants[0].Id, Attendance.Absent, Director, Now));
    }

    [Fact]
    public void Who_walks_in_is_present_in_their_own_right_while_the_meeting_runs_or_its_attendance_is_put_right()
    {
        var meeting = In(MeetingStatus.Running);
        var walker = new Invitee(TownStandIn.Id!.Value, Town);

        Refused("not_yours", meeting, meeting.WalkIn(new ParticipantId(NewId()), walker, PoliceMember, Now));
        Refused("choice_needed", meeting, meeting.WalkIn(new ParticipantId(NewId()), new Invitee(Director.Id!.Value, House), Director, Now));
        Refused("choice_needed", meeting, meeting.WalkIn(new ParticipantId(NewId()), Roster[0], Director, Now)); // was asked
        Happened<WalkedIn>(meeting, meeting.WalkIn(new ParticipantId(NewId()), walker, Director, Now));
        AlreadySo(meeting, meeting.WalkIn(new ParticipantId(NewId()), walker, Director, Now));

        Assert.Equal((Attendance.Present, null), (Of(meeting, TownStandIn).Attendance, Of(meeting, TownStandIn).InFor));
        Assert.Empty(meeting.Passing);
        meeting.SayAbsent(Of(meeting, TownMember).Id, new ParticipantId(NewId()), Director, Now);
        Assert.Single(meeting.Participants, p => p.ProfessionalId == TownStandIn.Id);
        Assert.Single(meeting.Passing); // the stand-in takes the seats over as always
        foreach (var (status, code) in new[] { (MeetingStatus.Planned, "not_now"), (MeetingStatus.Approved, "not_now"), (MeetingStatus.Cancelled, "not_now") })
        {
            var other = In(status);
            Refused(code, other, other.WalkIn(new ParticipantId(NewId()), walker, Director, Now));
        }
        var held = In(MeetingStatus.Held);
        Happened<WalkedIn>(held, held.WalkIn(new ParticipantId(NewId()), walker, Director, Now));
    }

    [Fact]
    public void The_chair_orders_blocks_past_those_that_hold_nothing()
    {
        var meeting = WithAgenda();

        Happened<AgendaArranged>(meeting, meeting.MoveBlock(AgendaBlock.OwnWay, up: true, Director, Now));
        Assert.Equal([Third, null, First, Second], meeting.Agenda.Select(i => i.CaseId));
        Happened<AgendaArranged>(meeting, meeting.MoveBlock(AgendaBlock.New, up: false, Director, Now));
        Assert.Equal([null, Third, First, Second], meeting.Agenda.Select(i => i.CaseId));
        AlreadySo(meeting, meeting.MoveBlock(AgendaBlock.OwnWay, up: true, Director, Now));
        Assert.Equal(Enum.GetValues<AgendaBlock>().Order(), meeting.Blocks.Order());
    }

    [Fact]
    public void A_new_proposal_keeps_what_the_chair_did()
    {
        var meeting = WithAgenda();
        var added = new Rondetafel.Domain.Persons.Cases.CaseId(Id(204));
        meeting.PutOn(new AgendaItemId(NewId()), added, Director, Now);
        meeting.TakeOff(ItemOf(meeting, First).Id, Director, Now);
        meeting.ClearEvents();

        meeting.Propose(
            [new(AgendaBlock.Review, First, AgendaReasons.Review), new(AgendaBlock.Actions, Second, AgendaReasons.Actions), new(AgendaBlock.OwnWay)], () => new AgendaItemId(NewId()), Actor.Clock, Now);

        Assert.Equal([added, Second, null], meeting.Agenda.Select(i => i.CaseId));
        Assert.Equal(AgendaState.Removed, ItemOf(meeting, First).State);
        Assert.DoesNotContain(meeting.Items, i => i.CaseId == Third);
        meeting.ClearEvents();
        AlreadySo(meeting, meeting.Propose([new(AgendaBlock.Actions, Second, AgendaReasons.Actions), new(AgendaBlock.OwnWay)], () => new AgendaItemId(NewId()), Actor.Clock, Now));
        Happened<AgendaArranged>(meeting, meeting.PutOn(new AgendaItemId(NewId()), First, Director, Now));
        Assert.Contains(meeting.Agenda, i => i.CaseId == First);
    }

    [Fact]
    public void A_note_belongs_to_a_fixed_point_only()
    {
        var meeting = In(MeetingStatus.Running);

        Refused("choice_needed", meeting, meeting.NotePoint(ItemOf(meeting, First).Id, new PointWritingId(NewId()), 0, "Over een persoon.", Director, Now));
        Happened<PointNoted>(meeting, meeting.NotePoint(meeting.Items.Single(i => i.CaseId is null).Id, new PointWritingId(NewId()), 0, " Korter praten. ", Director, Now));
        Refused("clash", meeting, meeting.NotePoint(meeting.Items.Single(i => i.CaseId is null).Id, new PointWritingId(NewId()), 0, "Langer praten.", Director, Now));
        Assert.Equal("Korter praten.", Text(meeting.Items.Single(i => i.CaseId is null).Note));
        Happened<PointNoted>(meeting, meeting.NotePoint(meeting.Items.Single(i => i.CaseId is null).Id, new PointWritingId(NewId()), 1, "Langer praten.", Director, Now));
    }

    [Fact]
    public void Next_and_previous_pass_over_what_cannot_be_reached()
    {
        var meeting = In(MeetingStatus.Running);
        var agenda = meeting.Agenda;
        meeting.Attend(Of(meeting, ProsecutorMember).Id, Attendance.Present, Director, Now);
        meeting.BringUp(agenda[0].Id, skip: false, Director, Now);

        Assert.Equal((agenda[1].Id, agenda[2].Id), (meeting.NextOf(_ => true)!.Id, meeting.NextOf(i => i.Id != agenda[1].Id)!.Id));
        Assert.Null(meeting.NextOf(_ => false));
        meeting.BringUp(agenda[2].Id, skip: false, Director, Now);
        Assert.Equal((agenda[1].Id, agenda[0].Id), (meeting.PreviousOf(_ => true)!.Id, meeting.PreviousOf(i => i.Id != agenda[1].Id)!.Id));
        Assert.Null(meeting.PreviousOf(_ => false));
    }

    [Fact]
    public void A_case_that_the_chair_puts_back_stays()
    {
        var meeting = WithAgenda();
        meeting.TakeOff(ItemOf(meeting, First).Id, Director, Now);
        meeting.PutOn(new AgendaItemId(NewId()), First, Director, Now);
        meeting.PutOn(new AgendaItemId(NewId()), Second, Director, Now);

        meeting.Propose([new(AgendaBlock.OwnWay)], () => new AgendaItemId(NewId()), Actor.Clock, Now);

        Assert.Equal([First, Second, null], meeting.Agenda.Select(i => i.CaseId));
        Assert.True(ItemOf(meeting, First).Reasons.HasFlag(AgendaReasons.ByChair));
    }

    [Theory]
    [InlineData(MeetingKind.Weighing, false)]
    [InlineData(MeetingKind.Reflection, false)]
    [InlineData(MeetingKind.Triangle, true)]
    [InlineData(MeetingKind.CaseConference, true)]
    public void A_case_is_spoken_of_at_some_kinds_only(MeetingKind kind, bool takes)
    {
        var meeting = Planned(kind);

        var outcome = meeting.PutOn(new AgendaItemId(NewId()), First, Director, Now);

        Assert.Equal(takes, meeting.TakesCases);
        if (takes) Happened<AgendaArranged>(meeting, outcome);
        else Refused("meeting_without_cases", meeting, outcome);
    }

    [Fact]
    public void Who_stays_with_another_stand_in_stays_absent_and_the_other_comes()
    {
        var meeting = Planned();
        var town = Of(meeting, TownMember).Id;
        meeting.SayAbsent(town, new ParticipantId(NewId()), TownMember, Now);

        meeting.Move(TodayAtOne, new MeetingPlace("Lindezaal", null), [Roster[0] with { StandIn = SchoolMember.Id, Function = "specialist" }, Roster[1]], () => new ParticipantId(NewId()), Director, Now);

        Assert.Equal((town, Attendance.Absent, "specialist"), (Of(meeting, TownMember).Id, Of(meeting, TownMember).Attendance, Of(meeting, TownMember).Function));
        Assert.Equal([(TownMember.Id!.Value, SchoolMember.Id!.Value)], meeting.Passing);
        Assert.Equal((town, Town), (Of(meeting, SchoolMember).InFor!.Value, Of(meeting, SchoolMember).OrganisationId));
        Assert.Equal([ProsecutorMember.Id, TownStandIn.Id], meeting.Uninvited.Select(u => (ProfessionalId?)u.ProfessionalId));
    }

    [Fact]
    public void One_stand_in_of_two_people_stays_for_the_other()
    {
        var (meeting, _) = Meeting.Plan(
            new MeetingId(NewId()), new NewMeeting(Director.Id!.Value, MeetingKind.CaseConference, TodayAtOne, new MeetingPlace(null, null), [Roster[0], new Invitee(SchoolMember.Id!.Value, Town, TownStandIn.Id)]),
            () => new ParticipantId(NewId()), Director, Now);
        meeting!.SayAbsent(Of(meeting, TownMember).Id, new ParticipantId(NewId()), TownMember, Now);
        meeting.SayAbsent(Of(meeting, SchoolMember).Id, new ParticipantId(NewId()), SchoolMember, Now);

        meeting.ComeAfterAll(Of(meeting, TownMember).Id, TownMember, Now);

        Assert.Equal(Of(meeting, SchoolMember).Id, Of(meeting, TownStandIn).InFor);
        Assert.Equal([(SchoolMember.Id!.Value, TownStandIn.Id!.Value)], meeting.Passing);
        meeting.ComeAfterAll(Of(meeting, SchoolMember).Id, SchoolMember, Now);
        Assert.DoesNotContain(meeting.Participants, p => p.ProfessionalId == TownStandIn.Id);
    }

    [Fact]
    public void Left_open_it_ended_when_it_was_planned_to_or_when_it_was_opened_if_that_was_later()
    {
        var onTime = In(MeetingStatus.Running);
        onTime.Hold(Actor.Clock, Now.AddDays(1));
        var late = WithAgenda();
        late.Open(Director, Now.AddHours(9));
        late.Hold(Actor.Clock, Now.AddDays(1));

        Assert.Equal((TodayAtOne.EndsAt, Now.AddHours(9)), (onTime.EndedAt!.Value, late.EndedAt!.Value));
    }

    [Fact]
    public void It_is_removed_after_its_months_and_never_before_it_is_over()
    {
        var (held, planned) = (In(MeetingStatus.Held), In(MeetingStatus.Planned));

        Refused("too_early", held, held.EndKeeping(12, Now.AddYears(1).AddDays(-1)));
        Happened<MeetingRemoved>(held, held.EndKeeping(12, Now.AddYears(1)));
        Refused("not_now", planned, planned.EndKeeping(12, Now.AddYears(2)));
    }
}
