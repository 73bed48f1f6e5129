using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>When the case can end, written at intake and checked at each review (domain-and-law 1.5); see <see cref="ExitCheck"/>.</summary>
public sealed class ExitCriterion : IPart
{
    private ExitCriterion() { }

    /// <summary>Its id.</summary>
    public ExitCriterionId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Order { get; private set; }

    /// <summary>When taking in again put others in its place, UTC; null while it counts.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The criterion in words.</summary>
    [SealedAs("case.exit.text")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ExitCriterion Of(CaseId theCase, ExitCriterionId id, int order, string text) =>
        new() { Id = id, CaseId = theCase, Order = order, Text = Narrative.Of(text.Trim()) };

    internal void End(DateTime now) => EndedAt ??= now;
}

/// <summary>The check of one exit criterion as typed at a review or closing.</summary>
public sealed record CriterionCheck(ExitCheckId Check, ExitCriterionId Id, bool Met, string? Seen)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CriterionCheck);
}

/// <summary>A check of one exit criterion at one review or closing; a later one does not overwrite it.</summary>
public sealed class ExitCheck : IPart
{
    private ExitCheck() { }

    /// <summary>Its id.</summary>
    public ExitCheckId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The criterion.</summary>
    public ExitCriterionId CriterionId { get; private set; }

    /// <summary>The review or closing.</summary>
    public CaseStepId StepId { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether it was met.</summary>
    public bool Met { get; private set; }

    /// <summary>What was seen; null when nothing was written.</summary>
    [SealedAs("case.exit.check")] public Narrative? Seen { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ExitCheck Of(CaseId theCase, CaseStepId step, CriterionCheck given, DateTime now) =>
        new() { Id = given.Check, CaseId = theCase, CriterionId = given.Id, StepId = step, At = now, Met = given.Met, Seen = Narrative.OfOptional(given.Seen) };
}
