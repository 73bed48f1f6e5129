namespace Rondetafel.Domain.Governance.Figures;

/// <summary>Calendar days from the day a signal came in to the decision on it, by decision: kept back at the preselection or decided at the weighing.</summary>
public static class SignalToDecision
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("signal-to-decision", AtDate: false, WholePast: false, ["signal.stopped", "signal.routed", "signal.weighed"], Make);

    private static FigureTable Make(FigureSource source, FigurePeriod period)
    {
        FigureRow Row(string code, params (string Kind, string? Code)[] lines)
        {
            var days = lines.SelectMany(l => source.Days(period, l.Kind, l.Code)).Order().ToList();
            return new FigureRow(code, [days.Count, FigureTable.Median(days), FigureTable.NineOfTen(days), days.Count == 0 ? null : days[^1]]);
        }
        return new FigureTable(Figure.Name, ["decisions", "median_days", "nine_of_ten_days", "longest_days"],
        [
            Row("all_decisions", ("signal.stopped", null), ("signal.routed", null), ("signal.weighed", null)),
            Row("stopped", ("signal.stopped", null)),
            Row("routed", ("signal.routed", null)),
            Row("not_taken_in", ("signal.weighed", "not_taken_in")),
            Row("taken_in", ("signal.weighed", "taken_in")),
        ]);
    }
}

/// <summary>Whether receipt was acknowledged and the reporter answered within the term (product.md row 14).</summary>
public static class FeedbackInTime
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("feedback-in-time", AtDate: false, WholePast: true,
        ["signal.acknowledged", "answer.owed", "answer.given", "answer.not_possible", "answer.lapsed"], Make);

    private static FigureTable Make(FigureSource source, FigurePeriod period)
    {
        int Sum(string kind, params string[] codes) => codes.Sum(c => source.Sum(period, kind, c));
        var ever = new FigurePeriod(DateOnly.MinValue, period.Until);
        int Ever(string kind, params string[] codes) => codes.Sum(c => source.Sum(ever, kind, c));
        var settled = Ever("answer.given", "in_time", "late") + Ever("answer.not_possible", "in_time", "late") + Ever("answer.owed", "dropped") + source.Sum(ever, "answer.lapsed");
        return new FigureTable(Figure.Name, FigureTable.CountColumn,
        [
            FigureRow.Of("acknowledged_in_time", Sum("signal.acknowledged", "in_time")),
            FigureRow.Of("acknowledged_late", Sum("signal.acknowledged", "late")),
            FigureRow.Of("answers_owed", Sum("answer.owed", "new")),
            FigureRow.Of("answered_in_time", Sum("answer.given", "in_time")),
            FigureRow.Of("answered_late", Sum("answer.given", "late")),
            FigureRow.Of("answer_not_possible", Sum("answer.not_possible", "in_time", "late")),
            FigureRow.Of("answers_open", Ever("answer.owed", "new") - settled),
        ]);
    }
}

/// <summary>What each receiving organisation did with the signals that it received (product.md row 2; 004, chapter 4: the filter before the table).</summary>
public static class Preselection
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("preselection", AtDate: false, WholePast: false, Kinds, Make);

    private static IReadOnlyList<string> Kinds => ["signal.received", "signal.to_weighing", "signal.stopped", "signal.routed", "signal.merged", "signal.unmerged", "signal.undone"];

    private static FigureTable Make(FigureSource source, FigurePeriod period)
    {
        var lines = source.Counts.Where(c => period.Contains(c.On) && Kinds.Contains(c.Kind)).ToList();
        var rows = lines.GroupBy(c => c.Organisation)
            .Select(g => (Name: g.Key is { } o ? source.Organisations.GetValueOrDefault(o) : null, Row: g.ToList()))
            .OrderBy(g => g.Name is null).ThenBy(g => g.Name, StringComparer.Ordinal)
            .Select(g => new FigureRow(g.Name is null ? "no_receiver" : "receiver", Cells(g.Row), g.Name));
        return new FigureTable(Figure.Name, ["received", "to_weighing", "stopped", "routed", "merged"], [.. rows, new FigureRow("total", Cells(lines))]);
    }

    private static IReadOnlyList<int?> Cells(List<FigureCount> lines)
    {
        int Sum(string kind) => lines.Where(c => c.Kind == kind).Sum(c => c.Times);
        int Undone(string was) => lines.Where(c => c.Kind == "signal.undone" && c.Code == was).Sum(c => c.Times);
        return
        [
            Sum("signal.received"), Sum("signal.to_weighing"), Sum("signal.stopped") - Undone("Stopped"),
            Sum("signal.routed") - Undone("RoutedElsewhere"), Sum("signal.merged") - Sum("signal.unmerged"),
        ];
    }
}

/// <summary>Whether the necessity of cases was reviewed before their end date.</summary>
public static class ReviewsInTime
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("reviews-in-time", AtDate: false, WholePast: false, ["case.review", "case.review_undone", "case.fell_due"], Make);

    private static FigureTable Make(FigureSource source, FigurePeriod period) => new(Figure.Name, FigureTable.CountColumn,
    [
        FigureRow.Of("reviewed_in_time", source.Sum(period, "case.review", "in_time") - source.Sum(period, "case.review_undone", "in_time")),
        FigureRow.Of("reviewed_late", source.Sum(period, "case.review", "late") - source.Sum(period, "case.review_undone", "late")),
        FigureRow.Of("fell_due", source.Sum(period, "case.fell_due")),
    ]);
}
