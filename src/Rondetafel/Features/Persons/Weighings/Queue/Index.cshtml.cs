using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;

namespace Rondetafel.Features.Persons.Weighings.Queue;

/// <summary>What waits to be weighed, and the weighings that one chairs or sits at.</summary>
[Needs(Permission.ReadWeighing)]
public sealed class IndexModel(QueueQuery queue, Acting acting, Readings readings, RondetafelDb db) : PageModel
{
    /// <summary>The signals that wait for a weighing.</summary>
    public IReadOnlyList<SignalRow> Signals { get; private set; } = [];

    /// <summary>The weighings.</summary>
    public IReadOnlyList<WeighingRow> Weighings { get; private set; } = [];

    /// <summary>Whether the reader convenes weighings.</summary>
    public bool Convenes => AccessRules.May(acting.By, Permission.ConveneWeighing);

    /// <summary>Whether the reader can own or follow a prosecutor's track.</summary>
    public bool Follows => AccessRules.May(acting.By, Permission.FollowTrack);

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Signals, Weighings) = (await queue.SignalsAsync(cancel), await queue.WeighingsAsync(cancel));
        if (Convenes) readings.Add(Reading.OfList(acting, "SignalsToWeigh.listed", "Signal", Signals.Select(s => s.Id), db.Trace));
        readings.Add(Reading.OfList(acting, "Weighings.listed", "Weighing", Weighings.Select(w => w.Id), db.Trace));
    }
}
