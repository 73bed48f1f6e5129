using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;

namespace Rondetafel.Access.Accounts;

/// <summary>A sign-in account; its id is that of the professional. Holds no roles and no content.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>SHA-256 of the one-time code that sets the first password; null when there is none.</summary>
    public byte[]? InviteHash { get; set; }

    /// <summary>Until when that code works, UTC.</summary>
    public DateTime? InviteUntil { get; set; }

    /// <summary>The secret shared with the authenticator app, sealed by data protection; null when there is no app.</summary>
    public byte[]? FactorKey { get; set; }

    /// <summary>The time step of the last code that was accepted (30 seconds each, since 1970): a code works once. Null before the first.</summary>
    public long? FactorStep { get; set; }

    /// <summary>SHA-256 of every recovery code that was not used yet, 32 bytes each; null when none were given.</summary>
    public byte[]? RecoveryHashes { get; set; }
}

/// <summary>
/// The accounts of ASP.NET Core Identity, a context of its own in the same database: the one exception to one save per
/// command, audited by explicit entries (architecture, section 8).
/// </summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options, WriteGate gate) : IdentityUserContext<Account, Guid>(options)
{
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var _ = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Saves a changed account; false when somebody else changed it since it was read.</summary>
    public async Task<bool> StoreAsync(Account account, CancellationToken cancel)
    {
        account.ConcurrencyStamp = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        try
        {
            await SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Runs one small update in the database itself, behind the write gate, so that two at once both count.</summary>
    public async Task TouchAsync(Func<AccountsDb, Task> change, CancellationToken cancel)
    {
        using var _ = await gate.EnterAsync(cancel);
        await change(this);
    }
}
