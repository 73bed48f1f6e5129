using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>A signal opened for its dossierhouder. Of a shielded signal all texts are null and the lists empty.</summary>
public sealed record SignalView
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required SignalStatus Status { get; init; }
    public required Channel Channel { get; init; }
    public required string? OriginCode { get; init; }
    public required string? Origin { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public required DateOnly AcknowledgeBy { get; init; }
    public required DateOnly? WaitUntil { get; init; }
    public required DateOnly? DestroyOn { get; init; }

    /// <summary>When the reporter was asked something while it is held apart, UTC; null when never.</summary>
    public required DateTime? ReporterAskedAt { get; init; }

    /// <summary>When the reporter last wrote after the report itself, UTC; null when never.</summary>
    public required DateTime? ReporterWroteAt { get; init; }
    public required PersonView Person { get; init; }
    public required IReadOnlyList<FactView> Facts { get; init; }
    public required ThoughtsView Thoughts { get; init; }
    public required IReadOnlyList<AdditionView> Additions { get; init; }
    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>The newest step; of a shielded signal who and when only. Null when there is none.</summary>
    public required StepView? LastStep { get; init; }
    public required IReadOnlyList<SignalLink> Links { get; init; }

    /// <summary>The answer owed to the reporter; null for a signal that was split off: the first one answers.</summary>
    public required AnswerHead? Answer { get; init; }

    /// <summary>The signal it was split from, when that is gone and its answer is not; null otherwise.</summary>
    public required Guid? AnsweredAt { get; init; }

    /// <summary>Whether it is shielded because the signal it was merged into is; that one is undone.</summary>
    public required bool WentAlong { get; init; }

    /// <summary>Whether the reporter reads here, with a code or in an account, what is given on this signal.</summary>
    public bool ReporterReads => Answer is { CanBeRead: true };

    public bool IsShielded => Signal.IsShielded(Status);

    /// <summary>Whether the dossierhouder may take this step now.</summary>
    public bool May(SignalAction action) => !(action == SignalAction.Undo && WentAlong) && SignalTransitions.Table.ActionsFrom(Status, SignalWho.Holder).Contains(action);
}

/// <summary>Who it is about, as far as known.</summary>
public sealed record PersonView(string? GivenNames, string? FamilyName, string? BirthDate, string? Address, string? Description)
{
    /// <summary>The name as far as known, else the description; null when there is neither.</summary>
    public string? Name => GivenNames is null && FamilyName is null ? Description : string.Join(' ', new[] { GivenNames, FamilyName }.OfType<string>());

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(PersonView);
}

/// <summary>What was seen or heard.</summary>
public sealed record FactView(Guid Id, string What, string? Where, string? When, DateOnly? Day, Observation Observation)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(FactView);
}

/// <summary>What someone thinks, and what was done.</summary>
public sealed record ThoughtsView(string? Worry, string? OtherExplanation, string? AlreadyDone, string? Relation, PersonKnows PersonKnows)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ThoughtsView);
}

/// <summary>Something added later.</summary>
public sealed record AdditionView(Guid Id, DateTime At, bool ByReporter, string Text)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AdditionView);
}

/// <summary>A step with its reason; the name is null for the daily clock.</summary>
public sealed record StepView(SignalAction Action, DateTime At, string? By, string? Target, DateOnly? Until, string? Reason, string? LighterOption)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(StepView);
}

/// <summary>How another signal of the same municipality hangs together with this one: from, off (split) or into, taken (merged).</summary>
/// <param name="WroteAt">When the reporter last added something there, UTC; null when never.</param>
public sealed record SignalLink(string How, Guid Id, string Code, DateTime? WroteAt);

/// <summary>What the dossierhouder sees of the answer without opening who reported.</summary>
/// <param name="CanBeRead">Whether the reporter reads it with a code or in an account.</param>
public sealed record AnswerHead(Guid Id, DateOnly? DueOn, bool CanBeRead, IReadOnlyList<(string Code, DateTime At)> Given);
