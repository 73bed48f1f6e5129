using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access.Accounts;

/// <summary>Checks and sets passwords. The answer to a wrong address, a wrong password and a locked account is the same, and takes the same time.</summary>
public sealed class Passwords(AccountsDb accounts, IPasswordHasher<Account> hasher, Lockout lockout, AccountLog log)
{
    private static string? _nobody;

    /// <summary>The account of an address when the password fits and it is not locked; null otherwise, without saying why.</summary>
    public async Task<Account?> CheckAsync(string? email, string? password, CancellationToken cancel)
    {
        var name = (email ?? "").Trim().ToUpperInvariant();
        var account = await accounts.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == name, cancel);
        if (await FitsAsync(account, password, cancel)) return account;
        await log.WriteAsync(AccountAction.SignInFailed, account?.Id, cancel);
        return null;
    }

    /// <summary>Whether the password of a signed-in person fits; a failure counts for the lock.</summary>
    public async Task<bool> ConfirmAsync(Guid id, string? password, CancellationToken cancel)
    {
        if (await FitsAsync(await accounts.Users.SingleOrDefaultAsync(a => a.Id == id, cancel), password, cancel)) return true;
        await log.WriteAsync(AccountAction.SignInFailed, id, cancel);
        return false;
    }

    /// <summary>Puts a password on an account; the caller saves. Refusals: those of <see cref="PasswordRules"/>.</summary>
    public Outcome Put(Account account, string? password, string? again)
    {
        var refused = PasswordRules.Judge(password, again, account.Email!);
        if (refused.IsGood) account.PasswordHash = hasher.HashPassword(account, password!);
        return refused;
    }

    /// <summary>Changes the password of a signed-in person whose old one was confirmed.</summary>
    public async Task<Outcome> ChangeAsync(Guid id, string? password, string? again, CancellationToken cancel)
    {
        var account = await accounts.Users.SingleAsync(a => a.Id == id, cancel);
        var refused = Put(account, password, again);
        if (!refused.IsGood) return refused;
        await log.WriteAsync(AccountAction.PasswordChanged, id, cancel);
        return await accounts.StoreAsync(account, cancel) ? Outcome.Done : Outcome.Refused("clash");
    }

    /// <summary>One hash is computed whatever the outcome.</summary>
    private async Task<bool> FitsAsync(Account? account, string? password, CancellationToken cancel)
    {
        var given = password is { Length: > 0 and <= PasswordRules.Longest } ? password : "";
        var stored = account?.PasswordHash ?? (_nobody ??= hasher.HashPassword(new Account(), "nobody has this password"));
        var fits = hasher.VerifyHashedPassword(account ?? new Account(), stored, given) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
        if (account is null || lockout.IsLocked(account)) return false;
        if (!fits) await lockout.FailedAsync(account.Id, cancel);
        return fits;
    }
}
