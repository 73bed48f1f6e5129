using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access.Accounts;

/// <summary>What happens to an account, as the audit log names it; the words are the texts <c>audit.action.{name}</c>.</summary>
public enum AccountAction
{
    /// <summary>Somebody signed in.</summary>
    SignedIn,
    /// <summary>An address or password was wrong, or the account was locked.</summary>
    SignInFailed,
    /// <summary>A code or passkey was wrong.</summary>
    FactorFailed,
    /// <summary>Five failures in a row: locked for fifteen minutes.</summary>
    AccountLocked,
    /// <summary>Somebody signed out.</summary>
    SignedOut,
    /// <summary>A session was ended from the account page or by an administrator.</summary>
    SessionEnded,
    /// <summary>A password was chosen with a one-time code.</summary>
    PasswordChosen,
    /// <summary>A password was changed.</summary>
    PasswordChanged,
    /// <summary>An authenticator app was set.</summary>
    FactorSet,
    /// <summary>New recovery codes were made.</summary>
    RecoveryCodesMade,
    /// <summary>A recovery code was used.</summary>
    RecoveryCodeUsed,
    /// <summary>A passkey was added.</summary>
    PasskeyAdded,
    /// <summary>A passkey was given another name.</summary>
    PasskeyNamed,
    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,
    /// <summary>A one-time code was made for somebody.</summary>
    InviteMade,
    /// <summary>A one-time code was wrong or over.</summary>
    InviteFailed,
    /// <summary>Password and factors were taken away after two people released it.</summary>
    FactorsRemoved,
}

/// <summary>Writes the explicit audit entries of accounts: who and what, never an address or anything of a password.</summary>
public sealed class AccountLog(Acting acting, ReadLog log, RondetafelDb db)
{
    /// <summary>An entry to be saved with other changes.</summary>
    /// <param name="action">What happened.</param>
    /// <param name="account">The account; null when there is none of that name.</param>
    /// <param name="by">Who did it when nobody is signed in yet; null takes the signed-in person.</param>
    public AuditEntry Entry(AccountAction action, Guid? account, Professional? by = null) => new()
    {
        At = acting.Now,
        Kind = Failed(action) ? "refused" : "write",
        Outcome = Failed(action) ? AuditOutcome.Refused : AuditOutcome.Allowed,
        ActorId = by?.Id.Value ?? acting.By.Id?.Value,
        OrganisationId = by?.OrganisationId.Value ?? acting.By.Organisation?.Value,
        Action = action.ToString(),
        ActionVersion = 1,
        ObjectKind = nameof(Account),
        ObjectId = account,
        Origin = db.Trace.Origin,
    };

    private static bool Failed(AccountAction action) => action is AccountAction.SignInFailed or AccountAction.FactorFailed or AccountAction.InviteFailed;

    /// <summary>Writes an entry; comes back once it is on disk, so that nothing happens to an account that was not logged.</summary>
    public Task WriteAsync(AccountAction action, Guid? account, CancellationToken cancel) => log.WriteAsync(new Reading(Entry(action, account)), cancel);
}
