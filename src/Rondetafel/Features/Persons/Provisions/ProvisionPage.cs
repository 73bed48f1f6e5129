using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>A page of one provision: reads it, sends a form, goes on.</summary>
public abstract class ProvisionPage : FormPage, IAnswersAgain
{
    /// <summary>The provision, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The version that the writer saw.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The provision as the reader sees it.</summary>
    public ProvisionView V { get; private set; } = null!;

    /// <summary>The middle part of the text keys of this page.</summary>
    public abstract string Key { get; }

    /// <summary>Whether this page is of use now; when not, it leads back.</summary>
    protected virtual bool IsOpen => true;

    /// <summary>Where it leads back to.</summary>
    public virtual string Back => $"/verstrekkingen/{Id}";

    /// <summary>Who acts.</summary>
    protected Acting Acting => HttpContext.RequestServices.GetRequiredService<Acting>();

    /// <summary>Changes the provision.</summary>
    protected ProvisionChangeHandler Changes => HttpContext.RequestServices.GetRequiredService<ProvisionChangeHandler>();

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return IsOpen ? Page() : LocalRedirect(Back);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect(Back));

    /// <summary>Reads what the page shows.</summary>
    protected virtual async Task LoadAsync(CancellationToken cancel)
    {
        V = await HttpContext.RequestServices.GetRequiredService<ProvisionViewQuery>().RunAsync(Id, cancel);
        (ViewData["Title"], ViewData["Ring"], ViewData["Page"]) = ($"{T[$"provision.{Key}.title"]} {V.P.Code}", "persons", "provision");
    }

    /// <summary>Goes on, or shows the page again with the refusal and what was typed; the page of the provision when this one is not open any more.</summary>
    protected async Task<IActionResult> AnswerAsync(Outcome outcome, string done, string next, CancellationToken cancel)
    {
        if (outcome.IsGood) return Done(done, next);
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return IsOpen ? Refuse(outcome) : LocalRedirect(Back);
    }
}
