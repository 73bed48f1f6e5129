using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>Who is asked every day for a decision on a case that is past its end date (product.md, rule 3).</summary>
public enum OverdueAsking
{
    /// <summary>The chair.</summary>
    Chair,
    /// <summary>The chair and whoever stands in.</summary>
    StandIn,
    /// <summary>The lawfulness officers too.</summary>
    LawfulnessOfficer,
}

// Past its end date: who is asked.
public sealed partial class Case
{
    /// <summary>The functions at the table whose holders and stand-ins stand in for the chair (product.md, details of row 4).</summary>
    public static IReadOnlyList<string> ChairFunctions { get; } = ["chair", "coordinator"];

    /// <summary>How far the asking goes on a day: the chair in the first third of the days allowed, whoever stands in from the second, the lawfulness officer from the third.</summary>
    public OverdueAsking AskedOn(DateOnly day, CaseTerms terms) =>
        Enum.GetValues<OverdueAsking>().Last(whom => whom == OverdueAsking.Chair || day > NeededUntil.AddDays(AskedAfter(whom, terms)));

    /// <summary>The days past its end date after which somebody is asked too.</summary>
    public static int AskedAfter(OverdueAsking whom, CaseTerms terms) => terms.OverdueDays * (int)whom / 3;

    /// <summary>Who stands in for the chair today: holders and stand-ins of the functions of <see cref="ChairFunctions"/>, never the director.</summary>
    public IReadOnlyList<ProfessionalId> ChairStandIns(DateOnly today) =>
        _seats.Where(s => s.From <= today && today <= s.Until && s.Function is { } f && ChairFunctions.Contains(f))
            .SelectMany(s => new[] { s.StandIn, s.ProfessionalId }).OfType<ProfessionalId>().Where(p => p != Director).Distinct().ToList();
}
