using System.Globalization;
using System.Text.RegularExpressions;

namespace Rondetafel.Domain.Shared;

/// <summary>Which way a date leans that was typed without its year, its century or its week.</summary>
public enum Lean
{
    /// <summary>Towards today or earlier: something that happened.</summary>
    Past,

    /// <summary>Towards today or later: something that is planned.</summary>
    Future,
}

/// <summary>Reads a date as people type it, in Dutch or English: "12-2-2026", "do 12 feb", "gisteren", "over 2 weken".</summary>
/// <remarks>Numbers are read as day, month, year, or as year, month, day when the year of four digits comes first.</remarks>
public static partial class TypedDate
{
    private const int FirstYear = 1900, LastYear = 2100;

    private static readonly Dictionary<string, int> Months = Numbered(
        "jan januari january", "feb febr februari february", "mrt maart mar march", "apr april", "mei may",
        "jun juni june", "jul juli july", "aug augustus august", "sep sept september", "okt oktober oct october",
        "nov november", "dec december");

    private static readonly Dictionary<string, int> Weekdays = Numbered(
        "ma maa maandag mon monday", "di din dinsdag tue tues tuesday", "wo woe woensdag wed wednesday",
        "do don donderdag thu thur thurs thursday", "vr vrij vrijdag fri friday", "za zat zaterdag sat saturday",
        "zo zon zondag sun sunday");

    private static readonly Dictionary<string, int> Counts = Numbered(
        "een één a an one", "twee two", "drie three", "vier four", "vijf five", "zes six", "zeven seven", "acht eight",
        "negen nine", "tien ten");

    private static readonly char[] Separators = ['-', '/', '.', '\'', '\u2019'];

    private static readonly HashSet<string> Fillers = ["op", "on", "de", "the", "of", "van", "e", "ste", "st", "nd", "rd", "th"];

    /// <summary>Reads a date; false when the text is not one.</summary>
    /// <param name="text">What was typed; upper or lower case, with or without dots and commas.</param>
    /// <param name="today">Today's local date, the base for all that is relative.</param>
    /// <param name="date">The date read, from 1900 to 2100; <c>default</c> when the answer is false.</param>
    /// <param name="lean">
    /// Where an incomplete date lies. Without a year: today or nearest in that direction. A weekday alone: never today.
    /// A year of two digits: not after this year (past) or in this century (future).
    /// </param>
    /// <remarks>"Vorige week" and its like mean the Monday of that week. A weekday that contradicts its date is refused.</remarks>
    public static bool TryRead(string text, DateOnly today, out DateOnly date, Lean lean = Lean.Past)
    {
        if (DateOnly.TryParseExact(text, "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= FirstYear and <= LastYear)
            return true; // what nearly all people type, without taking it apart in words: six thousand dates are read for one comparison
        var words = Words(text);
        var found = ReadRelative(words, today) ?? ReadCount(words, today) ?? ReadWeek(words, today)
            ?? ReadWeekday(words, today, lean) ?? ReadCalendar(words, today, lean);
        date = found is { Year: >= FirstYear and <= LastYear } ? found.Value : default;
        return date != default;
    }

    /// <summary>Whether a text is a date with a weekday that is not its own; without its year the date is the nearest from today on.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">Today's local date.</param>
    /// <param name="date">The date; <c>default</c> when the answer is false.</param>
    /// <param name="near">The day of that weekday nearest to the date, today or later; <c>default</c> when the answer is false.</param>
    public static bool IsOnOtherWeekday(string text, DateOnly today, out DateOnly date, out DateOnly near)
    {
        (date, near) = (default, default);
        if (Words(text) is not { Length: > 2 } words || !Weekdays.TryGetValue(words[0], out var weekday) || ReadCalendar(words[1..], today, Lean.Future) is not { } found || Weekday(found) == weekday) return false;
        var ahead = (weekday - Weekday(found) + 7) % 7;
        (date, near) = (found, found.AddDays(ahead > 3 ? ahead - 7 : ahead));
        if (near < today) near = near.AddDays(7);
        return true;
    }

    private static string[] Words(string text) => DigitBeforeLetter().Replace(text.ToLowerInvariant(), " ")
        .Split([' ', ',', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.TrimEnd('.')).Where(word => !Fillers.Contains(word)).ToArray();

    private static DateOnly? ReadRelative(string[] words, DateOnly today) => string.Join(' ', words) switch
    {
        "vandaag" or "today" => today,
        "gisteren" or "yesterday" => today.AddDays(-1),
        "eergisteren" or "day before yesterday" => today.AddDays(-2),
        "morgen" or "tomorrow" => today.AddDays(1),
        "overmorgen" or "day after tomorrow" => today.AddDays(2),
        _ => null,
    };

    /// <summary>"Over 2 weken", "in 3 days", "een maand geleden".</summary>
    private static DateOnly? ReadCount(string[] words, DateOnly today) => words switch
    {
        ["over" or "in", var count, var unit] => Moved(today, Count(count), unit),
        [var count, var unit, "geleden" or "ago"] => Moved(today, -Count(count), unit),
        _ => null,
    };

    private static DateOnly? Moved(DateOnly today, int? count, string unit) => (count, unit) switch
    {
        (null, _) => null,
        (_, "dag" or "dagen" or "day" or "days") => today.AddDays(count.Value),
        (_, "week" or "weken" or "weeks") => today.AddDays(7 * count.Value),
        (_, "maand" or "maanden" or "month" or "months") => today.AddMonths(count.Value),
        (_, "jaar" or "jaren" or "year" or "years") => today.AddYears(count.Value),
        _ => null,
    };

    /// <summary>"Vorige week", "volgende week dinsdag", "tuesday next week".</summary>
    private static DateOnly? ReadWeek(string[] words, DateOnly today)
    {
        (string Which, string Day)? read = words switch
        {
            [var which, "week"] => (which, "ma"),
            [var which, "week", var day] => (which, day),
            [var day, var which, "week"] => (which, day),
            _ => null,
        };
        if (read is not var (week, dayOfWeek) || WeekOffset(week) is not { } offset || !Weekdays.TryGetValue(dayOfWeek, out var number))
            return null;
        return today.AddDays(number - Weekday(today) + 7 * offset);
    }

    private static int? WeekOffset(string word) => word switch
    {
        "vorige" or "afgelopen" or "last" or "previous" => -1,
        "deze" or "this" => 0,
        "volgende" or "komende" or "next" => 1,
        _ => null,
    };

    /// <summary>"Maandag", "afgelopen maandag", "next tuesday": the nearest one that is not today.</summary>
    private static DateOnly? ReadWeekday(string[] words, DateOnly today, Lean lean)
    {
        (string Name, bool Back)? read = words switch
        {
            [var day] => (day, lean == Lean.Past),
            ["vorige" or "afgelopen" or "last", var day] => (day, true),
            ["volgende" or "komende" or "aanstaande" or "next", var day] => (day, false),
            _ => null,
        };
        if (read is not var (name, back) || !Weekdays.TryGetValue(name, out var number))
            return null;
        var ahead = (number - Weekday(today) + 7) % 7;
        return today.AddDays(back ? ahead - 7 : ahead == 0 ? 7 : ahead);
    }

    /// <summary>"12-2-2026", "12 feb", "february 12 2026", "2026-02-12", "12022026", each with or without a weekday.</summary>
    private static DateOnly? ReadCalendar(string[] words, DateOnly today, Lean lean)
    {
        int? weekday = words.Length > 1 && Weekdays.TryGetValue(words[0], out var named) ? named : null;
        var parts = (weekday is null ? words : words[1..]).SelectMany(word => word.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (parts is [{ Length: 8 } run] && run.All(char.IsAsciiDigit))
            parts = Number(run[4..]) >= FirstYear ? [run[..2], run[2..4], run[4..]] : [run[..4], run[4..6], run[6..]];
        return parts switch
        {
            [{ Length: 4 } year, var month, var day] => Built(Number(year), Month(month), Day(day), weekday),
            [var month, var day, var year] when Months.ContainsKey(month) => Built(Year(year, today, lean), Month(month), Day(day), weekday),
            [var day, var month, var year] => Built(Year(year, today, lean), Month(month), Day(day), weekday),
            [var month, var day] when Months.ContainsKey(month) => Nearest(Month(month), Day(day), weekday, today, lean),
            [var day, var month] => Nearest(Month(month), Day(day), weekday, today, lean),
            _ => null,
        };
    }

    /// <summary>The day and month in the nearest year in that direction; a weekday may point the other way.</summary>
    private static DateOnly? Nearest(int? month, int? day, int? weekday, DateOnly today, Lean lean)
    {
        var candidates = new[] { -1, 0, 1 }.Select(offset => Built(today.Year + offset, month, day, weekday)).OfType<DateOnly>().ToArray();
        DateOnly? past = candidates.Where(date => date <= today).Cast<DateOnly?>().LastOrDefault();
        DateOnly? future = candidates.Where(date => date >= today).Cast<DateOnly?>().FirstOrDefault();
        var (wanted, other) = lean == Lean.Past ? (past, future) : (future, past);
        return wanted ?? (weekday is null ? null : other);
    }

    private static DateOnly? Built(int? year, int? month, int? day, int? weekday)
    {
        if (year is not (>= FirstYear and <= LastYear) || month is not (>= 1 and <= 12) || day is not >= 1
            || day > DateTime.DaysInMonth(year.Value, month.Value))
            return null;
        var date = new DateOnly(year.Value, month.Value, day.Value);
        return weekday is null || weekday == Weekday(date) ? date : null;
    }

    private static int? Year(string word, DateOnly today, Lean lean)
    {
        if (word.Length == 4)
            return Number(word);
        if (word.Length != 2 || Number(word) is not { } number)
            return null;
        var century = today.Year / 100 * 100;
        return century + number - (lean == Lean.Past && century + number > today.Year ? 100 : 0);
    }

    private static int? Month(string word) => Months.TryGetValue(word, out var named) ? named : word.Length <= 2 ? Number(word) : null;

    private static int? Day(string word) => word.Length <= 2 ? Number(word) : null;

    private static int? Count(string word) => Counts.TryGetValue(word, out var named) ? named : word.Length <= 3 ? Number(word) : null;

    private static int? Number(string word) =>
        word.Length is >= 1 and <= 4 && word.All(char.IsAsciiDigit) ? int.Parse(word, CultureInfo.InvariantCulture) : null;

    /// <summary>Monday 1 to Sunday 7 (ISO 8601).</summary>
    private static int Weekday(DateOnly date) => ((int)date.DayOfWeek + 6) % 7 + 1;

    private static Dictionary<string, int> Numbered(params string[] rows) =>
        rows.SelectMany((row, index) => row.Split(' ').Select(word => (word, index))).ToDictionary(pair => pair.word, pair => pair.index + 1);

    /// <summary>The place where a digit is followed by a letter: "12feb", "12th".</summary>
    [GeneratedRegex(@"(?<=\d)(?=\p{L})")]
    private static partial Regex DigitBeforeLetter();
}
