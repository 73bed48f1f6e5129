namespace Rondetafel.Domain.Governance.Figures;

/// <summary>
/// The steps of the approach in their order (004, figure 4.1) with how many went through each in the period and the median
/// time: to the weighing and to a decision at the preselection from the day the signal came in, the outcomes from the day it
/// was brought to the weighing, monitoring list and closing from the day the case was taken in. What stands is counted on
/// the last day.
/// </summary>
public static class ProcessPicture
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("process", AtDate: false, WholePast: true,
    [
        "signal.received", "signal.stopped", "signal.routed", "signal.merged", "signal.unmerged", "signal.undone", "signal.to_weighing",
        "weighing.decided", "weighing.undone", "case.taken_in", "case.discussed", "case.monitored", "case.monitoring_undone", "case.monitoring_left",
        "case.monitoring_back", "case.closed", "case.closing_undone", "case.reopened",
    ], Make);

    private static FigureTable Make(FigureSource source, FigurePeriod period)
    {
        var ever = new FigurePeriod(DateOnly.MinValue, period.Until);
        FigureRow Step(string code, int count, IReadOnlyList<int>? days = null) => new(code, [count, days is null ? null : FigureTable.Median(days)]);
        int Sum(string kind, string? code = null) => source.Sum(period, kind, code);
        IReadOnlyList<int> Days(params string[] kinds) => [.. kinds.SelectMany(k => source.Days(period, k)).Order()];
        var kept = Sum("signal.stopped") + Sum("signal.routed") - Sum("signal.undone", "Stopped") - Sum("signal.undone", "RoutedElsewhere");
        var listed = source.Sum(ever, "case.monitored") + source.Sum(ever, "case.monitoring_back") - source.Sum(ever, "case.monitoring_left") - source.Sum(ever, "case.monitoring_undone");
        var alive = source.Sum(ever, "case.taken_in") - source.Sum(ever, "case.closed") + source.Sum(ever, "case.closing_undone") + source.Sum(ever, "case.reopened");
        var closed = source.Counts.Where(c => c.Kind == "case.closed" && period.Contains(c.On)).ToLookup(c => c.Code!.Split(':')[1]);
        return new FigureTable(Figure.Name, ["count", "median_days"],
        [
            Step("received", Sum("signal.received")),
            Step("kept_back", kept, Days("signal.stopped", "signal.routed")),
            Step("merged", Sum("signal.merged") - Sum("signal.unmerged")),
            Step("to_weighing", Sum("signal.to_weighing"), Days("signal.to_weighing")),
            Outcome(source, period, "unfounded", "Unfounded", "FindUnfounded", "EndByTerm"),
            Outcome(source, period, "no_person", "NoPerson", "FindNoPerson"),
            Outcome(source, period, "referred", "Referred", "Refer"),
            Outcome(source, period, "taken_in", "TakenIn", "TakeIn"),
            Step("discussed", ActionsByOwner.Cases(source, period)),
            Step("running", alive - listed),
            Step("monitored", Sum("case.monitored") - Sum("case.monitoring_undone"), Days("case.monitored")),
            Step("on_list", listed),
            Step("closed_by_table", closed["table"].Sum(c => c.Times) - Sum("case.closing_undone"), Sorted(closed["table"])),
            Step("closed_by_term", closed["term"].Sum(c => c.Times), Sorted(closed["term"])),
        ]);
    }

    /// <summary>An outcome of the weighing: what was decided, less what was undone.</summary>
    private static FigureRow Outcome(FigureSource source, FigurePeriod period, string code, string status, params string[] decisions)
    {
        var lines = source.Counts.Where(c => c.Kind == "weighing.decided" && period.Contains(c.On) && decisions.Contains(c.Code!.Split(':')[0])).ToList();
        return new FigureRow(code, [lines.Sum(c => c.Times) - source.Sum(period, "weighing.undone", status), FigureTable.Median(Sorted(lines))]);
    }

    private static IReadOnlyList<int> Sorted(IEnumerable<FigureCount> lines) =>
        [.. lines.Where(c => c.Days is not null).SelectMany(c => Enumerable.Repeat(c.Days!.Value, c.Times)).Order()];
}
