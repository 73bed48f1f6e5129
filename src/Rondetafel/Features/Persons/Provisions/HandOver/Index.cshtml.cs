using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Way = Rondetafel.Domain.Persons.Provisions.HandOver;

namespace Rondetafel.Features.Persons.Provisions.HandOver;

/// <summary>How it is handed over, as chosen.</summary>
public sealed class HandOverInput
{
    public string? Target { get; set; }
}

/// <summary>The last page before a provision: the exact content, and that it cannot be taken back.</summary>
[Opens(ItemKind.Provision, Permission.Provide)]
public sealed class IndexModel(RondetafelDb db, TransferQuery transfers) : ProvisionPage
{
    [BindProperty] public HandOverInput Input { get; set; } = new();

    public override string Key => "handover";

    protected override bool IsOpen => V.P.Status == ProvisionStatus.Approved;

    /// <summary>The ways; a sealed file to another partnership only.</summary>
    public IReadOnlyList<Choice> Ways => [.. Enum.GetValues<Way>().Where(w => w != Way.SealedFile || V.P.ReceiverKind == ReceiverKind.OtherPartnership)
        .Select(w => new Choice(w.ToString(), T["provision.way." + w], w == Way.SealedFile ? T["provision.way.SealedFile.hint"] : null))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var way = Enum.TryParse<Way>(Input.Target, out var chosen) && Enum.IsDefined(chosen) ? chosen : (Way?)null;
        var outcome = await Changes.LeadAsync(Id, Version, async turn =>
        {
            if (await turn.ChangedAsync(cancel) is { } changed) return changed;
            if (way == Way.SealedFile && turn.P.IsNamed && (await transfers.RunAsync(V, cancel)).Unreadable() is { } unreadable) return Outcome.Refused(unreadable, "Target");
            var done = turn.P.Provide(way, V.Ground, (await Parameters.OnAsync(db, turn.Acting.Today, cancel)).Provision, turn.By, turn.Now);
            if (done is { IsGood: true, IsAlreadySo: false })
                Notices.Tell(turn.Db, await turn.ProvidersAsync(i => i.Consent == ItemConsent.Given, cancel), "provision.notice.provided", turn.NewId, turn.By, turn.Now);
            return done;
        }, cancel);
        return way == Way.SealedFile ? await AnswerAsync(outcome, "provision.done.carried", $"{Back}/bestand", cancel) : await AnswerAsync(outcome, "provision.done.provided", Back, cancel);
    }
}
