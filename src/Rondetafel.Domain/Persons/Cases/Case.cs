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
    private readonly List<ExitCriterion> _exitCriteria = [];
    private readonly List<Contribution> _contributions = [];
    private readonly List<Attachment> _attachments = [];
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

    /// <summary>The weighing that took it in.</summary>
    public WeighingId WeighingId { get; private set; }

    /// <summary>The municipality whose dossierhouder holds it.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>The process director who leads it.</summary>
    public ProfessionalId Director { get; private set; }

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>The legal regime: "pga" (Wet PGA, Kamerstukken 36225; articles not verified). Never changes without a new weighing.</summary>
    public string Regime { get; private set; } = "";

    /// <summary>When it was taken in, UTC.</summary>
    public DateTime TakenInAt { get; private set; }

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

    /// <summary>Last local day on which the person is a minor; null for an adult or when not known.</summary>
    public DateOnly? MinorUntil { get; private set; }

    /// <summary>When the status last changed in a way that can be undone, UTC; null when there is nothing to undo.</summary>
    public DateTime? StatusChangedAt { get; private set; }

    /// <summary>The status that undoing goes back to; null when there is nothing to undo.</summary>
    public CaseStatus? StatusBefore { get; private set; }

    /// <summary>The local day that undoing gives back to <see cref="NeededUntil"/>; null when there is nothing to undo.</summary>
    public DateOnly? NeededUntilBefore { get; private set; }

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

    /// <summary>The one goal on the monitoring list; null otherwise.</summary>
    [SealedAs("case.monitoring.goal")] public Narrative? MonitoringGoal { get; private set; }

    /// <summary>The table.</summary>
    public IReadOnlyList<Seat> Seats => _seats;

    /// <summary>When it can end.</summary>
    public IReadOnlyList<ExitCriterion> ExitCriteria => _exitCriteria;

    /// <summary>Facts, views, conclusions, documents.</summary>
    public IReadOnlyList<Contribution> Contributions => _contributions;

    /// <summary>Files with contributions.</summary>
    public IReadOnlyList<Attachment> Attachments => _attachments;

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
    /// minor), "until_past" on NeededUntil or NextDiscussionOn.
    /// </summary>
    public static (Case?, Outcome) TakeIn(CaseId id, string number, NewCase given, CaseTerms terms, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        DateOnly? minorUntil = given.BirthDay is { } born && EighteenOn(born) > today ? EighteenOn(born).AddDays(-1) : null;
        var refused = Check(given, today, today.AddMonths(minorUntil is null ? terms.ReviewMonths : terms.MinorReviewMonths));
        if (!refused.IsGood) return (null, refused);
        var taken = new Case
        {
            Id = id,
            Number = number,
            WeighingId = given.Weighing,
            MunicipalityId = given.Municipality,
            Director = by.Id!.Value,
            Regime = "pga",
            TakenInAt = now,
            NextDiscussionOn = given.NextDiscussionOn,
            NeededUntil = given.NeededUntil,
            MinorUntil = minorUntil,
            GivenNames = Narrative.OfOptional(given.GivenNames),
            FamilyName = Narrative.OfOptional(given.FamilyName),
            BirthDate = Narrative.OfOptional(given.BirthDate),
            Address = Narrative.OfOptional(given.Address),
            Purpose = Narrative.Of(given.Purpose!.Trim()),
        };
        taken._seats.AddRange(given.Seats.Select(s => Seat.Of(id, s, today)));
        foreach (var criterion in given.ExitCriteria.Where(c => !string.IsNullOrWhiteSpace(c.Text)))
            taken._exitCriteria.Add(ExitCriterion.Of(id, criterion.Id, taken._exitCriteria.Count + 1, criterion.Text!));
        taken._contributions.AddRange(given.TakenOver.Where(c => !string.IsNullOrWhiteSpace(c.Text)).Select(c => Contribution.Of(id, c, c.Audience, by, now)));
        taken.Record(new CaseTakenIn(given.Municipality, by, now));
        return (taken, Outcome.Done);
    }

    private static Outcome Check(NewCase given, DateOnly today, DateOnly last)
    {
        if (string.IsNullOrWhiteSpace(given.Purpose)) return Outcome.Refused("purpose_needed", "Purpose");
        if (given.ExitCriteria.All(c => string.IsNullOrWhiteSpace(c.Text))) return Outcome.Refused("exit_needed", "ExitCriteria");
        if (given.Seats.All(s => s.Until < today)) return Outcome.Refused("seats_needed", "Seats");
        if (given.Seats.DistinctBy(s => s.Professional).Count() < given.Seats.Count) return Outcome.Refused("seat_taken", "Seats");
        if (given.NeededUntil <= today) return Outcome.Refused("until_past", "NeededUntil");
        if (given.NeededUntil > last) return Outcome.Refused("review_too_far", "NeededUntil");
        return given.NextDiscussionOn < today ? Outcome.Refused("until_past", "NextDiscussionOn") : Outcome.Done;
    }

    /// <summary>The day of turning eighteen; who was born on 29 February turns eighteen on 1 March, so that protection never ends early.</summary>
    private static DateOnly EighteenOn(DateOnly born)
    {
        var day = born.AddYears(18);
        return day.Day < born.Day ? day.AddDays(1) : day;
    }

    /// <summary>The director gives somebody a seat. Refusals: "seat_taken", "until_past" on Until, "not_yours", "not_now".</summary>
    public Outcome GiveSeat(NewSeat given, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        var today = Deadline.LocalDate(now);
        if (given.Until < today) return Outcome.Refused("until_past", "Until");
        if (_seats.Any(s => s.ProfessionalId == given.Professional && s.Until >= today)) return Outcome.Refused("seat_taken", "Professional");
        _seats.Add(Seat.Of(Id, given, today));
        Record(new SeatGivenOut(by, now));
        return Outcome.Done;
    });

    /// <summary>The director ends a seat yesterday: from the next request on it opens nothing. Refusals: "seat_unknown", "not_yours", "not_now".</summary>
    public Outcome EndSeat(SeatId seat, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (_seats.FirstOrDefault(s => s.Id == seat) is not { } found) return Outcome.Refused("seat_unknown");
        var today = Deadline.LocalDate(now);
        if (found.Until < today) return Outcome.AlreadySo;
        found.End(today.AddDays(-1));
        Record(new SeatEnded(by, now));
        return Outcome.Done;
    });

    /// <summary>Names who sits in on a seat; null takes the name away. Refusals: "seat_unknown", "choice_needed" on StandIn (the holder itself), "not_now".</summary>
    public Outcome NameStandIn(SeatId seat, ProfessionalId? standIn, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_seats.FirstOrDefault(s => s.Id == seat) is not { } found) return Outcome.Refused("seat_unknown");
        if (standIn == found.ProfessionalId) return Outcome.Refused("choice_needed", "StandIn");
        if (standIn == found.StandIn) return Outcome.AlreadySo;
        found.NameStandIn(standIn);
        Record(new StandInNamed(by, now));
        return Outcome.Done;
    });

    /// <summary>Sets the next discussion. Refusals: "until_past" on NextDiscussionOn, "not_now".</summary>
    public Outcome Discuss(DateOnly on, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (on < Deadline.LocalDate(now)) return Outcome.Refused("until_past", "NextDiscussionOn");
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
}

/// <summary>An exit criterion as typed.</summary>
public sealed record NewExitCriterion(ExitCriterionId Id, string? Text);

/// <summary>The terms of a case, from the parameters in force.</summary>
/// <param name="ReviewMonths">Months between necessity reviews at most.</param>
/// <param name="MinorReviewMonths">The same for a minor.</param>
/// <param name="OverdueDays">Days after its end date before it goes to the last phase of the monitoring list.</param>
/// <param name="MonitoringMonths">Months on the monitoring list at most.</param>
public sealed record CaseTerms(int ReviewMonths, int MinorReviewMonths, int OverdueDays, int MonitoringMonths);
