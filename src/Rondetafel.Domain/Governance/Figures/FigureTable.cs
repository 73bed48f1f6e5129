using System.Globalization;

namespace Rondetafel.Domain.Governance.Figures;

/// <summary>One row: a code that the screen has words for, or the name of an organisation, and its cells.</summary>
/// <param name="Code">Stable code, for instance "taken_in".</param>
/// <param name="Cells">One number per column; null where there is none to give.</param>
/// <param name="Name">The name of an organisation instead of words for the code; null otherwise.</param>
public sealed record FigureRow(string Code, IReadOnlyList<int?> Cells, string? Name = null)
{
    /// <summary>A row of one number.</summary>
    public static FigureRow Of(string code, int number) => new(code, [number]);
}

/// <summary>A figure as it is printed, drawn and shown: rows, columns and nothing behind them.</summary>
/// <param name="Name">The name of the figure.</param>
/// <param name="Columns">Codes of the columns; a year stands for itself.</param>
/// <param name="Rows">The rows in order.</param>
public sealed record FigureTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows)
{
    /// <summary>The one column of a figure that counts.</summary>
    public static IReadOnlyList<string> CountColumn { get; } = ["count"];

    /// <summary>The row of a code. Throws when there is none.</summary>
    public FigureRow this[string code] => Rows.First(r => r.Code == code);

    /// <summary>The number at a row and column; null when it is empty.</summary>
    public int? At(string row, string column) => this[row].Cells[Columns.ToList().IndexOf(column)];

    /// <summary>Whether every number is zero or missing.</summary>
    public bool IsEmpty => Rows.All(r => r.Cells.All(c => c is null or 0));

    /// <summary>A year as a column.</summary>
    internal static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The middle of sorted times, the lower of two; null when there are none.</summary>
    internal static int? Median(IReadOnlyList<int> sorted) => sorted.Count == 0 ? null : sorted[(sorted.Count - 1) / 2];

    /// <summary>The time within which nine of ten fall (nearest rank); null when there are none.</summary>
    internal static int? NineOfTen(IReadOnlyList<int> sorted) => sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1];
}
