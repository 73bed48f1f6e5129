using System.Reflection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>Reviews, scaling, "why still?", and what falls due.</summary>
public sealed class CaseLifeTests
{
    [Fact]
    public void Going_on_needs_why_until_when_and_every_exit_criterion_checked()
    {
        var theCase = TakenIn();
        var until = Today.AddMonths(5);
        Outcome Continue(CaseStepGiven given, params CriterionCheck[] checks) => theCase.Continue(given, checks, Terms, Director, Now);
        CriterionCheck[] all = [.. Checks(theCase)];
        Refused("reason_needed", theCase, Continue(Given(" ", until), all), "Reason");
        Refused("until_needed", theCase, Continue(Given(), all), "Until");
        Refused("until_past", theCase, Continue(Given(until: Today), all), "Until");
        Refused("review_too_far", theCase, Continue(Given(until: Today.AddMonths(6).AddDays(1)), all), "Until");
        Refused("criteria_needed", theCase, Continue(Given(until: until), all[0]), "Checks");
        Refused("criteria_needed", theCase, Continue(Given(until: until), all[0], all[0]), "Checks");
        Assert.Empty(theCase.ExitChecks);

        Happened<CaseContinued>(theCase, Continue(Given(until: until), all[0], all[1] with { Met = false, Seen = null }));
        Assert.Equal(until, theCase.NeededUntil);
        Assert.Equal([(true, Now, "gezien"), (false, Now, "")], theCase.ExitCriteria.Select(c => theCase.LastCheck(c.Id)!).Select(k => (k.Met, k.At, Text(k.Seen))));
    }

    [Fact]
    public void A_later_check_of_an_exit_criterion_does_not_overwrite_the_earlier_one()
    {
        var theCase = TakenIn();
        var criterion = theCase.ExitCriteria[0].Id;
        foreach (var (days, met) in new[] { (1, false), (30, true) })
            Assert.True(theCase.Continue(Given(until: Today.AddMonths(4)), Checks(theCase, met), Terms, Director, Now.AddDays(days)).IsGood);
        Assert.Equal([(true, Now.AddDays(30)), (false, Now.AddDays(1))], theCase.ChecksOf(criterion).Select(c => (c.Met, c.At)));

        Assert.True(theCase.UndoStatus(new(NewId()), Director, Now.AddDays(30)).IsGood);
        Assert.False(theCase.LastCheck(criterion)!.Met); // what was undone does not count
    }

    [Theory]
    [InlineData("2026-07-14 21:59:59", "in_time")]
    [InlineData("2026-07-14 22:00:00", "late")]
    public void Whether_the_review_was_in_time_is_counted_by_the_date_it_was_due(string at, string expected)
    {
        var theCase = TakenIn();
        var happened = Happened<CaseContinued>(theCase, Continue(theCase, Utc(at), new(2026, 9, 1)));
        Assert.Equal(expected, happened.Count.Code);
    }

    [Fact]
    public void Every_third_review_has_someone_from_outside_the_table()
    {
        var theCase = TakenIn();
        var (now, outsiders) = (Now, new List<int>());
        for (var review = 1; review <= 7; review++)
        {
            now = now.AddMonths(2);
            var until = Deadline.LocalDate(now).AddMonths(3);
            var outcome = Continue(theCase, now, until);
            if (outcome.IsGood) continue;
            Assert.Equal(new Refusal("outsider_needed", "Outsider"), outcome.Refusal);
            outsiders.Add(review);
            Assert.True(Continue(theCase, now, until, "mr. Buiten").IsGood);
        }
        Assert.Equal([3, 6], outsiders);
        Assert.Equal("mr. Buiten", Text(theCase.Steps[2].Outsider));
    }

    [Fact]
    public void An_ideology_ends_at_the_review_unless_reasoned_anew_and_the_other_judgements_stand()
    {
        var theCase = TakenIn();
        foreach (var kind in Enum.GetValues<JudgementKind>()) Assert.True(theCase.Judge(new NewJudgement(new(NewId()), kind, "omdat", "not_clear", "danger"), TownMember, Now).IsGood);
        Assert.True(Continue(theCase, Now.AddDays(9), Today.AddMonths(3)).IsGood);
        Assert.Equal([JudgementKind.Ideology], theCase.Judgements.Where(j => j.EndedAt == Now.AddDays(9)).Select(j => j.Kind));

        Assert.True(theCase.Judge(new NewJudgement(new(NewId()), JudgementKind.Ideology, "opnieuw", "other", "views_and_violence"), TownMember, Now.AddDays(9)).IsGood);
        Assert.Equal("other", Assert.Single(theCase.Judgements, j => j is { Kind: JudgementKind.Ideology, EndedAt: null }).Ideology);
    }

    [Theory]
    [InlineData("2026-01-31 11:00", false)] // the last day as a minor
    [InlineData("2026-01-31 23:00", true)]  // eighteen in the Netherlands
    public void A_minor_is_reviewed_on_the_day_of_turning_eighteen_and_from_then_on_within_six_months(string at, bool sixMonths)
    {
        var theCase = TakenIn(New() with { BirthDay = new(2008, 2, 1), NeededUntil = new(2026, 2, 1) });
        var now = Utc(at);
        var today = Deadline.LocalDate(now);
        Assert.Equal(new(2026, 1, 31), theCase.MinorUntil);

        Assert.Equal(sixMonths ? null : "review_too_far", Continue(theCase, now, today.AddMonths(6)).Refusal?.Code);
        Assert.Equal(sixMonths ? null : "review_too_far", Continue(theCase, now, new(2026, 2, 2)).Refusal?.Code);
        if (!sixMonths) Assert.True(Continue(theCase, now, new(2026, 2, 1)).IsGood);
        Assert.True(theCase.Monitor(Given(until: today.AddDays(1)), "school", today.AddDays(1), Terms, Director, now).IsGood);
        Assert.Equal(sixMonths ? null : "review_too_far", theCase.Recall(Given(until: today.AddMonths(6)), Terms, Director, now).Refusal?.Code);
    }

    [Fact]
    public void Scaling_gives_direction_reason_and_the_lighter_alternative()
    {
        var theCase = TakenIn();
        Refused("choice_needed", theCase, theCase.Scale(Given(direction: "sideways"), Director, Now), "Direction");
        Refused("choice_needed", theCase, theCase.Scale(Given(direction: null), Director, Now), "Direction");
        Refused("reason_needed", theCase, theCase.Scale(Given(" "), Director, Now), "Reason");
        Refused("lighter_option_needed", theCase, theCase.Scale(Given(lighter: null), Director, Now), "LighterOption");
        foreach (var direction in new[] { "up", "down" }) Happened<CaseScaled>(theCase, theCase.Scale(Given(direction: direction), Director, Now));
        Assert.Equal(["up", "down"], theCase.Steps.Select(s => s.Direction));
    }

    [Fact]
    public void Why_still_may_be_asked_by_any_member_and_the_answer_of_the_director_stays()
    {
        var theCase = TakenIn();
        Refused("reason_needed", theCase, theCase.AskWhy(Given(null), PoliceMember, Now), "Reason");
        Happened<WhyAsked>(theCase, theCase.AskWhy(Given("waarom nog?"), PoliceMember, Now));
        var question = theCase.Steps[^1].Id;
        Refused("not_now", theCase, theCase.AnswerWhy(new(NewId()), "hierom", Director, Now));
        Refused("text_needed", theCase, theCase.AnswerWhy(question, " ", Director, Now), "Answer");
        Happened<WhyAnswered>(theCase, theCase.AnswerWhy(question, "hierom", Director, Now));
        AlreadySo(theCase, theCase.AnswerWhy(question, "anders", Director, Now));
        Assert.Equal(("waarom nog?", "hierom"), (Text(theCase.Steps[^1].Reason), Text(theCase.Steps[^1].Answer)));
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-29 21:59:59", "2026-03-29 22:00:00", "2026-04-28 21:59:59", "2026-04-28 22:00:00")]
    [InlineData("2026-03-28", "2026-03-28 22:59:59", "2026-03-28 23:00:00", "2026-04-27 21:59:59", "2026-04-27 22:00:00")]
    public void Past_its_end_date_it_is_read_only_and_after_thirty_days_on_the_monitoring_list(string until, string lastMoment, string due, string lastDay, string listed)
    {
        var theCase = TakenIn(New() with { NeededUntil = DateOnly.Parse(until) });
        Refused("too_early", theCase, theCase.FallDue(new(NewId()), Actor.Clock, Utc(lastMoment)));
        Happened<CaseFellDue>(theCase, theCase.FallDue(new(NewId()), Actor.Clock, Utc(due)));
        Refused("not_now", theCase, theCase.SetGoal(new(NewId()), "school", "diploma", TownMember, Utc(due)));

        Refused("too_early", theCase, theCase.MonitorByTerm(new(NewId()), "besluiten", Terms, Actor.Clock, Utc(lastDay)));
        Happened<CaseMonitored>(theCase, theCase.MonitorByTerm(new(NewId()), "besluiten", Terms, Actor.Clock, Utc(listed)));
        var day = Deadline.LocalDate(Utc(listed));
        Assert.Equal("besluiten", Text(theCase.MonitoringGoal));
        Assert.Equal((CaseStatus.Monitoring, day.AddMonths(1), day.AddMonths(6)), (theCase.Status, theCase.RecallOn, theCase.HardEnd));
        Refused("too_late", theCase, theCase.UndoStatus(new(NewId()), Director, Utc(listed)));
    }

    [Theory]
    [InlineData(1, OverdueAsking.Chair)]
    [InlineData(10, OverdueAsking.Chair)]
    [InlineData(11, OverdueAsking.StandIn)]
    [InlineData(20, OverdueAsking.StandIn)]
    [InlineData(21, OverdueAsking.LawfulnessOfficer)]
    [InlineData(31, OverdueAsking.LawfulnessOfficer)]
    public void Past_its_end_date_the_chair_is_asked_then_who_stands_in_then_the_lawfulness_officer(int days, OverdueAsking expected)
    {
        var theCase = In(CaseStatus.Overdue);
        Assert.Equal(expected, theCase.AskedOn(theCase.NeededUntil.AddDays(days), Terms));
    }

    [Fact]
    public void Who_stands_in_for_the_chair_has_its_function_at_the_table_or_stands_in_there()
    {
        var theCase = TakenIn(New() with
        {
            Seats = [Seat(TownMember) with { Function = "coordinator", StandIn = Outsider.Id }, Seat(PoliceMember) with { Function = "specialist" }, Seat(SchoolMember, Today) with { Function = "chair" }],
        });
        Assert.Equal([Outsider.Id!.Value, TownMember.Id!.Value, SchoolMember.Id!.Value], theCase.ChairStandIns(Today));
        Assert.Equal([Outsider.Id!.Value, TownMember.Id!.Value], theCase.ChairStandIns(Today.AddDays(1)));
    }

    [Fact]
    public void Overdue_goes_on_again_with_a_review()
    {
        var theCase = In(CaseStatus.Overdue);
        var now = Since(CaseStatus.Overdue);
        Assert.Equal("late", Happened<CaseContinued>(theCase, Continue(theCase, now, Deadline.LocalDate(now).AddMonths(6))).Count.Code);
        Assert.Equal(CaseStatus.Running, theCase.Status);
        Happened<GoalSet>(theCase, theCase.SetGoal(new(NewId()), "school", "diploma", TownMember, now));
    }

    [Fact]
    public void Closing_asks_no_more_than_continuing()
    {
        static Type[] Asks(string method) => [.. typeof(Case).GetMethod(method)!.GetParameters().Select(p => p.ParameterType)
            .Where(t => t != typeof(Actor) && t != typeof(DateTime) && t != typeof(CaseTerms))];
        Type[] said = [typeof(ClosingGiven)]; // who at the table agreed: ticked, not typed
        Assert.Equal(Asks(nameof(Case.Continue)), Asks(nameof(Case.Close)).Except(said));

        // Of all that can be typed with a step, whatever closing refuses to go without, continuing does too.
        CaseStepGiven full = new(new(NewId()), "omdat", Today.AddMonths(2), "gesprek", "down", "mr. Buiten");
        foreach (var field in typeof(CaseStepGiven).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null && p.Name is not ("Id" or nameof(CaseStepGiven.Municipality) or nameof(CaseStepGiven.Agreed))))
        {
            var without = full with { };
            field.SetValue(without, null);
            var (closing, continuing) = (TakenIn(), TakenIn());
            var closed = closing.Close(without, Checks(closing), new(WholeTable), Director, Now);
            var continued = continuing.Continue(without, Checks(continuing), Terms, Director, Now);
            Assert.True(closed.IsGood || !continued.IsGood, $"closing needs {field.Name}, continuing does not");
        }
    }
}
