using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Weighings.WeighingMaker;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

public sealed class WeighingDecisionTests
{
    private static readonly WeighingAction[] Decisions = [WeighingAction.FindUnfounded, WeighingAction.FindNoPerson, WeighingAction.Refer, WeighingAction.TakeIn];

    private static Weighing Opened(params Actor[] views)
    {
        var weighing = Convened();
        foreach (var by in views) Assert.True(by == Director ? weighing.NoteView(View(expert: "dr. A"), by, Now).IsGood : weighing.GiveView(View(), by, Now).IsGood);
        Assert.True(weighing.OpenViews(Given(), Director, Now).IsGood);
        weighing.ClearEvents();
        return weighing;
    }

    [Fact]
    public void Every_decision_needs_the_views_of_two_organisations()
    {
        foreach (var decision in Decisions)
        {
            foreach (var weighing in new[] { Opened(), Opened(PoliceMember), Opened(Director), Opened(PoliceMember, Director) })
            {
                Refused("two_organisations_needed", weighing, Decide(weighing, decision));
                Assert.Equal(WeighingStatus.Opened, weighing.Status);
            }
            var two = Opened(TownMember, PoliceMember);
            Happened<WeighingDecided>(two, Decide(two, decision));
        }
    }

    [Fact]
    public void Two_people_of_one_organisation_are_one_view()
    {
        var weighing = Convened([.. Roster, Seat(PoliceColleague, WeighingPart.Police)]);
        Assert.True(weighing.GiveView(View("nee"), PoliceMember, Now).IsGood);
        Assert.True(weighing.GiveView(View("ja"), PoliceColleague, Now).IsGood);
        Assert.True(weighing.OpenViews(Given(), Director, Now).IsGood);
        weighing.ClearEvents();

        Assert.Equal("ja", Text(Assert.Single(weighing.Views).Answers[0].Text));
        Refused("two_organisations_needed", weighing, Decide(weighing, WeighingAction.TakeIn));
    }

    [Fact]
    public void A_decision_gives_its_reason_and_what_else_it_asks()
    {
        var weighing = In(WeighingStatus.Opened);
        foreach (var decision in Decisions) Refused("reason_needed", weighing, weighing.Decide(decision, Given(" "), 14, Director, Now), "Reason");
        Refused("target_needed", weighing, weighing.Decide(WeighingAction.FindNoPerson, Given(target: null), 14, Director, Now), "Target");
        Refused("target_needed", weighing, weighing.Decide(WeighingAction.Refer, Given(target: null), 14, Director, Now), "Target");
        Refused("lighter_option_needed", weighing, weighing.Decide(WeighingAction.TakeIn, Given(lighter: null), 14, Director, Now), "LighterOption");
        Assert.Throws<ArgumentOutOfRangeException>(() => weighing.Decide(WeighingAction.Undo, Given(), 14, Director, Now));
    }

    [Fact]
    public void Not_taken_in_is_destroyed_after_the_term_and_taken_in_lives_with_the_case()
    {
        foreach (var decision in Decisions)
        {
            var weighing = In(WeighingStatus.Opened);
            Happened<WeighingDecided>(weighing, Decide(weighing, decision));
            Assert.Equal(decision == WeighingAction.TakeIn ? null : Today.AddDays(14), weighing.DestroyOn);
            Assert.Equal(Now, weighing.DecidedAt);
        }
    }

    [Theory]
    [InlineData("2026-01-28 22:59:59", "in_time")] // ten working days end with the 28th in the Netherlands
    [InlineData("2026-01-28 23:00:00", "late")]
    public void Whether_it_was_decided_in_time_is_counted(string at, string expected)
    {
        var weighing = In(WeighingStatus.Opened);
        var decided = Happened<WeighingDecided>(weighing, weighing.Decide(WeighingAction.Refer, Given(), 14, Director, Utc(at)));
        Assert.Equal($"Refer:{expected}", decided.Count.Code);

        var waiting = In(WeighingStatus.Opened);
        Assert.True(waiting.AskMore(Ask(new(2026, 1, 27)), Director, Now).IsGood);
        waiting.ClearEvents();
        var ended = Happened<WeighingDecided>(waiting, waiting.EndByTerm(Given(), 14, Actor.Clock, Utc(at)));
        Assert.Equal($"EndByTerm:{expected}", ended.Count.Code);
    }

    [Fact]
    public void Asking_for_more_names_who_asks_and_a_day_after_today()
    {
        var weighing = In(WeighingStatus.Opened);
        Refused("until_past", weighing, weighing.AskMore(Ask(Today), Director, Now), "Until");
        Refused("choice_needed", weighing, weighing.AskMore(Given(until: Today.AddDays(1)), Director, Now), "Asked");
        Refused("until_needed", weighing, weighing.AskMore(Given(asked: PoliceMember.Id), Director, Now), "Until");

        Happened<MoreAsked>(weighing, weighing.AskMore(Ask(Today.AddDays(1)), Director, Now));
        Assert.Equal((WeighingStatus.Waiting, Today.AddDays(1)), (weighing.Status, weighing.WaitUntil));
        Assert.Equal(PoliceMember.Id, weighing.Steps[^1].Asked);

        Happened<WeighingResumed>(weighing, weighing.Resume(Given(null), Director, Now));
        Assert.Equal((WeighingStatus.Opened, null), (weighing.Status, weighing.WaitUntil));
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-29 21:59:59", "2026-03-29 22:00:00", "2026-04-13")] // the day of 23 hours
    [InlineData("2026-10-25", "2026-10-25 22:59:59", "2026-10-25 23:00:00", "2026-11-09")] // the day of 25 hours
    public void Nothing_came_in_by_the_date_so_it_ends_the_day_after(string until, string lastMoment, string ends, string destroyed)
    {
        var weighing = In(WeighingStatus.Opened);
        Assert.True(weighing.AskMore(Ask(DateOnly.Parse(until)), Director, Now).IsGood);
        weighing.ClearEvents();

        Refused("too_early", weighing, weighing.EndByTerm(Given(null), 14, Actor.Clock, Utc(lastMoment)));
        Happened<WeighingDecided>(weighing, weighing.EndByTerm(Given(null), 14, Actor.Clock, Utc(ends)));
        Assert.Equal((WeighingStatus.Unfounded, null, DateOnly.Parse(destroyed)), (weighing.Status, weighing.WaitUntil, weighing.DestroyOn));
    }

    [Theory]
    [InlineData("2026-03-15 11:00", "2026-03-28 22:59:59", "2026-03-28 23:00:00")] // ends on 29 March, the day of 23 hours
    [InlineData("2026-03-16 11:00", "2026-03-29 21:59:59", "2026-03-29 22:00:00")]
    [InlineData("2026-10-12 11:00", "2026-10-25 22:59:59", "2026-10-25 23:00:00")] // ends on the 26th, after the day of 25 hours
    [InlineData("2026-10-11 22:30", "2026-10-25 22:59:59", "2026-10-25 23:00:00")] // decided on the 12th in the Netherlands
    public void Any_weigher_undoes_until_the_end_date_and_then_it_is_destroyed(string decided, string lastMoment, string end)
    {
        foreach (var weigher in new[] { TownMember, ProsecutorMember, Director })
        {
            var weighing = In(WeighingStatus.Opened);
            Assert.True(weighing.Decide(WeighingAction.FindUnfounded, Given(), 14, Director, Utc(decided)).IsGood);
            weighing.ClearEvents();

            Refused("too_early", weighing, weighing.Destroy(Actor.Clock, Utc(lastMoment)));
            Refused("too_late", weighing, weighing.Undo(Given(), weigher, Utc(end)));
            Refused("reason_needed", weighing, weighing.Undo(Given(null), weigher, Utc(lastMoment)), "Reason");
            Refused("not_yours", weighing, weighing.Undo(Given(), Outsider, Utc(lastMoment)));
            Happened<WeighingUndone>(weighing, weighing.Undo(Given(), weigher, Utc(lastMoment)));
            Assert.Equal((WeighingStatus.Opened, null, null), (weighing.Status, weighing.DecidedAt, weighing.DestroyOn));
        }
    }

    [Fact]
    public void It_is_destroyed_from_its_end_date_on()
    {
        var weighing = In(WeighingStatus.Referred);
        Happened<WeighingDestroyed>(weighing, weighing.Destroy(Actor.Clock, Utc("2026-01-27 23:00:00")));
    }

    [Fact]
    public void Dissent_is_kept_through_decision_undoing_and_a_second_decision_and_never_rewritten()
    {
        var weighing = In(WeighingStatus.Opened);
        Refused("reason_needed", weighing, weighing.DissentFrom(Given(null), PoliceMember, Now), "Reason");
        Refused("not_yours", weighing, weighing.DissentFrom(Given("anders"), Outsider, Now));
        Happened<DissentNoted>(weighing, weighing.DissentFrom(Given("niet eens"), PoliceMember, Now));
        Assert.True(Decide(weighing, WeighingAction.FindUnfounded).IsGood);
        Assert.True(weighing.DissentFrom(Given("nog steeds niet"), PoliceMember, Now).IsGood);
        Assert.True(weighing.Undo(Given("nieuw feit"), TownMember, Now).IsGood);
        Assert.True(Decide(weighing, WeighingAction.TakeIn).IsGood);
        Assert.True(weighing.DissentFrom(Given("te zwaar"), ProsecutorMember, Now).IsGood);

        var dissent = weighing.Steps.Where(s => s.Action == WeighingAction.Dissent).ToList();
        Assert.Equal(["niet eens", "nog steeds niet", "te zwaar"], dissent.Select(s => Text(s.Reason)));
        Assert.Equal([Police, Police, Prosecutor], dissent.Select(s => s.Organisation));
        Assert.All(typeof(WeighingStep).GetProperties(), p => Assert.False(p.SetMethod?.IsPublic ?? false, p.Name));
    }
}
