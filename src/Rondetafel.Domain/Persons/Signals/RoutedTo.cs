namespace Rondetafel.Domain.Persons.Signals;

/// <summary>
/// Who receives what is routed elsewhere, as it is kept with the step and counted: a kind of receiver from the list and, for a
/// municipality of this partnership, which one. It names a receiver, never a signal or a person.
/// </summary>
/// <param name="Kind">The code of the list.</param>
/// <param name="Municipality">The part of the address of that municipality, for instance "lindestad"; null for another kind and for a municipality outside this partnership.</param>
public readonly record struct RoutedTo(string Kind, string? Municipality = null)
{
    /// <summary>The kind that needs to know which municipality.</summary>
    public const string AnotherMunicipality = "municipality";

    /// <summary>As it is kept: "help", or "municipality:lindestad".</summary>
    public override string ToString() => Municipality is null ? Kind : $"{Kind}:{Municipality}";

    /// <summary>Reads what was kept.</summary>
    public static RoutedTo Read(string target) => target.Split(':', 2) is [var kind, var municipality] ? new(kind, municipality) : new(target);
}
