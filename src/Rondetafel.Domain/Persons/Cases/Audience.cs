using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>Who may read a contribution; each includes the process director of that case (architecture, section 5).</summary>
public enum AudienceKind
{
    /// <summary>The provider's own organisation.</summary>
    OwnOrganisation,
    /// <summary>Named organisations, and the provider's own.</summary>
    NamedOrganisations,
    /// <summary>Everybody with a seat.</summary>
    WholeTable,
}

/// <summary>The audience that a provider gave.</summary>
/// <param name="Kind">How wide.</param>
/// <param name="Named">The named organisations; empty for the other kinds.</param>
public sealed record Audience(AudienceKind Kind, IReadOnlyList<OrganisationId> Named)
{
    /// <summary>The whole table.</summary>
    public static Audience Table { get; } = new(AudienceKind.WholeTable, []);

    /// <summary>The provider's own organisation.</summary>
    public static Audience Own { get; } = new(AudienceKind.OwnOrganisation, []);

    /// <summary>Named organisations.</summary>
    public static Audience Of(IEnumerable<OrganisationId> named) => new(AudienceKind.NamedOrganisations, named.Distinct().ToList());

    /// <summary>Whether an organisation may read what a provider contributed with this audience.</summary>
    public bool Includes(OrganisationId provider, OrganisationId reader) =>
        reader == provider || Kind == AudienceKind.WholeTable || (Kind == AudienceKind.NamedOrganisations && Named.Contains(reader));

    /// <summary>Whether it lets somebody read that an earlier audience of the same provider did not.</summary>
    public bool Adds(Audience before) => before.Kind != AudienceKind.WholeTable && (Kind == AudienceKind.WholeTable || Named.Except(before.Named).Any());

    /// <summary>
    /// Who may read a text that rests on several others: only who may read all of them. It is the whole table, also for who
    /// joins later, only when every source is.
    /// </summary>
    public static Audience Intersection(IReadOnlyCollection<(OrganisationId Provider, Audience Audience)> sources, IReadOnlyCollection<OrganisationId> table)
    {
        if (sources.All(s => s.Audience.Kind == AudienceKind.WholeTable)) return Table;
        return Of(table.Where(o => sources.All(s => s.Audience.Includes(s.Provider, o))));
    }

    /// <summary>Whether every reader of this audience is one of another's: it is as wide or narrower.</summary>
    public bool IsWithin(Audience other, OrganisationId provider, IReadOnlyCollection<OrganisationId> table) =>
        table.All(o => !Includes(provider, o) || o == provider || other.Includes(provider, o));
}

/// <summary>A part of a case that not the whole table may read: the opener itself looks at its audience.</summary>
public interface IForAudience : IPart
{
    /// <summary>The organisation that contributed it; it always sees its own.</summary>
    OrganisationId Provider { get; }

    /// <summary>Who may read it.</summary>
    Audience Audience { get; }
}
