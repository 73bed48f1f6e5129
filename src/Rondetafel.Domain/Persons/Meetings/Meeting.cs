using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>A meeting as it is planned: of a series, or null for a single one; urgent when it is called at once (why stands with the case).</summary>
public sealed record NewMeeting(
    ProfessionalId Chair, MeetingKind Kind, MeetingTime Time, MeetingPlace Place, IReadOnlyList<Invitee> People, SeriesId? Series = null, bool Urgent = false);

/// <summary>
/// One meeting: when, where, who, and which cases. It holds no text about a person: what is said about a case belongs to that
/// case and is sealed under its key; only the words of fixed points and the reason of a cancellation are its own.
/// </summary>
public sealed partial class Meeting : Aggregate, IHasKey
{
    private readonly List<Participant> _participants = [];
    private readonly List<Uninvited> _uninvited = [];
    private readonly List<AgendaItem> _items = [];
    private List<AgendaBlock> _blocks = [.. AgendaProposal.Order];

    private Meeting() { }

    /// <summary>Its id.</summary>
    public MeetingId Id { get; private set; }

    /// <summary>The series; null for a single meeting.</summary>
    public SeriesId? SeriesId { get; private set; }

    /// <summary>The day of the series' rhythm that it was made for, also when it was moved since; null for a single meeting.</summary>
    public DateOnly? Occurrence { get; private set; }

    /// <summary>The process director who chairs it.</summary>
    public ProfessionalId Chair { get; private set; }

    /// <summary>What it is for.</summary>
    public MeetingKind Kind { get; private set; }

    /// <summary>The local day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The hour on the clock of Europe/Amsterdam.</summary>
    public TimeOnly From { get; private set; }

    /// <summary>How long it takes.</summary>
    public int Minutes { get; private set; }

    /// <summary>The room; null when there is none.</summary>
    public string? Room { get; private set; }

    /// <summary>How to take part from elsewhere; null when that cannot be.</summary>
    public string? Call { get; private set; }

    /// <summary>Whether it was called at once.</summary>
    public bool Urgent { get; private set; }

    /// <summary>Where it stands.</summary>
    public MeetingStatus Status { get; private set; }

    /// <summary>Counts changes of day, hour, place or people and the cancellation (RFC 5545, SEQUENCE); the agenda does not count.</summary>
    public int Sequence { get; private set; }

    /// <summary>When day, hour, place or people last changed, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>When it was opened, UTC; null before.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it ended, UTC; null before.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>When the chair approved the minutes, UTC; null before.</summary>
    public DateTime? ApprovedAt { get; private set; }

    /// <summary>The point on the screen; null between points.</summary>
    public AgendaItemId? Current { get; private set; }

    /// <summary>Why it was cancelled; null otherwise.</summary>
    [SealedAs("meeting.cancel.reason")] public Narrative? CancelReason { get; private set; }

    /// <summary>Who is asked, and who stands in.</summary>
    public IReadOnlyList<Participant> Participants => _participants;

    /// <summary>Those who were asked and no longer are; who was asked again since is still among them.</summary>
    public IReadOnlyList<Uninvited> Uninvited => _uninvited;

    /// <summary>All points, also those taken off.</summary>
    public IReadOnlyList<AgendaItem> Items => _items;

    /// <summary>The order of the blocks.</summary>
    public IReadOnlyList<AgendaBlock> Blocks => _blocks;

    /// <summary>When it is.</summary>
    public MeetingTime Time => new(On, From, Minutes);

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Those who are in the room now.</summary>
    public IEnumerable<Participant> InTheRoom => _participants.Where(p => p.Attendance == Attendance.Present);

    /// <summary>The seats that pass for this meeting: from who cannot come to who stands in.</summary>
    public IEnumerable<(ProfessionalId From, ProfessionalId StandIn)> Passing =>
        _participants.Where(p => p is { Attendance: Attendance.Absent, StandIn: not null, InFor: null }).Select(p => (p.ProfessionalId, p.StandIn!.Value));

    /// <summary>
    /// Plans a meeting. Refusals: "from_past" on On, "minutes_wrong" on Minutes, "place_too_long" on Room or Call,
    /// "people_needed", "person_twice" and "stand_in_wrong" on People.
    /// </summary>
    public static (Meeting?, Outcome) Plan(MeetingId id, NewMeeting given, Func<ParticipantId> newId, Actor by, DateTime now)
    {
        foreach (var check in new[] { given.Time.Check(Deadline.LocalDate(now)), given.Place.Check(), Series.CheckPeople(given.People) })
            if (!check.IsGood) return (null, check);
        var place = given.Place.Trimmed;
        var meeting = new Meeting
        {
            Id = id,
            SeriesId = given.Series,
            Occurrence = given.Series is null ? null : given.Time.On,
            Chair = given.Chair,
            Kind = given.Kind,
            On = given.Time.On,
            From = given.Time.From,
            Minutes = given.Time.Minutes,
            Room = place.Room,
            Call = place.Call,
            Urgent = given.Urgent,
            ChangedAt = now,
        };
        meeting._participants.AddRange(given.People.Select(p => Participant.Of(id, newId(), p)));
        meeting.Record(new MeetingPlanned(given.Urgent, by, now));
        return (meeting, Outcome.Done);
    }

    /// <summary>
    /// Changes day, hour, length, place and people. Who stays keeps what is known of their coming, also with another stand-in or
    /// function; who goes is remembered, so that their calendar can follow. Refusals as at planning, and "not_now", "not_yours".
    /// </summary>
    public Outcome Move(MeetingTime time, MeetingPlace place, IReadOnlyList<Invitee> people, Func<ParticipantId> newId, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Move, by);
        if (!judged.IsGood) return judged;
        foreach (var check in new[] { time.Check(Deadline.LocalDate(now)), place.Check(), Series.CheckPeople(people) })
            if (!check.IsGood) return check;
        var (room, call) = place.Trimmed;
        var same = _participants.Where(p => p.InFor is null).Select(p => p.AsInvitee).ToHashSet().SetEquals(people);
        if (time == Time && room == Room && call == Call && same) return Outcome.AlreadySo;
        (On, From, Minutes, Room, Call) = (time.On, time.From, time.Minutes, room, call);
        foreach (var gone in _participants.Where(p => p.InFor is null && people.All(i => i.Professional != p.ProfessionalId)).ToList()) Uninvite(gone);
        foreach (var person in people)
        {
            if (_participants.FirstOrDefault(p => p.ProfessionalId == person.Professional) is { } stays) stays.Ask(person);
            else _participants.Add(Participant.Of(Id, newId(), person));
        }
        SettleStandIns();
        foreach (var absent in _participants.Where(p => p is { Attendance: Attendance.Absent, InFor: null }).ToList()) AskStandIn(absent, newId);
        Touch(now);
        Record(new MeetingMoved(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Somebody cannot come: the stand-in takes the place, for this meeting only. Refusals: "choice_needed" (nobody of this
    /// meeting), "not_yours" (others may say it of themselves only), "not_now".
    /// </summary>
    public Outcome SayAbsent(ParticipantId who, ParticipantId standInRow, Actor by, DateTime now)
    {
        if (Own(who, by, out var found) is { } refused) return refused;
        if (found.Attendance == Attendance.Absent) return Outcome.AlreadySo;
        found.Note(Attendance.Absent);
        AskStandIn(found, () => standInRow);
        Record(new AbsenceSaid(by, now));
        return Outcome.Done;
    }

    /// <summary>Somebody comes after all: the place of the stand-in ends, unless they stand in for somebody else too. Refusals as for <see cref="SayAbsent"/>.</summary>
    public Outcome ComeAfterAll(ParticipantId who, Actor by, DateTime now)
    {
        if (Own(who, by, out var found) is { } refused) return refused;
        if (found.Attendance != Attendance.Absent) return Outcome.AlreadySo;
        found.Note(Attendance.Asked);
        SettleStandIns();
        Record(new AbsenceTakenBack(by, now));
        return Outcome.Done;
    }

    /// <summary>Opens it; on the day itself or, when it is called at once, from then on. Refusals: "too_soon", "not_now", "not_yours".</summary>
    public Outcome Open(Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Open, by);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (Deadline.LocalDate(now) < On) return Outcome.Refused("too_soon");
        (Status, StartedAt) = (MeetingStatus.Running, now);
        Record(new MeetingOpened(Kind, by, now));
        return Outcome.Done;
    }

    /// <summary>Notes whether somebody is in the room. Refusals: "choice_needed" (nobody of this meeting, or absent: that passes the seat), "not_now", "not_yours".</summary>
    public Outcome Attend(ParticipantId who, Attendance attendance, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Attend, by);
        if (!judged.IsGood) return judged;
        if (attendance == Attendance.Absent || _participants.FirstOrDefault(p => p.Id == who) is not { } found) return Outcome.Refused("choice_needed");
        if (found.Attendance == attendance) return Outcome.AlreadySo;
        if (Status == MeetingStatus.Running) found.Note(attendance, Current is not null, now);
        else found.Note(attendance);
        Record(new AttendanceNoted(attendance, by, now));
        return Outcome.Done;
    }

    /// <summary>Cancels it. Refusals: "reason_needed", "not_now", "not_yours".</summary>
    public Outcome Cancel(string? reason, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Cancel, by, string.IsNullOrWhiteSpace(reason) ? Facts.None : Facts.Reason);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        (Status, CancelReason) = (MeetingStatus.Cancelled, Narrative.Of(reason!.Trim()));
        Touch(now);
        Record(new MeetingCancelled(by, now));
        return Outcome.Done;
    }

    /// <summary>Its day went by and nobody opened it. Refusals: "too_early", "not_now".</summary>
    public Outcome Lapse(DateTime now)
    {
        var judged = MeetingTransitions.Table.Judge(Status, MeetingAction.Lapse, MeetingWho.Clock, Facts.None);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (Deadline.LocalDate(now) <= On) return Outcome.Refused("too_early");
        Status = MeetingStatus.Cancelled;
        Record(new MeetingLapsed(Actor.Clock, now));
        return Outcome.Done;
    }

    /// <summary>What somebody may do with it now, for the buttons.</summary>
    public IReadOnlySet<MeetingAction> ActionsOf(Actor by) => WhoIs(by) is { } who ? MeetingTransitions.Table.ActionsFrom(Status, who).ToHashSet() : new HashSet<MeetingAction>();

    /// <summary>Whether the actor may amend the minutes now. Refusals: "not_now" (also once they are approved), "not_yours".</summary>
    public Outcome MayAmend(Actor by) => Judge(MeetingAction.Amend, by);

    /// <summary>
    /// Its months of keeping, counted from its day, are over; the caller removes it. Lines of its minutes stay with their cases and end with them. Refusals:
    /// "not_now" (still to come, or going on), "too_early".
    /// </summary>
    public Outcome EndKeeping(int months, DateTime now)
    {
        if (Status is MeetingStatus.Planned or MeetingStatus.Running) return Outcome.Refused("not_now");
        if (Deadline.LocalDate(now) < On.AddMonths(months)) return Outcome.Refused("too_early");
        Record(new MeetingRemoved(Actor.Clock, now));
        return Outcome.Done;
    }

    private void AskStandIn(Participant absent, Func<ParticipantId> newId)
    {
        if (absent is { InFor: null, StandIn: { } standIn } && _participants.All(p => p.ProfessionalId != standIn))
            _participants.Add(Participant.Of(Id, newId(), new Invitee(standIn, absent.OrganisationId, null, absent.Function), absent.Id));
    }

    /// <summary>Who stands in comes for somebody who is absent; the place ends when there is nobody left. Who is in the room already stays.</summary>
    private void SettleStandIns()
    {
        foreach (var place in _participants.Where(p => p.InFor is not null).ToList())
        {
            var absent = _participants.Where(p => p is { Attendance: Attendance.Absent, InFor: null } && p.StandIn == place.ProfessionalId).ToList();
            if (absent.Any(a => a.Id == place.InFor)) continue;
            if (absent.Count > 0) place.ComeFor(absent[0]);
            else if (place.Attendance is Attendance.Asked or Attendance.Absent) Uninvite(place);
        }
    }

    private void Uninvite(Participant gone)
    {
        _participants.Remove(gone);
        _uninvited.Add(Meetings.Uninvited.Of(gone));
    }

    private void Touch(DateTime now) => (Sequence, ChangedAt) = (Sequence + 1, now);

    private MeetingWho? WhoIs(Actor by) =>
        ReferenceEquals(by, Actor.Clock) ? MeetingWho.Clock
        : by.IsPerson && by.Id == Chair ? MeetingWho.Chair
        : by.IsPerson && _participants.Any(p => p.ProfessionalId == by.Id) ? MeetingWho.Participant : null;

    private Outcome Judge(MeetingAction action, Actor by, Facts given = Facts.None) =>
        WhoIs(by) is { } who ? MeetingTransitions.Table.Judge(Status, action, who, given) : Outcome.Refused("not_yours");

    private Outcome? Own(ParticipantId who, Actor by, out Participant found)
    {
        found = _participants.FirstOrDefault(p => p.Id == who)!;
        var judged = Judge(MeetingAction.SayAbsent, by);
        if (!judged.IsGood) return judged;
        if (found is null) return Outcome.Refused("choice_needed");
        return by.Id == Chair || found.ProfessionalId == by.Id ? null : Outcome.Refused("not_yours");
    }
}
