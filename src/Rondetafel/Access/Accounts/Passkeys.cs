using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access.Accounts;

/// <summary>A passkey as its owner sees it.</summary>
public sealed record PasskeyLine(string Id, string Name, DateTime AddedAt);

/// <summary>Passkeys (WebAuthn level 3): registering, signing in with one as both factors, naming and removing.</summary>
public sealed class Passkeys(SignInManager<Account> signIn, UserManager<Account> users, AccountsDb accounts, Lockout lockout, AccountLog log)
{
    private const int NameLength = 60;
    private const int Most = 10;

    /// <summary>What the browser needs to sign in; for any account, so that nothing is told about one.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null!);

    /// <summary>The account whose passkey answered; null when it does not fit or the account is locked.</summary>
    public async Task<Guid?> CheckAsync(string? credential, CancellationToken cancel)
    {
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential ?? "");
            if (result.Succeeded && !lockout.IsLocked(result.User) && (await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded) return result.User.Id;
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or ArgumentException)
        {
            // No question was asked in this browser, or the answer is not one: refused below like any other.
        }
        await log.WriteAsync(AccountAction.FactorFailed, null, cancel);
        return null;
    }

    /// <summary>What the browser needs to make a passkey for somebody.</summary>
    public async Task<string> CreationOptionsAsync(Guid id, string name, CancellationToken cancel)
    {
        var account = await accounts.Users.SingleAsync(a => a.Id == id, cancel);
        return await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = id.ToString(), Name = account.Email!, DisplayName = name });
    }

    /// <summary>Keeps a new passkey. Refusals: "passkey_failed", "passkey_many" (over ten).</summary>
    public async Task<Outcome> AddAsync(Guid id, string? credential, string? name, CancellationToken cancel)
    {
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(credential ?? "");
            if (!result.Succeeded || result.UserEntity.Id != id.ToString()) return Outcome.Refused("passkey_failed");
            var account = await accounts.Users.SingleAsync(a => a.Id == id, cancel);
            if ((await users.GetPasskeysAsync(account)).Count >= Most) return Outcome.Refused("passkey_many");
            result.Passkey.Name = Shorten(name);
            await log.WriteAsync(AccountAction.PasskeyAdded, id, cancel);
            return (await users.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded ? Outcome.Done : Outcome.Refused("clash");
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or ArgumentException)
        {
            return Outcome.Refused("passkey_failed");
        }
    }

    /// <summary>The passkeys of somebody, oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyLine>> OfAsync(Guid id, CancellationToken cancel)
    {
        var account = await accounts.Users.SingleAsync(a => a.Id == id, cancel);
        return (await users.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyLine(Convert.ToHexStringLower(p.CredentialId), p.Name ?? "", p.CreatedAt.UtcDateTime)).ToList();
    }

    /// <summary>Gives a passkey another name. Refusals: "name_needed".</summary>
    public async Task<Outcome> NameAsync(Guid id, string? passkey, string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) return Outcome.Refused("name_needed");
        if (await FindAsync(id, passkey, cancel) is not var (account, found)) return Outcome.AlreadySo;
        found.Name = Shorten(name);
        await log.WriteAsync(AccountAction.PasskeyNamed, id, cancel);
        return (await users.AddOrUpdatePasskeyAsync(account, found)).Succeeded ? Outcome.Done : Outcome.Refused("clash");
    }

    /// <summary>Removes a passkey. Refusals: "factor_last" when it is the only second factor.</summary>
    public async Task<Outcome> RemoveAsync(Guid id, string? passkey, CancellationToken cancel)
    {
        if (await FindAsync(id, passkey, cancel) is not var (account, found)) return Outcome.AlreadySo;
        if (account.FactorKey is null && (await users.GetPasskeysAsync(account)).Count == 1) return Outcome.Refused("factor_last");
        await log.WriteAsync(AccountAction.PasskeyRemoved, id, cancel);
        return (await users.RemovePasskeyAsync(account, found.CredentialId)).Succeeded ? Outcome.Done : Outcome.Refused("clash");
    }

    private async Task<(Account, UserPasskeyInfo)?> FindAsync(Guid id, string? passkey, CancellationToken cancel)
    {
        var account = await accounts.Users.SingleAsync(a => a.Id == id, cancel);
        var found = (await users.GetPasskeysAsync(account)).SingleOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == passkey);
        return found is null ? null : (account, found);
    }

    private static string? Shorten(string? name) => name?.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(trimmed.Length, NameLength)] : null;
}
