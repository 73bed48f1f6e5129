using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Tracks.Note;

/// <summary>What noting a track asks.</summary>
public sealed class TrackInput
{
    public Guid? Owner { get; set; }
    public TrackPlace? Place { get; set; }
    public string? EndsOn { get; set; }
}

/// <summary>Notes a prosecutor's track from the weighing: whose, before, beside or instead of the approach, until when.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(NoteTrackHandler handler, RondetafelDb db, Acting acting) : FormPage, IAnswersAgain
{
    /// <summary>The weighing, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public TrackInput Input { get; set; } = new();

    /// <summary>Code of the weighing.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The prosecutors on the roster.</summary>
    public IReadOnlyList<Choice> Owners { get; private set; } = [];

    /// <summary>Before, beside or instead.</summary>
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return LocalRedirect($"/wegingen/{Id}");
        if (Owners.Count == 1) Input.Owner = Guid.Parse(Owners[0].Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.RunAsync(new NoteTrack(Id, Input.Owner, Input.Place, Input.EndsOn), cancel);
        if (outcome.IsGood) return Done("track.done.noted", $"/wegingen/{Id}");
        return await LoadAsync(cancel) ? Refuse(outcome) : LocalRedirect($"/wegingen/{Id}");
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("track.done.noted", $"/wegingen/{Id}"));

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var key = new WeighingId(Id);
        var weighing = await db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db).AsNoTracking().Include(w => w.Seats).SingleAsync(w => w.Id == key, cancel);
        Code = weighing.Code;
        var ids = weighing.Seats.Where(s => s.Part == WeighingPart.Prosecutor).Select(s => s.ProfessionalId).ToList();
        Owners = (await db.Professionals.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel)).Select(p => new Choice(p.Id.Value.ToString(), p.Name, p.Function)).ToList();
        Places = Enum.GetValues<TrackPlace>().Select(p => new Choice(p.ToString(), T["track.place." + p])).ToList();
        return !Weighing.IsShielded(weighing.Status);
    }
}
