using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>More people read a contribution about health, care or criminal law once a second person confirmed it; fewer at once.</summary>
public sealed class WideningTests
{
    private static readonly StepTableProof<WideningStatus, WideningAction, WideningWho> Written = new("""
        status   action   | Provider | Proposer | Second   | needs
        None     Propose  | Waiting  | no       | no       | Reason
        Declined Propose  | Waiting  | no       | no       | Reason
        Waiting  Propose  | Waiting  | no       | no       | Reason
        Waiting  Confirm  | no       | no       | None     |
        Waiting  Decline  | no       | no       | Declined | Reason
        Waiting  Withdraw | no       | None     | no       |
        Waiting  Drop     | None     | no       | no       |
        None     Withdraw | so       | so       | so       |
        None     Drop     | so       | so       | so       |
        Declined Decline  | so       | so       | so       |
        Declined Drop     | so       | so       | so       |
        """);

    private const string Why = "nodig voor het plan";

    private static readonly Actor Colleague = SchoolMember with { Id = new(NewId()) };

    [Fact]
    public void The_table_is_as_written_and_no_change_of_a_row_goes_unseen()
    {
        Assert.Equal(3 * 5 * 3, Written.Cells().Count());
        Assert.Empty(Written.Differences(WideningTransitions.Table));
        Assert.Empty(Written.Survivors(WideningTransitions.Table));
    }

    [Theory]
    [InlineData("health", true)]
    [InlineData("care", true)]
    [InlineData("police", true)]
    [InlineData("judicial", true)]
    [InlineData("guidance", false)]
    [InlineData("identity", false)]
    [InlineData("supervision", false)]
    public void The_category_says_whether_a_second_person_is_asked(string category, bool asks)
    {
        var (theCase, put) = With(category, Audience.Own);

        Assert.True(theCase.GiveAudience(put.Id, Audience.Table, Why, SchoolMember, Now).IsGood);

        Assert.Equal(asks ? (AudienceKind.OwnOrganisation, WideningStatus.Waiting, AudienceKind.WholeTable) : (AudienceKind.WholeTable, WideningStatus.None, (AudienceKind?)null), (put.AudienceKind, put.Widening, put.WiderKind));
        Assert.Equal(asks, put.Widenings.Count == 0);
        Assert.Equal((asks, null), (put.WaitingReason is not null, put.WideningReason));
    }

    [Fact]
    public void Until_it_is_confirmed_nobody_more_reads_it_and_from_then_on_they_do()
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Table);
        Assert.Equal([Director.Id!.Value], put.Seconds(Director.Id!.Value, theCase.Seats, Now));

        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, Director, Now.AddDays(2)));

        Assert.Equal((AudienceKind.WholeTable, WideningStatus.None), (put.AudienceKind, put.Widening));
        Assert.Equal(new Widened(Now.AddDays(2), SchoolMember.Id!.Value, Director.Id, Audience.Own, Audience.Table), Assert.Single(put.Widenings) with { Before = Audience.Own, After = Audience.Table });
        Assert.Equal((null, null, null), (put.Wider, put.WideningBy, put.WideningAt));
    }

    [Fact]
    public void What_is_left_out_is_left_out_at_once_and_what_is_added_waits()
    {
        var (theCase, put) = With(CaseCategories.Health, Audience.Of([Town, Police]));

        Assert.True(theCase.GiveAudience(put.Id, Audience.Of([Police, Youth]), Why, SchoolMember, Now).IsGood);

        Assert.Equal([Police], put.Named);
        Assert.Equal([Police, Youth], put.Wider!.Named);
        Assert.Equal([typeof(AudienceGiven), typeof(WideningStepped)], theCase.Events.Select(e => e.GetType()));
        theCase.ClearEvents();
        Assert.True(theCase.GiveAudience(put.Id, Audience.Of([Town]), Why, SchoolMember, Now).IsGood);
        Assert.Equal((AudienceKind.OwnOrganisation, WideningStatus.Waiting), (put.AudienceKind, put.Widening)); // Police left too, Town waits
    }

    [Fact]
    public void Narrowing_works_at_once_and_drops_what_waits()
    {
        var (theCase, put) = Proposed(Audience.Of([Town]), Audience.Table);

        Assert.True(theCase.GiveAudience(put.Id, Audience.Own, null, SchoolMember, Now).IsGood);

        Assert.Equal((AudienceKind.OwnOrganisation, WideningStatus.None), (put.AudienceKind, put.Widening));
        Assert.Equal([typeof(WideningStepped), typeof(AudienceGiven)], theCase.Events.Select(e => e.GetType()));
        theCase.ClearEvents();
        Refused("not_yours", theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, Director, Now));
    }

    [Fact]
    public void Somebody_else_of_the_provider_comes_first_then_the_director()
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Table, colleague: true);

        Assert.Equal([Colleague.Id!.Value], put.Seconds(Director.Id!.Value, theCase.Seats, Now));
        foreach (var other in new[] { Director, PoliceMember, TownMember }) Refused("not_yours", theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, other, Now));
        Refused("not_yours", theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, SchoolMember, Now)); // never who proposed it
        Refused("not_yours", theCase, theCase.DoWidening(put.Id, WideningAction.Withdraw, Now, null, Colleague, Now));
        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, Colleague, Now));
    }

    [Fact]
    public void Of_what_the_director_proposes_somebody_confirms_who_reads_it_already_and_nobody_else()
    {
        var theCase = TakenIn();
        var given = Contribution(audience: Audience.Of([Police])) with { Category = CaseCategories.Health };
        var leader = Director with { Organisation = Youth };
        Happened<ContributionAdded>(theCase, theCase.Contribute(given, leader, Now));
        var put = theCase.Contributions.Single(c => c.Id == given.Id);

        Happened<WideningStepped>(theCase, theCase.GiveAudience(put.Id, Audience.Table, Why, leader, Now));

        Assert.Equal([PoliceMember.Id!.Value], put.Seconds(Director.Id!.Value, theCase.Seats, Now));
        foreach (var other in new[] { leader, TownMember, SchoolMember }) Refused("not_yours", theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, other, Now));
        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, PoliceMember, Now));
    }

    [Fact]
    public void A_seat_for_four_hours_or_for_a_meeting_makes_no_second_person()
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Table);
        var brief = new NewBriefSeat(new(NewId()), new(NewId()), Colleague.Id!.Value, School, "er dreigt nu iets");
        Happened<BriefSeatGiven>(theCase, theCase.GiveBriefSeat(brief, null, Director, Now));
        var other = SchoolMember with { Id = new(NewId()) };
        Happened<SeatPassed>(theCase, theCase.PassSeat(new(NewId()), new MeetingId(NewId()), SchoolMember.Id!.Value, other.Id!.Value, Today, SchoolMember, Now));

        var later = Now.AddMinutes(1);
        Assert.All([Colleague, other], who => Assert.Contains(theCase.Seats, s => s.ProfessionalId == who.Id && s.OrganisationId == School && s.Counts(later)));
        Assert.Equal([Director.Id!.Value], put.Seconds(Director.Id!.Value, theCase.Seats, later));
        foreach (var who in new[] { Colleague, other }) Refused("not_yours", theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, who, later));
    }

    [Fact]
    public void Proposing_asks_a_reason_that_stays_with_the_widening_and_goes_with_it()
    {
        var (theCase, put) = With(CaseCategories.Health, Audience.Own);
        Refused("reason_needed", theCase, theCase.GiveAudience(put.Id, Audience.Table, " ", SchoolMember, Now), "Reason");
        Assert.Equal((WideningStatus.None, AudienceKind.OwnOrganisation), (put.Widening, put.AudienceKind));

        Happened<WideningStepped>(theCase, theCase.GiveAudience(put.Id, Audience.Of([Town]), Why, SchoolMember, Now));
        Assert.Equal((Why, null), (Text(put.WaitingReason), put.WideningReason));
        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, Why, Director, Now));
        Assert.Equal((Why, null), (Text(put.WideningReason), put.WaitingReason));
        Happened<AudienceGiven>(theCase, theCase.GiveAudience(put.Id, Audience.Of([Town]), null, SchoolMember, Now)); // the same again
        Assert.NotNull(put.WideningReason);
        Happened<AudienceGiven>(theCase, theCase.GiveAudience(put.Id, Audience.Own, null, SchoolMember, Now));
        Assert.Null(put.WideningReason);
    }

    [Theory]
    [InlineData(WideningAction.Withdraw)]
    [InlineData(WideningAction.Decline)]
    [InlineData(WideningAction.Drop)]
    public void Without_a_widening_no_reason_stays(WideningAction how)
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Table);

        Assert.True((how == WideningAction.Drop ? theCase.GiveAudience(put.Id, Audience.Own, null, SchoolMember, Now)
            : theCase.DoWidening(put.Id, how, Now, "nog niet nodig", how == WideningAction.Withdraw ? SchoolMember : Director, Now)).IsGood);

        Assert.Equal((null, null), (put.WaitingReason, put.WideningReason));
        Assert.Empty(put.Widenings);
    }

    [Theory]
    [InlineData(WideningAction.Withdraw)]
    [InlineData(WideningAction.Decline)]
    [InlineData(WideningAction.Drop)]
    public void Why_it_was_widened_stays_when_more_is_proposed_and_does_not_come(WideningAction how)
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Of([Town]));
        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, Why, Director, Now));
        var later = Now.AddHours(1);

        Happened<WideningStepped>(theCase, theCase.GiveAudience(put.Id, Audience.Table, "ook voor de politie", SchoolMember, later));
        Assert.Equal(Why, Text(put.WideningReason));
        Assert.True((how == WideningAction.Drop ? theCase.GiveAudience(put.Id, Audience.Of([Town]), null, SchoolMember, later)
            : theCase.DoWidening(put.Id, how, later, "nog niet nodig", how == WideningAction.Withdraw ? SchoolMember : Director, later)).IsGood);

        Assert.Equal((Why, null), (Text(put.WideningReason), put.WaitingReason));
        Assert.Equal([Town], put.Named);
    }

    [Fact]
    public void Why_it_was_widened_goes_with_who_is_left_out_also_by_a_proposal_and_is_that_of_the_last_confirmation()
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Of([Town]));
        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, Why, Director, Now));

        Assert.True(theCase.GiveAudience(put.Id, Audience.Of([Police]), "toch de politie", SchoolMember, Now.AddHours(1)).IsGood);
        Assert.Null(put.WideningReason);
        Assert.Equal(AudienceKind.OwnOrganisation, put.AudienceKind);
        theCase.ClearEvents();
        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now.AddHours(1), "toch de politie", Director, Now.AddHours(2)));
        Assert.Equal("toch de politie", Text(put.WideningReason));
    }

    [Fact]
    public void Of_each_organisation_it_is_known_by_which_widening_it_came()
    {
        var (theCase, put) = With("guidance", Audience.Of([Town]));
        void Give(Audience audience, int day) => Assert.True(theCase.GiveAudience(put.Id, audience, null, SchoolMember, Now.AddDays(day)).IsGood);

        Give(Audience.Of([Town, Police]), 1);
        Give(Audience.Table, 2);
        Assert.Equal([null, null, Now.AddDays(1), Now.AddDays(2)], new[] { School, Town, Police, Youth }.Select(o => put.CameBy(o)?.At));
        Give(Audience.Of([Town]), 3);
        Assert.Equal([null, null, null], new[] { Town, Police, Youth }.Select(o => put.CameBy(o)?.At)); // Police and Youth read it no more
        Give(Audience.Of([Town, Police]), 4);
        Assert.Equal((Now.AddDays(4), SchoolMember.Id!.Value, (ProfessionalId?)null), (put.CameBy(Police)!.At, put.CameBy(Police)!.By, put.CameBy(Police)!.Second));
        Assert.Equal(3, put.Widenings.Count);
    }

    [Fact]
    public void Declining_asks_a_reason_and_leaves_it_as_it_was()
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Table);
        Refused("reason_needed", theCase, theCase.DoWidening(put.Id, WideningAction.Decline, Now, " ", Director, Now), "Reason");

        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Decline, Now, "nog niet nodig", Director, Now));

        Assert.Equal((AudienceKind.OwnOrganisation, WideningStatus.Declined, Director.Id), (put.AudienceKind, put.Widening, put.DeclinedBy));
        Assert.NotNull(put.Declined);
        Assert.Empty(put.Seconds(Director.Id!.Value, theCase.Seats, Now));
        Happened<WideningStepped>(theCase, theCase.GiveAudience(put.Id, Audience.Table, Why, SchoolMember, Now.AddHours(1)));
        Assert.Equal((WideningStatus.Waiting, null, null), (put.Widening, put.Declined, put.DeclinedBy));
    }

    [Fact]
    public void Who_proposed_it_takes_it_back_and_an_answer_to_another_proposal_is_a_clash()
    {
        var (theCase, put) = Proposed(Audience.Own, Audience.Of([Town]));
        Happened<WideningStepped>(theCase, theCase.GiveAudience(put.Id, Audience.Table, Why, SchoolMember, Now.AddHours(1)));
        Refused("clash", theCase, theCase.DoWidening(put.Id, WideningAction.Confirm, Now, null, Director, Now.AddHours(2)));

        Happened<WideningStepped>(theCase, theCase.DoWidening(put.Id, WideningAction.Withdraw, Now.AddHours(1), null, SchoolMember, Now.AddHours(2)));

        Assert.Equal((AudienceKind.OwnOrganisation, WideningStatus.None, null), (put.AudienceKind, put.Widening, put.Wider));
    }

    [Fact]
    public void A_conclusion_stays_within_its_facts_also_when_its_widening_is_confirmed_later()
    {
        var theCase = TakenIn();
        var fact = Put(theCase, SchoolMember);
        var given = Contribution(ContributionKind.Conclusion, Audience.Own, "hij gaat weer", fact.Id) with { Category = CaseCategories.Care };
        Happened<ContributionAdded>(theCase, theCase.Contribute(given, SchoolMember, Now));
        var conclusion = theCase.Contributions.Single(c => c.Id == given.Id);
        Happened<WideningStepped>(theCase, theCase.GiveAudience(conclusion.Id, Audience.Table, Why, SchoolMember, Now));
        Assert.True(theCase.GiveAudience(fact.Id, Audience.Of([Town]), null, SchoolMember, Now).IsGood);
        theCase.ClearEvents();

        Happened<WideningStepped>(theCase, theCase.DoWidening(conclusion.Id, WideningAction.Confirm, Now, null, Director, Now));

        Assert.False(conclusion.Audience.Includes(School, Police));
        Assert.True(conclusion.Audience.Includes(School, Town));
    }

    private static (Case, Contribution) With(string category, Audience audience)
    {
        var theCase = TakenIn();
        var given = Contribution(audience: audience) with { Category = category };
        Happened<ContributionAdded>(theCase, theCase.Contribute(given, SchoolMember, Now));
        return (theCase, theCase.Contributions.Single(c => c.Id == given.Id));
    }

    private static (Case, Contribution) Proposed(Audience before, Audience after, bool colleague = false)
    {
        var (theCase, put) = With(CaseCategories.Health, before);
        if (colleague) Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Seat(Colleague), Director, Now));
        Happened<WideningStepped>(theCase, theCase.GiveAudience(put.Id, after, Why, SchoolMember, Now));
        return (theCase, put);
    }
}
