using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Persons.Cases;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

/// <summary>What a meeting writes in a case.</summary>
public sealed class CaseAtTableTests
{
    private static Case Running() => TakenIn();

    private static readonly MeetingId Meeting = new(Id(401)), Other = new(Id(402));

    private static MinuteHead Head(MeetingId? meeting = null) => new(new MinuteLineId(NewId()), meeting ?? Meeting);

    private static NewNote Note(string? text, Actor author, MinuteHead? head = null) => new(head ?? Head(), text, author.Id!.Value, author.Organisation!.Value, Audience.Table);

    private static NewDecision Decision(TableDecision what, string? reason = "Het gaat goed.") => new(Head(), new CaseStepId(NewId()), what, reason, Today.AddDays(21));

    [Fact]
    public void Being_discussed_counts_once_a_meeting()
    {
        var c = Running();

        var happened = Happened<CaseDiscussed>(c, c.WasDiscussed(Head(), MeetingKind.CaseConference, House, Director, Now));
        AlreadySo(c, c.WasDiscussed(Head(), MeetingKind.CaseConference, House, Director, Now));
        var later = Happened<CaseDiscussed>(c, c.WasDiscussed(Head(Other), MeetingKind.CaseConference, House, Director, Now.AddDays(28)));

        Assert.Equal(("case.discussed", "CaseConference", null), (happened.Count.Kind, happened.Count.Code, happened.Count.Days));
        Assert.Equal(28, later.Count.Days);
    }

    [Fact]
    public void A_note_has_one_author_and_is_written_on_by_who_wrote_it()
    {
        var c = Running();
        var head = Head();

        Happened<MinuteNoted>(c, c.WriteNote(Note("Was er", PoliceMember, head), Director, Now));
        Happened<MinuteNoted>(c, c.WriteNote(Note("Was er niet.", PoliceMember, head), Director, Now));

        var line = Assert.Single(c.Lines);
        Assert.Equal((PoliceMember.Id, Director.Id, Police, "Was er niet."), (line.Author, line.By, line.Provider, Text(line.Text)));
        Refused("not_yours", c, c.WriteNote(Note("Iets anders.", PoliceMember, head), PoliceMember, Now));
        Refused("not_yours", c, c.WriteNote(Note("Iets anders.", PoliceMember, head with { Meeting = Other }), Director, Now));
        Refused("text_needed", c, c.WriteNote(Note(" ", PoliceMember), PoliceMember, Now), "Text");
        Refused("choice_needed", c, c.WriteNote(Note("Namens.", TownMember), PoliceMember, Now), "Author");
        Refused("choice_needed", c, c.WriteNote(Note("Namens.", Outsider), Director, Now), "Author");
        Refused("not_yours", c, c.WriteNote(Note("Ik.", Outsider), Outsider, Now));
    }

    [Fact]
    public void Going_on_sets_the_next_discussion_and_needs_a_reason()
    {
        var c = Running();

        Refused("reason_needed", c, c.DecideAtTable(Decision(TableDecision.GoOn, " "), Terms, Director, Now), "Reason");
        Refused("from_past", c, c.DecideAtTable(Decision(TableDecision.GoOn) with { Next = Today.AddDays(-1) }, Terms, Director, Now), "Next");
        Refused("not_yours", c, c.DecideAtTable(Decision(TableDecision.GoOn), Terms, PoliceMember, Now));
        var outcome = c.DecideAtTable(Decision(TableDecision.GoOn), Terms, Director, Now);

        Assert.True(outcome.IsGood);
        Assert.Equal([typeof(DiscussionPlanned), typeof(DecidedAtTable)], c.Events.Select(e => e.GetType()));
        Assert.Equal(Today.AddDays(21), c.NextDiscussionOn);
        Assert.Equal((TableDecision.GoOn, Today.AddDays(21), "Het gaat goed."), (c.Lines[0].Decision, c.Lines[0].Until!.Value, Text(c.Lines[0].Text)));
    }

    [Fact]
    public void A_case_never_leaves_the_table_without_a_next_discussion()
    {
        var c = Running();
        var later = Utc("2026-01-14 11:00").AddDays(60);
        c.Discuss(Deadline.LocalDate(later), Director, later);
        c.ClearEvents();

        Refused("until_needed", c, c.DecideAtTable(Decision(TableDecision.GoOn) with { Next = null }, Terms, Director, later), "Next");
    }

    [Fact]
    public void The_monitoring_list_asks_goal_recall_and_hard_end_beside_the_fields_of_the_meeting()
    {
        var c = Running();

        Refused("goal_needed", c, c.DecideAtTable(Decision(TableDecision.Monitor), Terms, Director, Now), "Goal");
        Refused("hard_end_wrong", c, c.DecideAtTable(Decision(TableDecision.Monitor) with { Goal = "Werk houden." }, Terms, Director, Now), "Until");
        Refused("until_past", c, c.DecideAtTable(Decision(TableDecision.Monitor) with { Goal = "Werk houden.", Next = Today, Until = Today.AddMonths(3) }, Terms, Director, Now), "Next");
        Assert.True(c.DecideAtTable(Decision(TableDecision.Monitor) with { Goal = "Werk houden.", Until = Today.AddMonths(3) }, Terms, Director, Now).IsGood);

        Assert.Equal((CaseStatus.Monitoring, Today.AddDays(21)), (c.Status, c.RecallOn!.Value));
    }

    [Fact]
    public void Review_scaling_and_closing_do_what_they_say()
    {
        var c = Running();
        var checks = c.ExitCriteria.Select(k => new CriterionCheck(new ExitCheckId(NewId()), k.Id, true, null)).ToList();

        Assert.True(c.DecideAtTable(Decision(TableDecision.Review) with { Until = Today.AddMonths(4), Checks = checks }, Terms, Director, Now).IsGood);
        Assert.Equal(Today.AddMonths(4), c.NeededUntil);
        c.ClearEvents();
        Refused("lighter_option_needed", c, c.DecideAtTable(Decision(TableDecision.ScaleUp), Terms, Director, Now), "LighterOption");
        Assert.True(c.DecideAtTable(Decision(TableDecision.ScaleDown) with { LighterOption = "Niets doen." }, Terms, Director, Now).IsGood);
        c.ClearEvents();
        Refused("not_all_agree", c, c.DecideAtTable(Decision(TableDecision.Close) with { Checks = checks }, Terms, Director, Now), "Agreed");
        Assert.True(c.DecideAtTable(Decision(TableDecision.Close, null) with { Checks = checks, Closing = new ClosingGiven(c.TableOn(Today)) }, Terms, Director, Now).IsGood);
        Assert.Equal(CaseStatus.ClosedByTable, c.Status);
        Assert.Equal(3, c.Lines.Count(l => l.Kind == MinuteKind.Decision));
    }

    [Fact]
    public void Actions_at_the_table_are_lines_too()
    {
        var c = Running();
        var action = new NewPlanAction(new PlanActionId(NewId()), "Ouders bellen", "", Police, null, PlanActionKind.Help, Today.AddDays(7));

        Happened<ActionAgreed>(c, c.AgreeAtTable(Head(), action, Director, Now));
        Happened<ActionStepped>(c, c.ActAtTable(Head(), action.Id, PlanActionStep.Postpone, "Niemand thuis.", Today.AddDays(14), Director, Now));
        Happened<ActionStepped>(c, c.ActAtTable(Head(), action.Id, PlanActionStep.Finish, "Gesproken.", null, Director, Now));

        Assert.Equal([MinuteKind.Agreed, MinuteKind.Acted, MinuteKind.Acted], c.Lines.Select(l => l.Kind));
        Assert.Equal(["Ouders bellen", "Niemand thuis.", "Gesproken."], c.Lines.Select(l => Text(l.Text)));
        Refused("reason_needed", c, c.ActAtTable(Head(), action.Id, PlanActionStep.NoteEffect, null, null, Director, Now));
        Assert.Equal(3, c.Lines.Count);
    }

    [Fact]
    public void The_director_amends_the_minutes()
    {
        var c = Running();
        c.WriteNote(Note("Tikfuot.", PoliceMember), PoliceMember, Now);
        c.WasDiscussed(Head(), MeetingKind.CaseConference, House, Director, Now);
        c.ClearEvents();
        var line = c.Lines[0];

        Refused("not_yours", c, c.AmendLine(line.Id, 0, "Anders.", false, PoliceMember, Now));
        Refused("text_needed", c, c.AmendLine(line.Id, 0, " ", false, Director, Now), "Text");
        Refused("choice_needed", c, c.AmendLine(c.Lines[1].Id, 0, "Iets.", false, Director, Now));
        Happened<MinuteAmended>(c, c.AmendLine(line.Id, 0, "Tikfout.", true, Director, Now));
        Assert.Equal(("Tikfout.", true, Now), (Text(line.Text), line.LeftOut, line.AmendedAt!.Value));
        Refused("clash", c, c.AmendLine(line.Id, 0, "Twee tegelijk.", false, Director, Now));
    }

    [Fact]
    public void Neither_the_author_nor_the_chair_writes_over_what_they_did_not_see()
    {
        var c = Running();
        var head = Head();
        c.WriteNote(Note("Half", PoliceMember, head), PoliceMember, Now);
        c.WriteNote(Note("Half af.", PoliceMember, head), PoliceMember, Now);
        c.ClearEvents();
        var line = Assert.Single(c.Lines);

        Refused("clash", c, c.AmendLine(line.Id, 0, "Half, verbeterd.", false, Director, Now));
        Happened<MinuteAmended>(c, c.AmendLine(line.Id, 1, "Half af, verbeterd.", false, Director, Now));
        Refused("clash", c, c.WriteNote(Note("Half af en heel.", PoliceMember, head), PoliceMember, Now));

        Assert.Equal("Half af, verbeterd.", Text(line.Text));
    }

    [Fact]
    public void A_decision_is_refused_when_something_was_decided_meanwhile_and_not_when_something_was_noted()
    {
        var c = Running();
        var seen = c.Decided;
        c.WriteNote(Note("Gaat goed.", PoliceMember), PoliceMember, Now);
        c.ClearEvents();

        Assert.True(c.DecideAtTable(Decision(TableDecision.GoOn) with { Seen = seen }, Terms, Director, Now).IsGood);
        c.ClearEvents();
        Refused("clash", c, c.DecideAtTable(Decision(TableDecision.GoOn, "Toch.") with { Seen = seen }, Terms, Director, Now));
        Assert.True(c.DecideAtTable(Decision(TableDecision.GoOn, "Toch.") with { Seen = c.Decided }, Terms, Director, Now).IsGood);
    }

    [Fact]
    public void A_decision_that_is_undone_is_left_out_of_the_minutes()
    {
        var c = Running();
        c.DecideAtTable(Decision(TableDecision.GoOn), Terms, Director, Now);
        c.DecideAtTable(Decision(TableDecision.ScaleUp) with { LighterOption = "Niets doen." }, Terms, Director, Now);
        c.ClearEvents();

        Assert.True(c.UndoStatus(new CaseStepId(NewId()), Director, Now.AddSeconds(5)).IsGood);

        Assert.Equal([false, true], c.Lines.Select(l => l.LeftOut));
    }

    [Fact]
    public void A_seat_passes_for_one_meeting_and_ends_with_its_day_by_itself()
    {
        var c = Running();
        var (day, standIn) = (Today.AddDays(3), Outsider.Id!.Value);

        Refused("not_yours", c, c.PassSeat(new SeatId(NewId()), Meeting, PoliceMember.Id!.Value, standIn, day, TownMember, Now));
        Happened<SeatPassed>(c, c.PassSeat(new SeatId(NewId()), Meeting, PoliceMember.Id!.Value, standIn, day, PoliceMember, Now));
        AlreadySo(c, c.PassSeat(new SeatId(NewId()), Meeting, PoliceMember.Id!.Value, standIn, day, Director, Now));

        var seat = c.Seats.Single(s => s.ProfessionalId == standIn);
        Assert.Equal((day, day, Police), (seat.From, seat.Until, seat.OrganisationId));
        Happened<SeatTakenBack>(c, c.TakeSeatBack(Meeting, PoliceMember.Id!.Value, standIn, day, PoliceMember, Now));
        Assert.True(seat.Until < seat.From);
        AlreadySo(c, c.PassSeat(new SeatId(NewId()), Meeting, Outsider.Id!.Value, standIn, day, Director, Now)); // has no seat to pass
    }

    [Fact]
    public void Why_it_was_urgent_is_noted_and_looked_back_on()
    {
        var c = Running();
        var id = new UrgentCallId(NewId());

        Refused("reason_needed", c, c.CallUrgent(id, Meeting, "", Director, Now), "Reason");
        Refused("not_yours", c, c.CallUrgent(id, Meeting, "Vertrek.", PoliceMember, Now));
        Happened<UrgentlyCalled>(c, c.CallUrgent(id, Meeting, "Vertrekt morgen.", Director, Now));
        Assert.Equal(Today.AddDays(14), c.Calls[0].LookBackOn);
        Refused("text_needed", c, c.LookBackOnCall(id, " ", Director, Now), "Text");
        Happened<UrgentLookedBack>(c, c.LookBackOnCall(id, "Terecht.", Director, Now));
        Refused("not_now", c, c.LookBackOnCall(id, "Nog eens.", Director, Now));
    }

    [Fact]
    public void One_stand_in_of_two_seats_keeps_the_other()
    {
        var c = Running();
        var (day, standIn) = (Today.AddDays(3), Outsider.Id!.Value);
        Happened<SeatPassed>(c, c.PassSeat(new SeatId(NewId()), Meeting, PoliceMember.Id!.Value, standIn, day, PoliceMember, Now));
        Happened<SeatPassed>(c, c.PassSeat(new SeatId(NewId()), Meeting, TownMember.Id!.Value, standIn, day, TownMember, Now));

        Happened<SeatTakenBack>(c, c.TakeSeatBack(Meeting, PoliceMember.Id!.Value, standIn, day, PoliceMember, Now));

        Assert.Equal(TownMember.Id, Assert.Single(c.Seats, s => s.ProfessionalId == standIn && s.From <= day && day <= s.Until).InFor);
    }

    [Fact]
    public void A_seat_that_passed_for_one_meeting_is_none_at_another_of_that_day()
    {
        var c = Running();
        var (other, standIn) = (new MeetingId(Id(77)), Outsider.Id!.Value);
        Happened<SeatPassed>(c, c.PassSeat(new SeatId(NewId()), Meeting, PoliceMember.Id!.Value, standIn, Today, Director, Now));

        var seat = c.Seats.Single(s => s.ProfessionalId == standIn);
        Assert.Equal((true, false), (seat.CountsAt(Meeting, Now), seat.CountsAt(other, Now)));
        Happened<SeatPassed>(c, c.PassSeat(new SeatId(NewId()), other, PoliceMember.Id!.Value, standIn, Today, Director, Now));
        Happened<SeatTakenBack>(c, c.TakeSeatBack(Meeting, PoliceMember.Id!.Value, standIn, Today, Director, Now));

        Assert.Equal([other], c.Seats.Where(s => s.ProfessionalId == standIn && s.From <= Today && Today <= s.Until).Select(s => s.ForMeeting!.Value));
        Assert.All(c.Seats.Where(s => s.InFor is null), s => Assert.True(s.CountsAt(other, Now)));
    }

    [Fact]
    public void A_seat_of_one_day_that_the_director_gave_is_not_taken_back()
    {
        var c = Running();
        var standIn = Outsider.Id!.Value;
        Happened<SeatGivenOut>(c, c.GiveSeat(new NewSeat(new SeatId(NewId()), standIn, Youth, Today, Today), Director, Now));

        AlreadySo(c, c.PassSeat(new SeatId(NewId()), Meeting, PoliceMember.Id!.Value, standIn, Today, Director, Now));
        AlreadySo(c, c.TakeSeatBack(Meeting, PoliceMember.Id!.Value, standIn, Today, Director, Now));

        Assert.Equal(Today, c.Seats.Single(s => s.ProfessionalId == standIn).Until);
    }
}
