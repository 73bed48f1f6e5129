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
        var to = new OrganisationId(IdOf(Input.To) ?? default);
        var found = Outcome.Done.And(wrong).And(Outcome.Fields((IdOf(Input.To) is null, "choice_needed", "To"), (until is null, "until_needed", "Until"))).And(TypedText.TooLong(("Text", Input.Text)));
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.None, turn =>
        {
            var outcome = found.With(() => turn.Case.Ask(new RequestId(turn.NewId()), to, Input.Text, until ?? Acting.Today, turn.By, turn.Now));
            if (outcome.IsGood) turn.TellTable(to);
            return outcome;
        }, cancel), cancel);
    }
}
