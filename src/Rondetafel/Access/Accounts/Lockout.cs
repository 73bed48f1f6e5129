using Microsoft.EntityFrameworkCore;

namespace Rondetafel.Access.Accounts;

/// <summary>Five failures in a row lock an account for fifteen minutes; password and code count together.</summary>
public sealed class Lockout(AccountsDb accounts, Acting acting, AccountLog log)
{
    /// <summary>Failures in a row.</summary>
    public const int Failures = 5;

    /// <summary>Minutes that the lock holds.</summary>
    public const int Minutes = 15;

    /// <summary>Whether the account is locked now.</summary>
    public bool IsLocked(Account account) => account.LockoutEnd is { } end && end.UtcDateTime > acting.Now;

    /// <summary>Counts a failure, in the database itself: tries at the same moment all count.</summary>
    public async Task FailedAsync(Guid id, CancellationToken cancel)
    {
        var (end, locked) = (new DateTimeOffset(acting.Now.AddMinutes(Minutes), TimeSpan.Zero), 0);
        await accounts.TouchAsync(
            async db =>
            {
                await db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), cancel);
                locked = await db.Users.Where(a => a.Id == id && a.AccessFailedCount >= Failures)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, end).SetProperty(a => a.AccessFailedCount, 0), cancel);
            },
            cancel);
        if (locked > 0) await log.WriteAsync(AccountAction.AccountLocked, id, cancel);
    }
}
