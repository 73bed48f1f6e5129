using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.Codes;

/// <summary>Makes ten new recovery codes; the old ones stop working.</summary>
[SignedInPage, KeepsNoDraft]
public sealed class IndexModel(Factors factors, Sessions sessions, Acting acting) : FormPage
{
    /// <summary>The new codes, once; null before.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await sessions.IsConfirmedAsync(cancel) ? Page() : Confirm();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await sessions.IsConfirmedAsync(cancel)) return Confirm();
        Codes = await factors.NewCodesAsync(acting.By.Id!.Value.Value, cancel);
        return Page();
    }

    private LocalRedirectResult Confirm() => LocalRedirect("/account/bevestig?terug=%2Faccount%2Fherstelcodes");
}
