using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>A seat ends with the case, the designation or an earlier day, whichever is first (architecture, section 5).</summary>
public sealed class SeatTests
{
    private static NewSeat Of(DateOnly designated, DateOnly? until = null) => new(new(NewId()), ProsecutorMember.Id!.Value, Prosecutor, designated, until);

    [Fact]
    public void A_seat_lasts_until_the_end_of_the_designation_or_an_earlier_day_that_was_chosen()
    {
        var theCase = TakenIn(New() with { NeededUntil = Today.AddMonths(2), Seats = [Seat(TownMember, Today.AddMonths(9))] });
        Assert.Equal(Today.AddMonths(9), Assert.Single(theCase.Seats).Until); // beyond the first review

        foreach (var (until, expected) in new (DateOnly?, DateOnly)[] { (null, Today.AddMonths(4)), (Today.AddMonths(1), Today.AddMonths(1)), (Today.AddYears(1), Today.AddMonths(4)) })
        {
            Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Of(Today.AddMonths(4), until), Director, Now));
            Assert.Equal(expected, theCase.Seats[^1].Until);
            Happened<SeatEnded>(theCase, theCase.EndSeat(theCase.Seats[^1].Id, Director, Now));
        }
        Refused("from_past", theCase, theCase.GiveSeat(Of(Today.AddDays(-1)), Director, Now), "Until");
    }

    [Fact]
    public void A_seat_goes_on_until_a_later_day_but_never_beyond_the_designation()
    {
        var theCase = TakenIn(New() with { Seats = [Seat(TownMember, Today.AddMonths(3)), Seat(PoliceMember, Today.AddDays(5))] });
        var seat = theCase.Seats[0];
        Refused("not_yours", theCase, theCase.RenewSeat(seat.Id, null, Today.AddYears(1), TownMember, Now));
        Refused("seat_unknown", theCase, theCase.RenewSeat(new(NewId()), null, Today.AddYears(1), Director, Now));
        Refused("seat_shorter", theCase, theCase.RenewSeat(seat.Id, Today.AddMonths(2), Today.AddYears(1), Director, Now), "Until");
        Refused("designation_first", theCase, theCase.RenewSeat(seat.Id, Today.AddMonths(5), Today.AddMonths(3), Director, Now), "Until");
        Refused("designation_first", theCase, theCase.RenewSeat(seat.Id, null, Today, Director, Now), "Until");
        AlreadySo(theCase, theCase.RenewSeat(seat.Id, Today.AddMonths(3), Today.AddYears(1), Director, Now));

        Happened<SeatRenewed>(theCase, theCase.RenewSeat(seat.Id, Today.AddMonths(5), Today.AddMonths(8), Director, Now));
        Assert.Equal(Today.AddMonths(5), seat.Until);
        Happened<SeatRenewed>(theCase, theCase.RenewSeat(seat.Id, Today.AddYears(2), Today.AddMonths(8), Director, Now));
        Assert.Equal(Today.AddMonths(8), seat.Until);

        Refused("seat_unknown", theCase, theCase.RenewSeat(theCase.Seats[1].Id, null, Today.AddYears(1), Director, Now.AddDays(6))); // ended: give a new one
    }

    [Fact]
    public void A_seat_that_passed_for_one_meeting_is_not_renewed_and_does_not_stand_in_the_way_of_a_seat_of_ones_own()
    {
        var theCase = TakenIn(New() with { Seats = [Seat(TownMember, Today.AddMonths(3)), Seat(PoliceMember, Today.AddMonths(3))] });
        var standIn = ProsecutorMember.Id!.Value;
        Happened<SeatPassed>(theCase, theCase.PassSeat(new(NewId()), new MeetingId(NewId()), PoliceMember.Id!.Value, standIn, Today.AddDays(2), Director, Now));
        var passed = theCase.Seats.Single(s => s.ForMeeting is not null);

        foreach (var until in new DateOnly?[] { null, Today.AddDays(2), Today.AddMonths(5) })
            Refused("seat_of_meeting", theCase, theCase.RenewSeat(passed.Id, until, Today.AddYears(1), Director, Now));

        Assert.Equal((Today.AddDays(2), Today.AddDays(2)), (passed.From, passed.Until));
        Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Of(Today.AddMonths(4)), Director, Now));
        Refused("seat_taken", theCase, theCase.GiveSeat(Of(Today.AddMonths(4)), Director, Now), "Professional");
    }

    [Fact]
    public void After_a_review_past_the_first_term_the_same_table_sits_and_can_close()
    {
        var theCase = TakenIn(New() with { Seats = [Seat(TownMember, Today.AddMonths(10)), Seat(PoliceMember, Today.AddMonths(10))] });
        var review = Noon(Today.AddMonths(6));
        Assert.True(Continue(theCase, review, Today.AddMonths(9)).IsGood);

        var later = Noon(Today.AddMonths(8));
        Assert.Equal([Town, Police], theCase.TableOn(Today.AddMonths(8)));
        Assert.True(theCase.Close(Given(), Checks(theCase), new([Town, Police]), Director, later).IsGood);
    }
}
