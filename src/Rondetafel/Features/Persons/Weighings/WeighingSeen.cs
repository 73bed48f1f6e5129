using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Tracks;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>A weighing opened for one reader. Of a shielded weighing it holds no text: no signal, no views, no reasons.</summary>
public sealed record WeighingSeen
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required WeighingStatus Status { get; init; }
    public required string Municipality { get; init; }
    public required DateOnly On { get; init; }
    public required DateOnly DecideBy { get; init; }
    public required DateOnly? WaitUntil { get; init; }
    public required DateOnly? DestroyOn { get; init; }
    public required string Chair { get; init; }

    /// <summary>The criteria form that the views answer.</summary>
    public required CriteriaForm Form { get; init; }
    public required bool IsChair { get; init; }

    /// <summary>The reader's own place on the roster; null for the chair.</summary>
    public required RosterLine? Own { get; init; }
    public required IReadOnlyList<RosterLine> Roster { get; init; }

    /// <summary>The signal; null when shielded or taken in.</summary>
    public required SignalSeen? Signal { get; init; }

    /// <summary>The views that this reader may read now.</summary>
    public required IReadOnlyList<ViewSeen> Views { get; init; }
    public required IReadOnlyList<StepSeen> Steps { get; init; }

    /// <summary>The prosecutor's tracks noted here; none while shielded.</summary>
    public required IReadOnlyList<TrackSeen> Tracks { get; init; }

    /// <summary>Number of the case that the chair named, for the chair; null for everybody else and when none is named.</summary>
    public required string? AboutCase { get; init; }

    /// <summary>The case, for who may open it; null for everybody else.</summary>
    public required Guid? Case { get; init; }

    /// <summary>Taken in, for who may not open the case: the day on which this weighing goes from them; null otherwise.</summary>
    public required DateOnly? LeavesOn { get; init; }

    public bool IsShielded => Weighing.IsShielded(Status);

    /// <summary>The view of the reader's own organisation; null when it is not given.</summary>
    public ViewSeen? Mine => Own is { } own ? Views.FirstOrDefault(v => v.OrganisationId == own.OrganisationId) : null;

    /// <summary>The step that ended the weighing last; null before, and after undoing.</summary>
    public StepSeen? Decision => Status is WeighingStatus.Preparing or WeighingStatus.Opened or WeighingStatus.Waiting ? null : Steps.LastOrDefault(s => WeighingWords.IsOutcome(s.Action));

    /// <summary>Whether the reader may take this step now.</summary>
    public bool May(WeighingAction action) =>
        (IsChair && WeighingTransitions.Table.ActionsFrom(Status, WeighingWho.Chair).Contains(action))
        || (Own is not null && WeighingTransitions.Table.ActionsFrom(Status, WeighingWho.Member).Contains(action));

    /// <summary>Whether the reader may write the view of their organisation now: before the views are opened, or later when there is none.</summary>
    public bool MayWrite => Own is not null && May(WeighingAction.GiveView) && (Status == WeighingStatus.Preparing || Mine is null);

    /// <summary>How many organisations have not given their view; told to the chair only.</summary>
    public int Missing => Roster.Where(r => r.Given == false).Select(r => r.OrganisationId).Distinct().Count();
}

/// <summary>Somebody on the roster.</summary>
/// <param name="Given">Whether their organisation gave its view; null where the reader is not told.</param>
public sealed record RosterLine(ProfessionalId Id, string Name, OrganisationId OrganisationId, string Organisation, WeighingPart Part, bool? Given);

/// <summary>A view with its answers in the order of the form.</summary>
public sealed record ViewSeen(
    OrganisationId? OrganisationId, string By, DateTime At, bool NotedByAnother, bool Later, string? Advice, IReadOnlyList<AnswerSeen> Answers)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ViewSeen);
}

/// <summary>A question as it was asked, and its answer.</summary>
public sealed record AnswerSeen(string Criterion, int Edition, string Question, string Text)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AnswerSeen);
}

/// <summary>A step with its words; the name is null for the daily job.</summary>
public sealed record StepSeen(
    WeighingAction Action, DateTime At, string? By, string? Organisation, string? Target, DateOnly? Until, string? Asked, string? Before, string? Reason, string? LighterOption)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(StepSeen);
}

/// <summary>The signal as the weighers see it: never who reported, nor how the reporter knows the person.</summary>
public sealed record SignalSeen(
    Guid Id, string Code, DateTime ReceivedAt, string? GivenNames, string? FamilyName, string? BirthDate, string? Address, string? Description,
    IReadOnlyList<SignalFactSeen> Facts, string? Worry, string? OtherExplanation, string? AlreadyDone, PersonKnows PersonKnows, string? BroughtBecause, string? LighterOption)
{
    /// <summary>The signals merged into this one, oldest first: about the same person and weighed together.</summary>
    public IReadOnlyList<SignalSeen> Merged { get; init; } = [];

    /// <summary>This signal and those merged into it.</summary>
    public IEnumerable<SignalSeen> All => Merged.Prepend(this);

    /// <summary>What is known of the person, from the first signal that says it; null when none does.</summary>
    public string? Known(Func<SignalSeen, string?> of) => All.Select(of).FirstOrDefault(v => v is not null);

    /// <summary>The name as far as known, else the description; null when there is neither.</summary>
    public string? Name => GivenNames is null && FamilyName is null ? Description : string.Join(' ', new[] { GivenNames, FamilyName }.OfType<string>());

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(SignalSeen);
}

/// <summary>What was seen or heard; for something added later also when.</summary>
public sealed record SignalFactSeen(Guid Id, string What, string? Where, string? When, DateOnly? Day, Observation Observation, DateTime? AddedAt)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(SignalFactSeen);
}
