using System.Text;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.App;

/// <summary>What somebody types to confirm the app.</summary>
public sealed class AppInput
{
    public string? Code { get; set; }
}

/// <summary>Sets the authenticator app: QR code and key, confirmed by one code; the first time ten recovery codes follow.</summary>
[SignedInPage(BeforeReady = true), KeepsNoDraft]
public sealed class IndexModel(Factors factors, Sessions sessions, Acting acting, PartnershipName partnership) : FormPage
{
    [BindProperty] public AppInput Input { get; set; } = new();

    /// <summary>The sealed secret that this page waits to see confirmed.</summary>
    [BindProperty] public string? Pending { get; set; }

    /// <summary>The QR code as an image.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>The secret to type, in groups of four.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What the person has already.</summary>
    public FactorState State { get; private set; } = null!;

    /// <summary>The recovery codes, once; null while the app is not confirmed.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await NotAllowedAsync(cancel) is { } first) return first;
        (var key, Pending) = factors.NewKey(Id);
        await ShowAsync(key, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await NotAllowedAsync(cancel) is { } first) return first;
        if (factors.ReadPending(Id, Pending) is not { } key) return LocalRedirect("/account/tweede-factor");
        var outcome = await factors.SetAsync(Id, key, Input.Code, cancel);
        if (!outcome.IsGood)
        {
            await ShowAsync(key, cancel);
            return Refuse(outcome);
        }
        await sessions.StrengthenAsync(cancel);
        if (State.Codes > 0) return Done("account.app.done", "/account");
        Codes = await factors.NewCodesAsync(Id, cancel);
        return Page();
    }

    private Guid Id => acting.By.Id!.Value.Value;

    /// <summary>Whoever has a factor already changes it in a strong session and gave the password shortly before.</summary>
    private async Task<IActionResult?> NotAllowedAsync(CancellationToken cancel)
    {
        State = await factors.StateAsync(Id, cancel);
        if (!State.Any) return null;
        if (!acting.Person!.HasSecondFactor) return LocalRedirect("/inloggen/kwijt");
        return await sessions.IsConfirmedAsync(cancel) ? null : LocalRedirect("/account/bevestig?terug=%2Faccount%2Ftweede-factor");
    }

    private async Task ShowAsync(byte[] key, CancellationToken cancel)
    {
        Words = Totp.Words(key);
        using var data = QRCodeGenerator.GenerateQrCode(Totp.Address("Rondetafel " + await partnership.GetAsync(cancel), acting.Person!.Name, key), QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(5)));
    }
}
