using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>A signal (melding): a concrete concern about a person.</summary>
public readonly record struct SignalId(Guid Value);

/// <summary>A fact of a signal.</summary>
public readonly record struct SignalFactId(Guid Value);

/// <summary>A step in the history of a signal.</summary>
public readonly record struct SignalStepId(Guid Value);

/// <summary>Something added to a signal later.</summary>
public readonly record struct SignalAdditionId(Guid Value);

/// <summary>Through which form it came in.</summary>
public enum Channel
{
    /// <summary>The public page, without login.</summary>
    PublicPage,
    /// <summary>The form of a signed-in professional.</summary>
    Professional,
    /// <summary>A note of a telephone call.</summary>
    Phone,
    /// <summary>Text pasted from a mail.</summary>
    Mail,
    /// <summary>A sealed file of another partnership (docs/decisions/0017).</summary>
    Transfer,
}

/// <summary>On what ground a reporter without login counts as confirmed; its name is the target of that step.</summary>
public enum ReporterGround
{
    /// <summary>The dossierhouder spoke with the reporter.</summary>
    Spoken,
    /// <summary>An address was confirmed.</summary>
    Address,
    /// <summary>The reporter wrote back through the code.</summary>
    Written,
}

/// <summary>Whether the person knows of the worry.</summary>
public enum PersonKnows
{
    /// <summary>Not asked or not answered.</summary>
    NotAnswered,
    /// <summary>Yes.</summary>
    Yes,
    /// <summary>No.</summary>
    No,
    /// <summary>The reporter does not know.</summary>
    Unknown,
}

/// <summary>How the reporter knows a fact (security rules 7.2, rule 3).</summary>
public enum Observation
{
    /// <summary>Not said yet; a phone note may leave it open.</summary>
    NotSaid,
    /// <summary>Seen or heard by the reporter.</summary>
    Own,
    /// <summary>Heard from someone else.</summary>
    Hearsay,
}

/// <summary>What was seen or heard: a fact, apart from what someone thinks of it.</summary>
public sealed class SignalFact : IPart
{
    private SignalFact() { }

    /// <summary>Its id.</summary>
    public SignalFactId Id { get; private set; }

    /// <summary>The signal it belongs to.</summary>
    public SignalId SignalId { get; private set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Order { get; private set; }

    /// <summary>What was seen or heard.</summary>
    [SealedAs("signal.fact.what")] public Narrative? What { get; private set; }

    /// <summary>Where, in words.</summary>
    [SealedAs("signal.fact.where")] public Narrative? Where { get; private set; }

    /// <summary>When, as typed.</summary>
    [SealedAs("signal.fact.when")] public Narrative? When { get; private set; }

    /// <summary>The day, when the typed words could be read as one; local date.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>Own observation or hearsay.</summary>
    public Observation Observation { get; private set; }

    /// <inheritdoc />
    public Guid RootId => SignalId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static SignalFact Of(SignalFactId id, SignalId signal, int order, FactGiven given) => new()
    {
        Id = id,
        SignalId = signal,
        Order = order,
        What = Narrative.OfOptional(given.What),
        Where = Narrative.OfOptional(given.Where),
        When = Narrative.OfOptional(given.When),
        Day = given.Day,
        Observation = given.Observation,
    };
}

/// <summary>A fact as it was typed.</summary>
public sealed record FactGiven(string What, string? Where, string? When, DateOnly? Day, Observation Observation)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(FactGiven);
}

/// <summary>One step in a signal's history with its reason.</summary>
public sealed class SignalStep : IPart
{
    private SignalStep() { }

    /// <summary>Its id.</summary>
    public SignalStepId Id { get; private set; }

    /// <summary>The signal it belongs to.</summary>
    public SignalId SignalId { get; private set; }

    /// <summary>What was done.</summary>
    public SignalAction Action { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>By whom; null for the reporter and the clock.</summary>
    public ProfessionalId? By { get; private set; }

    /// <summary>The code from the list that went with it: a reason kind or a receiver; null when none.</summary>
    public string? Target { get; private set; }

    /// <summary>Until when, for a question back.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The reason in words.</summary>
    [SealedAs("signal.step.reason")] public Narrative? Reason { get; private set; }

    /// <summary>The lighter option that was considered.</summary>
    [SealedAs("signal.step.lighter")] public Narrative? LighterOption { get; private set; }

    /// <inheritdoc />
    public Guid RootId => SignalId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static SignalStep Of(SignalStepId id, SignalId signal, SignalAction action, StepGiven given, ProfessionalId? by, DateTime at) => new()
    {
        Id = id,
        SignalId = signal,
        Action = action,
        At = at,
        By = by,
        Target = given.Target,
        Until = given.Until,
        Reason = Narrative.OfOptional(given.Reason),
        LighterOption = Narrative.OfOptional(given.LighterOption),
    };

    internal void Wipe() => (Reason, LighterOption) = (null, null);
}

/// <summary>What was given with a step; null where it was not asked or left open.</summary>
public sealed record StepGiven(SignalStepId Id, string? Reason = null, string? Target = null, DateOnly? Until = null, string? LighterOption = null)
{
    /// <summary>Which facts this holds.</summary>
    public Facts Facts =>
        (string.IsNullOrWhiteSpace(Reason) ? Facts.None : Facts.Reason) | (string.IsNullOrWhiteSpace(Target) ? Facts.None : Facts.Target) |
        (Until is null ? Facts.None : Facts.Until) | (string.IsNullOrWhiteSpace(LighterOption) ? Facts.None : Facts.LighterOption);

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(StepGiven);
}

/// <summary>Something added later: by the reporter, or by the dossierhouder from a talk with them.</summary>
public sealed class SignalAddition : IPart
{
    private SignalAddition() { }

    /// <summary>Its id.</summary>
    public SignalAdditionId Id { get; private set; }

    /// <summary>The signal it belongs to.</summary>
    public SignalId SignalId { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether the reporter wrote it (otherwise the dossierhouder noted it).</summary>
    public bool ByReporter { get; private set; }

    /// <summary>What was added.</summary>
    [SealedAs("signal.addition.text")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => SignalId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static SignalAddition Of(SignalAdditionId id, SignalId signal, string text, bool byReporter, DateTime at) =>
        new() { Id = id, SignalId = signal, At = at, ByReporter = byReporter, Text = Narrative.Of(text.Trim()) };
}

/// <summary>Who it is about, as far as known, as typed. No field for origin, belief or nationality (product.md, rule 2).</summary>
public sealed record PersonGiven(string? GivenNames, string? FamilyName, string? BirthDate, string? Address, string? Description)
{
    /// <summary>Nothing of the person.</summary>
    public override string ToString() => nameof(PersonGiven);
}

/// <summary>The terms a signal needs, from the parameters in force.</summary>
/// <param name="AcknowledgeWorkingDays">Working days to acknowledge.</param>
/// <param name="HeldApartDays">Calendar days a report without login waits.</param>
/// <param name="ShieldedDays">Calendar days between stop or routing and destruction.</param>
public sealed record SignalTerms(int AcknowledgeWorkingDays, int HeldApartDays, int ShieldedDays);
