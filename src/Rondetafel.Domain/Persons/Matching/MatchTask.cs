using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Matching;

/// <summary>A likely duplicate that somebody must look at.</summary>
public readonly record struct MatchTaskId(Guid Value);

/// <summary>Where a likely duplicate stands.</summary>
public enum MatchStatus
{
    /// <summary>Waits for a look.</summary>
    Open,
    /// <summary>Not the same person.</summary>
    NotTheSame,
    /// <summary>Judged the same by one; waits for the second person.</summary>
    Proposed,
    /// <summary>Confirmed by a second person; the signals are merged.</summary>
    Merged,
    /// <summary>The merge was undone.</summary>
    Unmerged,
    /// <summary>Handled outside the system by the process director.</summary>
    HandledByDirector,
}

/// <summary>On what two identities agree.</summary>
[Flags]
public enum Identifiers
{
    /// <summary>On nothing.</summary>
    None = 0,
    /// <summary>Name.</summary>
    Name = 1,
    /// <summary>Date of birth.</summary>
    BirthDate = 2,
    /// <summary>Address.</summary>
    Address = 4,
    /// <summary>Something else that tells one person from another, said in the reason.</summary>
    Other = 8,
}

/// <summary>
/// A likely duplicate as a task of whoever may know it (product.md row 1). When both signals are of one municipality it is
/// its dossierhouder's; with an open case it is of the process director who leads that case; otherwise of the named process
/// director. The asker sees nothing.
/// </summary>
public sealed class MatchTask : Aggregate, IHasKey
{
    private MatchTask() { }

    /// <summary>Its id.</summary>
    public MatchTaskId Id { get; private set; }

    /// <summary>The signal that came in.</summary>
    public SignalId SignalId { get; private set; }

    /// <summary>The living signal it looks like; null when it is a case.</summary>
    public SignalId? OtherId { get; private set; }

    /// <summary>The open case whose person it looks like; null when it is a signal.</summary>
    public CaseId? CaseId { get; private set; }

    /// <summary>The municipality whose dossierhouder owns the task; null when a director owns it.</summary>
    public MunicipalityId? MunicipalityId { get; private set; }

    /// <summary>
    /// The process director who owns the task, or who may be the second person of a proposed merge; null otherwise. With neither
    /// municipality nor director the task waits until there is a process director.
    /// </summary>
    public ProfessionalId? Director { get; private set; }

    /// <summary>Where it stands.</summary>
    public MatchStatus Status { get; private set; }

    /// <summary>When it was found, UTC.</summary>
    public DateTime FoundAt { get; private set; }

    /// <summary>Who judged first; null while open.</summary>
    public ProfessionalId? ProposedBy { get; private set; }

    /// <summary>The municipality on the other side, whose process director it goes to; null within one municipality and for a case.</summary>
    public MunicipalityId? Across { get; private set; }

    /// <summary>The identifiers that agree, as judged by a person.</summary>
    public Identifiers Agreed { get; private set; }

    /// <summary>Why.</summary>
    [SealedAs("match.reason")] public Narrative? Reason { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>
    /// Opens the task for a dossierhouder (municipality) or a director; with neither it waits for a director. Over the border of a
    /// municipality <paramref name="across"/> is the side that whoever asked does not see.
    /// </summary>
    public static MatchTask Find(MatchTaskId id, SignalId signal, SignalId other, MunicipalityId? municipality, ProfessionalId? director, Actor by, DateTime now, MunicipalityId? across = null)
    {
        var task = new MatchTask { Id = id, SignalId = signal, OtherId = other, MunicipalityId = municipality, Director = director, Across = across, FoundAt = now };
        task.Record(new MatchFound(by, now));
        return task;
    }

    /// <summary>Opens the task for the process director who leads the case.</summary>
    public static MatchTask FindCase(MatchTaskId id, SignalId signal, CaseId looksLike, ProfessionalId director, Actor by, DateTime now)
    {
        var task = new MatchTask { Id = id, SignalId = signal, CaseId = looksLike, Director = director, FoundAt = now };
        task.Record(new MatchFound(by, now));
        return task;
    }

    /// <summary>Gives an open task over the border of a municipality to a director, when its own is gone or never was, and one about a case to who leads that case now. Refusal: "not_now".</summary>
    public Outcome Assign(ProfessionalId director, Actor by, DateTime now)
    {
        if (Status != MatchStatus.Open || MunicipalityId is not null) return Outcome.Refused("not_now");
        if (Director == director) return Outcome.AlreadySo;
        Director = director;
        Record(new MatchAssigned(by, now));
        return Outcome.Done;
    }

    /// <summary>Judges: not the same person. Refusals: "reason_needed", "not_now".</summary>
    public Outcome Dismiss(string? reason, Actor by, DateTime now)
    {
        if (Status == MatchStatus.NotTheSame) return Outcome.AlreadySo;
        if (Status is not (MatchStatus.Open or MatchStatus.Proposed)) return Outcome.Refused("not_now");
        if (string.IsNullOrWhiteSpace(reason)) return Outcome.Refused("reason_needed", "Reason");
        (Status, Reason) = (MatchStatus.NotTheSame, Narrative.Of(reason.Trim()));
        Record(new MatchDismissed(by, now));
        return Outcome.Done;
    }

    /// <summary>Judges: the same person; the named director may confirm it beside the dossierhouders. Refusals: "two_identifiers_needed", "reason_needed", "not_now", "not_yours" for a director's task.</summary>
    public Outcome Propose(Identifiers agreed, string? reason, Actor by, DateTime now, ProfessionalId? second = null)
    {
        if (Status == MatchStatus.Proposed) return Outcome.AlreadySo;
        if (Status != MatchStatus.Open) return Outcome.Refused("not_now");
        if (Director is not null || CaseId is not null) return Outcome.Refused("not_yours");
        var wrong = Outcome.Fields(
            (int.PopCount((int)agreed) < 2, "two_identifiers_needed", "Agreed"),
            (string.IsNullOrWhiteSpace(reason), "reason_needed", "Reason"));
        if (!wrong.IsGood) return wrong;
        (Status, ProposedBy, Agreed, Reason, Director) = (MatchStatus.Proposed, by.Id, agreed, Narrative.Of(reason!.Trim()), second);
        Record(new MergeProposed(by, now));
        return Outcome.Done;
    }

    /// <summary>The second person confirms. Refusals: "second_person_needed", "not_now".</summary>
    public Outcome Confirm(Actor by, DateTime now)
    {
        if (Status == MatchStatus.Merged) return Outcome.AlreadySo;
        if (Status != MatchStatus.Proposed) return Outcome.Refused("not_now");
        if (by.Id == ProposedBy) return Outcome.Refused("second_person_needed");
        Status = MatchStatus.Merged;
        Record(new MergeConfirmed(by, now));
        return Outcome.Done;
    }

    /// <summary>The merge was undone.</summary>
    public Outcome Unmerge(Actor by, DateTime now)
    {
        if (Status == MatchStatus.Unmerged) return Outcome.AlreadySo;
        if (Status != MatchStatus.Merged) return Outcome.Refused("not_now");
        Status = MatchStatus.Unmerged;
        Record(new MergeUndone(by, now));
        return Outcome.Done;
    }

    /// <summary>A signal of the pair is destroyed, and this with it.</summary>
    public void SignalGone(Actor by, DateTime now) => Record(new MatchDestroyed(by, now));

    /// <summary>The director handled it with the people concerned. Refusals: "reason_needed", "not_yours", "not_now".</summary>
    public Outcome HandleByDirector(string? reason, Actor by, DateTime now)
    {
        if (Status == MatchStatus.HandledByDirector) return Outcome.AlreadySo;
        if (Director is null || Director != by.Id) return Outcome.Refused("not_yours");
        if (Status != MatchStatus.Open) return Outcome.Refused("not_now");
        if (string.IsNullOrWhiteSpace(reason)) return Outcome.Refused("reason_needed", "Reason");
        (Status, Reason) = (MatchStatus.HandledByDirector, Narrative.Of(reason.Trim()));
        Record(new MatchHandled(by, now));
        return Outcome.Done;
    }
}

/// <summary>A likely duplicate was found.</summary>
[Event(1, "Mogelijke dubbele melding gevonden", "Likely duplicate found")]
public sealed record MatchFound(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A likely duplicate got its process director.</summary>
[Event(1, "Mogelijke dubbele toegewezen aan een procesregisseur", "Likely duplicate given to a process director")]
public sealed record MatchAssigned(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Judged not the same person.</summary>
[Event(1, "Geen dubbele melding", "Not a duplicate")]
public sealed record MatchDismissed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>One person judged them the same.</summary>
[Event(1, "Samenvoegen voorgesteld", "Merge proposed")]
public sealed record MergeProposed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A second person confirmed.</summary>
[Event(1, "Samenvoegen bevestigd door tweede persoon", "Merge confirmed by second person")]
public sealed record MergeConfirmed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The merge was undone.</summary>
[Event(1, "Samenvoegen teruggedraaid", "Merge undone")]
public sealed record MergeUndone(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A likely duplicate was destroyed with a signal of the pair.</summary>
[Event(1, "Mogelijke dubbele vernietigd met de melding", "Likely duplicate destroyed with the signal")]
public sealed record MatchDestroyed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The process director handled a likely duplicate.</summary>
[Event(1, "Mogelijke dubbele afgehandeld door procesregisseur", "Likely duplicate handled by process director")]
public sealed record MatchHandled(Actor By, DateTime At) : DomainEvent(By, At);
