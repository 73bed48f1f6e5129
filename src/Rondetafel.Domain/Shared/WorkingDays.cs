namespace Rondetafel.Domain.Shared;

/// <summary>Dutch working days: every day that is not a Saturday, a Sunday or a generally recognised holiday.</summary>
/// <remarks>
/// Source: Algemene termijnenwet, articles 1 and 3. Days that a royal decree equates with a holiday for some years
/// (article 3, third paragraph, often the Friday after Ascension Day) are not known here and count as working days,
/// so an own term can end earlier than the statutory one, never later. Holidays follow the rules in force since 2014.
/// Pure and thread safe.
/// </remarks>
public static class WorkingDays
{
    /// <summary>Says whether the date is a working day.</summary>
    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(date);

    /// <summary>Says whether the date is a holiday, on whatever day of the week it falls.</summary>
    /// <remarks>
    /// Algemene termijnenwet, article 3, first paragraph: New Year's Day, Easter Monday, Whit Monday, both Christmas
    /// days, Ascension Day, the day on which the King's birthday is celebrated (27 April, or 26 April when the 27th is
    /// a Sunday) and 5 May. Second paragraph: Good Friday is equated with them. Easter Sunday and Whit Sunday are
    /// Sundays and not named by the law.
    /// </remarks>
    public static bool IsHoliday(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) or (5, 5) or (12, 25) or (12, 26) => true,
        (4, 27) when date.DayOfWeek != DayOfWeek.Sunday => true,
        (4, 26) when date.DayOfWeek == DayOfWeek.Saturday => true,
        ( >= 3 and <= 6, _) => (date.DayNumber - EasterSunday(date.Year).DayNumber) is -2 or 1 or 39 or 50,
        _ => false,
    };

    /// <summary>Counts working days forward; the date itself is not counted.</summary>
    /// <param name="date">The day before the count begins; it may be any day.</param>
    /// <param name="workingDays">Number of working days, 0 or more. With 0 the answer is that of <see cref="Next"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingDays"/> is negative.</exception>
    public static DateOnly Add(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        for (var left = workingDays; left > 0; left--)
            date = Next(date.AddDays(1));
        return Next(date);
    }

    /// <summary>Working days from the day after a date up to and including another; 0 when that is not later.</summary>
    public static int Between(DateOnly from, DateOnly until)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= until; day = day.AddDays(1))
            if (IsWorkingDay(day)) days++;
        return days;
    }

    /// <summary>The date itself when it is a working day, else the first working day after it.</summary>
    /// <remarks>Algemene termijnenwet, article 1, first paragraph: a term that ends on a Saturday, Sunday or holiday is
    /// extended up to and including the next day that is none of these.</remarks>
    public static DateOnly Next(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>Easter Sunday of a year of the Gregorian calendar.</summary>
    /// <remarks>The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).</remarks>
    private static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = Math.DivRem(year, 100);
        var correction = (century + 8) / 25;
        var moon = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - moon - inCentury % 4) % 7;
        var late = (golden + 11 * moon + 22 * weekday) / 451;
        var (month, day) = Math.DivRem(moon + weekday - 7 * late + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
