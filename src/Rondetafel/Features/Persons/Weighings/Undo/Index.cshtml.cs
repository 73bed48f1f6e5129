using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Features.Persons.Weighings.Undo;

/// <summary>Undoes a decision not to take in; shows no text of the weighing.</summary>
[Opens(ItemKind.Weighing, Permission.ReadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, UndoWeighingHandler handler) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.Undo;

    [BindProperty] public WeighingStepInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new UndoWeighing(Id, Version, Input.Reason), cancel), cancel);
}
