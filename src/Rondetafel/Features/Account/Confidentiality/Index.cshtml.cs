using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.Confidentiality;

/// <summary>What somebody ticks.</summary>
public sealed class ConfidentialityInput
{
    public bool Agreed { get; set; }
}

/// <summary>The notice of confidentiality, at the first sign-in and every year (WGS art. 1.11).</summary>
[SignedInPage(BeforeReady = true)]
public sealed class IndexModel(AcceptConfidentialityHandler handler, Acting acting) : FormPage
{
    [BindProperty] public ConfidentialityInput Input { get; set; } = new();

    /// <summary>Whether it still has to be accepted; otherwise the page only shows it.</summary>
    public bool Due => acting.Person!.MustAcceptConfidentiality;

    public IActionResult OnGet() => acting.Person!.HasSecondFactor ? Page() : LocalRedirect("/account/tweede-factor");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!acting.Person!.HasSecondFactor) return LocalRedirect("/account/tweede-factor");
        if (!Input.Agreed) return Refuse(Domain.Shared.Outcome.Refused("agree_needed", nameof(Input.Agreed)));
        await handler.RunAsync(cancel);
        return Done("account.confidentiality.done", "/mijn-werk");
    }
}
