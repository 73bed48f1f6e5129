using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals.Report;

/// <summary>The public form as it was filled in; what was not asked for is dropped, what is vague is kept.</summary>
public sealed class ReportInput
{
    /// <summary>Facts that one form takes; more can be told when we call back.</summary>
    public const int MaxFacts = 3;

    public string? GivenNames { get; set => field = Clean(value); }
    public string? FamilyName { get; set => field = Clean(value); }
    public string? BirthDate { get; set => field = Clean(value); }
    public string? Address { get; set => field = Clean(value); }
    public string? Description { get; set => field = Clean(value); }
    public string? Relation { get; set; }
    public List<FactInput> Facts { get; set => field = [.. value.Take(MaxFacts)]; } = [];
    public string? Worry { get; set => field = Clean(value); }
    public string? OtherExplanation { get; set => field = Clean(value); }
    public string? AlreadyDone { get; set => field = Clean(value); }
    public string? PersonKnows { get; set; }
    public string? Wish { get; set; }
    public string? ReporterName { get; set => field = Clean(value); }
    public string? Phone { get; set => field = Clean(value); }
    public string? Mail { get; set => field = Clean(value); }

    /// <summary>Whether we were told how to reach the reporter.</summary>
    public bool CanBeReached => Phone is not null || Mail is not null;

    /// <summary>How the answer is wanted; through the code when nothing was chosen.</summary>
    public AnswerWish WishGiven => One<AnswerWish>(Wish) ?? AnswerWish.CodeOnly;

    /// <summary>Fills the list up to <see cref="MaxFacts"/> for the page.</summary>
    public void FillUp()
    {
        while (Facts.Count < MaxFacts) Facts.Add(new FactInput());
    }

    /// <summary>What is not right yet, as field and refusal code, before the domain judges.</summary>
    public IEnumerable<(string Field, string Code)> Check()
    {
        foreach (var (name, text) in Texts())
            if (text?.Length > Narrative.MaxLength) yield return (name, "text_too_long");
        for (var i = 0; i < Facts.Count; i++)
        {
            var fact = Facts[i];
            if (fact.What is null && (i == 0 || fact.IsTouched)) yield return ($"Facts[{i}].What", "fact_needed");
            if ((fact.What is not null || i == 0) && fact.Known == Domain.Persons.Signals.Observation.NotSaid) yield return ($"Facts[{i}].Observation", "observation_needed");
        }
        if (Phone is null ? WishGiven == AnswerWish.Phone : !PhoneNumber.TryCreate(Phone, out _)) yield return (nameof(Phone), Phone is null ? "phone_needed" : "phone_wrong");
        if (Mail is null ? WishGiven == AnswerWish.Mail : !EmailAddress.TryCreate(Mail, out _)) yield return (nameof(Mail), "email_wrong");
    }

    /// <summary>The facts that were told; a date that can be read gets its day, other words stay words.</summary>
    public IReadOnlyList<FactGiven> FactsGiven(DateOnly today) => Facts.Where(f => f.What is not null).Select(f => new FactGiven(
        f.What!, f.Where, f.When, f.When is not null && TypedDate.TryRead(f.When, today, out var day) ? day : null, f.Known)).ToList();

    /// <summary>Who it is about.</summary>
    public PersonGiven Person => new(GivenNames, FamilyName, BirthDate, Address, Description);

    /// <summary>Phone and mail as one line for the dossierhouder; null when neither was given.</summary>
    public string? Contact => CanBeReached ? string.Join(", ", new[] { Phone, Mail }.OfType<string>()) : null;

    /// <summary>One of the names of an enum; null for anything else.</summary>
    internal static T? One<T>(string? name) where T : struct, Enum =>
        Enum.GetNames<T>().Contains(name, StringComparer.Ordinal) ? Enum.Parse<T>(name!) : null;

    /// <summary>The text without white space around it; null when nothing is left.</summary>
    internal static string? Clean(string? text) => text?.Trim() is { Length: > 0 } clean ? clean : null;

    private IEnumerable<(string, string?)> Texts() =>
    [
        (nameof(GivenNames), GivenNames), (nameof(FamilyName), FamilyName), (nameof(BirthDate), BirthDate), (nameof(Address), Address),
        (nameof(Description), Description), (nameof(Worry), Worry), (nameof(OtherExplanation), OtherExplanation), (nameof(AlreadyDone), AlreadyDone),
        (nameof(ReporterName), ReporterName), (nameof(Phone), Phone), (nameof(Mail), Mail),
        .. Facts.SelectMany((f, i) => new[] { ($"Facts[{i}].What", f.What), ($"Facts[{i}].Where", f.Where), ($"Facts[{i}].When", f.When) }),
    ];
}

/// <summary>One fact of the form.</summary>
public sealed class FactInput
{
    public string? When { get; set => field = ReportInput.Clean(value); }
    public string? Where { get; set => field = ReportInput.Clean(value); }
    public string? What { get; set => field = ReportInput.Clean(value); }
    public string? Observation { get; set; }

    /// <summary>Own observation or hearsay; not said when nothing was chosen.</summary>
    public Observation Known => ReportInput.One<Observation>(Observation) ?? Domain.Persons.Signals.Observation.NotSaid;

    /// <summary>Whether anything of it was filled in.</summary>
    public bool IsTouched => (When ?? Where ?? What) is not null || Known != Domain.Persons.Signals.Observation.NotSaid;
}
