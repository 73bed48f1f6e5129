using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Provisions.Return;

/// <summary>What the receiver reported, as typed.</summary>
public sealed class ReturnInput
{
    public string? Reported { get; set; }
    public string? Text { get; set; }
}

/// <summary>The yearly return: what the receiver reported on effect and use, or why nothing.</summary>
[Opens(ItemKind.Provision, Permission.Provide)]
public sealed class IndexModel : ProvisionPage
{
    [BindProperty] public ReturnInput Input { get; set; } = new();

    public override string Key => "return";

    protected override bool IsOpen => V.P.Status is ProvisionStatus.Provided or ProvisionStatus.Recalled;

    /// <summary>The answers.</summary>
    public IReadOnlyList<Choice> Answers => [new("yes", T["provision.return.yes"]), new("no", T["provision.return.no"])];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var reported = Input.Reported switch { "yes" => true, "no" => false, _ => (bool?)null };
        var outcome = TypedText.TooLong(("Text", Input.Text))
            ?? await Changes.LeadAsync(Id, Version, turn => turn.P.NoteReturn(new ProvisionReturnId(turn.NewId()), reported, Input.Text, turn.By, turn.Now), cancel);
        return await AnswerAsync(outcome, "provision.done.returned", Back, cancel);
    }
}
