using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Meetings.List;

/// <summary>My meetings: what comes and what was. A chair also finds the series here, and how to call a meeting at once.</summary>
[Needs(Permission.AttendMeeting)]
public sealed class IndexModel(MeetingsQuery meetings, Acting acting) : PageModel
{
    /// <summary>What is shown.</summary>
    public MeetingsPage Found { get; private set; } = null!;

    /// <summary>Whether the reader plans meetings.</summary>
    public bool Plans => AccessRules.May(acting.By, Permission.PlanMeeting);

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    public async Task OnGetAsync(CancellationToken cancel) => Found = await meetings.RunAsync(cancel);
}
