using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Tracks.Report;

/// <summary>Say that one has read how a track ended.</summary>
public sealed record ReadTrack(Guid Id, int Version);

/// <summary>From now on the track is kept for the short term only, unless its weighing or case still lives.</summary>
public sealed class ReadTrackHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ReadTrack command, CancellationToken cancel)
    {
        var key = new ProsecutorTrackId(command.Id);
        if (await db.Tracks.VisibleTo(acting.By, db).SingleOrDefaultAsync(t => t.Id == key, cancel) is not { } track) return Outcome.Refused("not_now");
        if (track.Version != command.Version) return Outcome.Refused("clash");
        var outcome = track.MarkRead((await Parameters.OnAsync(db, acting.Today, cancel)).Track, acting.By, acting.Now);
        return outcome is { IsGood: true, IsAlreadySo: false } ? await db.SaveOrClashAsync(cancel) : outcome;
    }
}
