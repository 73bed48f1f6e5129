namespace Rondetafel.Domain.Persons.Identities;

/// <summary>What is known of who a person is; every part may be unknown.</summary>
/// <remarks>Its text form names nobody, so that no identity reaches a log by accident.</remarks>
public sealed record Identity
{
    /// <summary>First names, call name or initials as told; null when unknown.</summary>
    public string? GivenNames { get; init; }

    /// <summary>Family name with its prefixes, in any order; null when unknown.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Date of birth; null when unknown or not a whole date.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The date of birth as told ("around 1998"); null when nothing was told. Read only when <see cref="BirthDate"/> is null.</summary>
    public string? BirthDateText { get; init; }

    /// <summary>Another name, or words that describe the person; null when none.</summary>
    public string? AliasOrDescription { get; init; }

    /// <summary>Street and house number, with or without postcode and town; null when unknown.</summary>
    public string? HouseAddress { get; init; }

    /// <summary>The word "Identity" and nothing about the person.</summary>
    public override string ToString() => nameof(Identity);
}
