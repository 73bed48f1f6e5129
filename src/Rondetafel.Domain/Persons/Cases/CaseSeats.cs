using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// The table: who gets a seat, until when, and who sits in.
public sealed partial class Case
{
    /// <summary>
    /// The director gives somebody a seat, until the end of the designation or an earlier day. Who has a seat for one meeting or for four
    /// hours only can get one of their own. Refusals: "seat_taken", "from_past" on Until, "not_yours", "not_now".
    /// </summary>
    public Outcome GiveSeat(NewSeat given, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        var today = Deadline.LocalDate(now);
        var wrong = Outcome.Fields(
            (given.Last < today, "from_past", "Until"),
            (_seats.Any(s => s.ProfessionalId == given.Professional && s.ForMeeting is null && s.EndsAt is null && s.Until >= today), "seat_taken", "Professional"));
        if (!wrong.IsGood) return wrong;
        _seats.Add(Seat.Of(Id, given, today));
        Record(new SeatGivenOut(by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// The director lets a seat go on until a later day, at most the end of the designation as it is now; null is that end.
    /// Refusals: "seat_unknown" (also one that has ended: give a new one), "seat_of_meeting" (it ends with its meeting), "seat_brief" (it ends after four hours), "seat_shorter" on Until (before the day it ends now),
    /// "designation_first" on Until (the designation ends by then), "not_yours", "not_now".
    /// </summary>
    public Outcome RenewSeat(SeatId seat, DateOnly? until, DateOnly designatedUntil, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (_seats.FirstOrDefault(s => s.Id == seat && s.Until >= Deadline.LocalDate(now)) is not { } found) return Outcome.Refused("seat_unknown");
        if (found.ForMeeting is not null) return Outcome.Refused("seat_of_meeting");
        if (found.EndsAt is not null) return Outcome.Refused("seat_brief");
        if (until < found.Until) return Outcome.Refused("seat_shorter", "Until");
        if (until == found.Until) return Outcome.AlreadySo;
        var last = NewSeat.Bound(until, designatedUntil);
        if (last <= found.Until) return Outcome.Refused("designation_first", "Until");
        found.End(last);
        Record(new SeatRenewed(by, now));
        return Outcome.Done;
    });

    /// <summary>The director ends a seat yesterday: from the next request on it opens nothing. Refusals: "seat_unknown", "not_yours", "not_now".</summary>
    public Outcome EndSeat(SeatId seat, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (_seats.FirstOrDefault(s => s.Id == seat) is not { } found) return Outcome.Refused("seat_unknown");
        var today = Deadline.LocalDate(now);
        if (found.Until < today) return Outcome.AlreadySo;
        found.End(today.AddDays(-1));
        Record(new SeatEnded(by, now));
        return Outcome.Done;
    });

    /// <summary>Names who sits in on a seat; null takes the name away. Refusals: "seat_unknown", "seat_brief" (nobody sits in on one for four hours), "choice_needed" on StandIn (the holder itself), "not_now".</summary>
    public Outcome NameStandIn(SeatId seat, ProfessionalId? standIn, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_seats.FirstOrDefault(s => s.Id == seat) is not { } found) return Outcome.Refused("seat_unknown");
        if (found.EndsAt is not null) return Outcome.Refused("seat_brief");
        if (standIn == found.ProfessionalId) return Outcome.Refused("choice_needed", "StandIn");
        if (standIn == found.StandIn) return Outcome.AlreadySo;
        found.NameStandIn(standIn);
        Record(new StandInNamed(by, now));
        return Outcome.Done;
    });
}
