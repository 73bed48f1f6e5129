using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases.Undo;

/// <summary>
/// Undoes the last step of the director within ten seconds. A case that is not there, is another's or is too late gives the same
/// answer.
/// </summary>
[Needs(Permission.LeadCase)]
public sealed class IndexModel(CaseChangeHandler changes) : FormPage
{
    [BindProperty(Name = "id")] public Guid Case { get; set; }

    public IActionResult OnGet() => LocalRedirect("/casussen");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await changes.UndoAsync(Case, cancel);
        return outcome.IsGood ? Done("life.undo.done", $"/casussen/{Case}") : Done("life.undo.late", "/casussen");
    }
}
