using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Meetings.Seat;

/// <summary>A case of the meeting on the own device of somebody at its table: what they may open, and their own notes.</summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class IndexModel(SeatStandQuery stand) : ScreenPage
{
    public override string Place => "tafel";

    public override string? AsksAt => $"{Here}/stand";

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await StandAsync(cancel);
        return await LoadAsync(cancel) && C is not null ? Page() : NotFound();
    }

    protected override async Task StandAsync(CancellationToken cancel) => Stamp = PointId is { } point ? await stand.RunAsync(Id, point, cancel) : null;
}
