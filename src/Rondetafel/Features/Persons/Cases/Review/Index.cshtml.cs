using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Review;

/// <summary>The necessity review: why is this case still needed?</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel : DirectorPage
{
    public override string Key => "review";

    protected override CaseAction Step => CaseAction.Continue;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await StepAsync(Parts.Steps | Parts.Exit | Parts.Judgements, (turn, given, _) => turn.Case.Continue(given, Input.Checked(turn.NewId), turn.Terms, turn.By, turn.Now), cancel);
}
