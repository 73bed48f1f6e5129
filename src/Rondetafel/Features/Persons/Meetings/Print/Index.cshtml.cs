using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Meetings.Print;

/// <summary>The minutes on paper: what this reader may open, with the reader's name and the time at the foot of every sheet.</summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class IndexModel(MinutesQuery minutes, Acting acting) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The minutes.</summary>
    public MinutesView M { get; private set; } = null!;

    /// <summary>Who read this, and when.</summary>
    public string Footer { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        M = await minutes.RunAsync(Id, "minutes.printed", onScreen: false, cancel);
        if (!M.Has) return LocalRedirect(M.Meeting.Href);
        Footer = M.Footer(acting.Person!, acting.Now);
        return Page();
    }
}
