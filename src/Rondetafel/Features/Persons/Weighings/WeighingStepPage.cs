using Microsoft.AspNetCore.Mvc;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>The page of one step of a weighing. A step that cannot be taken now leads back to the weighing.</summary>
public abstract class WeighingStepPage(WeighingQuery weighing) : FormPage, IAnswersAgain
{
    /// <summary>The weighing, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The version that the writer saw.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The weighing as it stands.</summary>
    public WeighingSeen Seen { get; private set; } = null!;

    /// <summary>The step of this page.</summary>
    public abstract WeighingAction Step { get; }

    /// <summary>The address of the weighing.</summary>
    public string Back => $"/wegingen/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Seen.May(Step) ? Page() : LocalRedirect(Back);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done($"weighing.done.{Step}", Back));

    /// <summary>Reads what the page shows.</summary>
    protected virtual async Task LoadAsync(CancellationToken cancel)
    {
        Seen = await weighing.RunAsync(Id, cancel);
        (ViewData["Title"], ViewData["Ring"], ViewData["Page"]) = ($"{T[$"weighing.do.{Step}"]} {Seen.Code}", "persons", "weging");
    }

    /// <summary>Goes back to the weighing, or shows the page again with the refusal and the words that were typed.</summary>
    protected async Task<IActionResult> AnswerAsync(Outcome outcome, CancellationToken cancel)
    {
        if (outcome.IsGood) return Done($"weighing.done.{Step}", Back);
        await LoadAsync(cancel);
        return Refuse(outcome);
    }
}

/// <summary>What a step asks; each page shows the fields that its step needs.</summary>
public sealed class WeighingStepInput
{
    public Guid? Asked { get; set; }
    public string? Until { get; set; }
    public string? Reason { get; set; }
}
