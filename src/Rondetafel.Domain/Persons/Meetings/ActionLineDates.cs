using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>Finds the day at the end of a line: after the last comma, or in its last words.</summary>
internal static class ActionLineDates
{
    private const int MostWords = 6;

    /// <summary>Words that may stand before a day and go with it.</summary>
    private static readonly HashSet<string> Before = ["voor", "vóór", "uiterlijk", "tot", "per", "op", "before", "by", "until", "on", "t/m"];

    /// <summary>After these a short weekday is another word: "met ma" is with mother.</summary>
    private static readonly HashSet<string> NoDayAfter = ["met", "bij", "van", "naar", "aan", "zijn", "haar", "hun", "mijn", "en", "voor", "with", "of"];

    private static readonly HashSet<string> ShortDays = ["ma", "zo", "za", "mon", "sun", "sat"];

    private static readonly string[] Months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    /// <summary>What is left of the line and the day, which is null when there is none; or a date with a weekday that is not its own, with the day of that weekday nearest to it.</summary>
    public static (string What, DateOnly? Due, (DateOnly Day, DateOnly? Near)? Unfit) Take(string line, DateOnly today, DateOnly? nextMeeting)
    {
        var comma = line.LastIndexOf(',');
        if (comma >= 0)
        {
            var (after, other) = Day(Bare(line[(comma + 1)..]), today, nextMeeting);
            if (after is not null || other is not null) return (line[..comma], after, other);
        }
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(MostWords, words.Length); count > 0; count--)
        {
            var at = words.Length - count;
            var first = Plain(words[at]);
            if (first is "van" or "of" or "de" or "the" || Before.Contains(first)) continue;
            var (day, wrong) = Day(string.Join(' ', words[at..]), today, nextMeeting);
            if (day is null && wrong is null) continue;
            var previous = at == 0 ? "" : Plain(words[at - 1]);
            if (previous == "van" || (count == 1 && ShortDays.Contains(first) && NoDayAfter.Contains(previous))) return (line, null, null);
            while (at > 0 && (Before.Contains(Plain(words[at - 1])) || Plain(words[at - 1]) is "de" or "the")) at--;
            return (string.Join(' ', words[..at]), day, wrong);
        }
        return (line, null, null);
    }

    /// <summary>A day as typed, leaning to the future.</summary>
    private static (DateOnly? Day, (DateOnly Day, DateOnly? Near)? Wrong) Day(string text, DateOnly today, DateOnly? nextMeeting)
    {
        var words = text.ToLowerInvariant().Replace("a.s.", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return default;
        if (words is ["volgende" or "volgend" or "next", "keer" or "overleg" or "time" or "meeting"]) return (nextMeeting, null);
        if (words[0] is "eind" or "einde" or "end") return (End([.. words[1..].Where(w => w is not ("van" or "de" or "of" or "the"))], today), null);
        var typed = string.Join(' ', words);
        if (TypedDate.IsOnOtherWeekday(typed, today, out var meant, out var near)) return (null, (meant, near));
        return (TypedDate.TryRead(typed, today, out var day, Lean.Future) ? day : null, null);
    }

    /// <summary>"Eind van de week", "eind volgende week", "eind van de maand", "eind maart".</summary>
    private static DateOnly? End(string[] words, DateOnly today)
    {
        var friday = today.AddDays(5 - (((int)today.DayOfWeek + 6) % 7 + 1));
        return words switch
        {
            ["week"] or ["deze" or "this", "week"] => friday < today ? friday.AddDays(7) : friday,
            ["volgende" or "komende" or "next", "week"] => friday.AddDays(7),
            ["maand" or "month"] or ["deze" or "this", "maand" or "month"] => LastOf(today),
            ["volgende" or "komende" or "next", "maand" or "month"] => LastOf(today.AddMonths(1)),
            [var name] => MonthEnd(name.TrimEnd('.'), today),
            _ => null,
        };
    }

    private static DateOnly? MonthEnd(string name, DateOnly today)
    {
        var month = name.Length < 3 ? -1 : Array.FindIndex(Months, m => m.StartsWith(name, StringComparison.Ordinal) || (m == "maart" && name == "mrt"));
        if (month < 0) return null;
        var last = LastOf(new DateOnly(today.Year, month + 1, 1));
        return last < today ? LastOf(last.AddYears(1)) : last;
    }

    private static DateOnly LastOf(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>A part after a comma without the words that may stand before a day.</summary>
    private static string Bare(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.SkipWhile(w => Before.Contains(Plain(w))));
    }

    private static string Plain(string word) => word.ToLowerInvariant().TrimEnd('.', ',', ';');
}
