using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Weighings;

/// <summary>
/// A weighing of one signal by gemeente, politie, Openbaar Ministerie and an outside expert: each writes its view before it
/// sees the others', and one decision is recorded with its reason and dissent (product.md row 3).
/// </summary>
public sealed partial class Weighing : Aggregate, IHasKey
{
    private readonly List<WeighingSeat> _seats = [];
    private readonly List<WeighingView> _views = [];
    private readonly List<WeighingStep> _steps = [];
    private List<FormQuestion> _form = [];

    private Weighing() { }

    /// <summary>Its id.</summary>
    public WeighingId Id { get; private set; }

    /// <summary>The short random code on screen, for instance "W-7KXD2".</summary>
    public string Code { get; private set; } = "";

    /// <summary>The signal that is weighed.</summary>
    public SignalId SignalId { get; private set; }

    /// <summary>The signal's municipality.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>The process director who chairs it.</summary>
    public ProfessionalId Chair { get; private set; }

    /// <summary>The version of the criteria form on the day of convening; never changes after that.</summary>
    public int FormVersion { get; private set; }

    /// <summary>The local day from which that form counted.</summary>
    public DateOnly FormFrom { get; private set; }

    /// <summary>The form that every view of this weighing answers.</summary>
    public CriteriaForm Form => new(FormVersion, FormFrom, _form);

    /// <summary>Where it stands.</summary>
    public WeighingStatus Status { get; private set; }

    /// <summary>The local day on which it is discussed.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The local day on which its signal was brought.</summary>
    public DateOnly BroughtOn { get; private set; }

    /// <summary>Last local day to decide.</summary>
    public DateOnly DecideBy { get; private set; }

    /// <summary>Until when more is awaited; null when nothing was asked.</summary>
    public DateOnly? WaitUntil { get; private set; }

    /// <summary>When it was decided, UTC; null before.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>
    /// The case of the person: the one that the chair named or that taking in opened; null when there is none. Closing the
    /// case that it took in shields this weighing with it.
    /// </summary>
    public CaseId? CaseId { get; private set; }

    /// <summary>The local day on which row and key are destroyed; null while it goes on.</summary>
    public DateOnly? DestroyOn { get; private set; }

    /// <summary>Taken in: the local day from which who weighed and has no seat at the case sees nothing of it any more; null otherwise.</summary>
    public DateOnly? LeavesRosterOn { get; private set; }

    /// <summary>The roster.</summary>
    public IReadOnlyList<WeighingSeat> Seats => _seats;

    /// <summary>The views.</summary>
    public IReadOnlyList<WeighingView> Views => _views;

    /// <summary>The history, oldest first.</summary>
    public IReadOnlyList<WeighingStep> Steps => _steps;

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>The code of the theme it left and the local day on which it was decided; null unless it found no person. Reads the steps.</summary>
    public (string Theme, DateOnly On)? ThemeLeft =>
        Status == WeighingStatus.NoPerson && _steps.Where(s => s.Action == WeighingAction.FindNoPerson).MaxBy(s => s.At) is { Target: { } theme } step ? (theme, Deadline.LocalDate(step.At)) : null;

    /// <summary>Whether it was decided not to take in and waits for its destruction.</summary>
    public static bool IsShielded(WeighingStatus status) => status is WeighingStatus.Unfounded or WeighingStatus.NoPerson or WeighingStatus.Referred;

    /// <summary>
    /// Puts a signal on the table. Refusals: "roster_needed" on Seats (gemeente, politie and Openbaar Ministerie sit at
    /// least), "from_past" on On, "form_needed" (no main question that two people agreed with).
    /// </summary>
    public static (Weighing?, Outcome) Convene(WeighingId id, string code, NewWeighing given, Actor by, DateTime now)
    {
        var refused = Check(given.Seats, given.On, now);
        if (!refused.IsGood) return (null, refused);
        if (given.Form.Questions.All(q => q.Criterion != "danger")) return (null, Outcome.Refused("form_needed"));
        var weighing = new Weighing
        {
            Id = id,
            Code = code,
            SignalId = given.Signal,
            MunicipalityId = given.Municipality,
            Chair = by.Id!.Value,
            On = given.On,
            BroughtOn = Deadline.LocalDate(given.BroughtAt),
            DecideBy = Deadline.InWorkingDays(given.BroughtAt, given.WorkingDays).Day,
            FormVersion = given.Form.Version,
            FormFrom = given.Form.From,
            _form = [.. given.Form.Questions],
        };
        weighing._seats.AddRange(given.Seats.Select(s => WeighingSeat.Of(id, s)));
        weighing.Record(new WeighingConvened(given.Municipality, by, now));
        return (weighing, Outcome.Done);
    }

    /// <summary>The chair changes date and roster; same refusals as <see cref="Convene"/>, "view_stays" on Seats (an organisation that gave a view stays), "not_yours".</summary>
    public Outcome Plan(DateOnly on, IReadOnlyList<SeatGiven> seats, Actor by, DateTime now)
    {
        if (by.Id != Chair) return Outcome.Refused("not_yours");
        var judged = Judge(WeighingAction.Plan, WeighingWho.Chair, Facts.None);
        if (!judged.IsGood) return judged;
        var leftOut = _views.Any(v => v.OrganisationId is { } o && seats.All(s => s.Organisation != o));
        var refused = Check(seats, on, now).And(Outcome.Fields((leftOut, "view_stays", "Seats")));
        if (!refused.IsGood) return refused;
        On = on;
        _seats.RemoveAll(s => !seats.Any(s.Is));
        _seats.AddRange(seats.Where(n => !_seats.Any(s => s.Is(n))).Select(n => WeighingSeat.Of(Id, n)));
        Record(new WeighingPlanned(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// The chair names the case that the person already has or had; null takes the name away. While this weighing is open the
    /// hard end does not close that case, and taking in takes the person in again there. Refusals: "not_yours", "not_now".
    /// </summary>
    public Outcome NameCase(CaseId? theCase, Actor by, DateTime now)
    {
        if (by.Id != Chair) return Outcome.Refused("not_yours");
        var judged = Judge(WeighingAction.NameCase, WeighingWho.Chair, Facts.None);
        if (!judged.IsGood) return judged;
        if (theCase == CaseId) return Outcome.AlreadySo;
        CaseId = theCase;
        Record(new CaseOfWeighingNamed(by, now));
        return Outcome.Done;
    }

    /// <summary>The chair opens the views. Refusal: "reason_needed" while a view of gemeente, politie or Openbaar Ministerie is missing.</summary>
    public Outcome OpenViews(WeighingStepGiven given, Actor by, DateTime now)
    {
        if (by.Id != Chair) return Outcome.Refused("not_yours");
        if (Missing().Any() && Status == WeighingStatus.Preparing && string.IsNullOrWhiteSpace(given.Reason)) return Outcome.Refused("reason_needed", "Reason");
        return Do(WeighingAction.OpenViews, WeighingWho.Chair, given, by, now, () => new ViewsOpened(by, now));
    }

    /// <summary>The organisations on the roster that have not given their view.</summary>
    public IEnumerable<OrganisationId> Missing() => _seats.Select(s => s.OrganisationId).Distinct().Where(o => _views.All(v => v.OrganisationId != o));

    /// <summary>
    /// Whether somebody may read a view now: chair and roster once the views are open, before that their own only (the chair
    /// what the chair noted), and nobody while the weighing is shielded. Once taken in the others' views belong to the case: who
    /// may not open that (<paramref name="opensCase"/>) keeps their organisation's own (docs/decisions/0009).
    /// </summary>
    public bool MayReadView(WeighingView view, Actor actor, bool opensCase)
    {
        if (IsShielded(Status)) return false;
        if (Status == WeighingStatus.TakenIn && !opensCase) return view.OrganisationId is { } own && _seats.Any(s => s.ProfessionalId == actor.Id && s.OrganisationId == own);
        if (Status == WeighingStatus.Preparing && view.NotedByAnother) return actor.Id == Chair;
        var seat = _seats.FirstOrDefault(s => s.ProfessionalId == actor.Id);
        return Status == WeighingStatus.Preparing ? seat is not null && seat.OrganisationId == view.OrganisationId : seat is not null || actor.Id == Chair;
    }

    /// <summary>A member notes that they disagree with what was decided or is about to be; kept, never rewritten. Refusal: "reason_needed".</summary>
    public Outcome DissentFrom(WeighingStepGiven given, Actor by, DateTime now)
    {
        if (_seats.All(s => s.ProfessionalId != by.Id)) return Outcome.Refused("not_yours");
        if (string.IsNullOrWhiteSpace(given.Reason)) return Outcome.Refused("reason_needed", "Reason");
        return Do(WeighingAction.Dissent, WeighingWho.Member, given, by, now, () => new DissentNoted(by, now));
    }

    /// <summary>Asks for more until a date. Refusals: "until_past", "choice_needed" on Asked (who asks it).</summary>
    public Outcome AskMore(WeighingStepGiven given, Actor by, DateTime now)
    {
        var wrong = Outcome.Fields(
            (given.Until <= Deadline.LocalDate(now), "until_past", "Until"),
            (given.Asked is null, "choice_needed", "Asked"));
        return DoAsChair(WeighingAction.AskMore, given, by, now, () =>
        {
            WaitUntil = given.Until;
            return new MoreAsked(MunicipalityId, by, now);
        }, wrong);
    }

    /// <summary>What was asked for came in: the table can decide.</summary>
    public Outcome Resume(WeighingStepGiven given, Actor by, DateTime now) => DoAsChair(WeighingAction.Resume, given, by, now, () =>
    {
        WaitUntil = null;
        return new WeighingResumed(by, now);
    });

    /// <summary>
    /// Decides. Not taken in: shielded at once, destroyed after the short term; taken in: it lives as long as the case. Every decision needs the views of two
    /// organisations (the four eyes of intake). <paramref name="action"/> is one of the four decisions; others throw.
    /// </summary>
    public Outcome Decide(WeighingAction action, WeighingStepGiven given, int shieldedDays, Actor by, DateTime now)
    {
        if (action is not (WeighingAction.FindUnfounded or WeighingAction.FindNoPerson or WeighingAction.Refer or WeighingAction.TakeIn))
            throw new ArgumentOutOfRangeException(nameof(action));
        return DoAsChair(action, given, by, now, () =>
        {
            DateOnly? end = Deadline.InDays(now, shieldedDays).Day;
            var takenIn = action == WeighingAction.TakeIn;
            (DecidedAt, DestroyOn, LeavesRosterOn) = (now, takenIn ? null : end, takenIn ? end : null);
            if (action == WeighingAction.TakeIn) CaseId = given.Case ?? CaseId;
            return Decided(action, by, now);
        });
    }

    /// <summary>Any weigher undoes a decision not to take in, with a reason, until it is destroyed. Refusal: "too_late".</summary>
    public Outcome Undo(WeighingStepGiven given, Actor by, DateTime now)
    {
        if (DestroyOn is { } end && Deadline.LocalDate(now) >= end) return Outcome.Refused("too_late");
        if (by.Id != Chair && _seats.All(s => s.ProfessionalId != by.Id)) return Outcome.Refused("not_yours");
        var was = Status;
        return Do(WeighingAction.Undo, by.Id == Chair ? WeighingWho.Chair : WeighingWho.Member, given, by, now, () =>
        {
            (DecidedAt, DestroyOn) = (null, null);
            return new WeighingUndone(MunicipalityId, was, by, now);
        });
    }

    /// <summary>Nothing came in by the date: it ends as unfounded. Refusals: "too_early", "not_now" when nothing is awaited.</summary>
    public Outcome EndByTerm(WeighingStepGiven given, int shieldedDays, Actor by, DateTime now)
    {
        if (WaitUntil is { } until && Deadline.LocalDate(now) <= until) return Outcome.Refused("too_early");
        return Do(WeighingAction.EndByTerm, WeighingWho.Clock, given, by, now, () =>
        {
            (WaitUntil, DecidedAt, DestroyOn) = (null, now, Deadline.InDays(now, shieldedDays).Day);
            return Decided(WeighingAction.EndByTerm, by, now);
        });
    }

    /// <summary>Says that its end has come. Refusals: "not_now", "too_early".</summary>
    public Outcome Destroy(Actor by, DateTime now)
    {
        var judged = Judge(WeighingAction.Destroy, WeighingWho.Clock, Facts.None);
        if (!judged.IsGood) return judged;
        if (DestroyOn is not { } end || Deadline.LocalDate(now) < end) return Outcome.Refused("too_early");
        Record(new WeighingDestroyed(by, now));
        return Outcome.Done;
    }

    private WeighingDecided Decided(WeighingAction action, Actor by, DateTime now) => new(
        MunicipalityId, action, Deadline.LocalDate(now) <= DecideBy, Deadline.LocalDate(now).DayNumber - BroughtOn.DayNumber, by, now);

    private static Outcome Check(IReadOnlyList<SeatGiven> seats, DateOnly on, DateTime now)
    {
        var needed = new[] { WeighingPart.Municipality, WeighingPart.Police, WeighingPart.Prosecutor };
        return Outcome.Fields((on < Deadline.LocalDate(now), "from_past", "On"), (needed.Any(p => seats.All(s => s.Part != p)), "roster_needed", "Seats"));
    }

    private Outcome Judge(WeighingAction action, WeighingWho who, Facts facts) =>
        WeighingTransitions.Table.Judge(Status, action, who, facts | (Organisations() >= 2 ? Facts.TwoOrganisations : Facts.None));

    /// <summary>The organisations that gave a view of their own; what the chair noted for an expert is none.</summary>
    private int Organisations() => _views.Where(v => !v.NotedByAnother).Select(v => v.OrganisationId).Distinct().Count();

    private Outcome DoAsChair(WeighingAction action, WeighingStepGiven given, Actor by, DateTime now, Func<DomainEvent> change, Outcome? wrong = null) =>
        by.Id == Chair ? Do(action, WeighingWho.Chair, given, by, now, change, wrong) : Outcome.Refused("not_yours");

    private Outcome Do(WeighingAction action, WeighingWho who, WeighingStepGiven given, Actor by, DateTime now, Func<DomainEvent> change, Outcome? wrong = null)
    {
        var judged = (wrong ?? Outcome.Done).And(Judge(action, who, given.Facts));
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        Status = WeighingTransitions.Table.Find(Status, action, who)!.To;
        var happened = change();
        _steps.Add(WeighingStep.Of(Id, action, given, by, now));
        Record(happened);
        return Outcome.Done;
    }
}
