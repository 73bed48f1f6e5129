using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Provisions.Recall;

/// <summary>Calls a provision back from its receiver with a reason, and notes that the receiver confirmed it; until then its age shows.</summary>
[Opens(ItemKind.Provision, Permission.Provide)]
public sealed class IndexModel : ProvisionPage
{
    [BindProperty] public ReasonInput Input { get; set; } = new();

    public override string Key => "recall";

    protected override bool IsOpen => V.P.WentOut;

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancel) => await AnswerAsync(TypedText.TooLong(("Reason", Input.Reason)) ?? await Changes.LeadAsync(Id, Version, async turn =>
    {
        var outcome = turn.P.Recall(new ProvisionStepId(turn.NewId()), Input.Reason, turn.By, turn.Now);
        if (outcome is { IsGood: true, IsAlreadySo: false })
            Notices.Tell(turn.Db, await turn.ProvidersAsync(i => i.Consent == ItemConsent.Given, cancel), "provision.notice.recalled", turn.NewId, turn.By, turn.Now);
        return outcome;
    }, cancel), "provision.done.recalled", $"{Back}/terugroepen", cancel);

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        var day = default(DateOnly?);
        if (!string.IsNullOrWhiteSpace(Input.Day))
        {
            if (!TypedDate.TryRead(Input.Day, Acting.Today, out var typed, Lean.Past)) return await AnswerAsync(Outcome.Refused("date_wrong", "Day"), "", "", cancel);
            day = typed;
        }
        return await AnswerAsync(await Changes.LeadAsync(Id, Version, turn => turn.P.Confirm(day, turn.By, turn.Now), cancel), "provision.done.confirmed", Back, cancel);
    }
}
