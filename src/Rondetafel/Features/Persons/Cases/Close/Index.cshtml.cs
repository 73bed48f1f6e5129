using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases.Close;

/// <summary>The whole table closes the case: from then on it is shielded for everybody. What is still open stands there first.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel(RondetafelDb db) : DirectorPage
{
    public override string Key => "close";

    public override bool AsksWhatWasSeen => false;

    protected override CaseAction Step => CaseAction.Close;

    /// <summary>The goals that were reached and those that were not, in words.</summary>
    public IEnumerable<(string Text, bool Reached)> Goals => V.Case.Goals.OrderBy(g => g.At).Select(g => (V.Read(g, g.Text)!, g.Reached == true));

    /// <summary>What closing would leave undone.</summary>
    public LeftOpen StillOpen { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>The same in sentences, without the kinds of which there is nothing.</summary>
    public IEnumerable<string> Sentences => new[] { ("goals", StillOpen.Goals), ("actions", StillOpen.Actions), ("questions", StillOpen.Questions), ("requests", StillOpen.Requests), ("answers", StillOpen.Answers) }
        .Where(o => o.Item2 > 0).Select(o => T.Many("life.close.open." + o.Item1, o.Item2));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var owed = await OwedAsync(cancel);
        var answer = await StepAsync(Parts.Exit | Parts.Goals | Parts.Actions | Parts.Steps | Parts.Requests, (turn, given, _) =>
        {
            var agreed = Input.Agreed.Select(IdOf).Where(a => a is not null).Select(a => new OrganisationId(a!.Value)).ToList();
            var outcome = turn.Case.Close(given, Input.Checked(turn.NewId), new ClosingGiven(agreed, Input.Acknowledged, owed), turn.By, turn.Now);
            if (outcome.IsGood && !outcome.IsAlreadySo) turn.TellTableClosed(given.Id);
            return outcome;
        }, cancel);
        return answer is LocalRedirectResult ? Done("life.close.done", "/casussen") : answer;
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        StillOpen = V.Case.StillOpen(await OwedAsync(cancel));
    }

    private Task<int> OwedAsync(CancellationToken cancel) => db.Answers.OwedFor(new CaseId(Id), Acting.By, db).CountAsync(cancel);
}
