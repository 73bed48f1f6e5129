using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// What the table writes: contributions, plan, judgements, flags, telling the person, requests.
public sealed partial class Case
{
    /// <summary>
    /// Puts in a contribution. A conclusion may be read by those only who may read all it rests on, or fewer when its provider
    /// says so. Refusals: "text_needed", "category_needed", "ground_needed", "facts_needed" on RestsOn
    /// (a conclusion without a fact, or on something its writer may not read), "not_now".
    /// </summary>
    public Outcome Contribute(NewContribution given, Actor by, DateTime now) => Work(by, now, () =>
    {
        var concludes = given.Kind == ContributionKind.Conclusion;
        var sources = _contributions.Where(c => given.RestsOn.Contains(c.Id) && MayRead(c, by)).ToList();
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Text), "text_needed", "Text"),
            (string.IsNullOrWhiteSpace(given.Category), "category_needed", "Category"),
            (string.IsNullOrWhiteSpace(given.Ground), "ground_needed", "Ground"),
            (concludes && (sources.Count < given.RestsOn.Distinct().Count() || sources.All(s => s.Kind != ContributionKind.Fact)), "facts_needed", "RestsOn"));
        if (!wrong.IsGood) return wrong;
        var audience = concludes ? Within(given.Audience, by.Organisation!.Value, given.RestsOn, now) : given.Audience;
        _contributions.Add(Contribution.Of(Id, given, audience, by, now));
        Record(new ContributionAdded(given.Kind, by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// Confirms or refutes a fact that one may read, once: it is corrected by a new fact. Who brought it in or wrote its words last may refute it, for what
    /// is wrong has to be right at once, and not confirm it. Refusals: "reason_needed" on Check, "own_fact" (confirming one's own words),
    /// "not_a_fact" (also for one that the actor may not read), "not_now" (also when it was settled the other way).
    /// </summary>
    public Outcome SettleFact(ContributionId id, FactStatus status, string? check, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_contributions.FirstOrDefault(c => c.Id == id) is not { Kind: ContributionKind.Fact } fact || !MayRead(fact, by) || status is FactStatus.NotAFact or FactStatus.Reported)
            return Outcome.Refused("not_a_fact");
        if (fact.IsSettled) return fact.FactStatus == status ? Outcome.AlreadySo : Outcome.Refused("not_now");
        if (status == FactStatus.Confirmed && !fact.MayConfirm(by)) return Outcome.Refused("own_fact");
        if (string.IsNullOrWhiteSpace(check)) return Outcome.Refused("reason_needed", "Check");
        fact.Settle(status, check, by.Id!.Value, now);
        Record(new FactSettled(status, by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// Its provider corrects the words of a contribution. Refusals: "text_needed", "fact_settled" (what was confirmed or refuted
    /// stays as it was), "not_yours", "not_now".
    /// </summary>
    public Outcome Rewrite(ContributionId id, string? text, string? conditions, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_contributions.FirstOrDefault(c => c.Id == id) is not { } found || found.Provider != by.Organisation) return Outcome.Refused("not_yours");
        if (found.IsSettled) return Outcome.Refused("fact_settled", "Text");
        if (string.IsNullOrWhiteSpace(text)) return Outcome.Refused("text_needed", "Text");
        found.Rewrite(text, conditions, by.Id!.Value, now);
        Record(new ContributionCorrected(by, now));
        return Outcome.Done;
    });

    /// <summary>Adds a file to a contribution of one's own organisation. Refusals: "file_too_large", "not_yours", "not_now".</summary>
    public Outcome Attach(ContributionId contribution, AttachmentId id, string name, string type, int bytes, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_contributions.FirstOrDefault(c => c.Id == contribution) is not { } found || found.Provider != by.Organisation) return Outcome.Refused("not_yours");
        if (bytes > Attachment.MaxBytes) return Outcome.Refused("file_too_large", "File");
        _attachments.Add(Attachment.Of(Id, contribution, id, name, type, bytes));
        Record(new FileAttached(by, now));
        return Outcome.Done;
    });

    /// <summary>Its provider withdraws or restores a file.</summary>
    public Outcome DoAttachment(AttachmentId id, AttachmentAction action, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_attachments.FirstOrDefault(a => a.Id == id) is not { } file
            || _contributions.FirstOrDefault(c => c.Id == file.ContributionId)?.Provider != by.Organisation) return Outcome.Refused("not_yours");
        var done = file.Do(action);
        if (done.IsGood && !done.IsAlreadySo) Record(new FileChanged(action, by, now));
        return done;
    });

    /// <summary>Sets a goal. Refusals: "text_needed", "domain_needed", "not_now".</summary>
    public Outcome SetGoal(GoalId id, string? lifeDomain, string? text, Actor by, DateTime now) => Work(by, now, () =>
    {
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(text), "text_needed", "Text"),
            (string.IsNullOrWhiteSpace(lifeDomain), "domain_needed", "LifeDomain"));
        if (!wrong.IsGood) return wrong;
        _goals.Add(Goal.Of(Id, id, lifeDomain!, text!, now));
        Record(new GoalSet(by, now));
        return Outcome.Done;
    });

    /// <summary>A goal was reached or let go. Refusals: "reason_needed", "not_now".</summary>
    public Outcome FinishGoal(GoalId id, bool reached, string? why, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_goals.FirstOrDefault(g => g.Id == id) is not { EndedAt: null } goal) return Outcome.Refused("not_now");
        if (string.IsNullOrWhiteSpace(why)) return Outcome.Refused("reason_needed", "Reason");
        goal.Finish(reached, why, now);
        Record(new GoalFinished(reached, by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// Agrees an action. Refusals: "text_needed", "from_past" on DueOn, "owner_not_at_table" on Owner, "choice_needed" on Goal
    /// (not a goal of this case), "ground_needed" and "lighter_option_needed" for a local measure, "lighter_option_needed" for control, "not_now".
    /// </summary>
    public Outcome Agree(NewPlanAction given, Actor by, DateTime now) => Work(by, now, () =>
    {
        var today = Deadline.LocalDate(now);
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Text), "text_needed", "Text"),
            (given.DueOn < today, "from_past", "DueOn"),
            (!TableOn(today).Contains(given.Owner), "owner_not_at_table", "Owner"),
            (given.Goal is { } goal && _goals.All(g => g.Id != goal), "choice_needed", "Goal"),
            (given.Measure is not null && string.IsNullOrWhiteSpace(given.Ground), "ground_needed", "Ground"),
            ((given.Measure is not null || given.Kind == PlanActionKind.Control) && string.IsNullOrWhiteSpace(given.LighterOption), "lighter_option_needed", "LighterOption"));
        if (!wrong.IsGood) return wrong;
        _actions.Add(PlanAction.Of(Id, given, now));
        Record(new ActionAgreed(given.Owner, given.Kind, by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// Takes a step with an action: its executor, a seat of its owner or the director; only the executor when the case is overdue.
    /// Refusals of <see cref="PlanActionTransitions"/>, "from_past" on Until.
    /// </summary>
    public Outcome DoAction(PlanActionId id, PlanActionStep step, string? why, DateOnly? until, Actor by, DateTime now)
    {
        if (!IsOpen(Status) || _actions.FirstOrDefault(a => a.Id == id) is not { } action) return Outcome.Refused("not_now");
        var executes = by.IsPerson && action.Executor == by.Id;
        var owns = executes || (action.Owner == by.Organisation && Sits(by.Id, now));
        if ((by.Id == Director ? PlanActionWho.Director : owns ? PlanActionWho.Owner : (PlanActionWho?)null) is not { } known) return Outcome.Refused("not_yours");
        if (Status == CaseStatus.Overdue && !executes) return Outcome.Refused("not_now");
        var done = action.Do(step, known, why, until, now);
        if (done.IsGood && !done.IsAlreadySo) Record(new ActionStepped(step, action.Owner, action.Kind, by, now));
        return done;
    }

    /// <summary>The owner names who carries an action out; null takes the name away. Refusals: "not_yours", "not_now".</summary>
    public Outcome Assign(PlanActionId id, ProfessionalId? executor, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_actions.FirstOrDefault(a => a.Id == id) is not { } action || (action.Owner != by.Organisation && by.Id != Director)) return Outcome.Refused("not_yours");
        action.Assign(executor);
        Record(new ExecutorNamed(by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// Writes a dated judgement; the earlier one of its kind stays as history. The first ideology after an intake is counted by
    /// the year of that intake, for which the steps are needed. Refusals: "text_needed", "choice_needed" on Ideology or Criterion for an ideology, "not_now".
    /// </summary>
    public Outcome Judge(NewJudgement given, Actor by, DateTime now) => Work(by, now, () =>
    {
        var ideology = given.Kind == JudgementKind.Ideology;
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Text), "text_needed", "Text"),
            (ideology && string.IsNullOrWhiteSpace(given.Ideology), "choice_needed", "Ideology"),
            (ideology && string.IsNullOrWhiteSpace(given.Criterion), "choice_needed", "Criterion"));
        if (!wrong.IsGood) return wrong;
        var intake = _steps.Where(s => s.Action == CaseAction.TakeInAgain).Select(s => (DateTime?)s.At).Max() ?? TakenInAt;
        if (ideology && _judgements.All(j => j.Kind != JudgementKind.Ideology || j.At < intake)) Record(new IdeologyCounted(Deadline.LocalDate(intake).Year, given.Ideology!, by, now));
        foreach (var earlier in _judgements.Where(j => j.Kind == given.Kind)) earlier.End(now);
        _judgements.Add(Judgement.Of(Id, given, by.Id!.Value, now));
        Record(new Judged(given.Kind, by, now));
        return Outcome.Done;
    });

    /// <summary>Puts a flag on the case; flags that exclude it end the day before. Refusals: "flag_stands", "before_start" on Expected, "not_now".</summary>
    public Outcome PutFlag(FlagId id, FlagKind kind, DateOnly from, DateOnly? expected, Actor by, DateTime now) => Work(by, now, () =>
    {
        var wrong = Outcome.Fields(
            (_flags.Any(f => f.Kind == kind && f.Until is null), "flag_stands", "Kind"),
            (expected < from, "before_start", "Expected"));
        if (!wrong.IsGood) return wrong;
        EndExcludedBy(kind, from, by, now);
        _flags.Add(Flag.Of(Id, id, kind, from, expected));
        _standing.Add(kind);
        Record(new FlagPut(kind, IntakeYear, MunicipalityId, by, now));
        return Outcome.Done;
    });

    /// <summary>Ends a flag. Refusals: "not_now", "before_start" when it would end before it began.</summary>
    public Outcome EndFlag(FlagId id, DateOnly last, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_flags.FirstOrDefault(f => f.Id == id) is not { Until: null } flag) return Outcome.Refused("not_now");
        if (last < flag.From) return Outcome.Refused("before_start", "Until");
        End(flag, last, by, now);
        return Outcome.Done;
    });

    /// <summary>Names who keeps contact; a second name for the same replaces the first. Refusals: "choice_needed" on Keeper, "not_now".</summary>
    public Outcome KeepContact(ContactKeeperId id, ContactWith with, ProfessionalId? keeper, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (keeper is not { } who || !Sits(who, now)) return Outcome.Refused("choice_needed", "Keeper");
        _keepers.RemoveAll(k => k.With == with);
        _keepers.Add(ContactKeeper.Of(Id, id, with, who));
        Record(new ContactKeeperNamed(by, now));
        return Outcome.Done;
    });

    /// <summary>Asks a partner at the table for something. Refusals: "text_needed", "from_past", "owner_not_at_table" on To, "not_now".</summary>
    public Outcome Ask(RequestId id, OrganisationId to, string? text, DateOnly until, Actor by, DateTime now) => Work(by, now, () =>
    {
        var today = Deadline.LocalDate(now);
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(text), "text_needed", "Text"),
            (until < today, "from_past", "Until"),
            (!TableOn(today).Contains(to), "owner_not_at_table", "To"));
        if (!wrong.IsGood) return wrong;
        _requests.Add(ShareRequest.Of(Id, id, to, text!, until, by, now));
        Record(new PartnerAsked(by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// The partner answers: given, given with conditions, or cannot share, which needs no reason and holds nothing. What is given is
    /// a contribution of the partner with its own audience. Refusals: "not_yours", "not_now", "choice_needed" on Answer,
    /// "contribution_needed" on Contribution when nothing of theirs is given, "conditions_needed" on Conditions when what is given has none.
    /// </summary>
    public Outcome AnswerRequest(RequestId id, RequestAnswer answer, ContributionId? contribution, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_requests.FirstOrDefault(r => r.Id == id) is not { } request || request.To != by.Organisation) return Outcome.Refused("not_yours");
        if (request.Answer != RequestAnswer.Waiting) return request.Answer == answer ? Outcome.AlreadySo : Outcome.Refused("not_now");
        var gives = answer is RequestAnswer.Given or RequestAnswer.GivenWithConditions;
        var given = gives ? _contributions.FirstOrDefault(c => c.Id == contribution && c.Provider == by.Organisation) : null;
        var wrong = Outcome.Fields(
            (answer == RequestAnswer.Waiting, "choice_needed", "Answer"),
            (gives && given is null, "contribution_needed", "Contribution"),
            (answer == RequestAnswer.GivenWithConditions && given is { Conditions: null }, "conditions_needed", "Conditions"));
        if (!wrong.IsGood) return wrong;
        request.Settle(answer, given?.Id, now);
        Record(new PartnerAnswered(by, now));
        return Outcome.Done;
    });

    private void EndExcludedBy(FlagKind put, DateOnly from, Actor by, DateTime now)
    {
        foreach (var flag in _flags.Where(f => f.Until is null && Flag.Excludes(put, f.Kind)))
            End(flag, from > flag.From ? from.AddDays(-1) : flag.From, by, now);
    }

    private void End(Flag flag, DateOnly last, Actor by, DateTime now)
    {
        flag.End(last);
        _standing.Remove(flag.Kind);
        Record(new FlagEnded(flag.Kind, IntakeYear, MunicipalityId, by, now));
    }
}
