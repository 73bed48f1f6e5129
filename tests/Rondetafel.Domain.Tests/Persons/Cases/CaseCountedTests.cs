using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>What a case leaves in the counters: enough for every figure after it is gone, and never which case it was.</summary>
public sealed class CaseCountedTests
{
    private static IEnumerable<string> Lines(Case theCase) => theCase.Events.OfType<ICounted>().SelectMany(e => e.Lines).Select(l => $"{l.Kind} {l.Code} {l.Days}".Trim());

    [Fact]
    public void A_closing_takes_its_flags_and_its_place_on_the_list_out_of_what_stands()
    {
        var theCase = TakenIn();
        Assert.True(theCase.PutFlag(new(NewId()), FlagKind.Detained, Today, null, PoliceMember, Now).IsGood);
        Assert.True(Monitor(theCase, Now.AddDays(3)).IsGood);
        theCase.ClearEvents();

        Assert.True(Close(theCase, Now.AddDays(40)).IsGood);
        Assert.Equal(["case.closed 2026:table 40", "case.monitoring_left 2026", "case.flag 2026:Detained:off"], Lines(theCase));

        theCase.ClearEvents();
        Assert.True(theCase.UndoStatus(new(NewId()), Director, Now.AddDays(40).AddSeconds(5)).IsGood);
        Assert.Equal(["case.closing_undone 2026", "case.monitoring_back 2026", "case.flag 2026:Detained:on"], Lines(theCase));
    }

    [Fact]
    public void A_flag_that_ended_is_not_taken_out_again()
    {
        var theCase = TakenIn();
        Assert.True(theCase.PutFlag(new(NewId()), FlagKind.Departed, Today, null, PoliceMember, Now).IsGood);
        Assert.True(theCase.PutFlag(new(NewId()), FlagKind.Returned, Today.AddDays(9), null, PoliceMember, Now.AddDays(9)).IsGood);
        theCase.ClearEvents();

        Assert.True(Close(theCase, Now.AddDays(10)).IsGood);
        Assert.Equal(["case.closed 2026:table 10", "case.flag 2026:Returned:off"], Lines(theCase));
    }

    [Fact]
    public void Taken_back_from_the_list_it_leaves_it_once()
    {
        var theCase = In(CaseStatus.Monitoring);
        Assert.True(theCase.Recall(Given(until: Today.AddMonths(2)), Terms, Director, Now).IsGood);
        Assert.Equal(["case.monitoring_left 2026"], Lines(theCase));

        theCase.ClearEvents();
        Assert.True(theCase.UndoStatus(new(NewId()), Director, Now.AddSeconds(5)).IsGood);
        Assert.Equal(["case.recall_undone 2026", "case.monitoring_back 2026"], Lines(theCase));
    }

    [Theory]
    [InlineData("2026-12-31 22:59:59", "2026")]
    [InlineData("2026-12-31 23:00:00", "2027")]
    public void The_intake_year_is_that_of_the_day_in_the_Netherlands(string at, string year)
    {
        var now = Utc(at);
        var day = Deadline.LocalDate(now);
        var (taken, _) = Case.TakeIn(new(NewId()), "LV-7K3MP", New() with { NeededUntil = day.AddMonths(5), NextDiscussionOn = day }, Terms, Director, now);
        Assert.Equal([$"case.taken_in {year}"], Lines(taken!));

        taken!.ClearEvents();
        Assert.True(Close(taken, now.AddDays(1)).IsGood);
        Assert.Equal([$"case.closed {year}:table 1"], Lines(taken));
    }
}
