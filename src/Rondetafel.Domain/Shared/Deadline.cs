namespace Rondetafel.Domain.Shared;

/// <summary>The last day on which something is still in time; the term ends at the end of that day in the Netherlands.</summary>
/// <remarks>Local time is that of Europe/Amsterdam, summer time included. <c>default</c> is a day long past.</remarks>
/// <param name="Day">The last day of the term, a local date.</param>
public readonly record struct Deadline(DateOnly Day)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>A term in working days, counted from the day after today.</summary>
    /// <param name="utcNow">The moment at which the term starts, in UTC.</param>
    /// <param name="workingDays">Number of working days, 0 or more; with 0 the term ends today or on the next working day.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingDays"/> is negative.</exception>
    /// <remarks>Working days by the Algemene termijnenwet, article 3; see <see cref="WorkingDays"/>.</remarks>
    public static Deadline InWorkingDays(DateTime utcNow, int workingDays) =>
        new(WorkingDays.Add(LocalDate(utcNow), workingDays));

    /// <summary>A term in calendar days, counted from the day after today, not extended over weekends or holidays.</summary>
    /// <param name="utcNow">The moment at which the term starts, in UTC.</param>
    /// <param name="days">Number of calendar days, 0 or more; with 0 the term ends today.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    /// <remarks>For a term set by law apply <see cref="WorkingDays.Next"/> to <see cref="Day"/> (Algemene termijnenwet, article 1).</remarks>
    public static Deadline InDays(DateTime utcNow, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return new(LocalDate(utcNow).AddDays(days));
    }

    /// <summary>Says whether the last day has passed; during the whole of that day it has not.</summary>
    /// <param name="utcNow">The moment of asking, in UTC.</param>
    public bool IsOverdue(DateTime utcNow) => LocalDate(utcNow) > Day;

    /// <summary>The date in the Netherlands at a moment.</summary>
    /// <param name="utc">The moment in UTC; an unspecified kind is read as UTC.</param>
    /// <exception cref="ArgumentException">The moment is of the kind <see cref="DateTimeKind.Local"/>.</exception>
    public static DateOnly LocalDate(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(RefuseLocal(utc), Amsterdam));

    /// <summary>Calendar days in the Netherlands from one moment to a later one; 0 on the same day.</summary>
    /// <param name="from">The first moment, UTC.</param>
    /// <param name="until">The later moment, UTC.</param>
    public static int DaysBetween(DateTime from, DateTime until) => LocalDate(until).DayNumber - LocalDate(from).DayNumber;

    private static DateTime RefuseLocal(DateTime utc) => utc.Kind == DateTimeKind.Local
        ? throw new ArgumentException("A moment must be in UTC.", nameof(utc))
        : DateTime.SpecifyKind(utc, DateTimeKind.Utc);
}
