using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Way = Rondetafel.Domain.Persons.Provisions.HandOver;

namespace Rondetafel.Features.Persons.Provisions.Show;

/// <summary>A provision for its process director: what is written, who was asked, what can be done next, and after handing over what the register holds.</summary>
[Opens(ItemKind.Provision, Permission.Provide)]
public sealed class IndexModel(RondetafelDb db) : ProvisionPage
{
    [BindProperty] public ReasonInput Input { get; set; } = new();

    /// <summary>What the director may do now.</summary>
    public IReadOnlySet<ProvisionAction> May { get; private set; } = new HashSet<ProvisionAction>();

    /// <summary>What stands in the way of the next step: a text key; null when nothing does.</summary>
    public string? Waits => !V.P.IsComplete ? "incomplete" : V.P.Status == ProvisionStatus.AskingConsent && V.P.Items.Any(i => i.Consent == ItemConsent.Waiting) ? "consent" : null;

    /// <summary>Whether it went to another partnership while the case is still open here, for its director to close.</summary>
    public bool ToClose { get; private set; }

    /// <summary>Whether the sealed file can be made.</summary>
    public bool HasFile => V.P.Way == Way.SealedFile && May.Contains(ProvisionAction.MakeFile);

    public override string Key => "show";

    public override string Back => $"/verstrekkingen/{Id}";

    /// <summary>The steps of preparing, with whether each is done.</summary>
    public IReadOnlyList<(string Step, bool Done, string? Says)> Steps =>
    [
        ("ontvanger", true, V.P.ReceiverOrganisation),
        ("waarom", V.P.Necessity is not null, null),
        ("inhoud", V.P.Items.Count > 0, V.P.Items.Count > 0 ? T.Many("provision.items.count", V.P.Items.Count) : null),
        ("meelezer", V.P.Reviewer is not null, V.P.Reviewer is { } who ? V.Person(who) : null),
    ];

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel)
    {
        var outcome = await Changes.LeadAsync(Id, Version, async turn =>
        {
            var asked = turn.P.Ask(turn.By, turn.Now);
            if (asked.IsGood) turn.Tell((await turn.ProvidersAsync(i => i.Consent == ItemConsent.Waiting, cancel)).Select(p => (ProfessionalId?)p));
            return asked;
        }, cancel);
        return await AnswerAsync(outcome, "provision.done.asked", Back, cancel);
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel)
    {
        var outcome = await Changes.LeadAsync(Id, Version, async turn =>
        {
            if (await turn.ChangedAsync(cancel) is { } changed) return changed;
            var submitted = turn.P.Submit(turn.By, turn.Now);
            if (submitted.IsGood) turn.Tell(turn.P.Reviewer);
            return submitted;
        }, cancel);
        return await AnswerAsync(outcome, "provision.done.submitted", Back, cancel);
    }

    public async Task<IActionResult> OnPostReworkAsync(CancellationToken cancel) =>
        await AnswerAsync(await Changes.LeadAsync(Id, Version, turn => turn.P.Rework(turn.By, turn.Now), cancel), "provision.done.reworked", Back, cancel);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        var outcome = TypedText.TooLong(("Reason", Input.Reason))
            ?? await Changes.LeadAsync(Id, Version, turn => turn.P.Withdraw(new ProvisionStepId(turn.NewId()), Input.Reason, turn.By, turn.Now), cancel);
        return await AnswerAsync(outcome, "provision.done.withdrawn", Back, cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        var theCase = V.P.CaseId;
        ToClose = V.P is { WentOut: true, ReceiverKind: ReceiverKind.OtherPartnership } && await db.Cases.VisibleTo(Acting.By, Permission.LeadCase, db, Acting.Now)
            .AnyAsync(c => c.Id == theCase && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring), cancel);
        May = ProvisionTransitions.Table.ActionsFrom(V.P.Status, ProvisionWho.Director).ToHashSet();
    }
}
