using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>A seat for four hours in an emergency, and its review by another organisation (architecture, section 5; docs/decisions/0014).</summary>
public sealed class BriefSeatTests
{
    private static readonly Actor Officer = Director with { Id = new ProfessionalId(NewId()), Organisation = Town, Roles = new HashSet<Role> { Role.LawfulnessOfficer } };

    private static NewBriefSeat To(Actor who, string? reason = "er dreigt nu iets") => new(new(NewId()), new(NewId()), who.Id!.Value, who.Organisation!.Value, reason);

    private static (Case Case, BriefSeat Given) Given(Actor? by = null, DateTime? now = null)
    {
        var theCase = TakenIn();
        Happened<BriefSeatGiven>(theCase, theCase.GiveBriefSeat(To(Outsider), null, by ?? Director, now ?? Now));
        return (theCase, Assert.Single(theCase.BriefSeats));
    }

    [Theory]
    [InlineData("2026-01-14 11:00", "2026-01-16")] // a Wednesday: two working days later
    [InlineData("2026-01-14 21:30", "2026-01-16")] // 22.30 in the Netherlands: it ends on the next day
    [InlineData("2026-01-16 23:30", "2026-01-20")] // Saturday just after midnight there
    [InlineData("2026-03-29 00:30", "2026-03-31")] // the night in which the clock goes forward
    public void It_ends_four_hours_later_to_the_second_over_midnight_too(string start, string reviewBy)
    {
        var now = Utc(start);
        var (theCase, given) = Given(now: now);

        var seat = theCase.Seats.Single(s => s.Id == given.SeatId);
        Assert.Equal((now.AddHours(4), now.AddHours(4)), (seat.EndsAt!.Value, given.EndsAt));
        Assert.Equal((Deadline.LocalDate(now), Deadline.LocalDate(now.AddHours(4))), (seat.From, seat.Until));
        Assert.Equal([false, true, true, false, false], new[] { now.AddDays(-1), now, now.AddHours(4).AddSeconds(-1), now.AddHours(4), now.AddDays(1) }.Select(seat.Counts));
        Assert.Equal(DateOnly.Parse(reviewBy, System.Globalization.CultureInfo.InvariantCulture), given.ReviewBy);
        Assert.Equal((true, false), (given.IsLate(given.ReviewBy.AddDays(1)), given.IsLate(given.ReviewBy)));
    }

    [Fact]
    public void Who_sits_there_works_at_the_table_while_it_lasts_and_no_longer()
    {
        var (theCase, _) = Given();
        NewContribution One() => new(new(NewId()), ContributionKind.View, "tekst", "guidance", "convenant", Audience.Table);

        Happened<ContributionAdded>(theCase, theCase.Contribute(One(), Outsider, Now.AddHours(4).AddSeconds(-1)));
        Refused("not_yours", theCase, theCase.Contribute(One(), Outsider, Now.AddHours(4)));
    }

    [Fact]
    public void It_makes_no_organisation_one_of_the_table_and_passes_to_nobody()
    {
        var (theCase, given) = Given();
        Assert.DoesNotContain(Youth, theCase.TableOn(Today));
        AlreadySo(theCase, theCase.PassSeat(new(NewId()), new MeetingId(NewId()), Outsider.Id!.Value, ProsecutorMember.Id!.Value, Today, Director, Now));
        Refused("seat_brief", theCase, theCase.RenewSeat(given.SeatId, null, Today.AddYears(1), Director, Now));
        Refused("seat_brief", theCase, theCase.NameStandIn(given.SeatId, TownMember.Id, Director, Now));

        Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Seat(Outsider), Director, Now)); // an ordinary one by the ordinary road
        Assert.Contains(Youth, theCase.TableOn(Today));
    }

    [Fact]
    public void Moving_a_case_gives_the_new_holder_an_ordinary_seat_beside_the_one_for_four_hours()
    {
        var (theCase, _) = Given();
        Assert.True(theCase.MoveWithin(Move(Now), Director, Now).IsGood);
        Assert.Single(theCase.Seats, s => s.ProfessionalId == Outsider.Id && s.EndsAt is null);
    }

    [Fact]
    public void It_is_refused_without_a_reason_to_who_sits_there_to_the_director_and_twice_without_a_review()
    {
        var theCase = TakenIn();
        Refused("reason_needed", theCase, theCase.GiveBriefSeat(To(Outsider, " "), null, Director, Now), "Reason");
        Refused("choice_needed", theCase, theCase.GiveBriefSeat(To(Director), null, Director, Now), "Professional");
        Refused("seat_taken", theCase, theCase.GiveBriefSeat(To(PoliceMember), null, Director, Now), "Professional");
        Refused("not_yours", theCase, theCase.GiveBriefSeat(To(Outsider), null, PoliceMember, Now));
        Refused("not_yours", theCase, theCase.GiveBriefSeat(To(Outsider), null, Actor.Clock, Now));
        Happened<BriefSeatGiven>(theCase, theCase.GiveBriefSeat(To(Outsider), null, Director, Now));
        Refused("seat_taken", theCase, theCase.GiveBriefSeat(To(Outsider), null, Director, Now.AddHours(1)), "Professional");
        Refused("brief_unreviewed", theCase, theCase.GiveBriefSeat(To(Outsider), null, Director, Now.AddHours(5)), "Professional");
        Happened<BriefSeatReviewed>(theCase, theCase.ReviewBriefSeat(theCase.BriefSeats[0].Id, true, "het was nodig", PoliceMember, Now.AddHours(6)));
        Happened<BriefSeatGiven>(theCase, theCase.GiveBriefSeat(To(Outsider), null, Director, Now.AddHours(7)));
    }

    [Theory]
    [InlineData(CaseStatus.Running, true)]
    [InlineData(CaseStatus.Overdue, true)]
    [InlineData(CaseStatus.Monitoring, true)]
    [InlineData(CaseStatus.ClosedByTable, false)]
    [InlineData(CaseStatus.ClosedByTerm, false)]
    public void It_is_given_while_the_case_is_open(CaseStatus status, bool open)
    {
        var theCase = In(status);
        var outcome = theCase.GiveBriefSeat(To(Outsider), null, Director, Since(status));
        Assert.Equal(open ? null : "not_now", outcome.Refusal?.Code);
    }

    [Fact]
    public void On_duty_is_who_stands_in_for_the_chair_and_else_the_director_of_the_municipality()
    {
        var named = NextDirector.Id!.Value;
        var without = TakenIn();
        Assert.Equal([named], without.OnDuty(Today, named));
        Assert.Empty(without.OnDuty(Today, Director.Id)); // leads it already
        Assert.Empty(without.OnDuty(Today, null));
        Happened<BriefSeatGiven>(without, without.GiveBriefSeat(To(Outsider), named, NextDirector, Now));

        var with = TakenIn(New() with { Seats = [Seat(TownMember) with { Function = "chair", StandIn = PoliceColleague.Id }, Seat(PoliceMember)] });
        Assert.Equal([PoliceColleague.Id!.Value, TownMember.Id!.Value], with.OnDuty(Today, named));
        Refused("not_yours", with, with.GiveBriefSeat(To(Outsider), named, NextDirector, Now));
        Happened<BriefSeatGiven>(with, with.GiveBriefSeat(To(Outsider), named, PoliceColleague, Now));
    }

    [Fact]
    public void Somebody_with_an_ordinary_seat_for_another_organisation_reviews_and_else_the_officer()
    {
        var (theCase, given) = Given(TownMemberOnDuty(out var onDuty));
        Assert.Equal([true, true, false, false, false, false], new[] { PoliceMember, SchoolMember, TownMember, Outsider, PoliceColleague, Officer }.Select(who => onDuty.MayReview(onDuty.BriefSeats[0], who, Now)));

        Assert.Equal([true, false], new[] { PoliceMember, Officer }.Select(who => theCase.MayReview(given, who, Now)));
        foreach (var seat in theCase.Seats.Where(s => s.EndsAt is null).ToList()) Happened<SeatEnded>(theCase, theCase.EndSeat(seat.Id, Director, Now));
        Assert.Equal([false, true, false], new[] { PoliceMember, Officer, Outsider }.Select(who => theCase.MayReview(given, who, Now)));

        var (closed, left) = Given();
        Assert.True(Close(closed, Now.AddHours(1)).IsGood);
        closed.ClearEvents();
        Refused("not_yours", closed, closed.ReviewBriefSeat(left.Id, true, "nodig", PoliceMember, Now.AddHours(2)));
        Happened<BriefSeatReviewed>(closed, closed.ReviewBriefSeat(left.Id, true, "nodig", Officer, Now.AddHours(2)));
    }

    [Fact]
    public void Of_who_got_it_a_colleague_reviews_only_while_no_third_organisation_sits_there()
    {
        var theCase = TakenIn();
        Happened<BriefSeatGiven>(theCase, theCase.GiveBriefSeat(To(PoliceColleague), null, Director, Now));
        var given = Assert.Single(theCase.BriefSeats);
        bool[] May() => [.. new[] { PoliceMember, SchoolMember, Officer }.Select(who => theCase.MayReview(given, who, Now))];

        Assert.Equal([false, true, false], May());
        foreach (var seat in theCase.Seats.Where(s => s.EndsAt is null && s.OrganisationId != Police).ToList()) Happened<SeatEnded>(theCase, theCase.EndSeat(seat.Id, Director, Now));
        Assert.Equal([true, false, false], May());
        foreach (var seat in theCase.Seats.Where(s => s.EndsAt is null && s.Counts(Now)).ToList()) Happened<SeatEnded>(theCase, theCase.EndSeat(seat.Id, Director, Now));
        Assert.Equal([false, false, true], May());
    }

    [Fact]
    public void A_review_says_justified_or_not_and_why_and_stands()
    {
        var (theCase, given) = Given();
        Refused("choice_needed", theCase, theCase.ReviewBriefSeat(given.Id, null, "nodig", PoliceMember, Now), "Justified");
        Refused("text_needed", theCase, theCase.ReviewBriefSeat(given.Id, false, " ", PoliceMember, Now), "Why");
        Refused("not_yours", theCase, theCase.ReviewBriefSeat(new(NewId()), false, "nodig", PoliceMember, Now));

        var reviewed = Happened<BriefSeatReviewed>(theCase, theCase.ReviewBriefSeat(given.Id, false, "kon wachten", PoliceMember, Now.AddDays(1)));

        Assert.Equal((false, PoliceMember.Id, "kon wachten"), (given.Justified!.Value, given.ReviewedBy, Text(given.Review)));
        Assert.Equal(("case.brief_seat_reviewed", "not_justified", 1), (reviewed.Count.Kind, reviewed.Count.Code, reviewed.Count.Days));
        Refused("clash", theCase, theCase.ReviewBriefSeat(given.Id, true, "toch nodig", SchoolMember, Now.AddDays(1)));
        AlreadySo(theCase, theCase.ReviewBriefSeat(given.Id, true, "", SchoolMember, Now.AddDays(1)));
    }

    /// <summary>Gives one by the gemeente, which stands in for the chair; answers the director, to give another.</summary>
    private static Actor TownMemberOnDuty(out Case theCase)
    {
        theCase = TakenIn(New() with { Seats = [Seat(TownMember) with { Function = "chair" }, Seat(PoliceMember), Seat(SchoolMember)] });
        Happened<BriefSeatGiven>(theCase, theCase.GiveBriefSeat(To(Outsider), null, TownMember, Now));
        return Director;
    }
}
