using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;

namespace Rondetafel.Features.Persons.Tracks.List;

/// <summary>A track as it is listed: no report, no person.</summary>
/// <param name="At">Number of its case or code of its weighing; null when both are gone or not the reader's.</param>
public sealed record TrackRow(Guid Id, string? At, string? Href, string Owner, TrackPlace Place, TrackStatus Status, DateOnly EndsOn, bool IsOwner);

/// <summary>The tracks that the reader owns or is told of: what asks something first.</summary>
public sealed class TrackListQuery(RondetafelDb db, Acting acting)
{
    public async Task<IReadOnlyList<TrackRow>> RunAsync(CancellationToken cancel)
    {
        var tracks = await db.Tracks.VisibleTo(acting.By, db).AsNoTracking()
            .Select(t => new { t.Id, t.WeighingId, t.CaseId, t.Owner, t.Place, t.Status, t.EndsOn }).ToListAsync(cancel);
        var (weighings, cases) = (tracks.Select(t => t.WeighingId).Distinct().ToList(), tracks.Select(t => t.CaseId).Distinct().ToList());
        var owners = tracks.Select(t => t.Owner).Distinct().ToList();
        var codes = await db.Weighings.VisibleTo(acting.By, Permission.ReadWeighing, db, acting.Now).Where(w => weighings.Contains(w.Id)).Select(w => new { w.Id, w.Code }).ToDictionaryAsync(w => w.Id, w => w.Code, cancel);
        var numbers = await db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Now).Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        var names = await db.Professionals.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return tracks.OrderBy(t => t.Status is TrackStatus.ReportRead or TrackStatus.LapseRead ? 1 : 0).ThenBy(t => t.EndsOn).Select(t =>
        {
            var (at, href) = t.CaseId is { } c && numbers.TryGetValue(c, out var number) ? (number, $"/casussen/{c.Value}")
                : t.WeighingId is { } w && codes.TryGetValue(w, out var code) ? (code, $"/wegingen/{w.Value}") : ((string?)null, (string?)null);
            return new TrackRow(t.Id.Value, at, href, names.GetValueOrDefault(t.Owner, ""), t.Place, t.Status, t.EndsOn, t.Owner == acting.By.Id);
        }).ToList();
    }
}
