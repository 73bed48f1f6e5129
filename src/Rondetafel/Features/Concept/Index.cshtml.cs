using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Concept;

/// <summary>
/// Keeps a half-written form while it is typed, sealed for its writer; called by a script. Answers 204; 400 for a name that is
/// no form's, 413 when it is too long to keep, 409 when two windows saved at once (the script tries again). Throws a kept
/// form away when its writer asks for that. There is nothing to see here: GET is 404.
/// </summary>
[SignedInPage, KeepsNoDraft, NeedsNoKey]
public sealed class IndexModel(Drafts drafts) : PageModel
{
    private const int MaxFields = 200;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string form, CancellationToken cancel)
    {
        if (DraftName.Read(form) is not { } place || !Request.HasFormContentType) return BadRequest();
        var fields = Drafts.FieldsOf(Request.Form);
        if (fields.Keys.All(k => k == KeptForm.Version)) return BadRequest();
        if (fields.Count > MaxFields) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            return await drafts.KeepAsync(place, fields, cancel) ? StatusCode(StatusCodes.Status204NoContent) : StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        catch (DbUpdateException)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }
    }

    public async Task<IActionResult> OnPostDropAsync(string form, string? terug, CancellationToken cancel)
    {
        if (DraftName.Read(form) is not { } place) return BadRequest();
        await drafts.EndAsync(place, cancel);
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug! : "/mijn-werk");
    }
}
