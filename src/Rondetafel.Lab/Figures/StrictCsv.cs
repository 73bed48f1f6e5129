using System.Text;

namespace Rondetafel.Lab.Figures;

/// <summary>What is wrong with a folder of raw rows, and where. Line 0 is the file as a whole.</summary>
public sealed record Broken(string File, int Line, string Reason)
{
    public override string ToString() => Line == 0 ? $"{File}: {Reason}" : $"{File}, line {Line}: {Reason}";
}

/// <summary>A folder of raw rows is broken; nothing of it was kept.</summary>
public sealed class BrokenFolderException(IReadOnlyList<Broken> all) : Exception(string.Join('\n', all))
{
    /// <summary>What is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<Broken> All { get; } = all;
}

/// <summary>One line of a file by column.</summary>
internal sealed record CsvLine(string File, int Number, IReadOnlyList<string> Cells);

/// <summary>
/// Reads comma-separated values as RFC 4180 says and nothing looser: UTF-8, a head with exactly these columns, as many
/// cells on each line, quotes around a whole cell only. An empty line at the end is allowed.
/// </summary>
internal static class StrictCsv
{
    private const int MaxBytes = 20_000_000;

    /// <summary>The lines after the head; adds to <paramref name="broken"/> what is wrong.</summary>
    public static IReadOnlyList<CsvLine> Read(string folder, string file, IReadOnlyList<string> columns, List<Broken> broken)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) return [];
        if (new FileInfo(path).Length > MaxBytes) return None(broken, file, 0, "is larger than 20 MB");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return None(broken, file, 0, "is not UTF-8");
        }
        if (text.Contains('\0')) return None(broken, file, 0, "is not text");
        var lines = Split(file, text, broken);
        if (lines.Count == 0) return broken.Any(b => b.File == file) ? [] : None(broken, file, 1, $"the head is missing; it is {string.Join(',', columns)}");
        if (!lines[0].Cells.SequenceEqual(columns)) return None(broken, file, lines[0].Number, $"the head is {string.Join(',', columns)}");
        foreach (var line in lines.Skip(1).Where(l => l.Cells.Count != columns.Count))
            broken.Add(new Broken(file, line.Number, $"{line.Cells.Count} cells where the head has {columns.Count}"));
        return [.. lines.Skip(1).Where(l => l.Cells.Count == columns.Count)];
    }

    private static CsvLine[] None(List<Broken> broken, string file, int line, string reason)
    {
        broken.Add(new Broken(file, line, reason));
        return [];
    }

    private static List<CsvLine> Split(string file, string text, List<Broken> broken)
    {
        var (lines, at, number) = (new List<CsvLine>(), 0, 1);
        while (at < text.Length)
        {
            var (begun, cells) = (number, new List<string>());
            while (true)
            {
                if (Cell(text, ref at, ref number) is not { } cell)
                {
                    broken.Add(new Broken(file, begun, "a quote stands in a cell that is not in quotes, or is not closed"));
                    return [];
                }
                cells.Add(cell);
                if (at < text.Length && text[at] == ',') at++;
                else break;
            }
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            number++;
            if (cells is not [""]) lines.Add(new CsvLine(file, begun, cells));
            else if (at < text.Length) broken.Add(new Broken(file, begun, "the line is empty"));
        }
        return lines;
    }

    /// <summary>The cell that begins here, left at its comma or line end; null when its quotes are wrong.</summary>
    private static string? Cell(string text, ref int at, ref int number)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(",\r\n") is var found and >= 0 ? at + found : text.Length;
            var plain = text[at..end];
            at = end;
            return plain.Contains('"') ? null : plain;
        }
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') number++;
            if (text[at] != '"') cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else return ++at >= text.Length || ",\r\n".Contains(text[at]) ? cell.ToString() : null;
        }
        return null;
    }
}
