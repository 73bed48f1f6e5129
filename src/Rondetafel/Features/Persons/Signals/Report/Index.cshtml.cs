using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals.Report;

/// <summary>Chooses the municipality of a report: each with the door it has.</summary>
[PublicPage]
public sealed class IndexModel(RondetafelDb db, Settings settings) : PageModel
{
    /// <summary>The municipalities by name.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; private set; } = [];

    /// <summary>Where "Snel weg" leads.</summary>
    public string Leave => settings.LeaveAddress;

    public async Task OnGetAsync(CancellationToken cancel) =>
        Municipalities = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel);
}
