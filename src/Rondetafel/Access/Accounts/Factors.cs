using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access.Accounts;

/// <summary>What second factors somebody has.</summary>
/// <param name="App">Whether an authenticator app is set.</param>
/// <param name="Passkeys">How many passkeys.</param>
/// <param name="Codes">How many recovery codes are left.</param>
public sealed record FactorState(bool App, int Passkeys, int Codes)
{
    /// <summary>Whether there is a factor besides the password.</summary>
    public bool Any => App || Passkeys > 0;
}

/// <summary>The authenticator app and the recovery codes of an account.</summary>
public sealed class Factors(AccountsDb accounts, IDataProtectionProvider protection, RandomSource random, Acting acting, Lockout lockout, AccountLog log)
{
    private const int CodeCount = 10;
    private const int CodeBytes = 10;
    private const int HashBytes = SHA256.HashSizeInBytes;

    private readonly IDataProtector _keys = protection.CreateProtector("Rondetafel.SecondFactor");
    private readonly ITimeLimitedDataProtector _pending = protection.CreateProtector("Rondetafel.SecondFactor.Pending").ToTimeLimitedDataProtector();

    /// <summary>What somebody has.</summary>
    public async Task<FactorState> StateAsync(Guid id, CancellationToken cancel)
    {
        var account = await accounts.Users.AsNoTracking().SingleAsync(a => a.Id == id, cancel);
        var passkeys = await accounts.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == id, cancel);
        return new FactorState(account.FactorKey is not null, passkeys, (account.RecoveryHashes?.Length ?? 0) / HashBytes);
    }

    /// <summary>A new secret, and the sealed form in which the page carries it until a code confirms it (30 minutes).</summary>
    public (byte[] Key, string Pending) NewKey(Guid id)
    {
        var key = new byte[Totp.KeyBytes];
        random.Fill(key);
        return (key, Convert.ToBase64String(_pending.CreateProtector(id.ToString()).Protect(key, TimeSpan.FromMinutes(30))));
    }

    /// <summary>The secret that a page carried; null when it is another's, too old or damaged.</summary>
    public byte[]? ReadPending(Guid id, string? pending)
    {
        try
        {
            return _pending.CreateProtector(id.ToString()).Unprotect(Convert.FromBase64String(pending ?? ""));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Sets the app once its first code fits. Refusals: "code_wrong".</summary>
    public async Task<Outcome> SetAsync(Guid id, byte[] key, string? typed, CancellationToken cancel)
    {
        if (Totp.Match(key, Digits(typed), acting.Now, null) is not { } step) return Outcome.Refused("code_wrong", "Code");
        var account = await accounts.Users.SingleAsync(a => a.Id == id, cancel);
        (account.FactorKey, account.FactorStep) = (_keys.Protect(key), step);
        await log.WriteAsync(AccountAction.FactorSet, id, cancel);
        return await accounts.StoreAsync(account, cancel) ? Outcome.Done : Outcome.Refused("clash");
    }

    /// <summary>Whether a code of the app, or a recovery code, fits; each works once. A failure counts for the lock.</summary>
    public async Task<bool> CheckAsync(Account account, string? typed, CancellationToken cancel)
    {
        if (lockout.IsLocked(account)) return false;
        if (await TakeAsync(account, typed, cancel)) return true;
        await lockout.FailedAsync(account.Id, cancel);
        await log.WriteAsync(AccountAction.FactorFailed, account.Id, cancel);
        return false;
    }

    /// <summary>Makes ten new recovery codes and forgets the old ones. They are shown once; only their hashes are kept.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Guid id, CancellationToken cancel)
    {
        var (codes, hashes) = (new List<string>(), new List<byte>());
        for (var i = 0; i < CodeCount; i++)
        {
            var code = new byte[CodeBytes];
            random.Fill(code);
            codes.Add(Base32.Encode(code));
            hashes.AddRange(SHA256.HashData(code));
        }
        var account = await accounts.Users.SingleAsync(a => a.Id == id, cancel);
        account.RecoveryHashes = [.. hashes];
        await log.WriteAsync(AccountAction.RecoveryCodesMade, id, cancel);
        return await accounts.StoreAsync(account, cancel) ? codes : [];
    }

    private async Task<bool> TakeAsync(Account account, string? typed, CancellationToken cancel)
    {
        if (account.FactorKey is { } stored && Totp.Match(_keys.Unprotect(stored), Digits(typed), acting.Now, account.FactorStep) is { } step)
        {
            (account.FactorStep, account.AccessFailedCount) = (step, 0);
            return await accounts.StoreAsync(account, cancel);
        }
        if (Base32.TryDecode(typed, CodeBytes) is not { } code || Without(account.RecoveryHashes, SHA256.HashData(code)) is not { } left) return false;
        (account.RecoveryHashes, account.AccessFailedCount) = (left, 0);
        await log.WriteAsync(AccountAction.RecoveryCodeUsed, account.Id, cancel);
        return await accounts.StoreAsync(account, cancel);
    }

    /// <summary>The hashes without one of them, all compared in constant time; null when it is not among them.</summary>
    private static byte[]? Without(byte[]? hashes, byte[] used)
    {
        var left = (hashes ?? []).Chunk(HashBytes).Where(h => !CryptographicOperations.FixedTimeEquals(h, used)).SelectMany(h => h).ToArray();
        return left.Length < (hashes?.Length ?? 0) ? left : null;
    }

    private static string Digits(string? typed) => new((typed ?? "").Where(char.IsAsciiDigit).ToArray());
}
