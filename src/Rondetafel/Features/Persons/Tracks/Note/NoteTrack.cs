using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Tracks.Note;

/// <summary>Note that a prosecutor's track runs before, beside or instead of the approach.</summary>
public sealed record NoteTrack(Guid Weighing, Guid? Owner, TrackPlace? Place, string? EndsOn);

/// <summary>Notes the track from its weighing; the owner is a prosecutor on the roster and hears that something waits.</summary>
public sealed class NoteTrackHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(NoteTrack command, CancellationToken cancel)
    {
        var key = new WeighingId(command.Weighing);
        var weighing = await db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db).AsNoTracking().Include(w => w.Seats).SingleOrDefaultAsync(w => w.Id == key, cancel);
        if (weighing is null || Weighing.IsShielded(weighing.Status)) return Outcome.Refused("not_now");
        if (weighing.Seats.FirstOrDefault(s => s.Part == WeighingPart.Prosecutor && s.ProfessionalId.Value == command.Owner) is not { } owner) return Outcome.Refused("choice_needed", "Owner");
        if (command.Place is not { } place) return Outcome.Refused("choice_needed", "Place");
        if (string.IsNullOrWhiteSpace(command.EndsOn)) return Outcome.Refused("date_needed", "EndsOn");
        if (!TypedDate.TryRead(command.EndsOn, acting.Today, out var ends, Lean.Future)) return Outcome.Refused("date_wrong", "EndsOn");
        var (track, outcome) = ProsecutorTrack.Note(new ProsecutorTrackId(acting.NewId()), key, owner.ProfessionalId, weighing.Chair, place, ends, acting.By, acting.Now);
        if (track is null) return outcome;
        db.Tracks.Add(track);
        db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = owner.ProfessionalId, At = acting.Now });
        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }
}
