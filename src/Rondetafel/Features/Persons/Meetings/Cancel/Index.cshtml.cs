using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Cancel;

/// <summary>Why a meeting is cancelled.</summary>
public sealed class CancelInput
{
    public string? Reason { get; set; }
}

/// <summary>Cancels a meeting; seats that were passed for its day end, calendars follow, and all who are asked hear that something waits.</summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel(RondetafelDb db, Acting acting, MeetingChangeHandler changes) : FormPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public CancelInput Input { get; set; } = new();

    /// <summary>The meeting.</summary>
    public Meeting M { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Input.Reason?.Length > Narrative.MaxLength) return Refuse(Outcome.Refused("text_too_long", "Reason"));
        var outcome = await changes.LeadAsync(Id, turn => turn.CancelAsync(Input.Reason, cancel), cancel);
        if (outcome.IsGood) return Done("meetings.done.cancel", $"/overleg/{Id}");
        return outcome.Refusal!.Code == "gone" ? NotFound() : Refuse(outcome);
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        M = await db.Meetings.VisibleTo(acting.By, Permission.LeadMeeting, db).AsNoTracking().SingleAsync(m => m.Id == new MeetingId(Id), cancel);
}
