using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>One thing that is asked of the reader.</summary>
/// <param name="What">What, in words of the reader's language.</param>
/// <param name="When">By which local day; null when there is none.</param>
/// <param name="Why">Why this reader.</param>
/// <param name="Where">Local address of the place where it is done.</param>
public sealed record WeighingWork(string What, DateOnly? When, string Why, string Where);

/// <summary>What weighings and prosecutor's tracks ask of the reader, for Mijn werk.</summary>
public sealed class WeighingWorkQuery(RondetafelDb db, Acting acting, QueueQuery queue, Texts.Texts texts)
{
    /// <summary>The lines, soonest first.</summary>
    public async Task<IReadOnlyList<WeighingWork>> RunAsync(CancellationToken cancel)
    {
        var lines = new List<WeighingWork>();
        if (AccessRules.May(acting.By, Permission.ReadWeighing))
        {
            lines.AddRange((await queue.SignalsAsync(cancel)).Select(s => new WeighingWork(
                texts.Of("weighing.work.convene", s.Code), s.DecideBy, texts.Of("weighing.work.why.convene", s.Municipality), $"/wegingen/nieuw/{s.Id}")));
            lines.AddRange((await queue.WeighingsAsync(cancel)).Where(w => w.Asks is "view" or "open" or "decide").Select(w => new WeighingWork(
                texts.Of("weighing.work." + w.Asks, w.Code), w.By, texts[w.IsChair ? "weighing.work.why.chair" : "weighing.work.why.member"], $"/wegingen/{w.Id}")));
        }
        var me = acting.By.Id;
        var tracks = await db.Tracks.VisibleTo(acting.By).AsNoTracking()
            .Where(t => (t.Owner == me && t.Status == TrackStatus.Running) || (t.Chair == me && t.Status == TrackStatus.Lapsed)).Select(t => new { t.Id, t.EndsOn, t.Status }).ToListAsync(cancel);
        lines.AddRange(tracks.Select(t => new WeighingWork(
            texts["track.work." + t.Status], t.EndsOn, texts["track.work.why." + t.Status], $"/om-trajecten/{t.Id.Value}")));
        return lines.OrderBy(l => l.When ?? DateOnly.MaxValue).ToList();
    }
}
