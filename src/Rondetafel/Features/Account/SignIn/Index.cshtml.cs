using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.SignIn;

/// <summary>What somebody types to sign in.</summary>
public sealed class SignInInput
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}

/// <summary>Signing in, first step: address and password, or a passkey that counts as both factors.</summary>
[SigningIn]
public sealed class IndexModel(Passwords passwords, Passkeys passkeys, Factors factors, Sessions sessions, Attempts attempts, Acting acting) : FormPage, IAnswersAgain
{
    [BindProperty] public SignInInput Input { get; set; } = new();

    [BindProperty] public string? Credential { get; set; }

    /// <summary>Where to go afterwards; a local address.</summary>
    [BindProperty(SupportsGet = true, Name = "terug")] public string? Back { get; set; }

    /// <summary>"1" when a session had come to its end; "bewaard" or "niet" when a form was being sent, which was kept or not.</summary>
    [BindProperty(SupportsGet = true, Name = "verlopen")] public string? Ended { get; set; }

    /// <summary>What is said of a session that had come to its end; null when nothing is.</summary>
    public string? Over => Ended switch { "1" => "account.signin.over", "bewaard" => "account.signin.over.kept", "niet" => "account.signin.over.lost", _ => null };

    /// <summary>Set after signing out.</summary>
    [BindProperty(SupportsGet = true, Name = "uit")] public bool Left { get; set; }

    public IActionResult OnGet() => acting.Person is null ? Page() : LocalRedirect(After());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!attempts.Begin(HttpContext.Connection.RemoteIpAddress)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await passwords.CheckAsync(Input.Email, Input.Password, cancel) is not { } account) return Refuse(Outcome.Refused("sign_in_wrong"));
        attempts.Succeeded(HttpContext.Connection.RemoteIpAddress);
        if ((await factors.StateAsync(account.Id, cancel)).Any)
        {
            var identity = new ClaimsIdentity([new Claim(SecondStep.IndexModel.AccountClaim, account.Id.ToString()), new Claim(SecondStep.IndexModel.StampClaim, account.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme);
            await HttpContext.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
            return LocalRedirect("/inloggen/code" + BackQuery());
        }
        return await sessions.StartAsync(HttpContext, account.Id, strong: false, cancel) ? LocalRedirect(After()) : Refuse(Outcome.Refused("sign_in_wrong"));
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.RequestOptionsAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel)
    {
        if (!attempts.Begin(HttpContext.Connection.RemoteIpAddress)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await passkeys.CheckAsync(Credential, cancel) is not { } account) return Refuse(Outcome.Refused("passkey_failed"));
        attempts.Succeeded(HttpContext.Connection.RemoteIpAddress);
        return await sessions.StartAsync(HttpContext, account, strong: true, cancel) ? LocalRedirect(After()) : Refuse(Outcome.Refused("not_designated"));
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect(After()));

    private string After() => Url.IsLocalUrl(Back) ? Back! : "/mijn-werk";

    /// <summary>The way back as a query string; empty when there is none.</summary>
    public string BackQuery() => Url.IsLocalUrl(Back) ? "?terug=" + Uri.EscapeDataString(Back!) : "";
}
