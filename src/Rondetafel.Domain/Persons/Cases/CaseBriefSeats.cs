using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// A seat for four hours in an emergency: who gives it, and who of another organisation says afterwards whether that was right.
public sealed partial class Case
{
    /// <summary>
    /// Who is on duty for the director today: whoever stands in for the chair and, when nobody does, the process director who is named
    /// for the municipality; never the director (docs/decisions/0014).
    /// </summary>
    /// <param name="today">The local day.</param>
    /// <param name="named">The process director of the municipality; null when there is none.</param>
    public IReadOnlyList<ProfessionalId> OnDuty(DateOnly today, ProfessionalId? named) =>
        ChairStandIns(today) is { Count: > 0 } found ? found : named is { } one && one != Director ? [one] : [];

    /// <summary>
    /// The director, or who is on duty, gives somebody a seat for four hours. It cannot be renewed, and is no ordinary seat of any kind.
    /// Refusals: "reason_needed" on Reason, "choice_needed" on Professional (the director, or who gives it), "seat_taken" on Professional (they have a seat
    /// now), "brief_unreviewed" on Professional (the one they had before is not reviewed yet), "not_yours", "not_now" once closed.
    /// </summary>
    /// <param name="given">What is given.</param>
    /// <param name="named">The process director of the municipality; null when there is none.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome GiveBriefSeat(NewBriefSeat given, ProfessionalId? named, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        if (by.Id is not { } giver || (giver != Director && !OnDuty(today, named).Contains(giver))) return Outcome.Refused("not_yours");
        if (!IsOpen(Status)) return Outcome.Refused("not_now");
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Reason), "reason_needed", "Reason"),
            (given.Professional == Director || given.Professional == giver, "choice_needed", "Professional"),
            (Sits(given.Professional, now), "seat_taken", "Professional"),
            (_briefSeats.Any(b => b.ProfessionalId == given.Professional && b.ReviewedAt is null), "brief_unreviewed", "Professional"));
        if (!wrong.IsGood) return wrong;
        var brief = BriefSeat.Of(Id, given, by, now);
        _briefSeats.Add(brief);
        _seats.Add(Seat.Of(Id, new NewSeat(given.Seat, given.Professional, given.Organisation, Deadline.LocalDate(brief.EndsAt)), today, endsAt: brief.EndsAt));
        Record(new BriefSeatGiven(MunicipalityId, by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Whether somebody reviews a seat for four hours: with an ordinary seat here for another organisation than the giver's and the receiver's; when
    /// nobody has one, for the receiver's; the lawfulness officer when nobody is left who does. Never who gave it or got it.
    /// </summary>
    public bool MayReview(BriefSeat brief, Actor by, DateTime now)
    {
        if (by.Id is not { } who || who == brief.GivenBy || who == brief.ProfessionalId) return false;
        var others = !IsOpen(Status) ? [] : _seats.Where(s => s.EndsAt is null && s.ForMeeting is null && s.Counts(now) && s.OrganisationId != brief.GivenFor
            && s.ProfessionalId != brief.ProfessionalId && s.ProfessionalId != brief.GivenBy).ToList();
        if (others.Any(s => s.OrganisationId != brief.GotFor)) others.RemoveAll(s => s.OrganisationId == brief.GotFor);
        return others.Any(s => s.ProfessionalId == who) || (others.Count == 0 && by.Is(Role.LawfulnessOfficer));
    }

    /// <summary>
    /// Says whether a seat for four hours was justified, and why; also after the case was closed. Refusals: "choice_needed" on Justified,
    /// "text_needed" on Why, "not_yours".
    /// </summary>
    public Outcome ReviewBriefSeat(BriefSeatId id, bool? justified, string? why, Actor by, DateTime now)
    {
        if (_briefSeats.FirstOrDefault(b => b.Id == id) is not { } brief || !MayReview(brief, by, now)) return Outcome.Refused("not_yours");
        if (brief.ReviewedAt is not null) return Outcome.AlreadySo.OrClash(why);
        var wrong = Outcome.Fields((justified is null, "choice_needed", "Justified"), (string.IsNullOrWhiteSpace(why), "text_needed", "Why"));
        if (!wrong.IsGood) return wrong;
        brief.Settle(justified!.Value, why!, by.Id!.Value, now);
        Record(new BriefSeatReviewed(MunicipalityId, justified.Value, Deadline.DaysBetween(brief.At, now), by, now));
        return Outcome.Done;
    }
}
