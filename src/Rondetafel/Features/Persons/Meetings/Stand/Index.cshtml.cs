using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Meetings.Stand;

/// <summary>
/// Whether a screen of the chair still shows how the meeting stands: 204 with a stamp in a header, and nothing else. The script
/// of the screen asks it every few seconds, so that the room follows the chair's page and a case that was closed leaves the room.
/// </summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel(StandQuery stand) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Response.Headers["X-Stand"] = await stand.RunAsync(Id, cancel);
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status204NoContent);
    }
}
