namespace Rondetafel.Domain.Shared;

/// <summary>A half-written form.</summary>
public readonly record struct DraftId(Guid Value);

/// <summary>Which form a draft is of.</summary>
/// <param name="Page">The address of the page that shows the form, with dots for slashes, for instance "meldingen.nieuw".</param>
/// <param name="Part">Which form of that page; empty for the form that is sent to the page itself.</param>
public readonly record struct DraftPlace(string Page, string Part);

/// <summary>
/// A half-written form of a signed-in professional, sealed under a key of its own and read by its writer only.
/// It ends after some days by itself; the public form keeps none.
/// </summary>
public sealed class Draft : Aggregate, IHasKey
{
    private Draft() { }

    /// <summary>Its id.</summary>
    public DraftId Id { get; private set; }

    /// <summary>Who wrote it.</summary>
    public ProfessionalId Owner { get; private set; }

    /// <summary>The page that shows the form, see <see cref="DraftPlace"/>.</summary>
    public string Form { get; private set; } = "";

    /// <summary>Which form of that page, see <see cref="DraftPlace"/>.</summary>
    public string Part { get; private set; } = "";

    /// <summary>When it was saved last, UTC.</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>The local day on which it is destroyed.</summary>
    public DateOnly DestroyOn { get; private set; }

    /// <summary>The fields as one text.</summary>
    [SealedAs("draft.fields")] public Narrative? Fields { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Starts a draft of its owner; <paramref name="days"/> are calendar days that it is kept after the last change.</summary>
    public static Draft Start(DraftId id, ProfessionalId owner, DraftPlace place, string fields, int days, Actor by, DateTime now)
    {
        var draft = new Draft { Id = id, Owner = owner, Form = place.Page, Part = place.Part };
        draft.Keep(fields, days, by, now);
        return draft;
    }

    /// <summary>Keeps what is written now, for so many calendar days.</summary>
    public void Keep(string fields, int days, Actor by, DateTime now)
    {
        (Fields, SavedAt, DestroyOn) = (Narrative.OfLong(fields), now, Deadline.InDays(now, days).Day);
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
