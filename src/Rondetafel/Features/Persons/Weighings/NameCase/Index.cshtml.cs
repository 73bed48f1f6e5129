using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Features.Persons.Weighings.NameCase;

/// <summary>What naming a case asks.</summary>
public sealed class CaseInput
{
    public string? Number { get; set; }
}

/// <summary>The chair names the case that the person of this weighing already has or had.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, NameCaseHandler handler) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.NameCase;

    [BindProperty] public CaseInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(await handler.RunAsync(new NameCase(Id, Version, Input.Number), cancel), cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        if (Request.Method == "GET") Input.Number = Seen.AboutCase;
    }
}
