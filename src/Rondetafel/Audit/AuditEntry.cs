namespace Rondetafel.Audit;

/// <summary>How it ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done or shown.</summary>
    Allowed,
    /// <summary>It was refused: no right, not there, or a wrong password or code.</summary>
    Refused,
}

/// <summary>
/// One row of the audit log: who did or opened what, when, for which purpose, by which rule (BIO2 8.15.01). Never text of
/// a case. Triggers in both databases refuse to change or remove a row.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Lists of cases of people who need have no part in them: who may take one over, and who is asked for one past its end date. They have an index of their own.</summary>
    public static readonly string[] ListsOfOthers = ["CasesToTakeOver.listed", "CasesOverdue.listed", "CasesOnDuty.listed", "BriefSeats.listed"];

    /// <summary>Insertion order.</summary>
    public long Id { get; set; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>"write", "read" or, when it was refused before either, "refused".</summary>
    public required string Kind { get; init; }

    /// <summary>How it ended.</summary>
    public AuditOutcome Outcome { get; init; }

    /// <summary>Who; null for a reporter without login and for the daily job.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>For which organisation; null as above.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The event or reading, for instance "SignalStopped" or "signal.opened".</summary>
    public required string Action { get; init; }

    /// <summary>Version of the event's shape; 0 for a reading.</summary>
    public int ActionVersion { get; init; }

    /// <summary>The kind of object, for instance "Signal".</summary>
    public required string ObjectKind { get; init; }

    /// <summary>The object; null for a list.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>All objects of a list, 16 bytes each; null for one object.</summary>
    public byte[]? ObjectIds { get; init; }

    /// <summary>Which rule allowed it; null where no rule was needed.</summary>
    public string? Rule { get; init; }

    /// <summary>Code of the purpose: follows from the road taken.</summary>
    public string? Purpose { get; init; }

    /// <summary>The page or job it came from: the route, never a query string or address of a person.</summary>
    public string? Origin { get; init; }
}

/// <summary>Where a change or reading came from and what allowed it.</summary>
public sealed record AuditTrace(string? Origin, string? Rule, string? Purpose)
{
    /// <summary>Nothing is known, for instance in a set-up command.</summary>
    public static AuditTrace None { get; } = new(null, null, null);
}
