using System.Globalization;

namespace Rondetafel.Tests.Figures;

/// <summary>A folder of raw rows written at random: valid, small, and another one for each seed. Counts nothing itself.</summary>
internal sealed class RandomFolder : IDisposable
{
    private static readonly DateOnly First = new(2016, 1, 5), End = new(2018, 12, 18);
    private static readonly string[] Owners = ["Zorghuis", "Gemeente", "Politie", "OM", "Welzijn"];

    private readonly Random _random;
    private readonly Dictionary<string, List<string>> _files = new()
    {
        ["municipalities.csv"] = ["municipality", "Proefstad"],
        ["organisations.csv"] = ["organisation,domain,part", "Zorghuis,safety,", "Gemeente,government,municipality", "Politie,safety,police", "OM,safety,prosecutor", "Welzijn,care,"],
        ["signals.csv"] = ["at,signal,step,municipality,receiver,channel,code,until"],
        ["intakes.csv"] = ["at,case,signal,municipality,needed_until"],
        ["reviews.csv"] = ["at,case,step,until,hard_end"],
        ["flags.csv"] = ["at,case,step,flag,day"],
        ["meetings.csv"] = ["at,meeting,step,kind,case"],
        ["actions.csv"] = ["at,action,case,step,owner,kind,due"],
        ["closings.csv"] = ["at,case,step"],
    };

    public RandomFolder(int seed)
    {
        _random = new Random(seed);
        var lives = Enumerable.Range(1, 9).Select(i => Life($"c{i}")).ToList();
        for (var i = 1; i <= 14; i++) Signal($"s{i}");
        for (var i = 1; i <= 6; i++) Meeting($"m{i}", lives);
        foreach (var (file, lines) in _files) File.WriteAllLines(Path.Combine(Folder, file), lines);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("rondetafel-random-").FullName;

    /// <summary>The rows of a file as they were written.</summary>
    public IReadOnlyList<string[]> Rows(string file) => [.. File.ReadLines(Path.Combine(Folder, file)).Skip(1).Select(l => l.Split(','))];

    /// <summary>A day within the folder.</summary>
    public DateOnly AnyDay() => Between(First.AddDays(100), End);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private sealed record LifeOf(string Key, DateOnly In, DateOnly Out, List<(DateOnly From, DateOnly Until)> Shut);

    /// <summary>One case from intake to its closing or the end of the folder, reviewed each time and now and then too late.</summary>
    private LifeOf Life(string key)
    {
        var taken = Between(First, End.AddDays(-200));
        var closing = _random.Next(2) == 0 ? Between(taken.AddDays(60), End.AddDays(-1)) : End.AddDays(1);
        var (needed, shut) = (taken.AddDays(_random.Next(90, 170)), new List<(DateOnly, DateOnly)>());
        Row("intakes.csv", taken, key, "", "Proefstad", Day(needed));
        while (needed < closing && needed.AddDays(9) < End)
        {
            var late = _random.Next(4) == 0 && needed.AddDays(9) < closing;
            var on = needed.AddDays(late ? _random.Next(2, 9) : -_random.Next(0, 20));
            if (late) shut.Add((needed.AddDays(1), on));
            needed = on.AddDays(_random.Next(90, 170));
            Row("reviews.csv", on, key, "continue", Day(needed), "");
        }
        if (_random.Next(2) == 0)
        {
            var (from, until) = (taken.AddDays(3), taken.AddDays(_random.Next(5, 50)));
            Row("flags.csv", from, key, "on", "detained", Day(from));
            if (_random.Next(2) == 0) Row("flags.csv", until, key, "off", "detained", Day(until));
        }
        if (closing < End) Row("closings.csv", closing, key, "close");
        return new LifeOf(key, taken, closing, shut);
    }

    private void Signal(string key)
    {
        var on = Between(First, End.AddDays(-60));
        Row("signals.csv", on, key, "receive", "Proefstad", Pick(Owners), "phone", "police", "");
        Row("signals.csv", on.AddDays(1), key, "acknowledge", "", "", "", "", "");
        var decided = on.AddDays(_random.Next(2, 30));
        if (_random.Next(3) == 0) Row("signals.csv", decided, key, "to_weighing", "", "", "", "", "");
        else if (_random.Next(2) == 0) Row("signals.csv", decided, key, "stop", "", "", "", "no_sign", "");
        else Row("signals.csv", decided, key, "route", "", "", "", "help", "");
    }

    private void Meeting(string key, List<LifeOf> lives)
    {
        var on = Between(First.AddDays(60), End.AddDays(-20));
        Row("meetings.csv", on, key, "held", "case_conference", "");
        foreach (var life in lives.Where(l => l.In < on && on < l.Out && !l.Shut.Any(s => s.From <= on && on <= s.Until) && _random.Next(3) > 0))
        {
            Row("meetings.csv", on, key, "discussed", "", life.Key);
            for (var i = 0; i < _random.Next(3); i++)
                Row("actions.csv", on, $"{key}-{i}", life.Key, "agree", Pick(Owners), Pick(["help", "contact", "control"]), Day(on.AddDays(10)));
        }
    }

    private void Row(string file, DateOnly at, params string[] cells) => _files[file].Add(string.Join(',', cells.Prepend(Day(at))));

    private DateOnly Between(DateOnly from, DateOnly until) => from.AddDays(_random.Next(until.DayNumber - from.DayNumber + 1));

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
