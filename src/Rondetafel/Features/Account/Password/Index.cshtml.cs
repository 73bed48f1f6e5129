using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.Password;

/// <summary>What somebody types to change a password.</summary>
public sealed class PasswordInput
{
    public string? Old { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }
}

/// <summary>Changes one's own password; all other sessions end.</summary>
[SignedInPage, KeepsNoDraft]
public sealed class IndexModel(Passwords passwords, Sessions sessions, Attempts attempts, Acting acting) : FormPage
{
    [BindProperty] public PasswordInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!attempts.Begin(HttpContext.Connection.RemoteIpAddress)) return StatusCode(StatusCodes.Status429TooManyRequests);
        var id = acting.By.Id!.Value.Value;
        if (!await passwords.ConfirmAsync(id, Input.Old, cancel)) return Refuse(Outcome.Refused("password_wrong", nameof(Input.Old)));
        attempts.Succeeded(HttpContext.Connection.RemoteIpAddress);
        var outcome = await passwords.ChangeAsync(id, Input.Password, Input.Again, cancel);
        if (!outcome.IsGood) return Refuse(outcome);
        await sessions.EndMineAsync(null, cancel);
        return Done("account.password.done", "/account");
    }
}
