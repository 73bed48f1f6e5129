using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;

namespace Rondetafel.Features.Concept;

/// <summary>
/// Keeps a half-written form while it is typed, sealed for its writer; called by a script. Answers 204; 400 for a name that is
/// no form's, 413 when it is too long to keep, 409 when two windows saved at once (the script tries again). There is nothing to see here: GET is 404.
/// </summary>
[SignedInPage]
public sealed class IndexModel(Web.Drafts drafts) : PageModel
{
    private const int MaxName = 100;
    private const int MaxFields = 100;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string form, CancellationToken cancel)
    {
        if (form.Length > MaxName || !form.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')) return BadRequest();
        var fields = Request.Form.Where(f => f.Key.StartsWith("Input.", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        if (fields.Count == 0) return BadRequest();
        if (fields.Count > MaxFields) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            return await drafts.KeepAsync(form, fields, cancel) ? StatusCode(StatusCodes.Status204NoContent) : StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        catch (DbUpdateException)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }
    }
}
