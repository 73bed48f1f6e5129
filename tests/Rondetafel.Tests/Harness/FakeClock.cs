namespace Rondetafel.Tests.Harness;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class FakeClock(DateTime start) : TimeProvider
{
    private DateTime _now = DateTime.SpecifyKind(start, DateTimeKind.Utc);

    public DateTime Now => _now;

    public override DateTimeOffset GetUtcNow() => new(_now);

    public void Advance(TimeSpan by) => _now += by;

    public void Set(DateTime utc) => _now = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
}
