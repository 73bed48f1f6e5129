namespace Rondetafel.Lab.Prove;

/// <summary>A clock that stands still until a proof moves it.</summary>
public sealed class StillClock(DateTime start) : TimeProvider
{
    private DateTime _now = DateTime.SpecifyKind(start, DateTimeKind.Utc);

    /// <summary>The moment at which the worlds of a proof start: a Monday morning, UTC.</summary>
    public static DateTime Start { get; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>The moment, UTC.</summary>
    public DateTime Now
    {
        get => _now;
        set => _now = DateTime.SpecifyKind(value, DateTimeKind.Utc);
    }

    public override DateTimeOffset GetUtcNow() => new(_now);
}
