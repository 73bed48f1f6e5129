using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>What someone thinks and did, apart from the facts.</summary>
public sealed record ThoughtsGiven(string? Worry, string? OtherExplanation, string? AlreadyDone, string? Relation, PersonKnows PersonKnows)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ThoughtsGiven);
}

/// <summary>A fact with the id it gets.</summary>
public sealed record NewFact(SignalFactId Id, FactGiven Fact);

/// <summary>A report as it came in.</summary>
/// <param name="Municipality">Where it belongs.</param>
/// <param name="Channel">Through which form.</param>
/// <param name="Origin">Code from the list "signal.origin"; null when not said.</param>
/// <param name="Person">Who it is about, as far as known.</param>
/// <param name="Facts">What was seen or heard; at least one.</param>
/// <param name="Thoughts">What is thought of it.</param>
/// <param name="SplitFrom">The signal it was split from; null otherwise.</param>
/// <param name="ReceivedBy">The organisation that receives for the municipality; null when nobody does yet.</param>
/// <param name="TransferMark">What tells that a file of another partnership was read in before; null for every other channel.</param>
public sealed record NewSignal(
    MunicipalityId Municipality, Channel Channel, string? Origin, PersonGiven Person, IReadOnlyList<NewFact> Facts, ThoughtsGiven Thoughts, SignalId? SplitFrom = null,
    OrganisationId? ReceivedBy = null, string? TransferMark = null);

/// <summary>The content of a signal after completing or correcting it.</summary>
public sealed record SignalContent(string? Origin, PersonGiven Person, IReadOnlyList<NewFact> Facts, ThoughtsGiven Thoughts);
