using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Web;

/// <summary>What pages share: showing refusals beside their field, and going on after a change with a word of what was done.</summary>
public abstract class FormPage : PageModel
{
    /// <summary>The texts of this request.</summary>
    protected Texts.Texts T => HttpContext.RequestServices.GetRequiredService<Texts.Texts>();

    /// <summary>Whether this answer is a clash of two editors: the page shows what stands now beside what was typed.</summary>
    public bool IsClash => Response.StatusCode == StatusCodes.Status409Conflict;

    /// <summary>Shows the page again with all that was refused; status 422, or 409 for a clash of two editors.</summary>
    protected IActionResult Refuse(Outcome outcome, string prefix = "Input")
    {
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError(refusal.Field is null ? "" : $"{prefix}.{refusal.Field}", T["refusal." + refusal.Code]);
        Response.StatusCode = outcome.Refusal!.Code == "clash" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Shows the page with what the change brought, for instance a new code: the form was accepted.</summary>
    protected IActionResult Shown()
    {
        HttpContext.Items[DraftFilter.Accepted] = true;
        return Page();
    }

    /// <summary>Goes to another page, which says under its header what was done.</summary>
    protected IActionResult Done(string textKey, string href)
    {
        TempData["done"] = textKey;
        return LocalRedirect(href);
    }
}
