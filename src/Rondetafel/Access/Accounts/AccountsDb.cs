using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Rondetafel.Access.Accounts;

/// <summary>A sign-in account; its id is that of the professional. Holds no roles and no content.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>SHA-256 of the one-time link that sets the first password; null when there is none.</summary>
    public byte[]? InviteHash { get; set; }

    /// <summary>Until when that link works, UTC.</summary>
    public DateTime? InviteUntil { get; set; }
}

/// <summary>
/// The accounts of ASP.NET Core Identity, a context of its own in the same database: the one exception to one save per
/// command, audited by explicit entries (architecture, section 8).
/// </summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : IdentityUserContext<Account, Guid>(options)
{
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;
}
