namespace Rondetafel.Domain.Shared;

/// <summary>A notice that one's view changed.</summary>
public readonly record struct ViewNoticeId(Guid Value);

/// <summary>Tells a professional that what they may see changed, until they have read it.</summary>
public sealed class ViewNotice : Aggregate
{
    private ViewNotice() { }

    /// <summary>Its id.</summary>
    public ViewNoticeId Id { get; private set; }

    /// <summary>For whom.</summary>
    public ProfessionalId For { get; private set; }

    /// <summary>What changed: the key of a text without names.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>From when it is told, UTC; later than now while what changed can still be undone.</summary>
    public DateTime ToldAt { get; private set; }

    /// <summary>When it was read, UTC; null while unread.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Tells it.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="person">For whom.</param>
    /// <param name="kind">The key of a text without names.</param>
    /// <param name="by">Who changed it.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="from">From when it is told, UTC; null tells it now.</param>
    public static ViewNotice Tell(ViewNoticeId id, ProfessionalId person, string kind, Actor by, DateTime now, DateTime? from = null)
    {
        var notice = new ViewNotice { Id = id, For = person, Kind = kind, ToldAt = from ?? now };
        notice.Record(new ViewChangeTold(by, now));
        return notice;
    }

    /// <summary>Marks it as read.</summary>
    public Outcome Read(Actor by, DateTime now)
    {
        if (ReadAt is not null) return Outcome.AlreadySo;
        ReadAt = now;
        Record(new ViewChangeRead(by, now));
        return Outcome.Done;
    }
}

/// <summary>A change of view was told.</summary>
[Event(1, "Wijziging van inzage gemeld", "Change of view told")]
public sealed record ViewChangeTold(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A change of view was read.</summary>
[Event(1, "Wijziging van inzage gelezen", "Change of view read")]
public sealed record ViewChangeRead(Actor By, DateTime At) : DomainEvent(By, At);
