using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Meetings.Seat;

/// <summary>
/// Whether the own screen of somebody at the table still shows what they may read: 204 with a stamp in a header, and nothing else. The
/// script of the screen asks it every few seconds, so that what was narrowed leaves an open screen too, and a seat that ended its case.
/// </summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class StandModel(SeatStandQuery stand) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid Point { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await stand.RunAsync(Id, Point, cancel) is not { } stamp) return NotFound();
        Response.Headers["X-Stand"] = stamp;
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status204NoContent);
    }
}
