using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Weighings.AskMore;

/// <summary>More is needed: who asks what, until when.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, AskForMoreHandler handler) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.AskMore;

    [BindProperty] public WeighingStepInput Input { get; set; } = new();

    /// <summary>Who can ask.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new AskForMore(Id, Version, Input.Asked, Input.Until, Input.Reason), cancel), cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        People = Seen.Roster.Select(r => new Choice(r.Id.Value.ToString(), $"{r.Name}, {r.Organisation}")).ToList();
    }
}
