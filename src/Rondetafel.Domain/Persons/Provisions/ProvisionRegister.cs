using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Provisions;

// From handing over: the register, the yearly return, the recall and the end.
public sealed partial class Provision
{
    /// <summary>
    /// Notes that it is handed over: from here on content, receiver, ground with its words of today, day and way stand unchanged, and nothing
    /// takes it back. Refusals: "target_needed" on Target without a way; for a sealed file "transfer_receiver" on Target to anybody
    /// but another partnership and "transfer_person" on Target without a name; "ground_shut", "nothing_left", "not_yours", "not_now" without the second pair of eyes.
    /// </summary>
    public Outcome Provide(HandOver? way, string groundWords, ProvisionTerms terms, Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Provide, by, way is null ? Facts.None : Facts.Target);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (!IsGroundFit) return GroundUnfit;
        if (!_items.Any(i => i.IsIn)) return Outcome.Refused("nothing_left");
        if (JudgeFile(way) is { IsGood: false } wrong) return wrong;
        var today = Deadline.LocalDate(now);
        (ProvidedAt, ProvidedBy, Way, GroundWords) = (now, by.Id, way, Narrative.Of(groundWords));
        _refusals.Clear();
        (DestroyOn, ReturnDueOn) = (today.AddYears(terms.KeptYears), today.AddYears(1));
        if (ReturnDueOn >= DestroyOn) ReturnDueOn = null;
        Move(ProvisionAction.Provide, ProvisionWho.Director, new ProvisionProvided(by, now));
        return Outcome.Done;
    }

    /// <summary>Notes what the receiver reported on effect and use, or why nothing; asked again a year later, until the provision ends. Refusals: "choice_needed" on Reported when not said, "text_needed" on Text, "not_yours", "not_now".</summary>
    public Outcome NoteReturn(ProvisionReturnId id, bool? reported, string? text, Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Return, by)
            .And(Outcome.Fields((reported is null, "choice_needed", "Reported"), (string.IsNullOrWhiteSpace(text), "text_needed", "Text")));
        if (!judged.IsGood) return judged;
        _returns.Add(ProvisionReturn.Of(Id, id, reported!.Value, text!, by.Id!.Value, now));
        var (next, today) = (Deadline.LocalDate(ProvidedAt!.Value).AddYears(1), Deadline.LocalDate(now));
        while (next <= today || next <= ReturnDueOn) next = next.AddYears(1);
        ReturnDueOn = next < DestroyOn ? next : null;
        Move(ProvisionAction.Return, ProvisionWho.Director, new ProvisionReturnNoted(by, now));
        return Outcome.Done;
    }

    /// <summary>Calls it back from the receiver. Refusals: "reason_needed", "not_yours", "not_now".</summary>
    public Outcome Recall(ProvisionStepId step, string? reason, Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Recall, by, string.IsNullOrWhiteSpace(reason) ? Facts.None : Facts.Reason);
        if (!judged.IsGood || judged.IsAlreadySo) return judged.OrClash(reason);
        RecalledAt = now;
        _steps.Add(ProvisionStep.Of(Id, step, ProvisionAction.Recall, reason!, by.Id!.Value, now));
        Move(ProvisionAction.Recall, ProvisionWho.Director, new ProvisionRecalled(by, now));
        return Outcome.Done;
    }

    /// <summary>Notes the day on which the receiver confirmed that it was destroyed or corrected. Refusals: "date_needed" on Day, "date_future" on Day, "before_recall" on Day, "not_yours", "not_now".</summary>
    public Outcome Confirm(DateOnly? day, Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Confirm, by);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (day is not { } on) return Outcome.Refused("date_needed", "Day");
        if (on > Deadline.LocalDate(now)) return Outcome.Refused("date_future", "Day");
        if (on < Deadline.LocalDate(RecalledAt!.Value)) return Outcome.Refused("before_recall", "Day");
        (ConfirmedOn, ReturnDueOn) = (on, null);
        Move(ProvisionAction.Confirm, ProvisionWho.Director, new RecallConfirmed(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Another process director has it from here on: who leads the case, or, once it was handed over, serves its municipality. What was
    /// not handed over begins anew: whose consent is needed and who may be the second pair of eyes follow from the new director. Refusal: "not_now" once it ended.
    /// </summary>
    public Outcome HandOn(ProfessionalId next, OrganisationId organisation, Actor by, DateTime now)
    {
        if (next == Director) return Outcome.AlreadySo;
        if (Status == ProvisionStatus.Ended) return Outcome.Refused("not_now");
        if (!WentOut)
        {
            (DirectorOrganisation, Reviewer, ApprovedAt) = (organisation, null, null);
            if (Status != ProvisionStatus.Withdrawn) Status = ProvisionStatus.Preparing;
            foreach (var item in _items) item.BeginAnew(own: item.Provider == organisation);
        }
        Director = next;
        Record(new ProvisionHandedOn(by, now));
        return Outcome.Done;
    }

    /// <summary>Says that it ends, row and key with it; what was not handed over ends when its case is closed. Refusal: "too_early" before its day.</summary>
    public Outcome End(bool caseClosed, Actor by, DateTime now)
    {
        var judged = ProvisionTransitions.Table.Judge(Status, ProvisionAction.End, ProvisionWho.Clock, Facts.None);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (Deadline.LocalDate(now) < DestroyOn && !(caseClosed && !WentOut)) return Outcome.Refused("too_early");
        Move(ProvisionAction.End, ProvisionWho.Clock, new ProvisionEnded(by, now));
        return Outcome.Done;
    }
}
