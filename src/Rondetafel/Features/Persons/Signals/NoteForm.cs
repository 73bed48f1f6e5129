using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>The questions of a report as a signed-in person fills them in; all as typed, null where left empty.</summary>
public class NoteForm
{
    /// <summary>Facts that the form has room for.</summary>
    public const int FactRows = 3;

    public string? Municipality { get; set; }
    public string? Origin { get; set; }
    public string? GivenNames { get; set; }
    public string? FamilyName { get; set; }
    public string? Description { get; set; }
    public string? BirthDate { get; set; }
    public string? Address { get; set; }
    public string? Relation { get; set; }
    public List<NoteFact> Facts { get; set; } = [];
    public string? Worry { get; set; }
    public string? OtherExplanation { get; set; }
    public string? AlreadyDone { get; set; }
    public string? PersonKnows { get; set; }
    public string? ReporterName { get; set; }
    public string? Wish { get; set; }
    public string? Contact { get; set; }

    /// <summary>Fills up the rows of facts, so that each can be typed in.</summary>
    public void Pad()
    {
        while (Facts.Count < FactRows) Facts.Add(new NoteFact());
    }

    /// <summary>How the answer is wanted; when nothing was chosen, in the account.</summary>
    public AnswerWish WishGiven => Enum.TryParse<AnswerWish>(Wish, out var wish) && Enum.IsDefined(wish) ? wish : AnswerWish.CodeOnly;

    /// <summary>Refusals: "text_too_long" beside its field; "phone_wrong" and "email_wrong" on Contact for an answer by phone or mail that cannot be given so.</summary>
    public Outcome Check()
    {
        var none = string.IsNullOrWhiteSpace(Contact);
        return Outcome.Done.And(TypedText.TooLong([.. Texts().Select(t => (t.Field, t.Text?.Trim()))])).And(Outcome.Fields(
            (WishGiven == AnswerWish.Phone && none, "phone_needed", nameof(Contact)),
            (WishGiven == AnswerWish.Phone && !PhoneNumber.TryCreate(Contact, out _), "phone_wrong", nameof(Contact)),
            (WishGiven == AnswerWish.Mail && !none && !EmailAddress.TryCreate(Contact, out _), "email_wrong", nameof(Contact))));
    }

    /// <summary>
    /// What whoever reports must say of each fact, as on the public form; a note for somebody else may leave it open. Refusals:
    /// "fact_needed" on What, "observation_needed" on Observation of that fact.
    /// </summary>
    public Outcome CheckFacts()
    {
        var outcome = Outcome.Done;
        foreach (var (fact, i) in Facts.Select((fact, i) => (fact, i)))
            outcome = outcome.And(Outcome.Fields(
                (!fact.IsSaid && (i == 0 || fact.IsTouched), "fact_needed", $"Facts[{i}].What"),
                (fact.IsSaid && !fact.IsKnown, "observation_needed", $"Facts[{i}].Observation")));
        return outcome;
    }

    /// <summary>Who it is about.</summary>
    public PersonGiven Person() => new(Clean(GivenNames), Clean(FamilyName), Clean(BirthDate), Clean(Address), Clean(Description));

    /// <summary>What is thought of it.</summary>
    public ThoughtsGiven Thoughts() => new(
        Worry, OtherExplanation, AlreadyDone, Relation, Enum.TryParse<PersonKnows>(PersonKnows, out var knows) && Enum.IsDefined(knows) ? knows : default);

    /// <summary>The facts that say something, each with a new id.</summary>
    public List<NewFact> FactsGiven(Func<Guid> newId, DateOnly today) =>
        [.. Facts.Where(f => !string.IsNullOrWhiteSpace(f.What)).Select(f => new NewFact(new SignalFactId(newId()), f.Given(today)))];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private IEnumerable<(string Field, string? Text)> Texts()
    {
        foreach (var field in new (string, string?)[]
        {
            (nameof(GivenNames), GivenNames), (nameof(FamilyName), FamilyName), (nameof(Description), Description), (nameof(BirthDate), BirthDate), (nameof(Address), Address),
            (nameof(Relation), Relation), (nameof(Worry), Worry), (nameof(OtherExplanation), OtherExplanation), (nameof(AlreadyDone), AlreadyDone),
            (nameof(ReporterName), ReporterName), (nameof(Contact), Contact),
        }) yield return field;
        for (var i = 0; i < Facts.Count; i++)
        {
            yield return ($"Facts[{i}].What", Facts[i].What);
            yield return ($"Facts[{i}].Where", Facts[i].Where);
            yield return ($"Facts[{i}].When", Facts[i].When);
        }
    }
}

/// <summary>One fact as typed.</summary>
public sealed class NoteFact
{
    public string? When { get; set; }
    public string? Where { get; set; }
    public string? What { get; set; }
    public string? Observation { get; set; }

    internal bool IsSaid => !string.IsNullOrWhiteSpace(What);

    internal bool IsKnown => Enum.TryParse<Observation>(Observation, out var how) && how is Domain.Persons.Signals.Observation.Own or Domain.Persons.Signals.Observation.Hearsay;

    /// <summary>Whether anything of it was filled in.</summary>
    internal bool IsTouched => IsKnown || !string.IsNullOrWhiteSpace(When) || !string.IsNullOrWhiteSpace(Where);

    internal FactGiven Given(DateOnly today) => new(
        What!.Trim(), Where, When, !string.IsNullOrWhiteSpace(When) && TypedDate.TryRead(When, today, out var day) ? day : null,
        Enum.TryParse<Observation>(Observation, out var how) && Enum.IsDefined(how) ? how : default);
}
