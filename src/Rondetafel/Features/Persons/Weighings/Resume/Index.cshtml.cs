using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Features.Persons.Weighings.Resume;

/// <summary>What was asked for came in: the table goes on.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, ResumeWeighingHandler handler) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.Resume;

    [BindProperty] public WeighingStepInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new ResumeWeighing(Id, Version, Input.Reason), cancel), cancel);
}
