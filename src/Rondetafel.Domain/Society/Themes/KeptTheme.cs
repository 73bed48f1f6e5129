using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Society.Themes;

/// <summary>
/// What is left of a weighing that found no person but a tension or discrimination: a theme in a municipality on a day. It
/// holds no id of any signal, weighing or person, so nothing leads back (product.md rows 3 and 20; rule 10).
/// </summary>
public sealed class KeptTheme
{
    /// <summary>Insertion order; never shown.</summary>
    public long Id { get; private set; }

    /// <summary>Code from the list "weighing.theme".</summary>
    public required string Theme { get; init; }

    /// <summary>Where.</summary>
    public required MunicipalityId MunicipalityId { get; init; }

    /// <summary>The local day.</summary>
    public required DateOnly On { get; init; }
}
