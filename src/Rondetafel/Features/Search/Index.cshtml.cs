using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Search;

/// <summary>Search within what one may see. The words are sent in the form, so that no name stands in an address or log.</summary>
[Needs(Permission.ReadSignal), KeepsNoDraft, NeedsNoKey]
public sealed class IndexModel(SearchQuery query, Readings readings, Acting acting, RondetafelDb db) : FormPage
{
    private const int MinLength = 2;
    private const int MaxLength = 200;

    /// <summary>The words.</summary>
    [BindProperty(Name = "q")]
    public string? Q { get; set; }

    /// <summary>What was found; null before the first search.</summary>
    public IReadOnlyList<SearchLine>? Found { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Q is null || Q.Trim().Length is < MinLength or > MaxLength)
        {
            ModelState.AddModelError("Q", T["search.length"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Found = await query.RunAsync(Q.Trim(), cancel);
        readings.Add(Reading.OfList(acting, "Signal.searched", nameof(Signal), Found.Select(f => f.Id), db.Trace));
        return Page();
    }
}
