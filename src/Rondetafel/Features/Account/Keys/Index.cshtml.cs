using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.Keys;

/// <summary>What somebody types about a passkey.</summary>
public sealed class PasskeyInput
{
    public string? Name { get; set; }
}

/// <summary>The passkeys of the signed-in person: list, name, add, remove; never the last factor.</summary>
[SignedInPage(BeforeReady = true), KeepsNoDraft]
public sealed class IndexModel(Passkeys passkeys, Factors factors, Sessions sessions, Acting acting) : FormPage
{
    [BindProperty] public PasskeyInput Input { get; set; } = new();

    [BindProperty] public string? Credential { get; set; }

    /// <summary>The passkeys, oldest first.</summary>
    public IReadOnlyList<PasskeyLine> Lines { get; private set; } = [];

    /// <summary>What the person has.</summary>
    public FactorState State { get; private set; } = null!;

    /// <summary>The recovery codes, once, after a first factor; null otherwise.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await NotAllowedAsync(cancel) is { } first) return first;
        Lines = await passkeys.OfAsync(Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancel) =>
        await NotAllowedAsync(cancel) is null ? Content(await passkeys.CreationOptionsAsync(Id, acting.Person!.Name, cancel), "application/json") : NotFound();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (await NotAllowedAsync(cancel) is { } first) return first;
        var outcome = await passkeys.AddAsync(Id, Credential, Input.Name, cancel);
        if (!outcome.IsGood) return await AgainAsync(outcome, cancel);
        await sessions.StrengthenAsync(cancel);
        if (State.Codes > 0) return Done("account.passkeys.added", "/account/passkeys");
        Codes = await factors.NewCodesAsync(Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostNameAsync(string? passkey, CancellationToken cancel)
    {
        if (await NotAllowedAsync(cancel) is { } first) return first;
        var outcome = await passkeys.NameAsync(Id, passkey, Input.Name, cancel);
        return outcome.IsGood ? Done("account.passkeys.named", "/account/passkeys") : await AgainAsync(outcome, cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? passkey, CancellationToken cancel)
    {
        if (await NotAllowedAsync(cancel) is { } first) return first;
        var outcome = await passkeys.RemoveAsync(Id, passkey, cancel);
        return outcome.IsGood ? Done("account.passkeys.removed", "/account/passkeys") : await AgainAsync(outcome, cancel);
    }

    private Guid Id => acting.By.Id!.Value.Value;

    private async Task<IActionResult> AgainAsync(Outcome outcome, CancellationToken cancel)
    {
        Lines = await passkeys.OfAsync(Id, cancel);
        Credential = null;
        ModelState.Remove(nameof(Credential));
        return Refuse(outcome);
    }

    private async Task<IActionResult?> NotAllowedAsync(CancellationToken cancel)
    {
        State = await factors.StateAsync(Id, cancel);
        if (!State.Any) return null;
        if (!acting.Person!.HasSecondFactor) return LocalRedirect("/inloggen/kwijt");
        return await sessions.IsConfirmedAsync(cancel) ? null : LocalRedirect("/account/bevestig?terug=%2Faccount%2Fpasskeys");
    }
}
