using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>
/// A signal (melding): facts apart from interpretation, for one municipality, with an end date from the first day
/// (product.md rows 1 and 2). Who reported is not here but in the <see cref="Answers.Answer"/>.
/// </summary>
public sealed class Signal : Aggregate, IHasKey
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

    /// <summary>The organisation that received it, for the count of row 2; null for the public page.</summary>
    public OrganisationId? ReceivedBy { get; private set; }

    /// <summary>Where it stands.</summary>
    public SignalStatus Status { get; private set; }

    /// <summary>The status before it was merged; null otherwise.</summary>
    public SignalStatus? StatusBefore { get; private set; }

    /// <summary>Through which form it came in.</summary>
    public Channel Channel { get; private set; }

    /// <summary>Code from the list "signal.origin"; null while the dossierhouder has not said it.</summary>
    public string? Origin { get; private set; }

    /// <summary>When it came in, UTC.</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>Last local day to acknowledge it.</summary>
    public DateOnly AcknowledgeBy { get; private set; }

    /// <summary>Until when the answer to a question back is awaited; null when nothing was asked.</summary>
    public DateOnly? WaitUntil { get; private set; }

    /// <summary>The local day on which row and key are destroyed; null while it is alive in the process.</summary>
    public DateOnly? DestroyOn { get; private set; }

    /// <summary>The signal it was merged into; null otherwise.</summary>
    public SignalId? MergedInto { get; private set; }

    /// <summary>The signal it was split from; null otherwise.</summary>
    public SignalId? SplitFrom { get; private set; }

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
    public static bool IsShielded(SignalStatus status) => status is SignalStatus.RoutedElsewhere or SignalStatus.Stopped;

    /// <summary>
    /// Takes in a report. Refusals: "fact_needed" on What (nothing was seen or heard), "person_needed" on FamilyName
    /// (nobody can be found without any word about the person); a phone note needs only the first.
    /// </summary>
    public static (Signal?, Outcome) Receive(SignalId id, string code, NewSignal given, SignalTerms terms, Actor by, DateTime now)
    {
        if (given.Facts.Count == 0 || given.Facts.All(f => string.IsNullOrWhiteSpace(f.Fact.What))) return (null, Outcome.Refused("fact_needed", "What"));
        var quick = given.Channel is Channel.Phone or Channel.Mail;
        if (!quick && given.Person is { GivenNames: null, FamilyName: null, Description: null }) return (null, Outcome.Refused("person_needed", "FamilyName"));
        var apart = given.Channel == Channel.PublicPage;
        var signal = new Signal
        {
            Id = id, Code = code, MunicipalityId = given.Municipality, ReceivedBy = by.Organisation, Channel = given.Channel, Origin = given.Origin,
            Status = apart ? SignalStatus.HeldApart : SignalStatus.Received, ReceivedAt = now,
            AcknowledgeBy = Deadline.InWorkingDays(now, terms.AcknowledgeWorkingDays).Day,
            DestroyOn = apart ? Deadline.InDays(now, terms.HeldApartDays).Day : null, SplitFrom = given.SplitFrom,
        };
        signal.Take(given.Person);
        signal.Take(given.Thoughts);
        signal.TakeFacts(given.Facts);
        signal.Record(new SignalReceived(given.Municipality, given.Channel, given.Origin, by, now));
        return (signal, Outcome.Done);
    }

    /// <summary>The dossierhouder spoke with the reporter or confirmed an address: from now on it counts. Needs a reason: how.</summary>
    public Outcome ConfirmReporter(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.ConfirmReporter, SignalWho.Holder, given, by, now, () =>
        {
            DestroyOn = null;
            return new ReporterConfirmed(by, now);
        });

    /// <summary>Acknowledges receipt.</summary>
    public Outcome Acknowledge(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.Acknowledge, SignalWho.Holder, given, by, now, () => new SignalAcknowledged(MunicipalityId, Deadline.LocalDate(now) <= AcknowledgeBy, by, now));

    /// <summary>Completes or corrects what was noted. Refusal: "fact_needed" on What.</summary>
    public Outcome Amend(StepGiven given, SignalContent content, Actor by, DateTime now)
    {
        if (content.Facts.All(f => string.IsNullOrWhiteSpace(f.Fact.What))) return Outcome.Refused("fact_needed", "What");
        return Do(SignalAction.Amend, SignalWho.Holder, given, by, now, () =>
        {
            Take(content.Person);
            Take(content.Thoughts);
            TakeFacts(content.Facts);
            Origin = content.Origin;
            return new SignalAmended(by, now);
        });
    }

    /// <summary>Notes that another person was split off; the other signal is made by <see cref="Receive"/> with this one as its source.</summary>
    public Outcome Split(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.Split, SignalWho.Holder, given, by, now, () => new SignalSplit(by, now));

    /// <summary>Asks for more until a date. Refusal: "until_past" when the date is not after today.</summary>
    public Outcome AskBack(StepGiven given, Actor by, DateTime now)
    {
        if (given.Until is { } until && until <= Deadline.LocalDate(now)) return Outcome.Refused("until_past", "Until");
        return Do(SignalAction.AskBack, SignalWho.Holder, given, by, now, () =>
        {
            WaitUntil = given.Until;
            return new SignalAskedBack(MunicipalityId, by, now);
        });
    }

    /// <summary>The answer came in; the signal is in preselection again.</summary>
    public Outcome ReceiveAnswer(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.ReceiveAnswer, SignalWho.Holder, given, by, now, () =>
        {
            WaitUntil = null;
            return new SignalAnswerReceived(by, now);
        });

    /// <summary>Brings it to the weighing, with a reason and the lighter option considered.</summary>
    public Outcome BringToWeighing(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.BringToWeighing, SignalWho.Holder, given, by, now, () =>
        {
            WaitUntil = null;
            return new SignalBroughtToWeighing(MunicipalityId, ReceivedBy, by, now);
        });

    /// <summary>Routes it elsewhere: shielded at once, destroyed after the short term.</summary>
    public Outcome Route(StepGiven given, SignalTerms terms, Actor by, DateTime now) =>
        Do(SignalAction.Route, SignalWho.Holder, given, by, now, () =>
        {
            Shield(terms, now);
            return new SignalRouted(MunicipalityId, ReceivedBy, given.Target!, by, now);
        });

    /// <summary>Stops it: shielded at once, destroyed after the short term.</summary>
    public Outcome Stop(StepGiven given, SignalTerms terms, Actor by, DateTime now) =>
        Do(SignalAction.Stop, SignalWho.Holder, given, by, now, () =>
        {
            Shield(terms, now);
            return new SignalStopped(MunicipalityId, ReceivedBy, given.Target!, by, now);
        });

    /// <summary>Undoes a stop or routing while it is not yet destroyed. Refusal: "too_late" from its end date on.</summary>
    public Outcome Undo(StepGiven given, Actor by, DateTime now)
    {
        if (DestroyOn is { } end && Deadline.LocalDate(now) >= end) return Outcome.Refused("too_late");
        return Do(SignalAction.Undo, SignalWho.Holder, given, by, now, () =>
        {
            DestroyOn = null;
            return new SignalUndone(MunicipalityId, by, now);
        });
    }

    /// <summary>The reporter adds something. Refusal: "text_needed".</summary>
    public Outcome AddByReporter(SignalAdditionId id, string? text, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text)) return Outcome.Refused("text_needed", "Text");
        var judged = SignalTransitions.Table.Judge(Status, SignalAction.AddByReporter, SignalWho.Reporter, Shared.Facts.None);
        if (!judged.IsGood) return judged;
        _additions.Add(SignalAddition.Of(id, Id, text, byReporter: true, now));
        Record(new ReporterAdded(by, now));
        return Outcome.Done;
    }

    /// <summary>A second person confirms that this is about the same person as another signal; it is read there from now on.</summary>
    public Outcome MergeInto(SignalId other, bool twoIdentifiers, bool secondPerson, StepGiven given, Actor by, DateTime now)
    {
        var facts = (twoIdentifiers ? Shared.Facts.TwoIdentifiers : 0) | (secondPerson ? Shared.Facts.SecondPerson : 0);
        var before = Status;
        return Do(SignalAction.Merge, SignalWho.Second, given, by, now, () =>
        {
            (StatusBefore, MergedInto) = (before, other);
            return new SignalMerged(MunicipalityId, by, now);
        }, facts);
    }

    /// <summary>Undoes a merge: status, terms and texts stand as they were.</summary>
    public Outcome Unmerge(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.Unmerge, SignalWho.Holder, given, by, now, () =>
        {
            Status = StatusBefore!.Value;
            (StatusBefore, MergedInto) = (null, null);
            return new SignalUnmerged(MunicipalityId, by, now);
        });

    /// <summary>Says that its end has come; the caller removes row and key. Refusals: "not_now" while alive, "too_early" before its end date.</summary>
    public Outcome Destroy(Actor by, DateTime now)
    {
        var judged = SignalTransitions.Table.Judge(Status, SignalAction.Destroy, SignalWho.Clock, Shared.Facts.None);
        if (!judged.IsGood) return judged;
        if (DestroyOn is not { } end || Deadline.LocalDate(now) < end) return Outcome.Refused("too_early");
        Record(new SignalDestroyed(MunicipalityId, Status, by, now));
        return Outcome.Done;
    }

    /// <summary>Goes with the signal it was merged into, whose end has come. Refusal: "not_now" when it is not merged into that one.</summary>
    public Outcome DestroyWith(Signal survivor, Actor by, DateTime now)
    {
        if (Status != SignalStatus.Merged || MergedInto != survivor.Id) return Outcome.Refused("not_now");
        Record(new SignalDestroyed(MunicipalityId, Status, by, now));
        return Outcome.Done;
    }

    private Outcome Do(SignalAction action, SignalWho who, StepGiven given, Actor by, DateTime now, Func<DomainEvent> change, Facts more = Shared.Facts.None)
    {
        var judged = SignalTransitions.Table.Judge(Status, action, who, given.Facts | more);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        Status = SignalTransitions.Table.Find(Status, action, who)!.To;
        var happened = change();
        _steps.Add(SignalStep.Of(given.Id, Id, action, given, by.Id, now));
        Record(happened);
        return Outcome.Done;
    }

    private void Shield(SignalTerms terms, DateTime now)
    {
        WaitUntil = null;
        DestroyOn = Deadline.InDays(now, terms.ShieldedDays).Day;
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
