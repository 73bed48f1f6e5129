namespace Rondetafel.Domain.Shared;

/// <summary>A half-written form.</summary>
public readonly record struct DraftId(Guid Value);

/// <summary>
/// A half-written form of a signed-in professional, sealed under a key of its own and read by its writer only.
/// It ends after some days by itself; the public form keeps none.
/// </summary>
public sealed class Draft : Aggregate, IHasKey
{
    /// <summary>Calendar days a draft is kept after the last change.</summary>
    public const int KeepDays = 7;

    private Draft() { }

    /// <summary>Its id.</summary>
    public DraftId Id { get; private set; }

    /// <summary>Who wrote it.</summary>
    public ProfessionalId Owner { get; private set; }

    /// <summary>Which form, by its address.</summary>
    public string Form { get; private set; } = "";

    /// <summary>When it was saved last, UTC.</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>The local day on which it is destroyed.</summary>
    public DateOnly DestroyOn { get; private set; }

    /// <summary>The fields as one text.</summary>
    [SealedAs("draft.fields")] public Narrative? Fields { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Starts a draft.</summary>
    public static Draft Start(DraftId id, ProfessionalId owner, string form, string fields, Actor by, DateTime now)
    {
        var draft = new Draft { Id = id, Owner = owner, Form = form };
        draft.Keep(fields, by, now);
        return draft;
    }

    /// <summary>Keeps what is written now.</summary>
    public void Keep(string fields, Actor by, DateTime now)
    {
        (Fields, SavedAt, DestroyOn) = (Narrative.OfLong(fields), now, Deadline.InDays(now, KeepDays).Day);
        Record(new DraftKept(by, now));
    }

    /// <summary>The form was sent, or the draft came to its end; the caller removes the row.</summary>
    public void End(Actor by, DateTime now) => Record(new DraftEnded(by, now));
}

/// <summary>A draft was kept.</summary>
[Event(1, "Concept bewaard", "Draft kept")]
public sealed record DraftKept(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A draft ended.</summary>
[Event(1, "Concept gewist", "Draft removed")]
public sealed record DraftEnded(Actor By, DateTime At) : DomainEvent(By, At);
