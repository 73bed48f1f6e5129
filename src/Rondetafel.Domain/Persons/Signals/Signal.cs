using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>
/// A signal (melding): facts apart from interpretation, for one municipality, with an end date from the first day
/// (product.md rows 1 and 2). Who reported is not here but in the <see cref="Answers.Answer"/>.
/// </summary>
public sealed partial class Signal : Aggregate, IHasKey
{
    private readonly List<SignalFact> _facts = [];
    private readonly List<SignalStep> _steps = [];
    private readonly List<SignalAddition> _additions = [];

    private Signal() { }

    /// <summary>Its id.</summary>
    public SignalId Id { get; private set; }

    /// <summary>The short random code on screen, for instance "M-7KXD"; tells no order.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The municipality that owns it.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>
    /// The organisation that receives for its municipality, for the count of row 2; null when nobody does yet. Never the
    /// organisation of whoever reported (product.md, rule 12).
    /// </summary>
    public OrganisationId? ReceivedBy { get; private set; }

    /// <summary>Where it stands.</summary>
    public SignalStatus Status { get; private set; }

    /// <summary>The status before it was merged, stopped or routed elsewhere; null otherwise.</summary>
    public SignalStatus? StatusBefore { get; private set; }

    /// <summary>The end date it had before it was stopped or routed elsewhere; null when it had none.</summary>
    public DateOnly? DestroyBefore { get; private set; }

    /// <summary>Through which form it came in.</summary>
    public Channel Channel { get; private set; }

    /// <summary>Code from the list "signal.origin"; null while the dossierhouder has not said it.</summary>
    public string? Origin { get; private set; }

    /// <summary>When it came in, UTC.</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>Last local day to acknowledge it; of a report that was held apart counted from the day on which it came to count.</summary>
    public DateOnly AcknowledgeBy { get; private set; }

    /// <summary>Until when the answer to a question back is awaited; null when nothing was asked.</summary>
    public DateOnly? WaitUntil { get; private set; }

    /// <summary>The local day on which row and key are destroyed; null while it is alive in the process.</summary>
    public DateOnly? DestroyOn { get; private set; }

    /// <summary>When the reporter of a report that is held apart was last asked something, UTC; null when never.</summary>
    public DateTime? ReporterAskedAt { get; private set; }

    /// <summary>When the reporter last wrote something after the report itself, UTC; null when never.</summary>
    public DateTime? ReporterWroteAt { get; private set; }

    /// <summary>The signal it was merged into; null otherwise.</summary>
    public SignalId? MergedInto { get; private set; }

    /// <summary>The signal it was split from; null otherwise.</summary>
    public SignalId? SplitFrom { get; private set; }

    /// <summary>Hash of the content of a transfer, by which a file that is read in once more is known: one in a municipality. Null for every other channel, and from when it is shielded: it may be read in anew then.</summary>
    public string? TransferMark { get; private set; }

    /// <summary>Given names of the person, as far as known.</summary>
    [SealedAs("signal.person.given")] public Narrative? GivenNames { get; private set; }

    /// <summary>Family name.</summary>
    [SealedAs("signal.person.family")] public Narrative? FamilyName { get; private set; }

    /// <summary>Date of birth or age, as typed.</summary>
    [SealedAs("signal.person.birth")] public Narrative? BirthDate { get; private set; }

    /// <summary>Address or place, as typed.</summary>
    [SealedAs("signal.person.address")] public Narrative? Address { get; private set; }

    /// <summary>How to recognise the person when the name is not known.</summary>
    [SealedAs("signal.person.description")] public Narrative? Description { get; private set; }

    /// <summary>What the reporter thinks: the worry.</summary>
    [SealedAs("signal.worry")] public Narrative? Worry { get; private set; }

    /// <summary>What else could explain it.</summary>
    [SealedAs("signal.other")] public Narrative? OtherExplanation { get; private set; }

    /// <summary>What was already done.</summary>
    [SealedAs("signal.done")] public Narrative? AlreadyDone { get; private set; }

    /// <summary>How the reporter knows the person.</summary>
    [SealedAs("signal.relation")] public Narrative? Relation { get; private set; }

    /// <summary>Whether the person knows.</summary>
    public PersonKnows PersonKnows { get; private set; }

    /// <summary>The facts, in order.</summary>
    public IReadOnlyList<SignalFact> Facts => _facts;

    /// <summary>The history, oldest first.</summary>
    public IReadOnlyList<SignalStep> Steps => _steps;

    /// <summary>What was added later.</summary>
    public IReadOnlyList<SignalAddition> Additions => _additions;

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Whether it takes part in search and matching: not held apart, not shielded, not merged.</summary>
    public static bool IsLiving(SignalStatus status) =>
        status is SignalStatus.Received or SignalStatus.Acknowledged or SignalStatus.AskedBack or SignalStatus.ToWeighing;

    /// <summary>Whether it is shielded and waits for its destruction.</summary>
    public static bool IsShielded(SignalStatus status) => status is SignalStatus.RoutedElsewhere or SignalStatus.Stopped or SignalStatus.NotTakenIn;

    /// <summary>
    /// Takes in a report. Refusals: "fact_needed" on What (nothing was seen or heard), "person_needed" on FamilyName
    /// (nobody can be found without any word about the person); a phone note needs only the first.
    /// </summary>
    public static (Signal?, Outcome) Receive(SignalId id, string code, NewSignal given, SignalTerms terms, Actor by, DateTime now)
    {
        var quick = given.Channel is Channel.Phone or Channel.Mail;
        var wrong = Outcome.Fields(
            (given.Facts.All(f => string.IsNullOrWhiteSpace(f.Fact.What)), "fact_needed", "What"),
            (!quick && given.Person is { GivenNames: null, FamilyName: null, Description: null }, "person_needed", "FamilyName"));
        if (!wrong.IsGood) return (null, wrong);
        var apart = given.Channel == Channel.PublicPage && given.SplitFrom is null; // the first one was confirmed
        var signal = new Signal
        {
            Id = id,
            Code = code,
            MunicipalityId = given.Municipality,
            ReceivedBy = given.ReceivedBy,
            Channel = given.Channel,
            Origin = given.Origin,
            Status = apart ? SignalStatus.HeldApart : SignalStatus.Received,
            ReceivedAt = now,
            AcknowledgeBy = Deadline.InWorkingDays(now, terms.AcknowledgeWorkingDays).Day,
            DestroyOn = apart ? Deadline.InDays(now, terms.HeldApartDays).Day : null,
            SplitFrom = given.SplitFrom,
            TransferMark = given.TransferMark,
        };
        signal.Take(given.Person);
        signal.Take(given.Thoughts);
        signal.TakeFacts(given.Facts);
        signal.Record(new SignalReceived(given.Municipality, given.ReceivedBy, given.Channel, given.Origin, by, now));
        if (given.Channel == Channel.Transfer && given.SplitFrom is null) signal.Record(new TransferReadIn(by, now));
        return (signal, Outcome.Done);
    }

    private void Shield(SignalTerms terms, DateTime now)
    {
        DestroyOn = Deadline.InDays(now, terms.ShieldedDays).Day;
        TransferMark = null;
    }

    private void Wipe()
    {
        Take(new PersonGiven(null, null, null, null, null));
        Take(new ThoughtsGiven(null, null, null, null, PersonKnows.NotAnswered));
        _facts.Clear();
        _additions.Clear();
        foreach (var step in _steps) step.Wipe();
    }

    private void Take(PersonGiven person) =>
        (GivenNames, FamilyName, BirthDate, Address, Description) =
        (Narrative.OfOptional(person.GivenNames), Narrative.OfOptional(person.FamilyName), Narrative.OfOptional(person.BirthDate),
            Narrative.OfOptional(person.Address), Narrative.OfOptional(person.Description));

    private void Take(ThoughtsGiven thoughts) =>
        (Worry, OtherExplanation, AlreadyDone, Relation, PersonKnows) =
        (Narrative.OfOptional(thoughts.Worry), Narrative.OfOptional(thoughts.OtherExplanation), Narrative.OfOptional(thoughts.AlreadyDone),
            Narrative.OfOptional(thoughts.Relation), thoughts.PersonKnows);

    private void TakeFacts(IReadOnlyList<NewFact> facts)
    {
        _facts.Clear();
        foreach (var fact in facts.Where(f => !string.IsNullOrWhiteSpace(f.Fact.What))) _facts.Add(SignalFact.Of(fact.Id, Id, _facts.Count + 1, fact.Fact));
    }
}
