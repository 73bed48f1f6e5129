namespace Rondetafel.Domain.Shared;

/// <summary>A run of whole days, first and last day included.</summary>
public readonly record struct Period
{
    /// <summary>Makes a period.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day, or null when no end is known yet.</param>
    /// <exception cref="ArgumentException"><paramref name="until"/> is before <paramref name="from"/>.</exception>
    public Period(DateOnly from, DateOnly? until)
    {
        if (until < from)
            throw new ArgumentException("A period cannot end before it begins.", nameof(until));
        From = from;
        Until = until;
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The last day; null means open, without an end so far.</summary>
    public DateOnly? Until { get; }

    /// <summary>Says whether the day lies in the period.</summary>
    public bool Contains(DateOnly day) => day >= From && !HasEnded(day);

    /// <summary>Says whether the last day lies before today; an open period has not ended.</summary>
    public bool HasEnded(DateOnly today) => Until < today;

    /// <summary>Says whether the two periods share at least one day.</summary>
    public bool Overlaps(Period other) => !HasEnded(other.From) && !other.HasEnded(From);
}
