using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

// The steps of a signal; every one goes through the state table.
public sealed partial class Signal
{
    /// <summary>
    /// The dossierhouder spoke with the reporter, confirmed an address, or the reporter wrote back through the code: from now
    /// on it counts, and it is to be acknowledged in as many working days as at receipt. Needs a <see cref="ReporterGround"/> as target and a reason: how. Refusals on Target: "target_needed" for
    /// another word, "not_written" when the reporter wrote nothing yet.
    /// </summary>
    public Outcome ConfirmReporter(StepGiven given, Actor by, DateTime now)
    {
        var wrong = Outcome.Fields(
            (!string.IsNullOrWhiteSpace(given.Target) && !Enum.GetNames<ReporterGround>().Contains(given.Target), "target_needed", "Target"),
            (given.Target == nameof(ReporterGround.Written) && ReporterWroteAt is null, "not_written", "Target"));
        return Do(SignalAction.ConfirmReporter, SignalWho.Holder, given, by, now, () =>
        {
            DestroyOn = null;
            AcknowledgeBy = Deadline.InWorkingDays(now, WorkingDays.Between(Deadline.LocalDate(ReceivedAt), AcknowledgeBy)).Day;
            return new ReporterConfirmed(by, now);
        }, wrong: wrong);
    }

    /// <summary>Puts a question to the reporter of a report that is held apart, to be read with the code; the question is the reason.</summary>
    public Outcome AskReporter(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.AskReporter, SignalWho.Holder, given, by, now, () =>
        {
            ReporterAskedAt = now;
            return new ReporterQuestioned(by, now);
        });

    /// <summary>Acknowledges receipt.</summary>
    public Outcome Acknowledge(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.Acknowledge, SignalWho.Holder, given, by, now, () => new SignalAcknowledged(MunicipalityId, ReceivedBy, Deadline.LocalDate(now) <= AcknowledgeBy, by, now));

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
        var wrong = Outcome.Fields((given.Until <= Deadline.LocalDate(now), "until_past", "Until"));
        return Do(SignalAction.AskBack, SignalWho.Holder, given, by, now, () =>
        {
            WaitUntil = given.Until;
            return new SignalAskedBack(MunicipalityId, ReceivedBy, by, now);
        }, wrong: wrong);
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
            return new SignalBroughtToWeighing(MunicipalityId, ReceivedBy, DaysSince(now), by, now);
        });

    /// <summary>Routes it elsewhere: shielded at once, destroyed after the short term.</summary>
    public Outcome Route(StepGiven given, SignalTerms terms, Actor by, DateTime now)
    {
        var before = Status;
        return Do(SignalAction.Route, SignalWho.Holder, given, by, now, () =>
        {
            (StatusBefore, DestroyBefore) = (before, DestroyOn);
            Shield(terms, now);
            return new SignalRouted(MunicipalityId, ReceivedBy, given.Target!, DaysSince(now), by, now);
        });
    }

    /// <summary>Stops it: shielded at once, destroyed after the short term.</summary>
    public Outcome Stop(StepGiven given, SignalTerms terms, Actor by, DateTime now)
    {
        var before = Status;
        return Do(SignalAction.Stop, SignalWho.Holder, given, by, now, () =>
        {
            (StatusBefore, DestroyBefore) = (before, DestroyOn);
            Shield(terms, now);
            return new SignalStopped(MunicipalityId, ReceivedBy, given.Target!, DaysSince(now), by, now);
        });
    }

    /// <summary>
    /// Undoes a stop or routing while it is not yet destroyed: status and terms stand as they were, so that what was held apart
    /// is held apart again until its own end date. Refusals: "not_now" for one that went along with another (that one is
    /// undone), "too_late" from the end date on, its own or that of the step.
    /// </summary>
    public Outcome Undo(StepGiven given, Actor by, DateTime now)
    {
        if (MergedInto is not null) return Outcome.Refused("not_now");
        var today = Deadline.LocalDate(now);
        if (today >= DestroyOn || today >= DestroyBefore) return Outcome.Refused("too_late");
        var was = Status;
        return Do(SignalAction.Undo, SignalWho.Holder, given, by, now, () =>
        {
            (Status, DestroyOn) = (StatusBefore!.Value, DestroyBefore);
            (StatusBefore, DestroyBefore) = (null, null);
            return new SignalUndone(MunicipalityId, ReceivedBy, was, by, now);
        });
    }

    /// <summary>
    /// Goes along with the signal it was merged into: stopped, routed elsewhere, or merged again when that is undone. Not
    /// counted, for the other one is. Refusals: "not_now" for another step or when it is not merged.
    /// </summary>
    public Outcome GoAlong(SignalAction action, StepGiven given, SignalTerms terms, Actor by, DateTime now)
    {
        if (MergedInto is null || action is not (SignalAction.Stop or SignalAction.Route or SignalAction.Undo)) return Outcome.Refused("not_now");
        return Do(action, SignalWho.Survivor, given, by, now, () =>
        {
            if (action == SignalAction.Undo) (Status, DestroyOn) = (SignalStatus.Merged, null);
            else Shield(terms, now);
            return new SignalWentAlong(by, now);
        });
    }

    /// <summary>
    /// The reporter adds something. While it is held apart that counts as contact: its term runs anew from this word, so that
    /// the dossierhouder can confirm the reporter on it. Refusal: "text_needed".
    /// </summary>
    public Outcome AddByReporter(SignalAdditionId id, string? text, SignalTerms terms, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text)) return Outcome.Refused("text_needed", "Text");
        var judged = SignalTransitions.Table.Judge(Status, SignalAction.AddByReporter, SignalWho.Reporter, Shared.Facts.None);
        if (!judged.IsGood) return judged;
        _additions.Add(SignalAddition.Of(id, Id, text, byReporter: true, now));
        ReporterWroteAt = now;
        if (Status == SignalStatus.HeldApart) DestroyOn = Deadline.InDays(now, terms.HeldApartDays).Day;
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
            return new SignalMerged(MunicipalityId, ReceivedBy, by, now);
        }, facts);
    }

    /// <summary>Undoes a merge: status, terms and texts stand as they were.</summary>
    public Outcome Unmerge(StepGiven given, Actor by, DateTime now) =>
        Do(SignalAction.Unmerge, SignalWho.Holder, given, by, now, () =>
        {
            Status = StatusBefore!.Value;
            (StatusBefore, MergedInto) = (null, null);
            return new SignalUnmerged(MunicipalityId, ReceivedBy, by, now);
        });

    /// <summary>The weighing decided, on this signal and on those merged into it. Not taken in: shielded at once. Taken in: the content is wiped here, it was sealed anew under the case.</summary>
    public Outcome Decide(bool takenIn, StepGiven given, SignalTerms terms, Actor by, DateTime now) =>
        Do(takenIn ? SignalAction.DecideTakenIn : SignalAction.DecideNotTakenIn, SignalWho.Weighers, takenIn ? new StepGiven(given.Id) : given, by, now, () =>
        {
            Shield(terms, now);
            if (takenIn) Wipe();
            return new SignalWeighed(MunicipalityId, ReceivedBy, takenIn, DaysSince(now), by, now);
        });

    /// <summary>The weighing undid its decision not to take it in; a merged signal is merged again. Refusal: "too_late" from its end date on.</summary>
    public Outcome UndoDecision(StepGiven given, Actor by, DateTime now)
    {
        if (DestroyOn is { } end && Deadline.LocalDate(now) >= end) return Outcome.Refused("too_late");
        return Do(SignalAction.UndoDecision, SignalWho.Weighers, given, by, now, () =>
        {
            if (MergedInto is not null) Status = SignalStatus.Merged;
            DestroyOn = null;
            return new SignalUndone(MunicipalityId, ReceivedBy, SignalStatus.NotTakenIn, by, now);
        });
    }

    /// <summary>Says that its end has come; the caller removes row and key. Refusals: "not_now" while alive, "too_early" before its end date.</summary>
    public Outcome Destroy(Actor by, DateTime now)
    {
        var judged = SignalTransitions.Table.Judge(Status, SignalAction.Destroy, SignalWho.Clock, Shared.Facts.None);
        if (!judged.IsGood) return judged;
        if (DestroyOn is not { } end || Deadline.LocalDate(now) < end) return Outcome.Refused("too_early");
        Record(new SignalDestroyed(MunicipalityId, ReceivedBy, Status, by, now));
        return Outcome.Done;
    }

    /// <summary>Goes with the signal it was merged into, whose end has come. Refusal: "not_now" when it is not merged into that one.</summary>
    public Outcome DestroyWith(Signal survivor, Actor by, DateTime now)
    {
        if (Status != SignalStatus.Merged || MergedInto != survivor.Id) return Outcome.Refused("not_now");
        Record(new SignalDestroyed(MunicipalityId, ReceivedBy, Status, by, now));
        return Outcome.Done;
    }

    private int DaysSince(DateTime now) => Deadline.DaysBetween(ReceivedAt, now);

    private Outcome Do(SignalAction action, SignalWho who, StepGiven given, Actor by, DateTime now, Func<DomainEvent> change, Facts more = Shared.Facts.None, Outcome? wrong = null)
    {
        var judged = (wrong ?? Outcome.Done).And(SignalTransitions.Table.Judge(Status, action, who, given.Facts | more));
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        Status = SignalTransitions.Table.Find(Status, action, who)!.To;
        var happened = change();
        _steps.Add(SignalStep.Of(given.Id, Id, action, given, by.Id, now));
        Record(happened);
        return Outcome.Done;
    }
}
