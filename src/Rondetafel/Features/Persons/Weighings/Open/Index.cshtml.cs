using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings.Open;

/// <summary>
/// One weighing: left what was seen and heard, right the views: mine as a form, the others' once the chair opened them;
/// below the decision, who thinks otherwise, and what the chair can do.
/// </summary>
[Opens(ItemKind.Weighing, Permission.ReadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, ViewFormQuery forms, GiveViewHandler handler, Acting acting) : FormPage, IAnswersAgain
{
    /// <summary>The steps of the chair, in the order of the panel.</summary>
    private static readonly WeighingAction[] OfChair =
    [
        WeighingAction.OpenViews, WeighingAction.Resume, WeighingAction.FindUnfounded, WeighingAction.TakeIn, WeighingAction.AskMore, WeighingAction.NoteView, WeighingAction.Plan, WeighingAction.NameCase,
    ];

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public ViewInput Input { get; set; } = new();

    /// <summary>The weighing.</summary>
    public WeighingSeen Seen { get; private set; } = null!;

    /// <summary>The form of my view; null when there is nothing to write.</summary>
    public ViewForm? Form { get; private set; }

    /// <summary>What the chair can do now; empty for others.</summary>
    public IReadOnlyList<WeighingAction> Steps { get; private set; } = [];

    /// <summary>Whether a colleague wrote meanwhile: both texts show.</summary>
    public bool Clashed => Response.StatusCode == StatusCodes.Status409Conflict;

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.RunAsync(new GiveView(Id, Input), cancel);
        if (outcome.IsGood) return Done("weighing.done.GiveView", $"/wegingen/{Id}");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("weighing.done.GiveView", $"/wegingen/{Id}"));

    private async Task LoadAsync(CancellationToken cancel)
    {
        Seen = await weighing.RunAsync(Id, cancel);
        if (Seen.MayWrite) Form = await forms.RunAsync(Input, Seen.Mine, Seen.Form, cancel);
        if (Seen.IsChair) Steps = OfChair.Where(Seen.May).ToList();
    }
}
