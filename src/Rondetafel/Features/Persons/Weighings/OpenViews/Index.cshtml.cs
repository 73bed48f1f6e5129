using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Features.Persons.Weighings.OpenViews;

/// <summary>Opens the views. With one missing it asks why not wait.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, OpenWeighingViewsHandler handler) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.OpenViews;

    [BindProperty] public WeighingStepInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new OpenWeighingViews(Id, Version, Input.Reason), cancel), cancel);
}
