using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Scale;

/// <summary>Scales up or down, with the lighter option that was considered.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel : DirectorPage
{
    public override string Key => "scale";

    protected override CaseAction Step => CaseAction.Scale;

    /// <summary>Up or down.</summary>
    public IReadOnlyList<Choice> Directions => [new("up", T["life.scale.up"]), new("down", T["life.scale.down"])];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await StepAsync(Parts.None, (turn, given, _) => turn.Case.Scale(given, turn.By, turn.Now), cancel);
}
