namespace Rondetafel.Domain.Governance.Figures;

/// <summary>A figure that can be asked for by name.</summary>
/// <param name="Name">The name on the command line and in the address.</param>
/// <param name="AtDate">Whether it is taken at one reference date; otherwise over a period.</param>
/// <param name="WholePast">Whether it needs lines from before the period: for what stands on its last day.</param>
/// <param name="Kinds">The kinds of line it is made of.</param>
/// <param name="Make">Makes it.</param>
public sealed record Figure(string Name, bool AtDate, bool WholePast, IReadOnlyList<string> Kinds, Func<FigureSource, FigurePeriod, FigureTable> Make)
{
    /// <summary>All figures, in the order of the page.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        CasesByIntakeYear.Figure, ActionsByOwner.Figure, ActionsByKind.Figure, SignalToDecision.Figure,
        FeedbackInTime.Figure, Preselection.Figure, ReviewsInTime.Figure, ProcessPicture.Figure,
    ];

    /// <summary>The figure of a name; null when there is none.</summary>
    public static Figure? Named(string? name) => All.FirstOrDefault(f => f.Name == name);
}
