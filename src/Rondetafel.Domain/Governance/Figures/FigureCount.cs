using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Governance.Figures;

/// <summary>Lines of the figures that are alike, added up: what, on which day, how often. Holds no id of a person, signal or case.</summary>
/// <param name="Kind">What was counted, for instance "case.closed".</param>
/// <param name="On">The local day on which it was written.</param>
/// <param name="Code">The code that went with it; null when none.</param>
/// <param name="Organisation">The receiving or owning organisation; null when none.</param>
/// <param name="Days">Calendar days since the step before; null when the line measures no time.</param>
/// <param name="Times">How many lines, 1 or more.</param>
/// <param name="Domain">The domain of the organisation when it was counted; null for lines that no figure groups by it.</param>
/// <param name="Part">The part of the organisation at the weighing when it was counted; null as for the domain.</param>
public sealed record FigureCount(
    string Kind, DateOnly On, string? Code, OrganisationId? Organisation, int? Days, int Times, OrganisationDomain? Domain = null, WeighingPart? Part = null);

/// <summary>The days of a figure, first and last included; for a figure at a reference date the last day is that date.</summary>
public readonly record struct FigurePeriod(DateOnly From, DateOnly Until)
{
    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= Until;
}

/// <summary>All that figures are made of.</summary>
/// <param name="Counts">The lines up to the last day.</param>
/// <param name="Organisations">The names of the organisations by id.</param>
/// <param name="FirstYear">The first year of the table by intake year; null takes the first year in which a case was taken in.</param>
public sealed record FigureSource(IReadOnlyList<FigureCount> Counts, IReadOnlyDictionary<OrganisationId, string> Organisations, int? FirstYear)
{
    /// <summary>How often in a period.</summary>
    public int Sum(FigurePeriod period, string kind, string? code = null) =>
        Counts.Where(c => c.Kind == kind && (code is null || c.Code == code) && period.Contains(c.On)).Sum(c => c.Times);

    /// <summary>The times in days of a kind in a period, shortest first, one for each line.</summary>
    public IReadOnlyList<int> Days(FigurePeriod period, string kind, string? code = null) =>
        [.. Counts.Where(c => c.Kind == kind && (code is null || c.Code == code) && c.Days is not null && period.Contains(c.On)).SelectMany(c => Enumerable.Repeat(c.Days!.Value, c.Times)).Order()];
}
