using System.Globalization;
using System.Text.RegularExpressions;

namespace Rondetafel.Lab.Figures;

/// <summary>A cell says something that it cannot say.</summary>
internal sealed class CellException(string reason) : Exception(reason);

/// <summary>One line with its cells by name; reading a cell throws <see cref="CellException"/> with what is wrong.</summary>
internal sealed partial class RawLine(CsvLine line, IReadOnlyList<string> columns)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The file.</summary>
    public string File => line.File;

    /// <summary>Its place in the file, from 1.</summary>
    public int Number => line.Number;

    /// <summary>The text of a cell; null when it is empty.</summary>
    public string? Optional(string column)
    {
        var text = line.Cells[columns.ToList().IndexOf(column)];
        if (text != text.Trim()) throw new CellException($"{column} \"{text}\" has a space at its begin or end");
        return text.Length == 0 ? null : text;
    }

    /// <summary>The text of a cell that cannot be empty.</summary>
    public string Text(string column) => Optional(column) ?? throw new CellException($"{column} is empty");

    /// <summary>A name that other rows refer to: letters, digits, point, dash and underscore.</summary>
    public string Key(string column) => KeyForm().IsMatch(Text(column)) ? Text(column) : throw new CellException($"{column} \"{Text(column)}\" is not a key of at most 60 letters, digits, -, _ or .");

    /// <summary>The same, or null when the cell is empty.</summary>
    public string? OptionalKey(string column) => Optional(column) is null ? null : Key(column);

    /// <summary>One of some words.</summary>
    public string Word(string column, IEnumerable<string> words) =>
        words.Contains(Text(column)) ? Text(column) : throw new CellException($"{column} \"{Text(column)}\" is not one of {string.Join(", ", words)}");

    /// <summary>A moment, local time of the Netherlands: "2018-01-31 14:30" or a day alone, which is noon.</summary>
    public DateTime Moment(string column)
    {
        var text = Text(column);
        if (!DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new CellException($"{column} \"{text}\" is not a moment like 2018-01-31 14:30 or a day like 2018-01-31");
        if (text.Length == 10) local = local.AddHours(12);
        if (local.Year is < 1990 or > 2100) throw new CellException($"{column} \"{text}\" lies outside 1990 to 2100");
        if (Amsterdam.IsInvalidTime(local)) throw new CellException($"{column} \"{text}\" does not exist: the clock went forward");
        return TimeZoneInfo.ConvertTimeToUtc(local, Amsterdam);
    }

    /// <summary>A day; null when the cell is empty.</summary>
    public DateOnly? OptionalDay(string column) => Optional(column) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new CellException($"{column} \"{text}\" is not a day like 2018-01-31");

    /// <summary>A day.</summary>
    public DateOnly Day(string column) => OptionalDay(column) ?? throw new CellException($"{column} is empty");

    /// <summary>A whole number, 0 or more.</summary>
    public int Number0(string column) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new CellException($"{column} \"{Text(column)}\" is not a whole number");

    [GeneratedRegex("^[A-Za-z0-9._-]{1,60}$")]
    private static partial Regex KeyForm();
}
