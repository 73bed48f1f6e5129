using Rondetafel.Domain.Governance.Figures;

namespace Rondetafel.Documents;

/// <summary>A figure as the lines of a CSV file.</summary>
public static class FigureCsv
{
    /// <summary>The head and one line per row.</summary>
    /// <param name="words">The words for a code of a row or column; the name of an organisation stands as it is.</param>
    public static IEnumerable<IReadOnlyList<object?>> Lines(FigureTable table, Func<string, string> words) =>
        table.Rows.Select(r => (IReadOnlyList<object?>)[r.Name ?? words(r.Code), .. r.Cells.Select(c => (object?)c)])
            .Prepend([words("row"), .. table.Columns.Select(words)]);
}
