using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Governance.Figures;

namespace Rondetafel.Data;

/// <summary>Reads what figures are made of from the counters alone: no case, signal or person is looked at.</summary>
public static class FigureReader
{
    /// <summary>Makes figures over one period, all from one reading of the counters.</summary>
    /// <param name="figures">The figures asked for.</param>
    /// <param name="period">The days; a figure at a reference date takes the last one.</param>
    public static async Task<IReadOnlyList<FigureTable>> MakeAsync(RondetafelDb db, IReadOnlyList<Figure> figures, FigurePeriod period, CancellationToken cancel)
    {
        var past = figures.Where(f => f.WholePast).SelectMany(f => f.Kinds).Distinct().ToList();
        var within = figures.SelectMany(f => f.Kinds).Except(past).ToList();
        var counts = await LinesAsync(db, past, period with { From = DateOnly.MinValue }, cancel);
        if (within.Count > 0) counts.AddRange(await LinesAsync(db, within, period, cancel));
        var source = new FigureSource(counts, await NamesAsync(db, cancel), await FirstYearAsync(db, period.Until, cancel));
        return [.. figures.Select(f => f.Make(source, period))];
    }

    /// <summary>The last day on which anything was counted; null when nothing was.</summary>
    public static async Task<DateOnly?> LastDayAsync(RondetafelDb db, CancellationToken cancel) => await db.Counts.MaxAsync(c => (DateOnly?)c.On, cancel);

    private static Task<List<FigureCount>> LinesAsync(RondetafelDb db, IReadOnlyList<string> kinds, FigurePeriod period, CancellationToken cancel)
    {
        var (from, until) = (period.From, period.Until);
        return db.Counts.AsNoTracking().Where(c => kinds.Contains(c.Kind) && c.On >= from && c.On <= until)
            .GroupBy(c => new { c.Kind, c.On, c.Code, c.OrganisationId, c.Days, c.Domain, c.Part })
            .Select(g => new FigureCount(g.Key.Kind, g.Key.On, g.Key.Code, g.Key.OrganisationId, g.Key.Days, g.Count(), g.Key.Domain, g.Key.Part)).ToListAsync(cancel);
    }

    /// <summary>What organisations are called now; what they were when a line was counted stands in the line.</summary>
    private static Task<Dictionary<Domain.Shared.OrganisationId, string>> NamesAsync(RondetafelDb db, CancellationToken cancel) =>
        db.Organisations.AsNoTracking().Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);

    private static Task<int?> FirstYearAsync(RondetafelDb db, DateOnly day, CancellationToken cancel) =>
        db.Catalogue.AsNoTracking().Where(c => c.Code == Parameters.FirstFigureYear && c.Status == CatalogueStatus.InForce && c.From <= day)
            .OrderByDescending(c => c.Edition).Select(c => c.Number).FirstOrDefaultAsync(cancel);
}
