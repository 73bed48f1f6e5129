using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// What a meeting writes: lines of the minutes, decisions, actions, seats that pass for one meeting, why it was urgent.
public sealed partial class Case
{
    private readonly List<MinuteLine> _lines = [];
    private readonly List<UrgentCall> _calls = [];

    /// <summary>The lines of the minutes of all meetings at which it was spoken of.</summary>
    public IReadOnlyList<MinuteLine> Lines => _lines;

    /// <summary>The urgent calls.</summary>
    public IReadOnlyList<UrgentCall> Calls => _calls;

    /// <summary>
    /// How much was decided so far, steps and decisions of the table together: who decides says how much they saw. The version of
    /// the case would not do, since it goes up with each note that is saved while it is typed.
    /// </summary>
    public int Decided => _steps.Count + _lines.Count(l => l.Kind == MinuteKind.Decision);

    /// <summary>It was on the screen of a meeting; counts once for each meeting, on the day of now: of a meeting that was left open, when that was over.</summary>
    public Outcome WasDiscussed(MinuteHead head, MeetingKind kind, OrganisationId chairs, Actor by, DateTime now)
    {
        if (_lines.Any(l => l.MeetingId == head.Meeting && l.Kind == MinuteKind.Discussed)) return Outcome.AlreadySo;
        int? since = _lines.Where(l => l.Kind == MinuteKind.Discussed && l.At <= now).Select(l => Deadline.LocalDate(now).DayNumber - Deadline.LocalDate(l.At).DayNumber).Order().Cast<int?>().FirstOrDefault();
        _lines.Add(MinuteLine.Of(Id, MinuteKind.Discussed, head, null, Audience.Table, chairs, by, now));
        Record(new CaseDiscussed(MunicipalityId, kind, since, by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Writes a note, or writes on at one of one's own. Refusals: "text_needed" on Text, "choice_needed" on Author (who has no
    /// seat; others than the director write for themselves only), "not_yours" (a line of somebody else), "clash" (the chair
    /// amended it: what was written since is a note of its own), "not_now".
    /// </summary>
    public Outcome WriteNote(NewNote given, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (given.Author != by.Id && (by.Id != Director || !Sits(given.Author, now))) return Outcome.Refused("choice_needed", "Author");
        var standing = _lines.FirstOrDefault(l => l.Id == given.Head.Id);
        if (standing is not null && (standing.By != by.Id || standing.Kind != MinuteKind.Note || standing.MeetingId != given.Head.Meeting)) return Outcome.Refused("not_yours");
        if (standing?.AmendedAt is not null) return Outcome.Refused("clash");
        if (string.IsNullOrWhiteSpace(given.Text)) return Outcome.Refused("text_needed", "Text");
        if (standing is null) _lines.Add(MinuteLine.Of(Id, MinuteKind.Note, given.Head, given.Text, given.Audience, given.Provider, by, now).With(given.Author));
        else standing.Rewrite(given.Text, given.Author, given.Provider, given.Audience);
        Record(new MinuteNoted(by, now));
        return Outcome.Done;
    });

    /// <summary>
    /// The table decides; what the decision does to the case is done with it. Refusals: "not_yours", "clash" (something was decided
    /// since the writer saw it), "reason_needed" on Reason
    /// (closing needs none), "until_needed" on Next (no discussion is planned), "from_past" on Next, those of the step itself.
    /// </summary>
    public Outcome DecideAtTable(NewDecision given, CaseTerms terms, Actor by, DateTime now)
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (given.Seen is { } seen && seen != Decided) return Outcome.Refused("clash");
        var today = Deadline.LocalDate(now);
        var wrong = Outcome.Fields(
            (given.What != TableDecision.Close && string.IsNullOrWhiteSpace(given.Reason), "reason_needed", "Reason"),
            (given.Next < today, "from_past", "Next"),
            (given.Next is null && given.What != TableDecision.Close && (given.What == TableDecision.Monitor || NextDiscussionOn <= today), "until_needed", "Next"));
        if (!wrong.IsGood) return wrong;
        var done = Do(given, terms, by, now);
        if (!done.IsGood || done.IsAlreadySo) return done;
        if (given.Next is { } next && given.What is not (TableDecision.Close or TableDecision.Monitor) && next != NextDiscussionOn)
        {
            NextDiscussionOn = next;
            Record(new DiscussionPlanned(by, now));
        }
        _lines.Add(MinuteLine.Of(Id, MinuteKind.Decision, given.Head, given.Reason, given.Audience, by.Organisation!.Value, by, now).With(given.What, given.Next));
        Record(new DecidedAtTable(given.What, by, now));
        return Outcome.Done;
    }

    /// <summary>Agrees an action at a meeting. Refusals of <see cref="Agree"/>.</summary>
    public Outcome AgreeAtTable(MinuteHead head, NewPlanAction given, Actor by, DateTime now)
    {
        var done = Agree(given, by, now);
        if (!done.IsGood) return done;
        _lines.Add(MinuteLine.Of(Id, MinuteKind.Agreed, head, given.Text, Audience.Table, by.Organisation!.Value, by, now).With(given));
        return Outcome.Done;
    }

    /// <summary>Goes through an action at a meeting. Refusals of <see cref="DoAction"/>.</summary>
    public Outcome ActAtTable(MinuteHead head, PlanActionId action, PlanActionStep step, string? why, DateOnly? until, Actor by, DateTime now)
    {
        var done = DoAction(action, step, why, until, by, now);
        if (!done.IsGood || done.IsAlreadySo) return done;
        _lines.Add(MinuteLine.Of(Id, MinuteKind.Acted, head, why, Audience.Table, by.Organisation!.Value, by, now).With(action, step, until));
        return Outcome.Done;
    }

    /// <summary>
    /// The director amends a line of the minutes, or leaves it out. Whether the minutes still can be amended is asked of the
    /// meeting first. Refusals: "not_yours", "choice_needed" (no such line), "clash" (its words were written anew since the writer saw them),
    /// "text_needed" on Text (a note without words; leave it out instead).
    /// </summary>
    public Outcome AmendLine(MinuteLineId id, int seen, string? text, bool leftOut, Actor by, DateTime now)
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (_lines.FirstOrDefault(l => l.Id == id) is not { Kind: not MinuteKind.Discussed } line) return Outcome.Refused("choice_needed");
        if (line.Edition != seen) return Outcome.Refused("clash");
        if (line.Kind == MinuteKind.Note && string.IsNullOrWhiteSpace(text)) return Outcome.Refused("text_needed", "Text");
        line.Amend(text, leftOut, now);
        Record(new MinuteAmended(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Passes a seat for one meeting to who stands in: on its day it opens the case, at that meeting and to prepare for it. It is
    /// taken back when the meeting is over, and ends with the day by itself. Already so when who is absent has no seat of their own
    /// that day, or the other has one, or this one. Refusals:
    /// "not_yours" (others than the director pass their own seat only), "not_now" (the case is closed).
    /// </summary>
    public Outcome PassSeat(SeatId id, MeetingId meeting, ProfessionalId from, ProfessionalId standIn, DateOnly day, Actor by, DateTime now)
    {
        if (!IsOpen(Status)) return Outcome.Refused("not_now");
        if (by.IsPerson && by.Id != Director && by.Id != from) return Outcome.Refused("not_yours");
        if (SeatsOn(from, day).FirstOrDefault(s => s.InFor is null) is not { } seat || SeatsOn(standIn, day).Any(s => s.InFor is null || (s.InFor == from && s.ForMeeting == meeting))) return Outcome.AlreadySo;
        _seats.Add(Seat.Of(Id, new NewSeat(id, standIn, seat.OrganisationId, day, Function: seat.Function), day, from, meeting));
        Record(new SeatPassed(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Ends a seat that was passed for one meeting, because that is over or who was absent comes after all. A seat that was passed to
    /// the same stand-in by somebody else or for another meeting, or that the director gave, stays. Refusals as for <see cref="PassSeat"/>.
    /// </summary>
    public Outcome TakeSeatBack(MeetingId meeting, ProfessionalId from, ProfessionalId standIn, DateOnly day, Actor by, DateTime now)
    {
        if (!IsOpen(Status)) return Outcome.Refused("not_now");
        if (by.IsPerson && by.Id != Director && by.Id != from) return Outcome.Refused("not_yours");
        if (_seats.FirstOrDefault(s => s.ProfessionalId == standIn && s.InFor == from && s.ForMeeting == meeting && s.From == day && s.Until == day) is not { } passed) return Outcome.AlreadySo;
        passed.End(day.AddDays(-1));
        Record(new SeatTakenBack(by, now));
        return Outcome.Done;
    }

    /// <summary>The director calls a meeting at once and says why. Refusals: "reason_needed" on Reason, "not_yours", "not_now".</summary>
    public Outcome CallUrgent(UrgentCallId id, MeetingId meeting, string? reason, Actor by, DateTime now)
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (!IsOpen(Status)) return Outcome.Refused("not_now");
        if (string.IsNullOrWhiteSpace(reason)) return Outcome.Refused("reason_needed", "Reason");
        _calls.Add(UrgentCall.Of(Id, id, meeting, reason, now));
        Record(new UrgentlyCalled(by, now));
        return Outcome.Done;
    }

    /// <summary>The director looks back on an urgent call. Refusals: "text_needed" on Text, "not_yours", "not_now" (also when it was done before).</summary>
    public Outcome LookBackOnCall(UrgentCallId id, string? text, Actor by, DateTime now)
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (!IsOpen(Status) || _calls.FirstOrDefault(c => c.Id == id) is not { LookedBackAt: null } call) return Outcome.Refused("not_now");
        if (string.IsNullOrWhiteSpace(text)) return Outcome.Refused("text_needed", "Text");
        call.Settle(text, now);
        Record(new UrgentLookedBack(by, now));
        return Outcome.Done;
    }

    /// <summary>The seats of somebody on a day that can be passed or make passing needless; one for four hours is neither.</summary>
    private IEnumerable<Seat> SeatsOn(ProfessionalId who, DateOnly day) => _seats.Where(s => s.ProfessionalId == who && s.EndsAt is null && s.From <= day && day <= s.Until);

    private Outcome Do(NewDecision given, CaseTerms terms, Actor by, DateTime now)
    {
        var step = new CaseStepGiven(given.Step, given.Reason, given.Until, given.LighterOption, Outsider: given.Outsider);
        return given.What switch
        {
            TableDecision.GoOn => CaseTransitions.Table.Judge(Status, CaseAction.Work, CaseWho.Director, Facts.None),
            TableDecision.Review => Continue(step, given.Checks, terms, by, now),
            TableDecision.ScaleUp => Scale(step with { Direction = "up" }, by, now),
            TableDecision.ScaleDown => Scale(step with { Direction = "down" }, by, now),
            TableDecision.Monitor => Renamed(Monitor(step with { Until = given.Next }, given.Goal, given.Until, terms, by, now), ("Until", "Next"), ("HardEnd", "Until")),
            TableDecision.Recall => Recall(step, terms, by, now),
            TableDecision.Close => Close(step with { Until = null }, given.Checks, given.Closing, by, now),
            _ => throw new ArgumentOutOfRangeException(nameof(given)),
        };
    }

    /// <summary>The same refusal beside the field that the form of the meeting has for it.</summary>
    private static Outcome Renamed(Outcome outcome, params (string From, string To)[] fields) =>
        outcome.Refusal is { Field: { } field } refusal && fields.FirstOrDefault(f => f.From == field) is { To: { } to } ? Outcome.Refused(refusal.Code, to) : outcome;
}

/// <summary>A case was on the screen of a meeting; Since is the number of days since it was there before, null the first time: with it a figure counts a case once in a period.</summary>
[Event(1, "Casus besproken in een overleg", "Case discussed at a meeting")]
public sealed record CaseDiscussed(MunicipalityId Municipality, MeetingKind Kind, int? Since, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.discussed", Municipality, null, Kind.ToString(), Since);
}

/// <summary>A note was written at a meeting.</summary>
[Event(1, "Notitie in een overleg", "Note at a meeting")]
public sealed record MinuteNoted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The table decided.</summary>
[Event(1, "Besluit van de tafel", "Decision of the table")]
public sealed record DecidedAtTable(TableDecision Decision, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.decided", null, null, Decision.ToString());
}

/// <summary>A line of the minutes was amended.</summary>
[Event(1, "Verslag verbeterd", "Minutes amended")]
public sealed record MinuteAmended(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A seat passed for one meeting.</summary>
[Event(1, "Stoel voor een overleg aan de achterwacht gegeven", "Seat passed to the stand-in for one meeting")]
public sealed record SeatPassed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A seat of one meeting was taken back.</summary>
[Event(1, "Stoel voor een overleg teruggenomen", "Seat of one meeting taken back")]
public sealed record SeatTakenBack(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting was called at once.</summary>
[Event(1, "Spoedoverleg bijeengeroepen", "Urgent meeting called")]
public sealed record UrgentlyCalled(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>An urgent call was looked back on.</summary>
[Event(1, "Teruggekeken op een spoedoverleg", "Urgent call looked back on")]
public sealed record UrgentLookedBack(Actor By, DateTime At) : DomainEvent(By, At);
