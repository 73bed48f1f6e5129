using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.LostFactor;

/// <summary>What somebody types who lost something.</summary>
public sealed class LostInput
{
    public string? Email { get; set; }
}

/// <summary>Asks for help after a lost password or second factor; the answer is the same for every address.</summary>
[SigningIn]
public sealed class IndexModel(AskResetHandler handler, Attempts attempts) : FormPage
{
    [BindProperty] public LostInput Input { get; set; } = new();

    /// <summary>Set after asking.</summary>
    [BindProperty(SupportsGet = true, Name = "gevraagd")] public bool Asked { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!attempts.Begin(HttpContext.Connection.RemoteIpAddress)) return StatusCode(StatusCodes.Status429TooManyRequests);
        await handler.RunAsync(new AskReset(Input.Email), cancel);
        return LocalRedirect("/inloggen/kwijt?gevraagd=true");
    }
}
