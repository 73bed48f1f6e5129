namespace Rondetafel.Domain.Shared;

/// <summary>A request to start again after a lost password or second factor.</summary>
public readonly record struct FactorResetId(Guid Value);

/// <summary>Where such a request stands.</summary>
public enum FactorResetStatus
{
    /// <summary>Asked; nobody confirmed yet.</summary>
    Asked,
    /// <summary>One person confirmed who asks.</summary>
    Confirmed,
    /// <summary>A second person of another organisation released it.</summary>
    Released,
    /// <summary>Somebody did not trust it.</summary>
    Declined,
}

/// <summary>What can be done with such a request.</summary>
public enum FactorResetAction
{
    /// <summary>The first person confirms.</summary>
    Confirm,
    /// <summary>The second person releases.</summary>
    Release,
    /// <summary>Either declines.</summary>
    Decline,
}

/// <summary>Who may do it.</summary>
[Flags]
public enum FactorResetWho
{
    /// <summary>Nobody.</summary>
    None = 0,
    /// <summary>A person with the permission who is not the one who asks.</summary>
    Helper = 1,
}

/// <summary>The state table of a request to start again.</summary>
public static class FactorResetTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<FactorResetStatus, FactorResetAction, FactorResetWho> Table { get; } = new(
        [
            new(FactorResetStatus.Asked, FactorResetAction.Confirm, FactorResetStatus.Confirmed, FactorResetWho.Helper),
            new(FactorResetStatus.Asked, FactorResetAction.Decline, FactorResetStatus.Declined, FactorResetWho.Helper),
            new(FactorResetStatus.Confirmed, FactorResetAction.Release, FactorResetStatus.Released, FactorResetWho.Helper),
            new(FactorResetStatus.Confirmed, FactorResetAction.Decline, FactorResetStatus.Declined, FactorResetWho.Helper),
        ],
        [
            (FactorResetStatus.Confirmed, FactorResetAction.Confirm),
            (FactorResetStatus.Released, FactorResetAction.Release),
            (FactorResetStatus.Declined, FactorResetAction.Decline),
        ]);
}

/// <summary>
/// A request of somebody who lost password or second factor. Two people of two organisations release it, neither of them
/// the one who asks (security rules 2.3); after two days it is over.
/// </summary>
public sealed class FactorReset : Aggregate
{
    /// <summary>Hours after which an unanswered request is over.</summary>
    public const int Hours = 48;

    private FactorReset() { }

    /// <summary>Its id.</summary>
    public FactorResetId Id { get; private set; }

    /// <summary>Who lost it.</summary>
    public ProfessionalId For { get; private set; }

    /// <summary>When it was asked, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Where it stands; over by time is not a status, see <see cref="IsOver"/>.</summary>
    public FactorResetStatus Status { get; private set; }

    /// <summary>Who confirmed first; null while nobody did.</summary>
    public ProfessionalId? ConfirmedBy { get; private set; }

    /// <summary>For which organisation that was; null while nobody did.</summary>
    public OrganisationId? ConfirmedFor { get; private set; }

    /// <summary>Who released or declined it; null before.</summary>
    public ProfessionalId? EndedBy { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Asks for it on the sign-in page.</summary>
    public static FactorReset Ask(FactorResetId id, ProfessionalId person, Actor by, DateTime now)
    {
        var reset = new FactorReset { Id = id, For = person, AskedAt = now };
        reset.Record(new FactorResetAsked(by, now));
        return reset;
    }

    /// <summary>Whether it came to its end without an answer.</summary>
    public bool IsOver(DateTime now) => Status is FactorResetStatus.Asked or FactorResetStatus.Confirmed && AskedAt.AddHours(Hours) < now;

    /// <summary>The first person has made sure who asks. Refusals: "not_yours" (one's own request), "too_late", "not_now".</summary>
    public Outcome Confirm(Actor by, DateTime now)
    {
        var outcome = Judge(FactorResetAction.Confirm, by, now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        (Status, ConfirmedBy, ConfirmedFor) = (FactorResetStatus.Confirmed, by.Id, by.Organisation);
        Record(new FactorResetConfirmed(by, now));
        return outcome;
    }

    /// <summary>
    /// The second person releases it. Refusals: those of <see cref="Confirm"/>, "second_person_needed" (the same person),
    /// "other_organisation_needed" (a colleague of the first).
    /// </summary>
    public Outcome Release(Actor by, DateTime now)
    {
        var outcome = Judge(FactorResetAction.Release, by, now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        if (by.Id == ConfirmedBy) return Outcome.Refused("second_person_needed");
        if (by.Organisation == ConfirmedFor) return Outcome.Refused("other_organisation_needed");
        (Status, EndedBy) = (FactorResetStatus.Released, by.Id);
        Record(new FactorResetReleased(by, now));
        return outcome;
    }

    /// <summary>Either person does not trust it. Same refusals as <see cref="Confirm"/>.</summary>
    public Outcome Decline(Actor by, DateTime now)
    {
        var outcome = Judge(FactorResetAction.Decline, by, now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        (Status, EndedBy) = (FactorResetStatus.Declined, by.Id);
        Record(new FactorResetDeclined(by, now));
        return outcome;
    }

    private Outcome Judge(FactorResetAction action, Actor by, DateTime now)
    {
        if (by.Id is null || by.Organisation is null || by.Id == For) return Outcome.Refused("not_yours");
        return IsOver(now) ? Outcome.Refused("too_late") : FactorResetTransitions.Table.Judge(Status, action, FactorResetWho.Helper, Facts.None);
    }
}

/// <summary>Somebody asked to start again.</summary>
[Event(1, "Herstel van inloggen gevraagd", "Reset of sign-in asked")]
public sealed record FactorResetAsked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A first person confirmed who asks.</summary>
[Event(1, "Herstel van inloggen bevestigd door de eerste persoon", "Reset of sign-in confirmed by the first person")]
public sealed record FactorResetConfirmed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A second person of another organisation released it.</summary>
[Event(1, "Herstel van inloggen vrijgegeven door een tweede persoon", "Reset of sign-in released by a second person")]
public sealed record FactorResetReleased(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A request to start again was declined.</summary>
[Event(1, "Herstel van inloggen afgewezen", "Reset of sign-in declined")]
public sealed record FactorResetDeclined(Actor By, DateTime At) : DomainEvent(By, At);
