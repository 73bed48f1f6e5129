using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Features.Persons.Weighings.Dissent;

/// <summary>A member notes that they disagree with what was decided or is about to be.</summary>
[Opens(ItemKind.Weighing, Permission.GiveView)]
public sealed class IndexModel(WeighingQuery weighing, NoteDissentHandler handler) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.Dissent;

    [BindProperty] public WeighingStepInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new NoteDissent(Id, Version, Input.Reason), cancel), cancel);
}
