using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>The monitoring list, closing, and ten seconds to undo.</summary>
public sealed class EndingTests
{
    /// <summary>Every date and status a step may change.</summary>
    private static (CaseStatus, DateOnly, DateOnly?, DateOnly?, DateTime?, string, DateOnly) Dates(Case c) =>
        (c.Status, c.NeededUntil, c.RecallOn, c.HardEnd, c.ClosedAt, Text(c.MonitoringGoal), c.NextDiscussionOn);

    [Fact]
    public void The_monitoring_list_has_one_goal_a_recall_date_and_a_hard_end()
    {
        var theCase = TakenIn();
        Outcome Try(CaseStepGiven given, string? goal, DateOnly? end) => theCase.Monitor(given, goal, end, Terms, Director, Now);
        var (recall, end) = (Today.AddMonths(3), Today.AddMonths(6));
        Refused("goal_needed", theCase, Try(Given(until: recall), " ", end), "Goal");
        Refused("until_past", theCase, Try(Given(until: Today), "school", end), "Until");
        Refused("until_needed", theCase, Try(Given(), "school", end), "Until");
        Refused("reason_needed", theCase, Try(Given(null, recall), "school", end), "Reason");
        Refused("hard_end_wrong", theCase, Try(Given(until: recall), "school", null), "HardEnd");
        Refused("hard_end_wrong", theCase, Try(Given(until: recall), "school", recall.AddDays(-1)), "HardEnd");
        Refused("hard_end_wrong", theCase, Try(Given(until: recall), "school", end.AddDays(1)), "HardEnd");

        var happened = Happened<CaseMonitored>(theCase, Try(Given(until: recall), " school ", end));
        Assert.Equal(("case.monitored", "2026"), (happened.Count.Kind, happened.Count.Code));
        Assert.Equal((recall, end, "school"), (theCase.RecallOn, theCase.HardEnd, Text(theCase.MonitoringGoal)));
    }

    [Fact]
    public void A_longer_monitoring_list_moves_no_review_beyond_six_months()
    {
        var theCase = TakenIn();
        Assert.True(theCase.Monitor(Given(until: Today.AddMonths(2)), "school", Today.AddMonths(12), Terms with { MonitoringMonths = 12 }, Director, Now).IsGood);
        Assert.Equal((Today.AddMonths(12), Today.AddMonths(6)), (theCase.HardEnd, theCase.NeededUntil));
    }

    [Fact]
    public void Taken_back_to_the_table_it_has_a_reason_and_a_new_review()
    {
        var theCase = In(CaseStatus.Monitoring);
        Refused("reason_needed", theCase, theCase.Recall(Given(null, Today.AddMonths(2)), Terms, Director, Now), "Reason");
        Refused("until_needed", theCase, theCase.Recall(Given(), Terms, Director, Now), "Until");
        Refused("until_past", theCase, theCase.Recall(Given(until: Today), Terms, Director, Now), "Until");
        Refused("review_too_far", theCase, theCase.Recall(Given(until: Today.AddMonths(6).AddDays(1)), Terms, Director, Now), "Until");
        Happened<CaseRecalled>(theCase, theCase.Recall(Given(until: Today.AddMonths(2)), Terms, Director, Now));
        Assert.Equal((CaseStatus.Running, Today.AddMonths(2), null, null, null, "blijft naar school gaan", Today.AddDays(14)), Dates(theCase));
    }

    [Theory]
    [InlineData("2026-07-14 21:59:59", "2026-07-14 22:00:00")]
    public void The_hard_end_closes_it_the_day_after(string lastMoment, string after)
    {
        var theCase = In(CaseStatus.Monitoring);
        Refused("too_early", theCase, theCase.CloseByTerm(new(NewId()), false, Actor.Clock, Utc(lastMoment)));
        Assert.Equal("2026:term", Happened<CaseClosed>(theCase, theCase.CloseByTerm(new(NewId()), false, Actor.Clock, Utc(after))).Count.Code);
        Assert.Equal((CaseStatus.ClosedByTerm, Utc(after)), (theCase.Status, theCase.ClosedAt));
        Refused("not_now", theCase, theCase.UndoStatus(new(NewId()), Director, Utc(after)));
    }

    [Fact]
    public void The_whole_table_closes_it_when_every_organisation_says_so()
    {
        var theCase = TakenIn();
        Outcome Try(params OrganisationId[] agreed) => theCase.Close(Given(), Checks(theCase), new(agreed), Director, Now);
        Refused("criteria_needed", theCase, theCase.Close(Given(), [], new(WholeTable), Director, Now), "Checks");
        Refused("not_all_agree", theCase, Try(Town, Police), "Agreed");
        Refused("not_all_agree", theCase, Try(), "Agreed");

        Assert.Equal("2026:table", Happened<CaseClosed>(theCase, Try(Town, Police, School)).Count.Code);
        Assert.Equal((CaseStatus.ClosedByTable, Now), (theCase.Status, theCase.ClosedAt));
        Assert.All(theCase.ExitCriteria, c => Assert.True(theCase.LastCheck(c.Id)!.Met));
        Assert.Equal([Town, Police, School], theCase.Steps[^1].Agreed); // who agreed stays with the step
    }

    [Fact]
    public void What_is_still_open_is_seen_before_it_closes()
    {
        var theCase = TakenIn();
        Outcome Try(bool acknowledged, int owed = 0) => theCase.Close(Given(), Checks(theCase), new(WholeTable, acknowledged, owed), Director, Now);
        Assert.False(theCase.StillOpen(0).Any);
        Refused("left_open", theCase, Try(false, 1), "Acknowledged");
        var action = Agreed(theCase);
        Assert.True(theCase.SetGoal(new(NewId()), "school", "diploma", TownMember, Now).IsGood);
        Assert.True(theCase.AskWhy(Given("waarom nog?"), PoliceMember, Now).IsGood);
        Assert.True(theCase.Ask(new(NewId()), School, "gaat het?", Today, TownMember, Now).IsGood);
        Assert.Equal(new LeftOpen(1, 1, 1, 1, 2), theCase.StillOpen(2));
        theCase.ClearEvents();
        Refused("left_open", theCase, Try(false), "Acknowledged");

        Assert.True(theCase.FinishGoal(theCase.Goals[0].Id, false, "losgelaten", TownMember, Now).IsGood);
        Assert.True(theCase.AnswerWhy(theCase.Steps[0].Id, "hierom", Director, Now).IsGood);
        Assert.True(theCase.DoAction(action.Id, PlanActionStep.Finish, "gebeld", null, Outsider, Now).IsGood);
        Assert.True(theCase.AnswerRequest(theCase.Requests[0].Id, RequestAnswer.CannotShare, null, SchoolMember, Now).IsGood);
        theCase.ClearEvents();
        Happened<CaseClosed>(theCase, Try(false));
    }

    [Fact]
    public void A_table_at_which_nobody_sits_any_more_closes_nothing()
    {
        var theCase = TakenIn(New() with { Seats = [Seat(TownMember, Today)] });
        Refused("not_all_agree", theCase, Close(theCase, Now.AddDays(1)), "Agreed");
    }

    /// <summary>Every step that can be undone, from every status it can be taken in, and what its undoing counts.</summary>
    public static IEnumerable<TheoryDataRow<CaseStatus, CaseAction, string>> UndoableSteps() =>
    [
        new(CaseStatus.Running, CaseAction.Continue, "case.review_undone"), new(CaseStatus.Overdue, CaseAction.Continue, "case.review_undone"),
        new(CaseStatus.Running, CaseAction.Scale, "case.scaling_undone"),
        new(CaseStatus.Running, CaseAction.Monitor, "case.monitoring_undone"), new(CaseStatus.Overdue, CaseAction.Monitor, "case.monitoring_undone"),
        new(CaseStatus.Monitoring, CaseAction.Recall, "case.recall_undone"),
        new(CaseStatus.Running, CaseAction.Close, "case.closing_undone"), new(CaseStatus.Overdue, CaseAction.Close, "case.closing_undone"),
        new(CaseStatus.Monitoring, CaseAction.Close, "case.closing_undone"),
    ];

    [Theory]
    [MemberData(nameof(UndoableSteps))]
    public void A_step_is_undone_within_ten_seconds_and_all_stands_as_it_was(CaseStatus start, CaseAction step, string counted)
    {
        foreach (var milliseconds in new[] { 0, 9_999, 10_000, 10_001 })
        {
            var theCase = In(start);
            var (at, before) = (Since(start), Dates(theCase));
            Assert.True(Take(theCase, step, Director).IsGood);
            theCase.ClearEvents();
            Refused("not_yours", theCase, theCase.UndoStatus(new(NewId()), PoliceMember, at));

            var outcome = theCase.UndoStatus(new(NewId()), Director, at.AddMilliseconds(milliseconds));

            if (milliseconds > 10_000)
            {
                Refused("too_late", theCase, outcome);
                continue;
            }
            Assert.Equal(counted, Happened<StatusUndone>(theCase, outcome).Count.Kind);
            Assert.Equal(before, Dates(theCase));
            Assert.Equal(at.AddMilliseconds(milliseconds), theCase.Steps[^2].UndoneAt);
            Assert.Equal(CaseTransitions.UndoTo(start), theCase.Steps[^1].Action);
            Assert.False(theCase.UndoStatus(new(NewId()), Director, at).IsGood);
        }
    }

    [Fact]
    public void Every_way_back_of_the_table_is_taken_by_a_step_that_can_be_undone() => Assert.Equal(
        CaseTransitions.Table.Steps.Where(s => CaseTransitions.UndoTo(s.To) == s.Action).Select(s => (s.From, s.To)).Order(),
        UndoableSteps().Select(r => r.Data).Select(r => (CaseTransitions.Table.Find(r.Item1, r.Item2, CaseWho.Director)!.To, r.Item1)).Distinct().Order());

    [Theory]
    [InlineData(CaseStatus.Running, "too_late")]
    [InlineData(CaseStatus.Overdue, "not_now")]
    [InlineData(CaseStatus.ClosedByTerm, "not_now")]
    public void Where_nothing_can_be_undone_nothing_is(CaseStatus status, string code)
    {
        var theCase = In(status);
        Refused(code, theCase, theCase.UndoStatus(new(NewId()), Director, Since(status)));
        if (code == "too_late") Refused("not_yours", theCase, theCase.UndoStatus(new(NewId()), PoliceMember, Since(status)));
        Refused("not_yours", theCase, theCase.UndoStatus(new(NewId()), Outsider, Since(status)));
    }

    [Fact]
    public void Undoing_a_review_lets_the_ideology_count_again_unless_it_was_reasoned_anew()
    {
        foreach (var anew in new[] { false, true })
        {
            var theCase = TakenIn();
            Assert.True(theCase.Judge(new NewJudgement(new(NewId()), JudgementKind.Ideology, "omdat", "not_clear", "danger"), TownMember, Now).IsGood);
            var at = Now.AddDays(3);
            Assert.True(theCase.Continue(Given(until: Today.AddMonths(3)), Checks(theCase), Terms, Director, at).IsGood);
            if (anew) Assert.True(theCase.Judge(new NewJudgement(new(NewId()), JudgementKind.Ideology, "opnieuw", "other", "danger"), TownMember, at.AddSeconds(5)).IsGood);
            Assert.True(theCase.UndoStatus(new(NewId()), Director, at.AddSeconds(9)).IsGood);
            Assert.Equal(anew ? "other" : "not_clear", Assert.Single(theCase.Judgements, j => j.EndedAt is null).Ideology);
        }
    }

    [Fact]
    public void A_review_that_was_undone_does_not_count_as_one_of_three()
    {
        var theCase = TakenIn();
        for (var i = 0; i < 4; i++)
        {
            Assert.True(Continue(theCase, Now.AddDays(i), Today.AddMonths(3)).IsGood);
            Assert.True(theCase.UndoStatus(new(NewId()), Director, Now.AddDays(i)).IsGood);
        }
        Assert.False(theCase.NextReviewHasOutsider());
    }

    [Fact]
    public void Undoing_gives_back_the_review_date_that_was_given_when_taken_in_or_taken_back()
    {
        var theCase = TakenIn(New() with { NeededUntil = Today.AddDays(50) });
        Assert.True(Monitor(theCase, Now).IsGood && theCase.UndoStatus(new(NewId()), Director, Now).IsGood);
        Assert.Equal(Today.AddDays(50), theCase.NeededUntil);

        Assert.True(Monitor(theCase, Now).IsGood && theCase.Recall(Given(until: Today.AddDays(70)), Terms, Director, Now).IsGood);
        Assert.True(Close(theCase, Now).IsGood && theCase.UndoStatus(new(NewId()), Director, Now).IsGood);
        Assert.Equal(Today.AddDays(70), theCase.NeededUntil);
    }

    [Fact]
    public void Ten_seconds_are_ten_seconds_when_the_clocks_change()
    {
        var change = Utc("2026-03-29 00:59:55"); // summer time begins five seconds later
        var theCase = TakenIn();
        Assert.True(Close(theCase, change).IsGood);
        Assert.Equal("too_late", theCase.UndoStatus(new(NewId()), Director, change.AddSeconds(11)).Refusal?.Code);
        Assert.True(theCase.UndoStatus(new(NewId()), Director, change.AddSeconds(10)).IsGood);
    }
}
