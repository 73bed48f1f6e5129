namespace Rondetafel.Domain.Persons.Cases;

/// <summary>The closed list "case.category" of what a contribution may be about (WGS art. 2.30), as far as rules name its lines.</summary>
public static class CaseCategories
{
    /// <summary>Health.</summary>
    public const string Health = "health";

    /// <summary>Care that is needed or given, youth care too.</summary>
    public const string Care = "care";

    /// <summary>Police data (Wpg art. 8 and 13).</summary>
    public const string Police = "police";

    /// <summary>Justice, prosecution and enforcement.</summary>
    public const string Judicial = "judicial";

    /// <summary>
    /// Of which a second person confirms that more people read it: health, youth care, criminal law (security-reliability 2.3; AVG art. 9
    /// and 10). Guidance is not among them: it is what nearly everything is filed under that is said at a table (docs/decisions/0014).
    /// </summary>
    public static IReadOnlyList<string> AsksSecond { get; } = [Health, Care, Police, Judicial];
}
