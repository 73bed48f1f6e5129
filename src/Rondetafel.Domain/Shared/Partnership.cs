namespace Rondetafel.Domain.Shared;

/// <summary>The cooperation (samenwerkingsverband) that owns this database; there is exactly one.</summary>
public sealed class Partnership : Aggregate
{
    private Partnership() { }

    /// <summary>Its id.</summary>
    public PartnershipId Id { get; private set; }

    /// <summary>Its name as shown on every page.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The language of mails, minutes and letters: "nl" or "en".</summary>
    public string Language { get; private set; } = "nl";

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Founds the partnership; done once by setup.</summary>
    public static Partnership Found(PartnershipId id, string name, Actor by, DateTime now)
    {
        var partnership = new Partnership { Id = id, Name = name.Trim() };
        partnership.Record(new PartnershipFounded(by, now));
        return partnership;
    }
}

/// <summary>The partnership was set up.</summary>
[Event(1, "Samenwerkingsverband ingericht", "Partnership set up")]
public sealed record PartnershipFounded(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>How a municipality receives worries (product.md, details of row 1).</summary>
public enum DoorState
{
    /// <summary>A point that citizens can reach.</summary>
    Open,
    /// <summary>A point for its own professionals only.</summary>
    Internal,
    /// <summary>Being set up.</summary>
    BeingSetUp,
    /// <summary>None, with the reason stated.</summary>
    None,
}

/// <summary>A municipality (gemeente) with its doors; small ones lean on the partnership.</summary>
public sealed class Municipality : Aggregate
{
    private Municipality() { }

    /// <summary>Its id.</summary>
    public MunicipalityId Id { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its part of the address of the public page, for instance "lindestad".</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Which door it has.</summary>
    public DoorState Door { get; private set; }

    /// <summary>What the public page says about the door; for <see cref="DoorState.None"/> the reason.</summary>
    public string DoorText { get; private set; } = "";

    /// <summary>The telephone number of who advises; null when there is none.</summary>
    public string? AdvicePhone { get; private set; }

    /// <summary>When that number is answered, in words; null when there is no number.</summary>
    public string? AdviceHours { get; private set; }

    /// <summary>The process director who judges likely duplicates with what a dossierhouder may not see; null when nobody is named.</summary>
    public ProfessionalId? NamedDirector { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Adds a municipality.</summary>
    public static Municipality Join(MunicipalityId id, string name, string slug, Actor by, DateTime now)
    {
        var municipality = new Municipality { Id = id, Name = name.Trim(), Slug = slug, Door = DoorState.BeingSetUp };
        municipality.Record(new MunicipalityJoined(by, now));
        return municipality;
    }

    /// <summary>States the door. Refusals: "text_needed" on DoorText; "phone_needed" on AdvicePhone and "hours_needed" on AdviceHours for an open door.</summary>
    public Outcome StateDoor(DoorState door, string? text, string? phone, string? hours, Actor by, DateTime now)
    {
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(text), "text_needed", nameof(DoorText)),
            (door == DoorState.Open && string.IsNullOrWhiteSpace(phone), "phone_needed", nameof(AdvicePhone)),
            (door == DoorState.Open && string.IsNullOrWhiteSpace(hours), "hours_needed", nameof(AdviceHours)));
        if (!wrong.IsGood) return wrong;
        (Door, DoorText, AdvicePhone, AdviceHours) = (door, text!.Trim(), phone?.Trim(), hours?.Trim());
        Record(new DoorStated(by, now));
        return Outcome.Done;
    }

    /// <summary>Names the process director for likely duplicates; null takes the name away.</summary>
    public Outcome NameDirector(ProfessionalId? director, Actor by, DateTime now)
    {
        if (NamedDirector == director) return Outcome.AlreadySo;
        NamedDirector = director;
        Record(new DirectorNamed(by, now));
        return Outcome.Done;
    }
}

/// <summary>A municipality joined.</summary>
[Event(1, "Gemeente toegevoegd", "Municipality added")]
public sealed record MunicipalityJoined(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A municipality stated its door.</summary>
[Event(1, "Meldpunt van de gemeente vastgelegd", "Municipality's door stated")]
public sealed record DoorStated(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A process director was named for likely duplicates.</summary>
[Event(1, "Procesregisseur voor mogelijke dubbelen aangewezen", "Process director for likely duplicates named")]
public sealed record DirectorNamed(Actor By, DateTime At) : DomainEvent(By, At);
