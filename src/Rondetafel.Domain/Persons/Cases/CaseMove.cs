using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// The person moved to another municipality of the partnership: another dossierhouder, own seats (product.md, row 8).
public sealed partial class Case
{
    /// <summary>
    /// Hands the case to the municipality that the person moved to, in one act: the seats of the municipality it leaves end, its
    /// new dossierhouder gets a seat unless that person sits already, and a flag says since when. Refusals: "choice_needed" on
    /// Holder (nobody, or of the municipality that holds it already), "not_yours", "not_now".
    /// </summary>
    public Outcome MoveWithin(CaseMove given, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        if (given.Holder is not { } holder || holder.Last < today || given.To == MunicipalityId) return Outcome.Refused("choice_needed", "Holder");
        return Do(CaseAction.Move, new CaseStepGiven(given.Step) { Municipality = given.To }, by, now, () =>
        {
            foreach (var seat in _seats.Where(s => s.Until >= today && s.ProfessionalId != holder.Professional && given.Leaving.Contains(s.ProfessionalId)))
            {
                seat.End(today.AddDays(-1));
                Record(new SeatEnded(by, now));
            }
            if (!_seats.Any(s => s.ProfessionalId == holder.Professional && s.EndsAt is null && s.Counts(now)))
            {
                _seats.Add(Seat.Of(Id, holder, today));
                Record(new SeatGivenOut(by, now));
            }
            EndExcludedBy(FlagKind.MovedWithin, today, by, now);
            _flags.Add(Flag.Of(Id, given.Flag, FlagKind.MovedWithin, today, null));
            _standing.Add(FlagKind.MovedWithin);
            var counted = Counted(now);
            MunicipalityId = given.To;
            return new CaseMoved(counted, given.To, by, now);
        });
    }
}

/// <summary>A move within the partnership: where to, the seat of the dossierhouder there (null when none is chosen), and who works for the municipality that it leaves.</summary>
public sealed record CaseMove(CaseStepId Step, FlagId Flag, MunicipalityId To, NewSeat? Holder, IReadOnlyCollection<ProfessionalId> Leaving);
