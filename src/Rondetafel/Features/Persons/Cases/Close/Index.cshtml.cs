using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases.Close;

/// <summary>The whole table closes the case: from then on it is shielded for everybody.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel : DirectorPage
{
    public override string Key => "close";

    protected override CaseAction Step => CaseAction.Close;

    /// <summary>The goals that were reached and those that were not, in words.</summary>
    public IEnumerable<(string Text, bool Reached)> Goals => V.Case.Goals.OrderBy(g => g.At).Select(g => (V.Read(g, g.Text)!, g.Reached == true));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var answer = await StepAsync(Parts.Exit, (turn, given, _) =>
        {
            var agreed = Input.Agreed.Select(IdOf).Where(a => a is not null).Select(a => new OrganisationId(a!.Value)).ToList();
            var outcome = turn.Case.Close(given, Input.Checked(), agreed, turn.By, turn.Now);
            if (outcome.IsGood && !outcome.IsAlreadySo) turn.TellTable();
            return outcome;
        }, cancel);
        if (answer is not LocalRedirectResult) return answer;
        TempData["undo"] = Id.ToString();
        return Done("life.close.done", "/casussen");
    }
}
