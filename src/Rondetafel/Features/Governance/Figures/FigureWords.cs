using Rondetafel.Domain.Governance.Figures;
using Rondetafel.Ui;

namespace Rondetafel.Features.Governance.Figures;

/// <summary>The words on screen for the codes of a figure, and its rows as bars.</summary>
public sealed class FigureWords(Texts.Texts texts)
{
    /// <summary>The words of a row; the name of an organisation stands as it is.</summary>
    public string Row(FigureRow row) => row.Name ?? texts["figures.row." + row.Code];

    /// <summary>The words of a column; a year stands as it is.</summary>
    public string Column(string code) =>
        code.StartsWith("to_", StringComparison.Ordinal) && code != "to_weighing" ? texts.Of("figures.to", code[3..]) : char.IsAsciiDigit(code[0]) ? code : texts["figures.col." + code];

    /// <summary>One bar for each of these rows of a figure of one column; all rows when none is named.</summary>
    public IReadOnlyList<Bar> Bars(FigureTable table, params string[] rows) =>
        [.. table.Rows.Where(r => rows.Length == 0 || rows.Contains(r.Code)).Select(r => new Bar(Row(r), Number(r.Cells[0]), [r.Cells[0] ?? 0]))];

    /// <summary>One bar for each intake year: running, then closed.</summary>
    public IReadOnlyList<Bar> ByYear(FigureTable table) => [.. table.Columns.SkipLast(1).Select(c =>
    {
        var (running, closed) = (table.At("running", c) ?? 0, table.At("closed", c) ?? 0);
        return new Bar(Column(c), texts.Of("figures.bar.year", running, closed), [running, closed]);
    })];

    /// <summary>One bar for each kind of decision: its median in days.</summary>
    public IReadOnlyList<Bar> ByDays(FigureTable table) => [.. table.Rows.Where(r => r.Cells[1] is not null)
        .Select(r => new Bar(Row(r), texts.Many("figures.bar.days", r.Cells[1]!.Value), [r.Cells[1]!.Value]))];

    /// <summary>One bar for each column of one row.</summary>
    public IReadOnlyList<Bar> Across(FigureTable table, string row) =>
        [.. table.Columns.Select((c, i) => new Bar(Column(c), Number(table[row].Cells[i]), [table[row].Cells[i] ?? 0]))];

    private string Number(int? cell) => cell is { } number ? texts.Of("figures.number", number) : "";
}
