using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Meetings.Seat;

/// <summary>A case of the meeting on the own device of somebody at its table: what they may open, and their own notes.</summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class IndexModel : ScreenPage
{
    public override string Place => "tafel";

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) && C is not null ? Page() : NotFound();
}
