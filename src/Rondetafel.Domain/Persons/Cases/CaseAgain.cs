using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// A new weighing about somebody who has or had a case already.
public sealed partial class Case
{
    /// <summary>
    /// A new weighing took the person in again: the same case, open whatever it was, with ground, purpose, exit criteria, table
    /// and dates anew. The earlier seats, criteria and ideology end, and who is told of it is decided anew; what is not known of the person is filled in from the new signal.
    /// The only way back into a closed case (product.md, row 8). Refusals: those of <see cref="TakeIn"/>.
    /// </summary>
    public Outcome TakeInAgain(CaseStepId step, NewCase given, CaseTerms terms, Actor by, DateTime now)
    {
        if (given.Weighing == WeighingId) return Outcome.AlreadySo;
        var today = Deadline.LocalDate(now);
        var refused = Check(given, today, given.BirthDay is null ? LastReview(today, terms) : LastReviewFor(given.BirthDay, today, terms));
        if (!refused.IsGood) return refused;
        var (was, daysClosed) = (Status, ClosedAt is { } closed ? Deadline.DaysBetween(closed, now) : (int?)null);
        return Do(CaseAction.TakeInAgain, CaseWho.Weighing, new CaseStepGiven(step, Until: given.NeededUntil) { Before = Director == by.Id ? null : Director }, by, now, () =>
        {
            foreach (var seat in _seats.Where(s => s.Until >= today)) seat.End(today.AddDays(-1));
            foreach (var criterion in _exitCriteria) criterion.End(now);
            foreach (var judgement in _judgements.Where(j => j.Kind == JudgementKind.Ideology)) judgement.End(now);
            (WeighingId, MunicipalityId, Director) = (given.Weighing, given.Municipality, by.Id!.Value);
            LastTakenInAt = now;
            if (given.BirthDay is not null) Mind(given.BirthDay, today, terms);
            TellGuardianBy = IsMinor(today) ? today.AddDays(terms.InformDays) : TellGuardianBy;
            (NextDiscussionOn, NeededUntil, ClosedAt, RecallOn, HardEnd, MonitoringGoal) = (given.NextDiscussionOn, given.NeededUntil, null, null, null, null);
            Purpose = Narrative.Of(given.Purpose!.Trim());
            GivenNames ??= Narrative.OfOptional(given.GivenNames);
            FamilyName ??= Narrative.OfOptional(given.FamilyName);
            BirthDate ??= Narrative.OfOptional(given.BirthDate);
            Address ??= Narrative.OfOptional(given.Address);
            Furnish(given, by, now);
            return new CaseTakenInAgain(Counted(now), was, daysClosed, by, now);
        });
    }
}
