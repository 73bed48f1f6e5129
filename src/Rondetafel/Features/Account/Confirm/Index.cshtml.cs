using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.Confirm;

/// <summary>What somebody types to confirm that it is them.</summary>
public sealed class ConfirmInput
{
    public string? Password { get; set; }
}

/// <summary>Asks the password again before something of the account is changed; it counts for ten minutes.</summary>
[SignedInPage(BeforeReady = true), KeepsNoDraft]
public sealed class IndexModel(Passwords passwords, Sessions sessions, Attempts attempts, Acting acting) : FormPage
{
    [BindProperty] public ConfirmInput Input { get; set; } = new();

    /// <summary>Where to go afterwards; a local address.</summary>
    [BindProperty(SupportsGet = true, Name = "terug")] public string? Back { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!attempts.Begin(HttpContext.Connection.RemoteIpAddress)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!await passwords.ConfirmAsync(acting.By.Id!.Value.Value, Input.Password, cancel)) return Refuse(Outcome.Refused("password_wrong", nameof(Input.Password)));
        attempts.Succeeded(HttpContext.Connection.RemoteIpAddress);
        await sessions.ConfirmAsync(cancel);
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/account");
    }
}
