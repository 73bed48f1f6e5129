using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>Goals, actions, judgements, flags, who keeps contact, and telling the person.</summary>
public sealed class PlanTests
{
    [Fact]
    public void A_goal_is_set_in_a_life_domain_and_ends_once_with_why()
    {
        var theCase = TakenIn();
        GoalId id = new(NewId());
        Refused("text_needed", theCase, theCase.SetGoal(id, "school", " ", TownMember, Now), "Text");
        Refused("domain_needed", theCase, theCase.SetGoal(id, " ", "diploma", TownMember, Now), "LifeDomain");
        Happened<GoalSet>(theCase, theCase.SetGoal(id, "school", "diploma", TownMember, Now));
        Refused("reason_needed", theCase, theCase.FinishGoal(id, true, null, TownMember, Now), "Reason");
        Happened<GoalFinished>(theCase, theCase.FinishGoal(id, false, "wil werken", TownMember, Now));
        Refused("not_now", theCase, theCase.FinishGoal(id, true, "toch", TownMember, Now));
        Assert.False(Assert.Single(theCase.Goals).Reached);
    }

    [Fact]
    public void An_action_is_agreed_with_an_owner_at_the_table_and_control_or_a_measure_with_a_lighter_option()
    {
        var theCase = TakenIn();
        Outcome Agree(NewPlanAction given) => theCase.Agree(given, TownMember, Now);
        Refused("text_needed", theCase, Agree(Plan(text: " ")), "Text");
        Refused("from_past", theCase, Agree(Plan(due: Today.AddDays(-1))), "DueOn");
        Refused("owner_not_at_table", theCase, Agree(Plan(owner: Youth)), "Owner");
        Refused("choice_needed", theCase, Agree(Plan(goal: new GoalId(NewId()))), "Goal");
        Refused("lighter_option_needed", theCase, Agree(Plan(PlanActionKind.Control)), "LighterOption");
        Refused("ground_needed", theCase, Agree(Plan(measure: "benefit", lighter: "gesprek")), "Ground");
        Refused("lighter_option_needed", theCase, Agree(Plan(measure: "benefit", ground: "artikel 18")), "LighterOption");

        foreach (var kind in new[] { PlanActionKind.Help, PlanActionKind.Contact }) Happened<ActionAgreed>(theCase, Agree(Plan(kind)));
        var agreed = Happened<ActionAgreed>(theCase, Agree(Plan(PlanActionKind.Control, owner: Police, lighter: "gesprek", due: Today)));
        Assert.Equal((Police, "Control"), (agreed.Count.Organisation, agreed.Count.Code)); // owner and kind are counted apart
        Happened<ActionAgreed>(theCase, Agree(Plan(measure: "benefit", ground: "artikel 18", lighter: "gesprek")));
    }

    [Fact]
    public void A_step_with_an_action_is_its_executors_its_owners_or_the_directors()
    {
        var theCase = TakenIn();
        var action = Agreed(theCase);
        foreach (var other in new[] { TownMember, PoliceColleague, Actor.Public }) Refused("not_yours", theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, "gebeld", null, other, Now));
        Refused("not_now", theCase, theCase.DoAction(new(NewId()), PlanActionStep.Finish, "gebeld", null, Director, Now));
        Refused("reason_needed", theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, " ", null, Outsider, Now), "Reason");
        Refused("until_needed", theCase, theCase.DoAction(action.Id, PlanActionStep.Postpone, "ziek", null, Outsider, Now), "Until");
        Refused("from_past", theCase, theCase.DoAction(action.Id, PlanActionStep.Postpone, "ziek", Today.AddDays(-1), Outsider, Now), "Until");

        Happened<ActionStepped>(theCase, theCase.DoAction(action.Id, PlanActionStep.Postpone, "ziek", Today.AddDays(40), Outsider, Now));
        Assert.Equal((Today.AddDays(40), PlanActionStatus.Open), (action.DueOn, action.Status));
        Happened<ActionStepped>(theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, "gebeld", null, SchoolMember, Now));
        Happened<ActionStepped>(theCase, theCase.DoAction(action.Id, PlanActionStep.NoteEffect, "helpt", null, Director, Now));
        Assert.Equal(("gebeld", "helpt", Now), (Text(action.Result), Text(action.Effect), action.EndedAt));
    }

    [Fact]
    public void Without_an_executor_nobody_passes_for_one()
    {
        var theCase = TakenIn();
        var action = Agreed(theCase);
        Refused("not_yours", theCase, theCase.Assign(action.Id, PoliceMember.Id, PoliceMember, Now));
        Happened<ExecutorNamed>(theCase, theCase.Assign(action.Id, null, SchoolMember, Now));

        foreach (var other in new[] { Actor.Public, Actor.Clock, Outsider }) Refused("not_yours", theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, "gebeld", null, other, Now));
    }

    [Fact]
    public void When_the_case_is_overdue_only_the_executor_goes_on_with_an_action()
    {
        var theCase = TakenIn();
        var action = Agreed(theCase);
        var at = Since(CaseStatus.Overdue);
        Happened<CaseFellDue>(theCase, theCase.FallDue(new(NewId()), Actor.Clock, at));

        foreach (var other in new[] { Director, SchoolMember }) Refused("not_now", theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, "gebeld", null, other, at));
        Happened<ActionStepped>(theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, "gebeld", null, Outsider, at));
    }

    [Fact]
    public void A_judgement_is_kept_with_its_history_and_an_ideology_is_chosen_with_its_reason()
    {
        var theCase = TakenIn();
        Refused("text_needed", theCase, theCase.Judge(Judge(JudgementKind.Nature, " "), TownMember, Now), "Text");
        Refused("choice_needed", theCase, theCase.Judge(Judge(JudgementKind.Ideology, "omdat", null, "danger"), TownMember, Now), "Ideology");
        Refused("choice_needed", theCase, theCase.Judge(Judge(JudgementKind.Ideology, "omdat", "not_clear"), TownMember, Now), "Criterion");
        Assert.True(theCase.Judge(Judge(JudgementKind.Ideology, "omdat", "not_clear", "danger"), TownMember, Now).IsGood);
        theCase.ClearEvents();
        Happened<Judged>(theCase, theCase.Judge(Judge(JudgementKind.Nature, "zorg", "not_clear", "danger"), TownMember, Now));
        Happened<Judged>(theCase, theCase.Judge(Judge(JudgementKind.Nature, "minder zorg"), TownMember, Now.AddDays(1)));
        Assert.Equal([("not_clear", "danger"), (null, null), (null, (string?)null)], theCase.Judgements.Select(j => (j.Ideology, j.Criterion)));

        Assert.Equal([("not_clear", null), (null, Now.AddDays(1)), (null, (DateTime?)null)], theCase.Judgements.Select(j => (j.Ideology, j.EndedAt)));
    }

    [Fact]
    public void The_first_ideology_is_counted_by_intake_year_and_never_again()
    {
        var theCase = TakenIn();
        Assert.True(theCase.Judge(Judge(JudgementKind.Ideology, "omdat", "left_wing", "danger"), TownMember, Now.AddYears(1)).IsGood);
        var counted = Assert.Single(theCase.Events.OfType<IdeologyCounted>()).Count;
        Assert.Equal(new CountLine("case.ideology", null, null, $"{Now.Year}:left_wing"), counted);
        theCase.ClearEvents();

        Happened<Judged>(theCase, theCase.Judge(Judge(JudgementKind.Ideology, "toch anders", "other", "danger"), TownMember, Now.AddYears(1)));
    }

    private static NewJudgement Judge(JudgementKind kind, string? text, string? ideology = null, string? criterion = null) => new(new(NewId()), kind, text, ideology, criterion);

    [Theory]
    [InlineData(FlagKind.Departed, FlagKind.Returned)]
    [InlineData(FlagKind.Returned, FlagKind.Departed)]
    [InlineData(FlagKind.PreventedFromLeaving, FlagKind.Departed)]
    [InlineData(FlagKind.MovedWithin, FlagKind.MovedAway)]
    [InlineData(FlagKind.Detained, FlagKind.Deceased)]
    [InlineData(FlagKind.Departed, FlagKind.Deceased)]
    public void A_flag_ends_the_one_that_it_excludes(FlagKind first, FlagKind second)
    {
        var theCase = TakenIn();
        Happened<FlagPut>(theCase, theCase.PutFlag(new(NewId()), first, Today, null, PoliceMember, Now));
        Refused("flag_stands", theCase, theCase.PutFlag(new(NewId()), first, Today, null, PoliceMember, Now), "Kind");

        Assert.True(theCase.PutFlag(new(NewId()), second, Today.AddDays(5), null, PoliceMember, Now.AddDays(5)).IsGood);

        Assert.Equal([$"2026:{first}:off", $"2026:{second}:on"], theCase.Events.OfType<ICounted>().Select(e => e.Count.Code));
        Assert.Equal([(first, Today.AddDays(4)), (second, (DateOnly?)null)], theCase.Flags.Select(f => (f.Kind, f.Until)));
    }

    [Fact]
    public void A_flag_stands_beside_one_it_does_not_exclude_and_ends_not_before_it_began()
    {
        var theCase = TakenIn();
        Refused("before_start", theCase, theCase.PutFlag(new(NewId()), FlagKind.Detained, Today, Today.AddDays(-1), PoliceMember, Now), "Expected");
        Happened<FlagPut>(theCase, theCase.PutFlag(new(NewId()), FlagKind.Detained, Today, Today.AddDays(60), PoliceMember, Now));
        Happened<FlagPut>(theCase, theCase.PutFlag(new(NewId()), FlagKind.PublicFigure, Today, null, PoliceMember, Now));
        var detained = theCase.Flags[0];
        Assert.Null(detained.Until);
        Refused("before_start", theCase, theCase.EndFlag(detained.Id, Today.AddDays(-1), PoliceMember, Now), "Until");
        Happened<FlagEnded>(theCase, theCase.EndFlag(detained.Id, Today, PoliceMember, Now));
        Refused("not_now", theCase, theCase.EndFlag(detained.Id, Today, PoliceMember, Now));
        Happened<FlagPut>(theCase, theCase.PutFlag(new(NewId()), FlagKind.Detained, Today, null, PoliceMember, Now));
    }

    [Fact]
    public void Moving_within_the_partnership_is_one_act_another_holder_sits_and_the_old_one_leaves()
    {
        var theCase = TakenIn();
        Refused("choice_needed", theCase, theCase.MoveWithin(Move(Now) with { Holder = null }, Director, Now), "Holder");
        Refused("choice_needed", theCase, theCase.MoveWithin(Move(Now) with { To = Lindestad }, Director, Now), "Holder");
        Refused("choice_needed", theCase, theCase.MoveWithin(Move(Now) with { Holder = Seat(Outsider, Today.AddDays(-1)) }, Director, Now), "Holder");

        Assert.True(theCase.MoveWithin(Move(Now), Director, Now).IsGood);

        Assert.Equal([typeof(SeatEnded), typeof(SeatGivenOut), typeof(CaseMoved)], theCase.Events.Select(e => e.GetType()));
        Assert.Equal((Beekdorp, "pga"), (theCase.MunicipalityId, theCase.Regime));
        Assert.Equal([Police, School, Youth], theCase.TableOn(Today));
        Assert.Equal((CaseAction.Move, Beekdorp), (theCase.Steps[^1].Action, theCase.Steps[^1].Municipality));
        theCase.ClearEvents();

        Assert.True(theCase.MoveWithin(new(new(NewId()), new(NewId()), Lindestad, Seat(SchoolMember), []), Director, Now.AddDays(9)).IsGood);
        Assert.Single(theCase.Seats, s => s.ProfessionalId == SchoolMember.Id); // sits already
        Assert.Single(theCase.Flags, f => f is { Kind: FlagKind.MovedWithin, Until: null });
    }

    [Fact]
    public void Who_keeps_contact_sits_at_the_table_today()
    {
        var theCase = TakenIn();
        Refused("choice_needed", theCase, theCase.KeepContact(new(NewId()), ContactWith.Parents, null, TownMember, Now), "Keeper");
        Refused("choice_needed", theCase, theCase.KeepContact(new(NewId()), ContactWith.Parents, Outsider.Id, TownMember, Now), "Keeper");
        Happened<ContactKeeperNamed>(theCase, theCase.KeepContact(new(NewId()), ContactWith.Parents, TownMember.Id, TownMember, Now));
        Happened<ContactKeeperNamed>(theCase, theCase.KeepContact(new(NewId()), ContactWith.Parents, SchoolMember.Id, TownMember, Now));
        Assert.Equal(SchoolMember.Id, Assert.Single(theCase.Keepers).Keeper);

        Happened<SeatEnded>(theCase, theCase.EndSeat(theCase.Seats.Single(s => s.ProfessionalId == SchoolMember.Id).Id, Director, Now));
        Refused("choice_needed", theCase, theCase.KeepContact(new(NewId()), ContactWith.School, SchoolMember.Id, TownMember, Now), "Keeper");
    }

    [Fact]
    public void Waiting_to_tell_the_person_has_a_ground_and_an_end_and_the_third_time_someone_from_outside()
    {
        var theCase = TakenIn();
        Outcome Inform(bool told, string? why = "onderzoek", DateOnly? until = null, string? outsider = null) =>
            theCase.Inform(new(NewId()), InformingOf.Person, new(told, why, until, outsider), TownMember, Now);
        Refused("reason_needed", theCase, Inform(false, " ", Today.AddDays(9)), "Why");
        Refused("until_needed", theCase, Inform(false), "Until");
        Refused("until_past", theCase, Inform(false, until: Today), "Until");
        Happened<InformingDecided>(theCase, Inform(false, until: Today.AddDays(1)));
        Happened<InformingDecided>(theCase, Inform(false, until: Today.AddDays(2)));
        Refused("outsider_needed", theCase, Inform(false, until: Today.AddDays(3)), "Outsider");
        Happened<InformingDecided>(theCase, Inform(false, until: Today.AddDays(3), outsider: "mr. Buiten"));
        Assert.Contains("mr. Buiten", Text(theCase.Informings[^1].Why));
        Assert.True(Happened<InformingDecided>(theCase, Inform(true, "verteld", Today.AddDays(3))).Told);
        Assert.Equal(TownMember.Id, theCase.Informings[^1].By);
        Assert.Null(theCase.Informings[^1].Until);
    }
}
