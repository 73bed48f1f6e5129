using System.Globalization;
using System.Text.RegularExpressions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// Who it is about: correcting that, what being a minor asks, and telling the person and the guardian.
public sealed partial class Case
{
    /// <summary>
    /// The director corrects who it is about; whether the person is a minor follows anew, and the dates with it: a review and a
    /// hard end beyond what holds for a minor come earlier. Refusals: "not_yours", "not_now".
    /// </summary>
    public Outcome CorrectPerson(PersonOfCase given, CaseTerms terms, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        var today = Deadline.LocalDate(now);
        (GivenNames, FamilyName) = (Narrative.OfOptional(given.GivenNames), Narrative.OfOptional(given.FamilyName));
        (BirthDate, Address) = (Narrative.OfOptional(given.BirthDate), Narrative.OfOptional(given.Address));
        if (!given.SameBirthDate || MinorUntil is null) Mind(given.BirthDay, today, terms);
        NeededUntil = Earliest(NeededUntil, LastReview(today, terms));
        if (HardEnd is { } end) HardEnd = NotBeyondEighteen(end, today);
        if (RecallOn > HardEnd) RecallOn = HardEnd;
        PersonCorrectedAt = now;
        NothingToUndo();
        Record(new PersonCorrected(by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// The person, or the guardian of a minor, was told, or telling waits. Refusals: "reason_needed" on Why, "until_needed" on Until
    /// (for the person: waiting has an end), "until_past", "until_beyond_case" (no longer than the case itself is needed), "outsider_needed" on Outsider (the third postponement needs someone
    /// outside the table), "not_a_minor" for a guardian of who is none, "not_now".
    /// </summary>
    public Outcome Inform(InformingId id, InformingOf whom, InformingGiven given, Actor by, DateTime now) => Work(by, now, () =>
    {
        var today = Deadline.LocalDate(now);
        if (whom == InformingOf.Guardian && !IsMinor(today)) return Outcome.Refused("not_a_minor");
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Why), "reason_needed", "Why"),
            (!given.Told && given.Until is null && whom == InformingOf.Person, "until_needed", "Until"),
            (!given.Told && given.Until <= today, "until_past", "Until"),
            (!given.Told && given.Until > (HardEnd ?? NeededUntil), "until_beyond_case", "Until"),
            (!given.Told && Postponed(whom) >= 2 && string.IsNullOrWhiteSpace(given.Outsider), "outsider_needed", "Outsider"));
        if (!wrong.IsGood) return wrong;
        _informings.Add(Informing.Of(Id, id, whom, given, by.Id!.Value, now));
        Record(new InformingDecided(given.Told, by, now));
        return Outcome.Done;
    });

    /// <summary>The last word on telling somebody since the person was taken in last; null when nothing was decided.</summary>
    public Informing? LastWord(InformingOf whom) => Words(whom).MaxBy(i => i.At);

    /// <summary>How often telling somebody was put off since the person was taken in last.</summary>
    public int Postponed(InformingOf whom) => Words(whom).Count(i => !i.Told);

    private IEnumerable<Informing> Words(InformingOf whom) => _informings.Where(i => i.Whom == whom && i.At >= LastTakenInAt);

    /// <summary>Whether the person is a minor on a day, as far as known.</summary>
    public bool IsMinor(DateOnly today) => MinorUntil >= today;

    /// <summary>The last day that a first review may be on: shorter for a minor, and never beyond turning eighteen, when the case ends or is founded anew.</summary>
    public static DateOnly LastReviewFor(DateOnly? birthDay, DateOnly today, CaseTerms terms) => LastReview(today, terms, birthDay is { } born ? MinorOn(born, today) : null);

    /// <summary>The last day as a minor of who was born on a day; null for who is eighteen on the other.</summary>
    public static DateOnly? MinorOn(DateOnly born, DateOnly today) => EighteenOn(born) > today ? EighteenOn(born).AddDays(-1) : null;

    /// <summary>
    /// The latest day of birth that the words allow: a whole date in the past, the last day of a year alone, or for an age ("16",
    /// "16 jaar") that of who turns it today, so that protection never ends early. Null when they say nothing.
    /// </summary>
    public static DateOnly? BirthDayFrom(string? words, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        var text = words.Trim();
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1900 && year <= today.Year) return new DateOnly(year, 12, 31);
        if (Age().Match(text) is { Success: true } age) return today.AddYears(-int.Parse(age.Groups[1].Value, CultureInfo.InvariantCulture));
        return TypedDate.TryRead(text, today, out var day) && day <= today ? day : null;
    }

    [GeneratedRegex(@"^(\d{1,2})(\s*(jaar|jr\.?|years?)(\s+(oud|old))?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    /// <summary>The day of turning eighteen; who was born on 29 February turns eighteen on 1 March, so that protection never ends early.</summary>
    private static DateOnly EighteenOn(DateOnly born)
    {
        var day = born.AddYears(18);
        return day.Day < born.Day ? day.AddDays(1) : day;
    }

    private static DateOnly LastReview(DateOnly today, CaseTerms terms, DateOnly? minorUntil) => minorUntil is { } last && last >= today
        ? Earliest(today.AddMonths(terms.MinorReviewMonths), last.AddDays(1)) : today.AddMonths(terms.ReviewMonths);

    private DateOnly LastReview(DateOnly today, CaseTerms terms) => LastReview(today, terms, MinorUntil);

    private DateOnly NotBeyondEighteen(DateOnly day, DateOnly today) => IsMinor(today) ? Earliest(day, MinorUntil!.Value.AddDays(1)) : day;

    /// <summary>What follows from the day of birth: until when a minor, and by when the guardian is told.</summary>
    private void Mind(DateOnly? birthDay, DateOnly today, CaseTerms terms)
    {
        MinorUntil = birthDay is { } born ? MinorOn(born, today) : null;
        TellGuardianBy = MinorUntil is null ? null : TellGuardianBy ?? today.AddDays(terms.InformDays);
    }
}

/// <summary>
/// Who a case is about, as typed. BirthDay is what the words of BirthDate allow at the latest, null when they say nothing;
/// SameBirthDate says that these words stood there already, so that an age among them keeps what it said when it was written.
/// </summary>
public sealed record PersonOfCase(string? GivenNames, string? FamilyName, string? BirthDate, DateOnly? BirthDay, string? Address, bool SameBirthDate = false)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(PersonOfCase);
}
