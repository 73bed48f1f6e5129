using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Tracks.Note;

/// <summary>Notes a track at a weighing, also when the person was taken in: then it belongs to the case too.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(NoteTrackHandler handler, TrackOwnersQuery owners, RondetafelDb db, Acting acting) : TrackNotePage
{
    private CaseId? _case;

    public override string Back => $"/wegingen/{Id}";

    protected override async Task<Outcome> NoteAsync(CancellationToken cancel) =>
        await LoadAsync(cancel) ? await handler.RunAsync(new NoteTrack(new WeighingId(Id), _case, Owners, Input), cancel) : Outcome.Refused("not_now");

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var key = new WeighingId(Id);
        var weighing = await db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db, acting.Now).AsNoTracking().Include(w => w.Seats).SingleAsync(w => w.Id == key, cancel);
        Code = weighing.Code;
        var roster = weighing.Seats.Where(s => s.Part == WeighingPart.Prosecutor).Select(s => s.ProfessionalId.Value.ToString()).ToHashSet();
        Owners = (await owners.RunAsync(cancel)).Where(o => roster.Contains(o.Value)).ToList();
        if (weighing.Status != WeighingStatus.TakenIn) return !Weighing.IsShielded(weighing.Status);
        var cases = await db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).Where(c => c.WeighingId == key).Select(c => c.Id).ToListAsync(cancel);
        _case = cases.Count == 0 ? null : cases[0];
        return _case is not null;
    }
}
