using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Web;

namespace Rondetafel.Features.Account.Overview;

/// <summary>One's own account: who I am here, until when, what I sign in with, where I am signed in.</summary>
[SignedInPage]
public sealed class IndexModel(OwnAccountQuery query, Sessions sessions, Acting acting) : FormPage
{
    /// <summary>What it shows.</summary>
    public OwnAccount Own { get; private set; } = null!;

    /// <summary>The present session.</summary>
    public Guid Here => acting.Person!.Session;

    public async Task OnGetAsync(CancellationToken cancel) => Own = await query.RunAsync(cancel);

    public async Task<IActionResult> OnPostEndAsync(Guid? session, CancellationToken cancel)
    {
        await sessions.EndMineAsync(session, cancel);
        return Done("account.sessions.done", session == Here ? "/inloggen?uit=true" : "/account");
    }
}
