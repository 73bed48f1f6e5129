using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>What an organisation takes as given for a kind of contribution.</summary>
public readonly record struct ContributionDefaultId(Guid Value);

/// <summary>
/// The defaults of an organisation for one kind of contribution, so that adding one asks kind and text only
/// (product.md, rule 9). They stand below the form as one sentence and can be changed there.
/// </summary>
public sealed class ContributionDefault : Aggregate
{
    private ContributionDefault() { }

    /// <summary>Its id.</summary>
    public ContributionDefaultId Id { get; private set; }

    /// <summary>The organisation.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The kind.</summary>
    public ContributionKind Kind { get; private set; }

    /// <summary>Code from the closed list "case.category" (WGS art. 2.30).</summary>
    public string Category { get; private set; } = "";

    /// <summary>Code from the list "case.ground".</summary>
    public string Ground { get; private set; } = "";

    /// <summary>How wide the audience is; the own organisation or the whole table.</summary>
    public AudienceKind Audience { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Sets the first defaults. Refusals: "category_needed", "ground_needed", "choice_needed" on Audience for named organisations.</summary>
    public static (ContributionDefault?, Outcome) Start(ContributionDefaultId id, OrganisationId organisation, ContributionKind kind, string? category, string? ground, AudienceKind audience, Actor by, DateTime now)
    {
        var made = new ContributionDefault { Id = id, OrganisationId = organisation, Kind = kind };
        var outcome = made.Change(category, ground, audience, by, now);
        return (outcome.IsGood ? made : null, outcome);
    }

    /// <summary>Changes them. Same refusals.</summary>
    public Outcome Change(string? category, string? ground, AudienceKind audience, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(category)) return Outcome.Refused("category_needed", nameof(Category));
        if (string.IsNullOrWhiteSpace(ground)) return Outcome.Refused("ground_needed", nameof(Ground));
        if (audience == AudienceKind.NamedOrganisations) return Outcome.Refused("choice_needed", nameof(Audience));
        (Category, Ground, Audience) = (category, ground, audience);
        Record(new DefaultsSet(by, now));
        return Outcome.Done;
    }
}

/// <summary>An organisation's defaults for contributions were set.</summary>
[Event(1, "Standaard voor bijdragen gezet", "Defaults for contributions set")]
public sealed record DefaultsSet(Actor By, DateTime At) : DomainEvent(By, At);
