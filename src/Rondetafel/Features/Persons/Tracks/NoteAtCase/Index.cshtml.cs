using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Tracks.NoteAtCase;

/// <summary>Notes a track at a case: the whole table sees that it runs, whose and until when.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel(NoteTrackHandler handler, TrackOwnersQuery owners, RondetafelDb db, Acting acting) : TrackNotePage
{
    public override string Back => $"/casussen/{Id}";

    protected override async Task<Outcome> NoteAsync(CancellationToken cancel) =>
        await LoadAsync(cancel) ? await handler.RunAsync(new NoteTrack(null, new CaseId(Id), Owners, Input), cancel) : Outcome.Refused("not_now");

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var key = new CaseId(Id);
        var theCase = await db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).Where(c => c.Id == key).Select(c => new { c.Number, c.Status }).SingleAsync(cancel);
        (Code, Owners) = (theCase.Number, await owners.RunAsync(cancel));
        return theCase.Status != CaseStatus.Overdue;
    }
}
