using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.SecondStep;

/// <summary>What somebody types as second factor.</summary>
public sealed class SecondStepInput
{
    public string? Code { get; set; }
}

/// <summary>Signing in, second step: a code of the app or a recovery code, within ten minutes of the password.</summary>
[SigningIn]
public sealed class IndexModel(AccountsDb accounts, Factors factors, Sessions sessions, Attempts attempts, Acting acting) : FormPage, IAnswersAgain
{
    /// <summary>Names the account in the short-lived cookie between the two steps.</summary>
    public const string AccountClaim = "account";

    /// <summary>Holds the account's stamp: a changed password ends the step.</summary>
    public const string StampClaim = "stamp";

    [BindProperty] public SecondStepInput Input { get; set; } = new();

    /// <summary>Where to go afterwards; a local address.</summary>
    [BindProperty(SupportsGet = true, Name = "terug")] public string? Back { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (acting.Person is not null) return LocalRedirect(After());
        return await FindAsync(cancel) is null ? LocalRedirect("/inloggen") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!attempts.Begin(HttpContext.Connection.RemoteIpAddress)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await FindAsync(cancel) is not { } account) return LocalRedirect("/inloggen");
        if (!await factors.CheckAsync(account, Input.Code, cancel)) return Refuse(Outcome.Refused("code_wrong", nameof(Input.Code)));
        attempts.Succeeded(HttpContext.Connection.RemoteIpAddress);
        return await sessions.StartAsync(HttpContext, account.Id, strong: true, cancel) ? LocalRedirect(After()) : Refuse(Outcome.Refused("not_designated"));
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect(After()));

    private async Task<Access.Accounts.Account?> FindAsync(CancellationToken cancel)
    {
        var step = await HttpContext.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (!Guid.TryParse(step.Principal?.FindFirst(AccountClaim)?.Value, out var id)) return null;
        var account = await accounts.Users.SingleOrDefaultAsync(a => a.Id == id, cancel);
        return account is not null && (account.SecurityStamp ?? "") == step.Principal!.FindFirst(StampClaim)?.Value ? account : null;
    }

    private string After() => Url.IsLocalUrl(Back) ? Back! : "/mijn-werk";
}
