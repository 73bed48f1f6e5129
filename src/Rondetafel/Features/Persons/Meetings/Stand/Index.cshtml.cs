using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;

namespace Rondetafel.Features.Persons.Meetings.Stand;

/// <summary>
/// Whether a screen of the chair still shows how the meeting stands: 204 with a stamp in a header, and nothing else. The script
/// of the screen asks it every few seconds, so that the room follows the chair's page.
/// </summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel(RondetafelDb db, Acting acting) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var meeting = await db.Meetings.VisibleTo(acting.By, Permission.LeadMeeting, db).AsNoTracking().Where(m => m.Id == new MeetingId(Id)).Select(m => new { m.Version, m.Current }).SingleAsync(cancel);
        Response.Headers["X-Stand"] = StampOf(meeting.Version, meeting.Current);
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private static string StampOf(int version, AgendaItemId? current) => $"{version}:{current?.Value}";
}
