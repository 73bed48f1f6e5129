using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Tracks.Report;

/// <summary>Report back on a track.</summary>
public sealed record ReportTrack(Guid Id, int Version, string? Report, bool ForTable)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ReportTrack);
}

/// <summary>Keeps what may be known, and tells the chair that something waits; the process director of the municipality when the chair counts as one no more.</summary>
public sealed class ReportTrackHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ReportTrack command, CancellationToken cancel)
    {
        if (command.Report?.Length > Narrative.MaxLength) return Outcome.Refused("text_too_long", "Report");
        var key = new ProsecutorTrackId(command.Id);
        if (await db.Tracks.VisibleTo(acting.By, db).SingleOrDefaultAsync(t => t.Id == key, cancel) is not { } track) return Outcome.Refused("not_now");
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Track;
        var outcome = track.ReportBack(command.Report, command.ForTable, terms, acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome.OrClash(command.Report);
        if (track.Version != command.Version) return Outcome.Refused("clash");
        await Directors.HandOnAsync(db, track, acting.By, acting.Now, cancel);
        db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = track.Chair, At = acting.Now });
        return await db.SaveOrClashAsync(cancel);
    }
}
