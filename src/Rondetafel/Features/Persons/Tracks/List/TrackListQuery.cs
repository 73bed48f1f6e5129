using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Features.Persons.Tracks.List;

/// <summary>A track as it is listed: no report, no person.</summary>
/// <param name="Weighing">Code of its weighing; null when the weighing is gone or not the reader's.</param>
public sealed record TrackRow(Guid Id, string? Weighing, Guid WeighingId, string Owner, TrackPlace Place, TrackStatus Status, DateOnly EndsOn, bool IsOwner);

/// <summary>The tracks that the reader owns or is told of, running ones first.</summary>
public sealed class TrackListQuery(RondetafelDb db, Acting acting)
{
    public async Task<IReadOnlyList<TrackRow>> RunAsync(CancellationToken cancel)
    {
        var tracks = await db.Tracks.VisibleTo(acting.By, db).AsNoTracking()
            .Select(t => new { t.Id, t.WeighingId, t.Owner, t.Place, t.Status, t.EndsOn }).ToListAsync(cancel);
        var (weighings, owners) = (tracks.Select(t => t.WeighingId).Distinct().ToList(), tracks.Select(t => t.Owner).Distinct().ToList());
        var codes = await db.Weighings.VisibleTo(acting.By, Permission.ReadWeighing, db).Where(w => weighings.Contains(w.Id)).Select(w => new { w.Id, w.Code }).ToDictionaryAsync(w => w.Id, w => w.Code, cancel);
        var names = await db.Professionals.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return tracks.OrderBy(t => t.Status == TrackStatus.ReportedBack ? 1 : 0).ThenBy(t => t.EndsOn).Select(t => new TrackRow(
            t.Id.Value, codes.GetValueOrDefault(t.WeighingId), t.WeighingId.Value, names.GetValueOrDefault(t.Owner, ""), t.Place, t.Status, t.EndsOn, t.Owner == acting.By.Id)).ToList();
    }
}
