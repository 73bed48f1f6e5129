using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>A new weighing about somebody who has or had a case: the only way back into a closed one.</summary>
public sealed class AgainTests
{
    private static readonly DateTime Later = Noon(Today.AddMonths(8));

    [Theory]
    [InlineData(CaseStatus.ClosedByTable, "case.reopened")]
    [InlineData(CaseStatus.ClosedByTerm, "case.reopened")]
    [InlineData(CaseStatus.Monitoring, "case.weighed_again")]
    [InlineData(CaseStatus.Overdue, "case.weighed_again")]
    [InlineData(CaseStatus.Running, "case.weighed_again")]
    public void The_same_case_gets_purpose_criteria_table_and_dates_anew(CaseStatus status, string counted)
    {
        var theCase = In(status);
        var given = Again(Later) with { TakenOver = [Contribution()] };

        Assert.Equal(counted, Happened<CaseTakenInAgain>(theCase, theCase.TakeInAgain(new(NewId()), given, Terms, ProsecutorMember, Later)).Count.Kind);

        var day = Deadline.LocalDate(Later);
        Assert.Equal((CaseStatus.Running, given.Weighing, ProsecutorMember.Id), (theCase.Status, theCase.WeighingId, theCase.Director));
        Assert.Equal(Director.Id, theCase.Steps[^1].Before); // who led it keeps their place in what is kept of it
        Assert.Equal((given.NeededUntil, given.NextDiscussionOn, null, null, null), (theCase.NeededUntil, theCase.NextDiscussionOn, theCase.ClosedAt, theCase.RecallOn, theCase.HardEnd));
        Assert.Equal(("weer naar school", "", "Sanne"), (Text(theCase.Purpose), Text(theCase.MonitoringGoal), Text(theCase.GivenNames)));
        Assert.Equal(["gaat weer naar school"], theCase.CriteriaNow().Select(c => Text(c.Text)));
        Assert.Equal(3, theCase.ExitCriteria.Count); // the earlier ones are kept
        Assert.Equal([Town, School], theCase.TableOn(day).Order(Comparer<OrganisationId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(5, theCase.Seats.Count);
        Assert.Single(theCase.Contributions);
        Refused("too_late", theCase, theCase.UndoStatus(new(NewId()), ProsecutorMember, Later));
        AlreadySo(theCase, theCase.TakeInAgain(new(NewId()), given, Terms, ProsecutorMember, Later));
    }

    [Fact]
    public void The_ideology_ends_and_is_counted_anew_in_the_year_of_the_new_intake()
    {
        var theCase = TakenIn();
        var again = Noon(Today.AddMonths(14));
        Assert.Equal("2026:jihadist", Counted(Now));
        Assert.True(theCase.TakeInAgain(new(NewId()), Again(again), Terms, Director, again).IsGood);
        Assert.NotNull(theCase.Judgements.Single(j => j.Kind == JudgementKind.Ideology).EndedAt);
        Assert.Equal("2027:jihadist", Counted(again.AddDays(1)));
        Assert.Null(Counted(again.AddDays(2)));

        string? Counted(DateTime at)
        {
            theCase.ClearEvents();
            Assert.True(theCase.Judge(new NewJudgement(new(NewId()), JudgementKind.Ideology, "onderbouwd", "jihadist", "danger"), Director, at).IsGood);
            return theCase.Events.OfType<IdeologyCounted>().SingleOrDefault()?.Count.Code;
        }
    }

    [Fact]
    public void It_asks_what_taking_in_asks()
    {
        var theCase = In(CaseStatus.ClosedByTable);
        Outcome Try(NewCase given) => theCase.TakeInAgain(new(NewId()), given, Terms, Director, Later);
        var given = Again(Later);
        Refused("purpose_needed", theCase, Try(given with { Purpose = " " }), "Purpose");
        Refused("exit_needed", theCase, Try(given with { ExitCriteria = [] }), "ExitCriteria");
        Refused("seats_needed", theCase, Try(given with { Seats = [] }), "Seats");
        Refused("review_too_far", theCase, Try(given with { NeededUntil = Deadline.LocalDate(Later).AddMonths(6).AddDays(1) }), "NeededUntil");
        Refused("review_too_far", theCase, Try(given with { BirthDay = Deadline.LocalDate(Later).AddYears(-17) }), "NeededUntil");
        Assert.Equal(CaseStatus.ClosedByTable, theCase.Status);
    }

    [Fact]
    public void What_is_not_known_of_the_person_is_filled_in_and_what_is_known_stays()
    {
        var theCase = TakenIn(New() with { FamilyName = null, BirthDate = null, BirthDay = null });
        var born = Today.AddYears(-16);
        Assert.True(theCase.TakeInAgain(new(NewId()), Again(Now) with { NeededUntil = Today.AddMonths(3), GivenNames = "S.", FamilyName = "Vries", BirthDate = "2010", BirthDay = born }, Terms, Director, Now).IsGood);
        Assert.Equal(("Sanne", "Vries", "2010", born.AddYears(18).AddDays(-1)), (Text(theCase.GivenNames), Text(theCase.FamilyName), Text(theCase.BirthDate), theCase.MinorUntil));
    }

    [Fact]
    public void While_it_is_weighed_anew_its_hard_end_does_not_close_it()
    {
        var theCase = In(CaseStatus.Monitoring);
        var after = Noon(Today.AddMonths(7));
        Refused("weighing_open", theCase, theCase.CloseByTerm(new(NewId()), true, Actor.Clock, after));
        Happened<CaseClosed>(theCase, theCase.CloseByTerm(new(NewId()), false, Actor.Clock, after));
    }
}
