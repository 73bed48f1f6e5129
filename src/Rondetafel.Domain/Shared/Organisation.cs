namespace Rondetafel.Domain.Shared;

/// <summary>The five domains of the approach (source 004, chapter 2).</summary>
public enum OrganisationDomain
{
    /// <summary>Bestuur.</summary>
    Government,
    /// <summary>Veiligheid: politie, Openbaar Ministerie, Zorg- en Veiligheidshuis.</summary>
    Safety,
    /// <summary>Zorg en welzijn.</summary>
    Care,
    /// <summary>Onderwijs.</summary>
    Education,
    /// <summary>Maatschappelijke en religieuze organisaties.</summary>
    Community,
}

/// <summary>What an organisation is at the weighing; None for everybody else.</summary>
public enum WeighingPart
{
    /// <summary>Does not weigh.</summary>
    None,
    /// <summary>Gemeente.</summary>
    Municipality,
    /// <summary>Politie.</summary>
    Police,
    /// <summary>Openbaar Ministerie.</summary>
    Prosecutor,
    /// <summary>Outside expert.</summary>
    Expert,
}

/// <summary>An organisation that takes part.</summary>
public sealed class Organisation : Aggregate
{
    private Organisation() { }

    /// <summary>Its id.</summary>
    public OrganisationId Id { get; private set; }

    /// <summary>Its name, written out.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its domain.</summary>
    public OrganisationDomain Domain { get; private set; }

    /// <summary>Its part at the weighing.</summary>
    public WeighingPart WeighingPart { get; private set; }

    /// <summary>The municipality whose organisation it is; null when it works for several.</summary>
    public MunicipalityId? MunicipalityId { get; private set; }

    /// <summary>What it needs before it may act, shown where an action for it is made (product.md, details of row 10); null when nothing special.</summary>
    public string? Needs { get; private set; }

    /// <summary>Until when it takes part (inclusive); null while no end is set.</summary>
    public DateOnly? Until { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Adds an organisation.</summary>
    public static Organisation Join(OrganisationId id, string name, OrganisationDomain domain, WeighingPart part, MunicipalityId? municipality, Actor by, DateTime now)
    {
        var organisation = new Organisation { Id = id, Name = name.Trim(), Domain = domain, WeighingPart = part, MunicipalityId = municipality };
        organisation.Record(new OrganisationJoined(by, now));
        return organisation;
    }

    /// <summary>Corrects name, domain and part.</summary>
    public Outcome Correct(string name, OrganisationDomain domain, WeighingPart part, MunicipalityId? municipality, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(name)) return Outcome.Refused("name_needed", nameof(Name));
        (Name, Domain, WeighingPart, MunicipalityId) = (name.Trim(), domain, part, municipality);
        Record(new OrganisationCorrected(by, now));
        return Outcome.Done;
    }

    /// <summary>States what it needs before it may act; blank takes the text away. Refusal: "text_too_long".</summary>
    public Outcome StateNeeds(string? needs, Actor by, DateTime now)
    {
        var text = string.IsNullOrWhiteSpace(needs) ? null : needs.Trim();
        if (text == Needs) return Outcome.AlreadySo;
        if (text?.Length > Narrative.MaxLength) return Outcome.Refused("text_too_long", nameof(Needs));
        Needs = text;
        Record(new NeedsStated(by, now));
        return Outcome.Done;
    }

    /// <summary>Sets the last day; the designations of its professionals end with it.</summary>
    public Outcome End(DateOnly until, Actor by, DateTime now)
    {
        if (Until == until) return Outcome.AlreadySo;
        Until = until;
        Record(new OrganisationEnded(by, now));
        return Outcome.Done;
    }
}

/// <summary>An organisation joined.</summary>
[Event(1, "Organisatie toegevoegd", "Organisation added")]
public sealed record OrganisationJoined(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>An organisation's data were corrected.</summary>
[Event(1, "Organisatie gewijzigd", "Organisation corrected")]
public sealed record OrganisationCorrected(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>What an organisation needs before it may act was stated.</summary>
[Event(1, "Vastgelegd wat een organisatie nodig heeft", "What an organisation needs stated")]
public sealed record NeedsStated(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>An organisation's last day was set.</summary>
[Event(1, "Einddatum van organisatie gezet", "Organisation's last day set")]
public sealed record OrganisationEnded(Actor By, DateTime At) : DomainEvent(By, At);
