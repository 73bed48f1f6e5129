using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.SignOut;

/// <summary>Signing out: ends the session and asks the browser to forget what it kept (ASVS 5.0.0, 14.3.1).</summary>
[SigningIn]
public sealed class IndexModel(Sessions sessions, Acting acting) : FormPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (acting.Person is { } person) await sessions.EndMineAsync(person.Session, cancel);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/inloggen?uit=true");
    }
}
