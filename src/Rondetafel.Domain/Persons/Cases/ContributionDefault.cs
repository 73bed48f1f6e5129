using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>What an organisation takes as given for a kind of contribution.</summary>
public readonly record struct ContributionDefaultId(Guid Value);

/// <summary>What is taken as given for one kind of contribution.</summary>
/// <param name="Category">Code from the closed list "case.category" (WGS art. 2.30).</param>
/// <param name="Ground">Code from the list "case.ground".</param>
/// <param name="Audience">How wide the audience is; the own organisation or the whole table.</param>
/// <param name="Conditions">Conditions that travel along, in words and never about a person; null means none.</param>
public sealed record DefaultGiven(string? Category, string? Ground, AudienceKind Audience, string? Conditions = null)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(DefaultGiven);
}

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

    /// <summary>Conditions that travel along; null means none.</summary>
    public string? Conditions { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>
    /// What holds while an organisation has set nothing. What police and prosecutor bring in is police or judicial data, on
    /// its own ground, for themselves and the process director until they widen it (domain-and-law W20, W21, G7); what the table
    /// concludes and what the person says is not theirs, and is guidance for the whole table, as with everybody else.
    /// </summary>
    public static DefaultGiven Shipped(WeighingPart part, ContributionKind kind) => (part, kind) switch
    {
        (_, ContributionKind.Conclusion or ContributionKind.OwnView) => General,
        (WeighingPart.Police, _) => new(CaseCategories.Police, "wpg20", AudienceKind.OwnOrganisation),
        (WeighingPart.Prosecutor, _) => new(CaseCategories.Judicial, "wjsg", AudienceKind.OwnOrganisation),
        _ => General,
    };

    private static DefaultGiven General { get; } = new("guidance", "convenant", AudienceKind.WholeTable);

    /// <summary>
    /// Somebody of the organisation sets the first defaults. Refusals: "category_needed", "ground_needed", "choice_needed" on
    /// Audience for named organisations.
    /// </summary>
    public static (ContributionDefault?, Outcome) Start(ContributionDefaultId id, ContributionKind kind, DefaultGiven given, Actor by, DateTime now)
    {
        var made = new ContributionDefault { Id = id, OrganisationId = by.Organisation!.Value, Kind = kind };
        var outcome = made.Change(given, by, now);
        return (outcome.IsGood ? made : null, outcome);
    }

    /// <summary>Changes them. Same refusals, and "not_yours" for another organisation.</summary>
    public Outcome Change(DefaultGiven given, Actor by, DateTime now)
    {
        if (by.Organisation != OrganisationId) return Outcome.Refused("not_yours");
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Category), "category_needed", nameof(Category)),
            (string.IsNullOrWhiteSpace(given.Ground), "ground_needed", nameof(Ground)),
            (given.Audience == AudienceKind.NamedOrganisations, "choice_needed", nameof(Audience)));
        if (!wrong.IsGood) return wrong;
        (Category, Ground, Audience) = (given.Category!, given.Ground!, given.Audience);
        Conditions = string.IsNullOrWhiteSpace(given.Conditions) ? null : given.Conditions.Trim();
        Record(new DefaultsSet(Kind, by, now));
        return Outcome.Done;
    }
}

/// <summary>An organisation's defaults for one kind of contribution were set.</summary>
[Event(2, "Standaard voor bijdragen gezet", "Defaults for contributions set")]
public sealed record DefaultsSet(ContributionKind Kind, Actor By, DateTime At) : DomainEvent(By, At);
