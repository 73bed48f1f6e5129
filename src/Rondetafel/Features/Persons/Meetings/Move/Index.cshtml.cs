using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings.Move;

/// <summary>Changes day, hour, place or people of one meeting; calendars follow.</summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel(RondetafelDb db, MeetingChangeHandler changes) : PlanningPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The meeting.</summary>
    public Meeting M { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (M.Status != MeetingStatus.Planned) return LocalRedirect($"/overleg/{Id}");
        await LoadPeopleAsync(M.Participants.Where(p => p.InFor is null).Select(p => new Invitee(p.ProfessionalId, p.OrganisationId, p.StandIn, p.Function)).ToList(), cancel);
        Input.On = new Ui.Dates(T.Language).Long(M.On);
        (Input.From, Input.Minutes, Input.Room, Input.Call) = (MeetingInput.WriteHour(M.From), $"{M.Minutes}", M.Room, M.Call);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await LoadPeopleAsync(null, cancel);
        var (time, outcome) = ReadTime();
        var wrong = outcome;
        outcome = await changes.LeadAsync(Id, async turn => wrong.And(await turn.MoveAsync(time, Input.Place(), People, cancel)), cancel, Version);
        if (outcome.IsGood) return Done("meetings.done.move", $"/overleg/{Id}");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        Input.People = MeetingPeopleQuery.Lines(Askable, People);
        ModelState.Clear();
        return Refuse(outcome);
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        M = await db.Meetings.VisibleTo(Acting.By, Permission.LeadMeeting, db).AsNoTracking().Include(m => m.Participants).SingleAsync(m => m.Id == new MeetingId(Id), cancel);
}
