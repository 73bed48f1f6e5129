using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Advice.Ask;

/// <summary>The anonymous advice question: whom to call, when, and what about. There is no form: nothing can be kept.</summary>
[PublicPage]
public sealed class IndexModel(RondetafelDb db, Settings settings) : PageModel
{
    /// <summary>The municipalities with a number, by name; the one asked for alone.</summary>
    public IReadOnlyList<Municipality> Reachable { get; private set; } = [];

    /// <summary>The municipality of the address; null for all.</summary>
    public Municipality? Here { get; private set; }

    public string Leave => settings.LeaveAddress;

    public async Task<IActionResult> OnGetAsync(string? gemeente, CancellationToken cancel)
    {
        var all = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel);
        Here = all.Find(m => m.Slug == gemeente);
        if (gemeente is not null && Here is null) return NotFound();
        Reachable = all.Where(m => m.AdvicePhone is not null && (Here?.AdvicePhone is null || m == Here)).ToList();
        return Page();
    }
}
