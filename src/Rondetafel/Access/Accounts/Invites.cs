using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Cli;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access.Accounts;

/// <summary>One-time codes with which somebody chooses a password for the first time, or after a lost factor.</summary>
public sealed class Invites(AccountsDb accounts, Passwords passwords, RandomSource random, Acting acting, AccountLog log)
{
    private const int CodeBytes = 16;

    /// <summary>Makes a code for somebody, with an account when there is none yet; null when their password is set (two people must release that).</summary>
    public async Task<string?> MakeAsync(ProfessionalId id, string email, CancellationToken cancel)
    {
        var account = await accounts.Users.SingleOrDefaultAsync(a => a.Id == id.Value, cancel);
        if (account is null) accounts.Users.Add(account = new Account { Id = id.Value, EmailConfirmed = true, LockoutEnabled = true, SecurityStamp = acting.NewId().ToString() });
        if (account.PasswordHash is not null) return null;
        Rename(account, email);
        return await GiveAsync(account, AccountAction.InviteMade, cancel);
    }

    /// <summary>Takes password, app, codes and passkeys away and makes a new code: two people released it.</summary>
    public async Task<string> StartAgainAsync(ProfessionalId id, CancellationToken cancel)
    {
        var account = await accounts.Users.SingleAsync(a => a.Id == id.Value, cancel);
        (account.PasswordHash, account.FactorKey, account.FactorStep, account.RecoveryHashes) = (null, null, null, null);
        (account.LockoutEnd, account.AccessFailedCount, account.SecurityStamp) = (null, 0, acting.NewId().ToString());
        var passkeys = accounts.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>();
        passkeys.RemoveRange(await passkeys.Where(p => p.UserId == id.Value).ToListAsync(cancel));
        return await GiveAsync(account, AccountAction.FactorsRemoved, cancel);
    }

    /// <summary>Uses a code up: sets the password. Gives the account; refusals: "invite_wrong", those of the password, "clash" when it was used at the same moment.</summary>
    public async Task<(Guid? Account, Outcome Outcome)> TakeAsync(string? code, string? password, string? again, CancellationToken cancel)
    {
        var hash = Base32.TryDecode(code, CodeBytes) is { } bytes ? SHA256.HashData(bytes) : null;
        var account = hash is null ? null : await accounts.Users.SingleOrDefaultAsync(a => a.InviteHash == hash, cancel);
        if (account is null || !CryptographicOperations.FixedTimeEquals(account.InviteHash, hash) || account.InviteUntil < acting.Now)
        {
            await log.WriteAsync(AccountAction.InviteFailed, account?.Id, cancel);
            return (null, Outcome.Refused("invite_wrong", "Code"));
        }
        var refused = passwords.Put(account, password, again);
        if (!refused.IsGood) return (null, refused);
        (account.InviteHash, account.InviteUntil, account.AccessFailedCount, account.LockoutEnd) = (null, null, 0, null);
        await log.WriteAsync(AccountAction.PasswordChosen, account.Id, cancel);
        return await accounts.StoreAsync(account, cancel) ? (account.Id, Outcome.Done) : (null, Outcome.Refused("invite_wrong", "Code"));
    }

    /// <summary>Follows a corrected work address: the account signs in with it.</summary>
    public async Task FollowAsync(ProfessionalId id, string email, CancellationToken cancel)
    {
        if (await accounts.Users.SingleOrDefaultAsync(a => a.Id == id.Value, cancel) is not { } account || account.Email == email) return;
        Rename(account, email);
        await accounts.StoreAsync(account, cancel);
    }

    private static void Rename(Account account, string email)
    {
        (account.Email, account.UserName) = (email, email);
        (account.NormalizedEmail, account.NormalizedUserName) = (email.ToUpperInvariant(), email.ToUpperInvariant());
    }

    private async Task<string> GiveAsync(Account account, AccountAction action, CancellationToken cancel)
    {
        var code = new byte[CodeBytes];
        random.Fill(code);
        (account.InviteHash, account.InviteUntil) = (SHA256.HashData(code), acting.Now.AddDays(Founding.InviteDays));
        await log.WriteAsync(action, account.Id, cancel);
        if (!await accounts.StoreAsync(account, cancel)) throw new DbUpdateConcurrencyException("The account was changed at the same moment.");
        return Base32.Encode(code);
    }
}
