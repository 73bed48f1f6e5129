using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Provisions.Review;

/// <summary>The second pair of eyes, of another organisation: the whole content that is to go out, to approve or to send back with a reason.</summary>
[Opens(ItemKind.ProvisionReview, Permission.ReviewProvision)]
public sealed class IndexModel : ProvisionPage
{
    [BindProperty] public ReasonInput Input { get; set; } = new();

    public override string Key => "review";

    public override string Back => "/mijn-werk";

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancel) => await AnswerAsync(await Changes.RunAsync(ItemKind.ProvisionReview, Id, Version, turn =>
    {
        var outcome = turn.P.Approve(turn.By, turn.Now);
        if (outcome is { IsGood: true, IsAlreadySo: false }) turn.Tell(turn.P.Director);
        return outcome;
    }, cancel), "provision.done.approved", Back, cancel);

    public async Task<IActionResult> OnPostSendBackAsync(CancellationToken cancel) => await AnswerAsync(TypedText.TooLong(("Reason", Input.Reason)) ?? await Changes.RunAsync(ItemKind.ProvisionReview, Id, Version, turn =>
    {
        var outcome = turn.P.SendBack(new ProvisionStepId(turn.NewId()), Input.Reason, turn.By, turn.Now);
        if (outcome.IsGood) turn.Tell(turn.P.Director);
        return outcome;
    }, cancel), "provision.done.sentback", Back, cancel);
}
