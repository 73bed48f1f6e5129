namespace Rondetafel.Lab.Figures;

/// <summary>The files of a folder of raw rows with their columns, in the order in which rows of the same moment happen.</summary>
public static class RawFiles
{
    /// <summary>File and columns.</summary>
    public static IReadOnlyList<(string File, IReadOnlyList<string> Columns)> All { get; } =
    [
        ("municipalities.csv", ["municipality"]),
        ("organisations.csv", ["organisation", "domain", "part"]),
        ("parameters.csv", ["code", "number", "unit", "from", "source"]),
        ("signals.csv", ["at", "signal", "step", "municipality", "receiver", "channel", "code", "until"]),
        ("weighings.csv", ["at", "signal", "step", "code", "until"]),
        ("intakes.csv", ["at", "case", "signal", "municipality", "needed_until"]),
        ("reviews.csv", ["at", "case", "step", "until", "hard_end"]),
        ("flags.csv", ["at", "case", "step", "flag", "day"]),
        ("meetings.csv", ["at", "meeting", "step", "kind", "case"]),
        ("actions.csv", ["at", "action", "case", "step", "owner", "kind", "due"]),
        ("closings.csv", ["at", "case", "step"]),
    ];

    /// <summary>The columns of a file.</summary>
    public static IReadOnlyList<string> Columns(string file) => All.First(f => f.File == file).Columns;
}
