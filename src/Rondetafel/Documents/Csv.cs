using System.Text;

namespace Rondetafel.Documents;

/// <summary>
/// Comma-separated values (RFC 4180) that a spreadsheet cannot take for a formula: a text that begins with =, +, -, @ or a
/// control character gets an apostrophe before it (OWASP, CSV injection). Numbers are left as they are.
/// </summary>
public static class Csv
{
    private const string Starters = "=+-@\t\r\n";

    /// <summary>One line without its end.</summary>
    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>A file with its lines ended by CR LF, for a spreadsheet: with the mark that says it is UTF-8.</summary>
    public static byte[] File(IEnumerable<IEnumerable<object?>> lines) =>
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => Line(l) + "\r\n")))];

    private static string Cell(object? value)
    {
        if (value is not string text) return value is null ? "" : FormattableString.Invariant($"{value}");
        if (text.Length > 0 && Starters.Contains(text[0])) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
