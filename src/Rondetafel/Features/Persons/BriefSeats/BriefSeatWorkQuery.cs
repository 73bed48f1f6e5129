using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.BriefSeats;

/// <summary>The seats for four hours that the reader reviews, for Mijn werk; to the lawfulness officer also those that another reviews too late.</summary>
public sealed class BriefSeatWorkQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Readings readings) : IAsksWork
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        if (!AccessRules.May(acting.By, Permission.ReviewBriefSeat)) return [];
        var mine = await RowsAsync(db.BriefSeats.ToReview(acting.By, db, acting.Now), cancel);
        var late = (await RowsAsync(db.BriefSeats.LateToReview(acting.By, acting.Today), cancel)).Where(r => mine.All(m => m.Id != r.Id)).ToList();
        Listed(mine.Concat(late));
        return [.. mine.Select(r => Line(r, "review", $"/vier-uur/{r.Id.Value}")), .. late.Select(r => Line(r, "late", ""))];
    }

    private WorkLine Line(Row row, string kind, string href) => new(
        "cases", row.ReviewBy, texts.Of("brief.work." + kind, row.Number), texts.Of("brief.work." + kind + ".why", row.Giver), href.Length > 0 ? href : "/mijn-werk", texts["work.source.do"], Code: row.Number);

    private void Listed(IEnumerable<Row> rows)
    {
        var cases = rows.Select(r => r.Case.Value).Distinct().ToList();
        if (cases.Count > 0) readings.Add(Reading.OfList(acting, "BriefSeats.listed", "Case", cases, db.Trace with { Rule = AccessRules.For(acting.By, Permission.ReviewBriefSeat).First().Name, Purpose = nameof(Permission.ReviewBriefSeat) }));
    }

    private async Task<List<Row>> RowsAsync(IQueryable<BriefSeat> from, CancellationToken cancel)
    {
        var rows = await from.AsNoTracking().OrderBy(b => b.ReviewBy).Select(b => new { b.Id, b.CaseId, b.ReviewBy, Giver = db.Professionals.First(p => p.Id == b.GivenBy).Name }).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var numbers = await db.Cases.OfBriefSeats(from).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        return [.. rows.Select(b => new Row(b.Id, b.CaseId, numbers[b.CaseId], b.Giver, b.ReviewBy))];
    }

    private sealed record Row(BriefSeatId Id, CaseId Case, string Number, string Giver, DateOnly ReviewBy);
}
