using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;

namespace Rondetafel.Features.Persons.Tracks.List;

/// <summary>The prosecutor's tracks that one owns or is told of.</summary>
[Needs(Permission.FollowTrack)]
public sealed class IndexModel(TrackListQuery list, Acting acting, Readings readings, RondetafelDb db) : PageModel
{
    /// <summary>The tracks.</summary>
    public IReadOnlyList<TrackRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rows = await list.RunAsync(cancel);
        readings.Add(Reading.OfList(acting, "Tracks.listed", "ProsecutorTrack", Rows.Select(r => r.Id), db.Trace));
    }
}
