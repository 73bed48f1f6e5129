using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Tracks;

/// <summary>Note that a prosecutor's track runs before, beside or instead of the approach, at a weighing or a case that the chair leads.</summary>
/// <param name="Owners">Who can own it.</param>
public sealed record NoteTrack(WeighingId? Weighing, CaseId? Case, IReadOnlyList<Choice> Owners, TrackInput Input);

/// <summary>Notes the track; its owner hears that something waits.</summary>
public sealed class NoteTrackHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(NoteTrack command, CancellationToken cancel)
    {
        var input = command.Input;
        var owner = input.Owner?.ToString();
        var wrong = Outcome.Fields(
            (owner is null || command.Owners.All(o => o.Value != owner), "choice_needed", "Owner"),
            (input.Place is null, "choice_needed", "Place"),
            (string.IsNullOrWhiteSpace(input.EndsOn), "date_needed", "EndsOn"),
            (!TypedDate.TryRead(input.EndsOn ?? "", acting.Today, out var ends, Lean.Future), "date_wrong", "EndsOn"));
        if (!wrong.IsGood) return wrong;
        var given = new NewTrack(command.Weighing, command.Case, await MunicipalityAsync(command, cancel), new ProfessionalId(input.Owner!.Value), input.Place!.Value, ends);
        var (track, outcome) = ProsecutorTrack.Note(new ProsecutorTrackId(acting.NewId()), given, acting.By, acting.Now);
        if (track is null) return outcome;
        db.Tracks.Add(track);
        db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = track.Owner, At = acting.Now });
        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }

    private Task<MunicipalityId> MunicipalityAsync(NoteTrack command, CancellationToken cancel)
    {
        var (weighing, theCase) = (command.Weighing, command.Case);
        return (weighing is null
            ? db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).Where(c => c.Id == theCase).Select(c => c.MunicipalityId)
            : db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db, acting.Now).Where(w => w.Id == weighing).Select(w => w.MunicipalityId)).SingleAsync(cancel);
    }
}
