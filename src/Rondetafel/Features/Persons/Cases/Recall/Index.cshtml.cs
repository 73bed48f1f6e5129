using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Recall;

/// <summary>Takes the case back from the monitoring list to the table.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel : DirectorPage
{
    public override string Key => "recall";

    protected override CaseAction Step => CaseAction.Recall;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await StepAsync(Parts.None, (turn, given, _) => turn.Case.Recall(given, turn.Terms, turn.By, turn.Now), cancel);
}
