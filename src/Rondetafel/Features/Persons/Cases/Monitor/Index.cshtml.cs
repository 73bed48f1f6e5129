using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Features.Persons.Cases.Monitor;

/// <summary>Puts the case on the monitoring list: one goal, a day to look again, a hard end.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel : DirectorPage
{
    public override string Key => "monitor";

    protected override CaseAction Step => CaseAction.Monitor;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await StepAsync(Parts.None, (turn, given, end) => turn.Case.Monitor(given, Input.Goal, end, turn.Terms, turn.By, turn.Now), cancel);
}
