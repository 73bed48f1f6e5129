using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>
/// The secret address at which somebody's calendar fetches times and neutral titles of their meetings. Only a hash of the secret is
/// kept; it ends after a year or when it is withdrawn, whichever is first.
/// </summary>
public sealed class CalendarFeed : Aggregate
{
    private CalendarFeed() { }

    /// <summary>Its id.</summary>
    public CalendarFeedId Id { get; private set; }

    /// <summary>Whose calendar.</summary>
    public ProfessionalId Owner { get; private set; }

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>Its last local day.</summary>
    public DateOnly Until { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Makes an address. The hash is the SHA-256 of a secret of at least 16 random bytes, which is not kept.</summary>
    public static CalendarFeed Make(CalendarFeedId id, byte[] secretHash, Actor by, DateTime now)
    {
        var feed = new CalendarFeed { Id = id, Owner = by.Id!.Value, SecretHash = secretHash, MadeAt = now, Until = Deadline.LocalDate(now).AddYears(1) };
        feed.Record(new CalendarFeedMade(by, now));
        return feed;
    }

    /// <summary>Withdraws it, or ends it at its day; the caller removes the row.</summary>
    public void Withdraw(Actor by, DateTime now) => Record(new CalendarFeedWithdrawn(by, now));
}
