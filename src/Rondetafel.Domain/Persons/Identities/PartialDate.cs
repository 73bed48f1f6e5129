using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Identities;

/// <summary>How two dates of birth relate.</summary>
internal enum DateAgreement
{
    /// <summary>On at least one side no date is known.</summary>
    Unknown,

    /// <summary>They cannot be the same.</summary>
    Different,

    /// <summary>The years agree and on at least one side only the year is known.</summary>
    SameYear,

    /// <summary>They agree but for swapped day and month, or two digits swapped within day, month or year.</summary>
    Near,

    /// <summary>They are equal.</summary>
    Same,
}

/// <summary>A date of birth of which the day, or all, may be unknown.</summary>
/// <param name="Year">0 when nothing is known.</param>
/// <param name="Month">1 to 12; 0 when only the year is known.</param>
/// <param name="Day">1 to 31; 0 when only the year is known.</param>
internal readonly record struct PartialDate(int Year, int Month, int Day)
{
    /// <summary>Takes the date, or else what the text says when it holds a year of four digits.</summary>
    public static PartialDate Read(DateOnly? date, string? text)
    {
        if (date is null && text is not null && FindYear(text) is { } year)
        {
            // The first of January makes a date without its year lean to the year found; a relative word has no year.
            if (!TypedDate.TryRead(text, new DateOnly(year, 1, 1), out var read))
                return new(year, 0, 0);
            date = read;
        }
        return date is { } known ? new(known.Year, known.Month, known.Day) : default;
    }

    /// <summary>Compares two dates of birth; the order does not matter.</summary>
    public static DateAgreement Compare(PartialDate a, PartialDate b)
    {
        if (a.Year == 0 || b.Year == 0)
            return DateAgreement.Unknown;
        if (a == b && a.Month != 0)
            return DateAgreement.Same;
        if (a.Month == 0 || b.Month == 0)
            return a.Year == b.Year ? DateAgreement.SameYear : DateAgreement.Different;
        var years = a.Year / 100 == b.Year / 100 ? Slips(a.Year % 100, b.Year % 100) : 2;
        if (years > 1)
            return DateAgreement.Different;
        var straight = years + Slips(a.Month, b.Month) + Slips(a.Day, b.Day);
        var swapped = years + Slips(a.Month, b.Day) + Slips(a.Day, b.Month);
        return Math.Min(straight, swapped) <= 1 ? DateAgreement.Near : DateAgreement.Different;
    }

    /// <summary>0 for equal numbers of two digits, 1 when the digits are swapped, 2 for others.</summary>
    private static int Slips(int a, int b) => a == b ? 0 : a / 10 == b % 10 && a % 10 == b / 10 ? 1 : 2;

    private static int? FindYear(string text)
    {
        for (var start = 0; start + 4 <= text.Length; start++)
            if (text.AsSpan(start, 4).ContainsAnyExceptInRange('0', '9') is false
                && int.Parse(text.AsSpan(start, 4), System.Globalization.CultureInfo.InvariantCulture) is >= 1900 and <= 2100 and var year)
                return year;
        return null;
    }
}
