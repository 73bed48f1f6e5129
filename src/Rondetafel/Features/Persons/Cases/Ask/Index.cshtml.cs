using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Ask;

/// <summary>A request as typed.</summary>
public sealed class AskInput
{
    public string? To { get; set; }
    public string? Text { get; set; }
    public string? Until { get; set; }
}

/// <summary>Asks a partner at the table for something.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public AskInput Input { get; set; } = new();

    public override string Key => "ask";

    protected override string Place => "vragen";

    /// <summary>The other organisations at the table.</summary>
    public IReadOnlyList<Choice> Others => V.AtTable.Where(o => o.Id != V.Reader.Organisation).Select(o => new Choice(o.Id.Value.ToString(), o.Name)).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (until, wrong) = Day(Input.Until, "Until");
        if (IdOf(Input.To) is not { } to) return await AnswerAsync(Outcome.Refused("choice_needed", "To"), cancel);
        return await AnswerAsync(TypedText.TooLong(("Text", Input.Text)) ?? wrong ?? (until is not { } last ? Outcome.Refused("until_needed", "Until") : await Changes.AddAsync(Id, Parts.None, turn =>
        {
            var outcome = turn.Case.Ask(new RequestId(turn.NewId()), new OrganisationId(to), Input.Text, last, turn.By, turn.Now);
            if (outcome.IsGood) turn.TellTable(new OrganisationId(to));
            return outcome;
        }, cancel)), cancel);
    }
}
