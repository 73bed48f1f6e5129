using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.FirstTime;

/// <summary>What somebody types the first time.</summary>
public sealed class FirstTimeInput
{
    public string? Code { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }
}

/// <summary>The first time, or again after a lost factor: a one-time code and a password of one's own.</summary>
[SigningIn]
public sealed class IndexModel(Invites invites, Sessions sessions, Attempts attempts) : FormPage, IAnswersAgain
{
    private const string Next = "/account/tweede-factor";

    [BindProperty] public FirstTimeInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!attempts.Begin(HttpContext.Connection.RemoteIpAddress)) return StatusCode(StatusCodes.Status429TooManyRequests);
        var (account, outcome) = await invites.TakeAsync(Input.Code, Input.Password, Input.Again, cancel);
        if (account is not { } id) return Refuse(outcome);
        attempts.Succeeded(HttpContext.Connection.RemoteIpAddress);
        return await sessions.StartAsync(HttpContext, id, strong: false, cancel) ? LocalRedirect(Next) : Refuse(Outcome.Refused("not_designated"));
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect(Next));
}
