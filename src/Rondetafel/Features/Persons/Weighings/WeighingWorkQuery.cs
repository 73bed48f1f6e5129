using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>What weighings and prosecutor's tracks ask of the reader, for Mijn werk.</summary>
public sealed class WeighingWorkQuery(RondetafelDb db, Acting acting, QueueQuery queue, Texts.Texts texts) : IAsksWork
{
    /// <summary>The lines.</summary>
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        var lines = new List<WorkLine>();
        if (AccessRules.May(acting.By, Permission.ReadWeighing))
        {
            lines.AddRange((await queue.SignalsAsync(cancel)).Select(s => new WorkLine(
                "weighings", s.DecideBy, texts.Of("weighing.work.convene", s.Code), texts.Of("weighing.work.why.convene", s.Municipality), $"/wegingen/nieuw/{s.Id}", texts["work.source.do"], Code: s.Code)));
            lines.AddRange((await queue.WeighingsAsync(cancel)).Where(w => w.Asks is "view" or "open" or "decide" || (w.Asks is "wait" && (w.IsChair || w.IsAsked))).Select(w => new WorkLine(
                "weighings", w.By, texts.Of("weighing.work." + w.Asks, w.Code), texts[w.IsChair ? "weighing.work.why.chair" : w.Asks is "wait" ? "weighing.work.why.asked" : "weighing.work.why.member"], $"/wegingen/{w.Id}", texts["work.source.do"], Code: w.Code)));
        }
        var me = acting.By.Id;
        var tracks = await db.Tracks.VisibleTo(acting.By, db).AsNoTracking()
            .Where(t => (t.Owner == me && t.Status == TrackStatus.Running) || (t.Chair == me && (t.Status == TrackStatus.Lapsed || t.Status == TrackStatus.ReportedBack))).Select(t => new { t.Id, t.EndsOn, t.Status }).ToListAsync(cancel);
        lines.AddRange(tracks.Select(t => new WorkLine(
            "weighings", t.EndsOn, texts["track.work." + t.Status], texts["track.work.why." + t.Status], $"/om-trajecten/{t.Id.Value}", texts["work.source.do"])));
        return lines;
    }
}
