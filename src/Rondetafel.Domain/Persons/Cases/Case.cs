using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>
/// A case (casus): a person taken into the persoonsgerichte aanpak, with purpose, exit criteria, table and an end date from
/// the first day (product.md rows 6 to 8, 10).
/// </summary>
public sealed partial class Case : Aggregate, IHasKey
{
    private readonly List<Seat> _seats = [];
    private readonly List<BriefSeat> _briefSeats = [];
    private readonly List<ExitCriterion> _exitCriteria = [];
    private readonly List<ExitCheck> _exitChecks = [];
    private readonly List<Contribution> _contributions = [];
    private readonly List<Attachment> _attachments = [];
    private readonly List<Proposal> _proposals = [];
    private readonly List<Goal> _goals = [];
    private readonly List<PlanAction> _actions = [];
    private readonly List<Judgement> _judgements = [];
    private readonly List<Flag> _flags = [];
    private readonly List<CaseStep> _steps = [];
    private readonly List<Informing> _informings = [];
    private readonly List<ShareRequest> _requests = [];
    private readonly List<ContactKeeper> _keepers = [];
    private List<FlagKind> _standing = []; // the flags without an end, kept with the root so that closing counts them whatever was loaded

    private Case() { }

    /// <summary>Its id.</summary>
    public CaseId Id { get; private set; }

    /// <summary>The random number on screen, for instance "LV-7K3MP"; tells no order.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The weighing that took it in, the last one when it was taken in again.</summary>
    public WeighingId WeighingId { get; private set; }

    /// <summary>The municipality whose dossierhouder holds it.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>The process director who leads it.</summary>
    public ProfessionalId Director { get; private set; }

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>The regime of every case so far, a code of the list "case.ground": Wet PGA, Kamerstukken 36225; articles not verified.</summary>
    public const string Pga = "pga";

    /// <summary>The legal regime and ground, a code of the list "case.ground". Never changes without a new weighing.</summary>
    public string Regime { get; private set; } = "";

    /// <summary>When it was taken in, UTC.</summary>
    public DateTime TakenInAt { get; private set; }

    /// <summary>When it was taken in last, UTC: later than <see cref="TakenInAt"/> when a new weighing took the person in again.</summary>
    public DateTime LastTakenInAt { get; private set; }

    /// <summary>The next local day on which the table discusses it.</summary>
    public DateOnly NextDiscussionOn { get; private set; }

    /// <summary>The local day until which it is needed: by then it is reviewed, at most six months ahead.</summary>
    public DateOnly NeededUntil { get; private set; }

    /// <summary>On the monitoring list: the local day on which it is looked at again; null otherwise.</summary>
    public DateOnly? RecallOn { get; private set; }

    /// <summary>On the monitoring list: its hard end; null otherwise.</summary>
    public DateOnly? HardEnd { get; private set; }

    /// <summary>When it was closed, UTC; null while it lives.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>When who it is about was last corrected, UTC; null when never.</summary>
    public DateTime? PersonCorrectedAt { get; private set; }

    /// <summary>Last local day on which the person is a minor; null for an adult or when not known.</summary>
    public DateOnly? MinorUntil { get; private set; }

    /// <summary>The last local day to tell the guardian, or to write why not; null for who is not known as a minor.</summary>
    public DateOnly? TellGuardianBy { get; private set; }

    /// <summary>When the director last took a step that can be undone, UTC; null when there is nothing to undo.</summary>
    public DateTime? StatusChangedAt { get; private set; }

    /// <summary>The step that can be undone; null when there is nothing to undo.</summary>
    public CaseStepId? StepToUndo { get; private set; }

    /// <summary>The status that undoing goes back to; null when there is nothing to undo.</summary>
    public CaseStatus? StatusBefore { get; private set; }

    /// <summary>The local day that undoing gives back to <see cref="NeededUntil"/>; null when there is nothing to undo.</summary>
    public DateOnly? NeededUntilBefore { get; private set; }

    /// <summary>The local day that undoing gives back to <see cref="RecallOn"/>; null when there was none.</summary>
    public DateOnly? RecallOnBefore { get; private set; }

    /// <summary>The local day that undoing gives back to <see cref="HardEnd"/>; null when there was none.</summary>
    public DateOnly? HardEndBefore { get; private set; }

    /// <summary>Given names.</summary>
    [SealedAs("case.person.given")] public Narrative? GivenNames { get; private set; }

    /// <summary>Family name.</summary>
    [SealedAs("case.person.family")] public Narrative? FamilyName { get; private set; }

    /// <summary>Date of birth, as known.</summary>
    [SealedAs("case.person.birth")] public Narrative? BirthDate { get; private set; }

    /// <summary>Address, as known.</summary>
    [SealedAs("case.person.address")] public Narrative? Address { get; private set; }

    /// <summary>What the approach is for, in this case.</summary>
    [SealedAs("case.purpose")] public Narrative? Purpose { get; private set; }

    /// <summary>The one goal on the monitoring list, the last one after it came back; null when it was never there.</summary>
    [SealedAs("case.monitoring.goal")] public Narrative? MonitoringGoal { get; private set; }

    /// <summary>The table.</summary>
    public IReadOnlyList<Seat> Seats => _seats;

    /// <summary>The seats for four hours that were given, with their reviews.</summary>
    public IReadOnlyList<BriefSeat> BriefSeats => _briefSeats;

    /// <summary>When it can end.</summary>
    public IReadOnlyList<ExitCriterion> ExitCriteria => _exitCriteria;

    /// <summary>All checks of the exit criteria, of every review and closing.</summary>
    public IReadOnlyList<ExitCheck> ExitChecks => _exitChecks;

    /// <summary>Facts, views, conclusions, documents.</summary>
    public IReadOnlyList<Contribution> Contributions => _contributions;

    /// <summary>Files with contributions.</summary>
    public IReadOnlyList<Attachment> Attachments => _attachments;

    /// <summary>What is proposed to correct in contributions or add to them.</summary>
    public IReadOnlyList<Proposal> Proposals => _proposals;

    /// <summary>The goals.</summary>
    public IReadOnlyList<Goal> Goals => _goals;

    /// <summary>The actions.</summary>
    public IReadOnlyList<PlanAction> Actions => _actions;

    /// <summary>The judgements, all of them.</summary>
    public IReadOnlyList<Judgement> Judgements => _judgements;

    /// <summary>The flags.</summary>
    public IReadOnlyList<Flag> Flags => _flags;

    /// <summary>The history.</summary>
    public IReadOnlyList<CaseStep> Steps => _steps;

    /// <summary>Told or not.</summary>
    public IReadOnlyList<Informing> Informings => _informings;

    /// <summary>Requests to partners.</summary>
    public IReadOnlyList<ShareRequest> Requests => _requests;

    /// <summary>Who keeps contact with school, parents and youth worker.</summary>
    public IReadOnlyList<ContactKeeper> Keepers => _keepers;

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Whether the table can open it; closed is shielded for all.</summary>
    public static bool IsOpen(CaseStatus status) => status is CaseStatus.Running or CaseStatus.Overdue or CaseStatus.Monitoring;

    /// <summary>
    /// Takes a person in. Refusals: "purpose_needed" on Purpose, "exit_needed" on ExitCriteria, "seats_needed" on Seats (nobody
    /// sits today), "seat_taken" on Seats (somebody twice), "review_too_far" on NeededUntil (six months at most; shorter for a
    /// minor, and never beyond turning eighteen), "until_past" on NeededUntil, "from_past" on NextDiscussionOn.
    /// </summary>
    public static (Case?, Outcome) TakeIn(CaseId id, string number, NewCase given, CaseTerms terms, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        var refused = Check(given, today, LastReviewFor(given.BirthDay, today, terms));
        if (!refused.IsGood) return (null, refused);
        var taken = new Case
        {
            Id = id,
            Number = number,
            WeighingId = given.Weighing,
            MunicipalityId = given.Municipality,
            Director = by.Id!.Value,
            Regime = Pga,
            TakenInAt = now,
            LastTakenInAt = now,
            NextDiscussionOn = given.NextDiscussionOn,
            NeededUntil = given.NeededUntil,
            GivenNames = Narrative.OfOptional(given.GivenNames),
            FamilyName = Narrative.OfOptional(given.FamilyName),
            BirthDate = Narrative.OfOptional(given.BirthDate),
            Address = Narrative.OfOptional(given.Address),
            Purpose = Narrative.Of(given.Purpose!.Trim()),
        };
        taken.Furnish(given, by, now);
        taken.Mind(given.BirthDay, today, terms);
        taken.Record(new CaseTakenIn(given.Municipality, by, now));
        return (taken, Outcome.Done);
    }

    /// <summary>Seats, exit criteria and what is taken over, as given when taken in.</summary>
    private void Furnish(NewCase given, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        _seats.AddRange(given.Seats.Select(s => Seat.Of(Id, s, today)));
        foreach (var (criterion, i) in given.ExitCriteria.Where(c => !string.IsNullOrWhiteSpace(c.Text)).Select((c, i) => (c, i)))
            _exitCriteria.Add(ExitCriterion.Of(Id, criterion.Id, i + 1, criterion.Text!));
        _contributions.AddRange(given.TakenOver.Where(c => !string.IsNullOrWhiteSpace(c.Text)).Select(c => Contribution.Of(Id, c, c.Audience, by, now)));
    }

    /// <summary>The exit criteria that count now, in order: those of the last time it was taken in.</summary>
    public IReadOnlyList<ExitCriterion> CriteriaNow() => _exitCriteria.Where(c => c.EndedAt is null).OrderBy(c => c.Order).ToList();

    private static Outcome Check(NewCase given, DateOnly today, DateOnly last)
    {
        return Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Purpose), "purpose_needed", "Purpose"),
            (given.ExitCriteria.All(c => string.IsNullOrWhiteSpace(c.Text)), "exit_needed", "ExitCriteria"),
            (given.Seats.All(s => s.Last < today), "seats_needed", "Seats"),
            (given.Seats.DistinctBy(s => s.Professional).Count() < given.Seats.Count, "seat_taken", "Seats"),
            (given.NeededUntil <= today, "until_past", "NeededUntil"),
            (given.NeededUntil > last, "review_too_far", "NeededUntil"),
            (given.NextDiscussionOn < today, "from_past", "NextDiscussionOn"));
    }

    /// <summary>Sets the next discussion. Refusals: "from_past" on NextDiscussionOn, "not_now".</summary>
    public Outcome Discuss(DateOnly on, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (on < Deadline.LocalDate(now)) return Outcome.Refused("from_past", "NextDiscussionOn");
        NextDiscussionOn = on;
        Record(new DiscussionPlanned(by, now));
        return Outcome.Done;
    });

    private Outcome Work(Actor by, DateTime now, Func<Outcome> change)
    {
        if (WhoIs(by, now) is not { } who) return Outcome.Refused("not_yours");
        var judged = CaseTransitions.Table.Judge(Status, CaseAction.Work, who, Facts.None);
        return judged.IsGood ? change() : judged;
    }
}

/// <summary>A case as it is taken in; what is taken over from the signal comes as contributions, sealed anew.</summary>
public sealed record NewCase(
    WeighingId Weighing, MunicipalityId Municipality, string? Purpose, IReadOnlyList<NewExitCriterion> ExitCriteria, IReadOnlyList<NewSeat> Seats,
    DateOnly NeededUntil, DateOnly NextDiscussionOn, string? GivenNames, string? FamilyName, string? BirthDate, string? Address, DateOnly? BirthDay)
{
    /// <summary>Facts and views taken over from the signal.</summary>
    public IReadOnlyList<NewContribution> TakenOver { get; init; } = [];

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewCase);
}

/// <summary>An exit criterion as typed.</summary>
public sealed record NewExitCriterion(ExitCriterionId Id, string? Text)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewExitCriterion);
}

/// <summary>The terms of a case, from the parameters in force.</summary>
/// <param name="ReviewMonths">Months between necessity reviews at most.</param>
/// <param name="MinorReviewMonths">The same for a minor.</param>
/// <param name="OverdueDays">Days after its end date before it goes to the last phase of the monitoring list.</param>
/// <param name="MonitoringMonths">Months on the monitoring list at most.</param>
/// <param name="InformDays">Days to tell the person, and the guardian of a minor.</param>
public sealed record CaseTerms(int ReviewMonths, int MinorReviewMonths, int OverdueDays, int MonitoringMonths, int InformDays);
