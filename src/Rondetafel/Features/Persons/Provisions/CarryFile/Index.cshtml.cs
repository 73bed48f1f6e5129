using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;
using Rondetafel.Web;
using Way = Rondetafel.Domain.Persons.Provisions.HandOver;

namespace Rondetafel.Features.Persons.Provisions.CarryFile;

/// <summary>The access code as the page that showed it sends it back.</summary>
public sealed class CarryInput
{
    public string? AccessCode { get; set; }
}

/// <summary>
/// Makes the sealed file of what was handed over: first the access code, which is shown on this one answer and kept nowhere, then the file under it and
/// under no other: its fingerprint stays with the provision.
/// Anew, with another access code, for a file that got lost; until it is called back or ends.
/// </summary>
[Opens(ItemKind.Provision, Permission.Provide), KeepsNoDraft]
public sealed class IndexModel(TransferQuery transfers, RandomSource random, Readings readings, RondetafelDb db) : ProvisionPage
{
    [BindProperty] public CarryInput Input { get; set; } = new();

    /// <summary>The access code, once; null before.</summary>
    public string? AccessCode { get; private set; }

    public override string Key => "carry";

    protected override bool IsOpen => V.P is { Status: ProvisionStatus.Provided, Way: Way.SealedFile };

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!IsOpen) return LocalRedirect(Back);
        var accessCode = SealedFile.NewAccessCode(random);
        var outcome = await Changes.LeadAsync(Id, Version, turn => turn.P.MakeFile(accessCode, turn.By, turn.Now), cancel);
        if (!outcome.IsGood) return await AnswerAsync(outcome, "", Back, cancel);
        await LoadAsync(cancel);
        AccessCode = accessCode;
        return Shown();
    }

    public async Task<IActionResult> OnPostFetchAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!IsOpen) return LocalRedirect(Back);
        if (SealedFile.AccessCode(Input.AccessCode) is not { } accessCode || !V.P.IsFileUnder(accessCode)) return Refuse(Outcome.Refused("transfer_access_code_gone"));
        var file = SealedFile.Seal(accessCode, (await transfers.RunAsync(V, cancel)).Write(), random);
        readings.Add(Reading.OfItem(Acting, "provision.file.fetched", "TransferFile", Id, db.Trace));
        HttpContext.Items[SecurityHeaders.SandboxKey] = true;
        Response.Headers.CacheControl = "no-store";
        return new FileContentResult(file, "application/octet-stream") { FileDownloadName = $"overdracht-{V.P.Code}.rondetafel" };
    }
}
