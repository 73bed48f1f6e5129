using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>Whether somebody who was asked is there.</summary>
public enum Attendance
{
    /// <summary>Asked; not known yet.</summary>
    Asked,
    /// <summary>In the room, or taking part from elsewhere.</summary>
    Present,
    /// <summary>Out of the room for now, for instance while a case is on the screen at whose table they have no seat.</summary>
    Away,
    /// <summary>Does not come.</summary>
    Absent,
}

/// <summary>Somebody who is asked to a meeting, or who comes instead of somebody.</summary>
public sealed class Participant : IPart
{
    private Participant() { }

    /// <summary>Its id.</summary>
    public ParticipantId Id { get; private set; }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>Who.</summary>
    public ProfessionalId ProfessionalId { get; private set; }

    /// <summary>For which organisation.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Who comes instead; null when nobody is named.</summary>
    public ProfessionalId? StandIn { get; private set; }

    /// <summary>Code of a function from the list "case.function"; null for an ordinary place.</summary>
    public string? Function { get; private set; }

    /// <summary>For whom this one stands in; null for who was asked in their own right.</summary>
    public ParticipantId? InFor { get; private set; }

    /// <summary>Whether they are there.</summary>
    public Attendance Attendance { get; private set; }

    /// <summary>Whether they came without having been asked.</summary>
    public bool WalkedIn { get; private set; }

    /// <summary>When they came in while a point was on the screen already, UTC; null for who was there before.</summary>
    public DateTime? JoinedAt { get; private set; }

    /// <summary>When they left and did not come back, UTC; null for who stayed, or never came.</summary>
    public DateTime? LeftAt { get; private set; }

    /// <inheritdoc />
    public Guid RootId => MeetingId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal Invitee AsInvitee => new(ProfessionalId, OrganisationId, StandIn, Function);

    internal static Participant Of(MeetingId meeting, ParticipantId id, Invitee who, ParticipantId? inFor = null) => new()
    {
        Id = id,
        MeetingId = meeting,
        ProfessionalId = who.Professional,
        OrganisationId = who.Organisation,
        StandIn = who.StandIn,
        Function = who.Function,
        InFor = inFor,
    };

    internal void Note(Attendance attendance) => Attendance = attendance;

    /// <summary>As noted while the meeting goes on: who comes in at a point joined then, who is away left then.</summary>
    internal void Note(Attendance attendance, bool atPoint, DateTime now)
    {
        if (attendance == Attendance.Present && Attendance != Attendance.Away && atPoint) JoinedAt ??= now;
        LeftAt = attendance == Attendance.Away ? now : null;
        Attendance = attendance;
    }

    internal void WalkIn(DateTime now) => (WalkedIn, JoinedAt, Attendance) = (true, now, Attendance.Present);

    /// <summary>Asked in their own right from now on, or with another stand-in or function; what is known of their coming stays.</summary>
    internal void Ask(Invitee who) => (OrganisationId, StandIn, Function, InFor) = (who.Organisation, who.StandIn, who.Function, null);

    internal void ComeFor(Participant absent) => (OrganisationId, Function, InFor) = (absent.OrganisationId, absent.Function, absent.Id);

    /// <summary>Did not walk in after all, but is asked as the stand-in of who is absent.</summary>
    internal void AskFor(Participant absent)
    {
        ComeFor(absent);
        (Attendance, WalkedIn, JoinedAt, LeftAt) = (Attendance.Asked, false, null, null);
    }
}

/// <summary>Somebody who was asked and no longer is: until its day their calendar can fetch that the meeting is cancelled for them.</summary>
public sealed class Uninvited : IPart
{
    private Uninvited() { }

    /// <summary>Id of the place that ended.</summary>
    public ParticipantId Id { get; private set; }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>Who.</summary>
    public ProfessionalId ProfessionalId { get; private set; }

    /// <inheritdoc />
    public Guid RootId => MeetingId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static Uninvited Of(Participant gone) => new() { Id = gone.Id, MeetingId = gone.MeetingId, ProfessionalId = gone.ProfessionalId };
}

/// <summary>The blocks of an agenda; the chair orders them.</summary>
public enum AgendaBlock
{
    /// <summary>Cases taken in since the last meeting.</summary>
    New,
    /// <summary>Reviews, and recall dates of the monitoring list.</summary>
    Review,
    /// <summary>Cases whose discussion date has come, or that the chair put on.</summary>
    Discussion,
    /// <summary>Cases with an action whose last day has come.</summary>
    Actions,
    /// <summary>Cases at whose table a seat ends soon.</summary>
    Seats,
    /// <summary>The quarterly round of weak signals; no person is named or noted.</summary>
    WeakSignals,
    /// <summary>The fixed point "our own way of working".</summary>
    OwnWay,
}

/// <summary>Why a case is on the agenda; one case can have several reasons and is one point.</summary>
[Flags]
public enum AgendaReasons
{
    /// <summary>None: a point without a case.</summary>
    None = 0,
    /// <summary>Taken in since the last meeting.</summary>
    New = 1,
    /// <summary>Its end date comes: review.</summary>
    Review = 2,
    /// <summary>Its recall date on the monitoring list has come.</summary>
    Recall = 4,
    /// <summary>Its discussion date has come.</summary>
    Discussion = 8,
    /// <summary>The last day of an action has come.</summary>
    Actions = 16,
    /// <summary>A seat at its table ends soon.</summary>
    Seats = 32,
    /// <summary>The chair put it on.</summary>
    ByChair = 64,
}

/// <summary>How far a point of the agenda is.</summary>
public enum AgendaState
{
    /// <summary>To come.</summary>
    Waiting,
    /// <summary>Was on the screen.</summary>
    Discussed,
    /// <summary>Left for another time.</summary>
    Skipped,
    /// <summary>Taken off by the chair; the system does not put it back.</summary>
    Removed,
}

/// <summary>A point of an agenda: a case, or a fixed point without a person.</summary>
public sealed class AgendaItem : IPart
{
    private AgendaItem() { }

    /// <summary>Its id.</summary>
    public AgendaItemId Id { get; private set; }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>The block it stands in.</summary>
    public AgendaBlock Block { get; private set; }

    /// <summary>The case; null for a fixed point.</summary>
    public CaseId? CaseId { get; private set; }

    /// <summary>Why the case is here.</summary>
    public AgendaReasons Reasons { get; private set; }

    /// <summary>Place within the block; never shown, and not without gaps.</summary>
    public int Order { get; private set; }

    /// <summary>How far it is.</summary>
    public AgendaState State { get; private set; }

    /// <summary>What was said at a fixed point, without persons; null for a case and while nothing was noted.</summary>
    [SealedAs("meeting.point.note")] public Narrative? Note { get; private set; }

    /// <summary>How often its note was written, so that who changes it changes what they saw.</summary>
    public int Edition { get; private set; }

    /// <summary>In which writing its note was written last, so that it can be saved again and again while it is typed; null while there is none.</summary>
    public PointWritingId? Writing { get; private set; }

    /// <inheritdoc />
    public Guid RootId => MeetingId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static AgendaItem Of(MeetingId meeting, AgendaItemId id, ProposedItem given, int order) =>
        new() { Id = id, MeetingId = meeting, Block = given.Block, CaseId = given.Case, Reasons = given.Reasons, Order = order };

    /// <summary>Whether the system may still change or take it off: waiting, and not put on by the chair.</summary>
    internal bool IsOfTheSystem => State == AgendaState.Waiting && !Reasons.HasFlag(AgendaReasons.ByChair);

    internal bool Propose(ProposedItem again)
    {
        if (Block == again.Block && Reasons == again.Reasons) return false;
        (Block, Reasons) = (again.Block, again.Reasons);
        return true;
    }

    internal void Become(AgendaState state) => State = state;

    internal void PutOn() => (State, Reasons) = (AgendaState.Waiting, Reasons | AgendaReasons.ByChair);

    internal void Write(string? note, PointWritingId writing) => (Note, Writing, Edition) = (Narrative.OfOptional(note), writing, Edition + 1);
}

/// <summary>A point as it is proposed.</summary>
/// <param name="Block">The block.</param>
/// <param name="Case">The case; null for a fixed point.</param>
/// <param name="Reasons">Why the case is here; None for a fixed point.</param>
public sealed record ProposedItem(AgendaBlock Block, CaseId? Case = null, AgendaReasons Reasons = AgendaReasons.None);
