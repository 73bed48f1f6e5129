using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Provisions;

// Consent of the providers, and the second pair of eyes.
public sealed partial class Provision
{
    /// <summary>Asks every organisation whose contribution was chosen. Refusals: "provision_incomplete", "ground_unfit", "consent_not_needed" when only the own organisation's was chosen, "not_yours", "not_now".</summary>
    public Outcome Ask(Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Ask, by);
        if (!judged.IsGood) return judged;
        if (!IsComplete) return Outcome.Refused("provision_incomplete");
        if (!IsGroundFit) return GroundUnfit;
        if (!NeedsConsent) return Outcome.Refused("consent_not_needed");
        foreach (var item in _items) item.Await();
        Move(ProvisionAction.Ask, ProvisionWho.Director, new ProvisionConsentAsked(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Somebody of an organisation answers for its items, without having to say why. Before it is handed over a consent can still be
    /// taken back: then the rest goes to the second pair of eyes anew. Refusals: "not_yours" without items of theirs, "choice_needed" on Items unless each of theirs is answered, "not_now".
    /// </summary>
    public Outcome Answer(IReadOnlyDictionary<ProvisionItemId, bool> answers, Actor by, DateTime now)
    {
        var mine = _items.Where(i => i.Provider == by.Organisation && i.Consent != ItemConsent.NotNeeded).ToList();
        if (by.Id is not { } person || mine.Count == 0) return Outcome.Refused("not_yours");
        if (!mine.All(i => answers.ContainsKey(i.Id))) return Outcome.Refused("choice_needed", nameof(Items));
        var changed = mine.Where(i => i.Consent != (answers[i.Id] ? ItemConsent.Given : ItemConsent.Refused)).ToList();
        var action = changed.Any(i => answers[i.Id]) ? ProvisionAction.Consent : ProvisionAction.Refuse;
        var judged = ProvisionTransitions.Table.Judge(Status, action, ProvisionWho.Provider, Facts.None);
        if (!judged.IsGood) return judged;
        if (changed.Count == 0) return Outcome.AlreadySo;
        foreach (var item in changed)
        {
            item.Answer(answers[item.Id], person, now);
            if (answers[item.Id]) _refusals.RemoveAll(r => r.IsOf(item));
            else if (!_refusals.Any(r => r.IsOf(item))) _refusals.Add(ProvisionRefusal.Of(item, now));
        }
        ApprovedAt = null;
        Move(action, ProvisionWho.Provider, new ProvisionConsentAnswered(by, now));
        return Outcome.Done;
    }

    /// <summary>Lays it before the second pair of eyes. Refusals: "provision_incomplete", "ground_unfit" or, when writing is shut, "ground_shut", "consent_first" while an organisation has not answered, "nothing_left" when no item has consent, "not_yours", "not_now".</summary>
    public Outcome Submit(Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Submit, by);
        if (!judged.IsGood) return judged;
        if (!IsComplete) return Outcome.Refused("provision_incomplete");
        if (!IsGroundFit) return GroundUnfit;
        if (_items.Any(i => i.Consent == ItemConsent.Waiting)) return Outcome.Refused("consent_first");
        if (!_items.Any(i => i.IsIn)) return Outcome.Refused("nothing_left");
        Move(ProvisionAction.Submit, ProvisionWho.Director, new ProvisionSubmitted(by, now));
        return Outcome.Done;
    }

    /// <summary>Goes back to writing; every consent is asked anew. Refusals: "not_yours", "not_now".</summary>
    public Outcome Rework(Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Rework, by);
        if (!judged.IsGood) return judged;
        Reopen();
        Move(ProvisionAction.Rework, ProvisionWho.Director, new ProvisionReworked(by, now));
        return Outcome.Done;
    }

    /// <summary>The second pair of eyes approves. Refusals: "not_yours" for who is not named or is of the director's organisation, "not_now".</summary>
    public Outcome Approve(Actor by, DateTime now)
    {
        var judged = JudgeReviewer(ProvisionAction.Approve, by);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        ApprovedAt = now;
        Move(ProvisionAction.Approve, ProvisionWho.Reviewer, new ProvisionApproved(by, now));
        return Outcome.Done;
    }

    /// <summary>The second pair of eyes sends it back; every consent is asked anew. Refusals: "reason_needed", "not_yours", "not_now".</summary>
    public Outcome SendBack(ProvisionStepId step, string? reason, Actor by, DateTime now)
    {
        var judged = JudgeReviewer(ProvisionAction.SendBack, by, string.IsNullOrWhiteSpace(reason) ? Facts.None : Facts.Reason);
        if (!judged.IsGood) return judged;
        Reopen();
        _steps.Add(ProvisionStep.Of(Id, step, ProvisionAction.SendBack, reason!, by.Id!.Value, now));
        Move(ProvisionAction.SendBack, ProvisionWho.Reviewer, new ProvisionSentBack(by, now));
        return Outcome.Done;
    }

    /// <summary>It is not handed over. Refusals: "reason_needed", "not_yours", "not_now" once it was handed over.</summary>
    public Outcome Withdraw(ProvisionStepId step, string? reason, Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.Withdraw, by, string.IsNullOrWhiteSpace(reason) ? Facts.None : Facts.Reason);
        if (!judged.IsGood || judged.IsAlreadySo) return judged.OrClash(reason);
        _steps.Add(ProvisionStep.Of(Id, step, ProvisionAction.Withdraw, reason!, by.Id!.Value, now));
        Move(ProvisionAction.Withdraw, ProvisionWho.Director, new ProvisionWithdrawn(by, now));
        return Outcome.Done;
    }

    private void Reopen()
    {
        ApprovedAt = null;
        foreach (var item in _items) item.Await();
    }

    private Outcome JudgeReviewer(ProvisionAction action, Actor by, Facts given = Facts.None) =>
        by.Id is not null && by.Id == Reviewer && by.Id != Director && by.Organisation != DirectorOrganisation
            ? ProvisionTransitions.Table.Judge(Status, action, ProvisionWho.Reviewer, given) : Outcome.Refused("not_yours");
}
