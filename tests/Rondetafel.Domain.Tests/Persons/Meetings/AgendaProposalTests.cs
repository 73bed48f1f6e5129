using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

public sealed class AgendaProposalTests
{
    private static readonly DateOnly On = Today.AddDays(7), Previous = Today.AddDays(-7);

    private static readonly CaseAtHand Calm = new(
        new CaseId(Id(301)), CaseStatus.Running, Today.AddDays(-100), On.AddDays(1), On.AddDays(60), null, On.AddDays(1), On.AddDays(100));

    [Fact]
    public void A_case_that_nothing_asks_for_is_not_on_it() => Assert.Equal(AgendaReasons.None, AgendaProposal.Reasons(Calm, On, Previous));

    public static TheoryData<AgendaReasons, string> Edges() => new()
    {
        { AgendaReasons.New, "taken in the day after the last meeting" }, { AgendaReasons.None, "taken in on the day of the last meeting" },
        { AgendaReasons.Discussion, "discussion on the day" }, { AgendaReasons.Review, "review in 28 days" }, { AgendaReasons.None, "review in 29 days" },
        { AgendaReasons.Actions, "action due on the day" }, { AgendaReasons.Seats, "seat ends in 41 days" }, { AgendaReasons.None, "seat ends in 42 days" },
        { AgendaReasons.Recall, "listed, recall on the day" }, { AgendaReasons.None, "listed, recall the day after" },
        { AgendaReasons.None, "listed, review and discussion due" }, { AgendaReasons.None, "closed" }, { AgendaReasons.Review, "overdue" },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Each_reason_begins_on_its_day(AgendaReasons expected, string what)
    {
        var listed = Calm with { Status = CaseStatus.Monitoring, RecallOn = On.AddDays(1) };
        var at = what switch
        {
            "taken in the day after the last meeting" => Calm with { TakenInOn = Previous.AddDays(1) },
            "taken in on the day of the last meeting" => Calm with { TakenInOn = Previous },
            "discussion on the day" => Calm with { NextDiscussionOn = On },
            "review in 28 days" => Calm with { NeededUntil = On.AddDays(28) },
            "review in 29 days" => Calm with { NeededUntil = On.AddDays(29) },
            "action due on the day" => Calm with { FirstActionDueOn = On },
            "seat ends in 41 days" => Calm with { FirstSeatUntil = On.AddDays(41) },
            "seat ends in 42 days" => Calm with { FirstSeatUntil = On.AddDays(42) },
            "listed, recall on the day" => listed with { RecallOn = On },
            "listed, recall the day after" => listed,
            "listed, review and discussion due" => listed with { NeededUntil = On, NextDiscussionOn = On },
            "closed" => Calm with { Status = CaseStatus.ClosedByTable, NextDiscussionOn = On },
            _ => Calm with { Status = CaseStatus.Overdue, NeededUntil = Today.AddDays(-1) },
        };

        Assert.Equal(expected, AgendaProposal.Reasons(at, On, Previous));
    }

    [Fact]
    public void A_case_is_one_point_in_the_block_of_its_first_reason()
    {
        var all = Calm with { TakenInOn = On, NextDiscussionOn = On, NeededUntil = On, FirstActionDueOn = On, FirstSeatUntil = On };

        var item = Assert.Single(AgendaProposal.For(MeetingKind.CaseConference, On, Previous, [all]), i => i.Case is not null);

        Assert.Equal(AgendaBlock.New, item.Block);
        Assert.Equal(AgendaReasons.New | AgendaReasons.Review | AgendaReasons.Discussion | AgendaReasons.Actions | AgendaReasons.Seats, item.Reasons);
    }

    [Fact]
    public void The_first_meeting_looks_back_four_weeks()
    {
        Assert.Equal(AgendaReasons.New, AgendaProposal.Reasons(Calm with { TakenInOn = On.AddDays(-27) }, On, null));
        Assert.Equal(AgendaReasons.None, AgendaProposal.Reasons(Calm with { TakenInOn = On.AddDays(-28) }, On, null));
    }

    [Theory]
    [InlineData("2026-04-01", "2026-03-31", true)]
    [InlineData("2026-06-30", "2026-04-01", false)]
    [InlineData("2027-01-06", "2026-01-07", true)]
    [InlineData("2026-02-11", null, true)]
    public void Weak_signals_have_their_round_when_the_quarter_turns(string on, string? previous, bool round)
    {
        DateOnly? last = previous is null ? null : DateOnly.Parse(previous, System.Globalization.CultureInfo.InvariantCulture);
        var agenda = AgendaProposal.For(MeetingKind.CaseConference, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), last, []);

        Assert.Equal(round, agenda.Any(i => i.Block == AgendaBlock.WeakSignals));
        Assert.Equal(AgendaBlock.OwnWay, agenda[^1].Block);
    }

    [Theory]
    [InlineData(MeetingKind.Weighing)]
    [InlineData(MeetingKind.Triangle)]
    [InlineData(MeetingKind.Reflection)]
    public void Other_kinds_have_the_fixed_point_only(MeetingKind kind) =>
        Assert.Equal([AgendaBlock.OwnWay], AgendaProposal.For(kind, On, null, [Calm with { NextDiscussionOn = On }]).Select(i => i.Block));
}
