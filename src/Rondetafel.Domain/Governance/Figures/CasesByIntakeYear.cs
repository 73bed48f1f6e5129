using System.Globalization;

namespace Rondetafel.Domain.Governance.Figures;

/// <summary>
/// Cases by the year in which they were taken in, at a reference date (004, table 4.1; product.md row 8). The first column
/// holds what was taken in during the first year and, of earlier years, what was not closed when it began. Detained and
/// departed cases are running ones. Reported and taken in are two counts.
/// </summary>
public static class CasesByIntakeYear
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("cases-by-intake-year", AtDate: true, WholePast: true,
        ["signal.received", "case.taken_in", "case.closed", "case.closing_undone", "case.reopened", "case.flag"], Make);

    private static FigureTable Make(FigureSource source, FigurePeriod period)
    {
        var counts = source.Counts.Where(c => c.On <= period.Until && Figure.Kinds.Contains(c.Kind)).ToList();
        var taken = counts.Where(c => c.Kind == "case.taken_in").ToList();
        var first = Math.Min(source.FirstYear ?? taken.Select(c => IntakeYear(c)).DefaultIfEmpty(period.Until.Year).Min(), period.Until.Year);
        var years = Enumerable.Range(first, period.Until.Year - first + 1).ToList();
        var begin = new DateOnly(first, 1, 1);

        IReadOnlyList<int?> Row(Func<FigureCount, int> sign, Func<FigureCount, int>? year = null)
        {
            var cells = years.Select(y => (int?)counts.Where(c => Math.Max((year ?? IntakeYear)(c), first) == y && sign(c) != 0).Sum(c => sign(c) * c.Times)).ToList();
            return [.. cells, cells.Sum()];
        }

        bool IsBefore(FigureCount c) => (c.Kind == "case.reopened" ? c.On.AddDays(-c.Days!.Value) : c.On) < begin; // a case reopened is as if that closing had not been
        int Closed(FigureCount c, string? how) => IsBefore(c) ? 0 : ClosedEver(c, how);
        int Before(FigureCount c) => IsBefore(c) ? ClosedEver(c, null) : 0;
        return new FigureTable(Figure.Name, [.. years.Select((y, i) => i == 0 ? $"to_{FigureTable.Year(y)}" : FigureTable.Year(y)), "total"],
        [
            new("reported", Row(c => c.Kind == "signal.received" ? 1 : 0, c => c.On.Year)),
            new("taken_in", Row(c => c.Kind == "case.taken_in" ? 1 : -Before(c))),
            new("running", Row(c => c.Kind == "case.taken_in" ? 1 : -ClosedEver(c, null))),
            new("detained", Row(c => Flag(c, "Detained"))),
            new("departed", Row(c => Flag(c, "Departed"))),
            new("closed", Row(c => Closed(c, null))),
            new("closed_by_table", Row(c => Closed(c, "table"))),
            new("closed_by_term", Row(c => Closed(c, "term"))),
        ]);
    }

    /// <summary>1 for a closing, -1 for one that was undone or after which a new weighing took the person in again, 0 for all else. Only a closing by the table can be undone.</summary>
    private static int ClosedEver(FigureCount count, string? how) => count.Kind switch
    {
        "case.closed" => how is null || count.Code!.EndsWith(':' + how, StringComparison.Ordinal) ? 1 : 0,
        "case.reopened" => how is null || count.Code!.EndsWith(':' + how, StringComparison.Ordinal) ? -1 : 0,
        "case.closing_undone" => how is "term" ? 0 : -1,
        _ => 0,
    };

    private static int Flag(FigureCount count, string flag) =>
        count.Kind != "case.flag" || count.Code!.Split(':')[1] != flag ? 0 : count.Code.EndsWith(":on", StringComparison.Ordinal) ? 1 : -1;

    /// <summary>The intake year that stands first in the code of every line about a case.</summary>
    private static int IntakeYear(FigureCount count) =>
        count.Kind.StartsWith("case.", StringComparison.Ordinal) ? int.Parse(count.Code!.Split(':')[0], CultureInfo.InvariantCulture) : count.On.Year;
}
