namespace Rondetafel.Lab.Prove.Crash;

/// <summary>A clock that runs, some time away from now: a proof at night still mails by day.</summary>
internal sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    private long _shift = shift.Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    /// <summary>Puts it forward.</summary>
    public void Move(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
