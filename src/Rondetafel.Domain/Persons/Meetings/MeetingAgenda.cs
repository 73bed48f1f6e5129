using System.Text.Json;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

// The agenda of a meeting and how it is gone through.
public sealed partial class Meeting
{
    /// <summary>The points in the order in which they come up.</summary>
    public IReadOnlyList<AgendaItem> Agenda =>
        _items.Where(i => i.State != AgendaState.Removed).OrderBy(i => _blocks.IndexOf(i.Block)).ThenBy(i => i.Order).ToList();

    /// <summary>The cases that are on it.</summary>
    public IEnumerable<CaseId> CasesOn => _items.Where(i => i.State != AgendaState.Removed).Select(i => i.CaseId).OfType<CaseId>();

    /// <summary>The point on the screen; null between points.</summary>
    public AgendaItem? OnScreen => _items.FirstOrDefault(i => i.Id == Current);

    /// <summary>The point that comes next: the first that waits after the one on the screen, else the first that waits; null when none does.</summary>
    /// <param name="reached">Which points count: a case that was closed, or whose chair another became, cannot come up any more.</param>
    public AgendaItem? NextOf(Func<AgendaItem, bool> reached)
    {
        var agenda = Agenda.ToList();
        var at = agenda.FindIndex(i => i.Id == Current);
        return agenda.Skip(at + 1).Concat(agenda.Take(at + 1)).FirstOrDefault(i => i.State == AgendaState.Waiting && i.Id != Current && reached(i));
    }

    /// <summary>The point before the one on the screen, or the last that was on it; null when there is none.</summary>
    /// <param name="reached">Which points count, as for <see cref="NextOf"/>.</param>
    public AgendaItem? PreviousOf(Func<AgendaItem, bool> reached)
    {
        var agenda = Agenda.ToList();
        var at = agenda.FindIndex(i => i.Id == Current);
        return at < 0 ? agenda.LastOrDefault(i => i.State == AgendaState.Discussed && reached(i)) : agenda.Take(at).LastOrDefault(reached);
    }

    /// <summary>
    /// Takes over what the system proposes: adds what is new, drops what no longer asks for it, leaves what the chair put on or
    /// took off. Refusals: "not_now", "not_yours". Already so when nothing changes.
    /// </summary>
    public Outcome Propose(IReadOnlyList<ProposedItem> proposed, Func<AgendaItemId> newId, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Arrange, by);
        if (!judged.IsGood) return judged;
        var dropped = _items.RemoveAll(i => i.IsOfTheSystem && i.Id != Current && proposed.All(p => !IsAbout(i, p)));
        var changed = dropped > 0;
        foreach (var item in proposed)
        {
            var standing = _items.FirstOrDefault(i => IsAbout(i, item));
            if (standing is null) Add(newId(), item);
            changed |= standing is null || (standing.IsOfTheSystem && standing.Propose(item));
        }
        if (!changed) return Outcome.AlreadySo;
        Record(new AgendaArranged(by, now));
        return Outcome.Done;
    }

    /// <summary>Whether cases can be on its agenda: signals are weighed on pages of their own, and a reflection is without a case.</summary>
    public bool TakesCases => Kind is MeetingKind.CaseConference or MeetingKind.Triangle;

    /// <summary>
    /// The chair puts a case on, also one that was taken off before; the system then leaves it there. Refusals:
    /// "meeting_without_cases", "not_now", "not_yours".
    /// </summary>
    public Outcome PutOn(AgendaItemId id, CaseId theCase, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Arrange, by);
        if (!judged.IsGood) return judged;
        if (!TakesCases) return Outcome.Refused("meeting_without_cases");
        if (_items.FirstOrDefault(i => i.CaseId == theCase) is not { } standing) Add(id, new ProposedItem(AgendaBlock.Discussion, theCase, AgendaReasons.ByChair));
        else if (standing.State == AgendaState.Removed || standing.IsOfTheSystem) standing.PutOn();
        else return Outcome.AlreadySo;
        Record(new AgendaArranged(by, now));
        return Outcome.Done;
    }

    /// <summary>The chair takes a point off. Refusals: "choice_needed" (not a point that waits), "not_now", "not_yours".</summary>
    public Outcome TakeOff(AgendaItemId id, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Arrange, by);
        if (!judged.IsGood) return judged;
        if (_items.FirstOrDefault(i => i.Id == id) is not { State: AgendaState.Waiting } found || found.Id == Current) return Outcome.Refused("choice_needed");
        found.Become(AgendaState.Removed);
        Record(new AgendaArranged(by, now));
        return Outcome.Done;
    }

    /// <summary>The chair moves a block one place up or down, past the blocks that hold nothing. Refusals: "not_now", "not_yours".</summary>
    public Outcome MoveBlock(AgendaBlock block, bool up, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Arrange, by);
        if (!judged.IsGood) return judged;
        var filled = _blocks.Where(b => b == block || Agenda.Any(i => i.Block == b)).ToList();
        var to = filled.IndexOf(block) + (up ? -1 : 1);
        if (to < 0 || to >= filled.Count) return Outcome.AlreadySo;
        var beside = filled[to];
        var moved = _blocks.Where(b => b != block).ToList();
        moved.Insert(moved.IndexOf(beside) + (up ? 0 : 1), block);
        _blocks = moved;
        Record(new AgendaArranged(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Brings a point up, or none. The one on the screen counts as discussed, or is left for another time. Refusals:
    /// "choice_needed" (no point of this agenda), "attendance_needed" (nobody is noted as present), "not_now", "not_yours".
    /// </summary>
    public Outcome BringUp(AgendaItemId? point, bool skip, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.BringUp, by);
        if (!judged.IsGood) return judged;
        var found = Agenda.FirstOrDefault(i => i.Id == point);
        if (point is not null && found is null) return Outcome.Refused("choice_needed");
        if (found is not null && !InTheRoom.Any()) return Outcome.Refused("attendance_needed");
        if (point == Current) return Outcome.AlreadySo;
        Leave(skip);
        if (found is { State: AgendaState.Skipped }) found.Become(AgendaState.Waiting);
        Current = point;
        Record(new PointBroughtUp(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Notes what was said at a fixed point, or writes on in the same writing while it is typed. Refusals: "choice_needed" (a case, or no
    /// point of this agenda), "clash" (in another writing somebody wrote since the writer saw it), "not_now", "not_yours".
    /// </summary>
    public Outcome NotePoint(AgendaItemId point, PointWritingId writing, int seen, string? note, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Amend, by);
        if (!judged.IsGood) return judged;
        if (_items.FirstOrDefault(i => i.Id == point) is not { CaseId: null } found) return Outcome.Refused("choice_needed");
        if (found.Edition != seen && found.Writing != writing) return Outcome.Refused("clash");
        found.Write(note, writing);
        Record(new PointNoted(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Ends it; the point on the screen counts as discussed. By the daily job on a later day only: then it ended when it was
    /// planned to, or when it was opened if that was later. Refusals: "too_early", "not_now", "not_yours".
    /// </summary>
    public Outcome Hold(Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Hold, by);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (!by.IsPerson && Deadline.LocalDate(now) <= Deadline.LocalDate(StartedAt!.Value)) return Outcome.Refused("too_early");
        Leave(skip: false);
        (Status, EndedAt, Current) = (MeetingStatus.Held, by.IsPerson ? now : LeftAt(now), null);
        Record(new MeetingEnded(by, now));
        return Outcome.Done;
    }

    /// <summary>Goes on with it. Refusals: "not_now", "not_yours".</summary>
    public Outcome Reopen(Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Reopen, by);
        if (!judged.IsGood) return judged;
        (Status, EndedAt) = (MeetingStatus.Running, null);
        Record(new MeetingReopened(by, now));
        return Outcome.Done;
    }

    /// <summary>The names of the people and organisations in the minutes by their id, as they were when the minutes were approved, in JSON; null before. Of cases and of what was said it holds nothing.</summary>
    [SealedAs("meeting.names")] public Narrative? NamesThen { get; private set; }

    /// <summary>Approves the minutes; from then on they stand, with the names in them, by the id of a professional or organisation, as they are now. Refusals: "not_now", "not_yours".</summary>
    public Outcome Approve(IReadOnlyDictionary<Guid, string> names, Actor by, DateTime now)
    {
        var judged = Judge(MeetingAction.Approve, by);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        (Status, ApprovedAt, NamesThen) = (MeetingStatus.Approved, now, Narrative.OfLong(JsonSerializer.Serialize(names)));
        Record(new MinutesApproved(by, now));
        return Outcome.Done;
    }

    /// <summary>When the chair ended it, UTC; null before, and when the daily job did: then nobody knows.</summary>
    public DateTime? EndNoted => EndedAt == Unsaid ? null : EndedAt;

    /// <summary>The end of a meeting that nobody ended: when it was planned to, or when it was opened if that was later.</summary>
    private DateTime Unsaid => StartedAt > Time.EndsAt ? StartedAt.Value : Time.EndsAt;

    private DateTime LeftAt(DateTime now) => Unsaid < now ? Unsaid : now;

    private void Leave(bool skip)
    {
        if (OnScreen is { State: AgendaState.Waiting } left) left.Become(skip ? AgendaState.Skipped : AgendaState.Discussed);
    }

    private void Add(AgendaItemId id, ProposedItem given) => _items.Add(AgendaItem.Of(Id, id, given, _items.Count == 0 ? 1 : _items.Max(i => i.Order) + 1));

    private static bool IsAbout(AgendaItem item, ProposedItem proposed) =>
        proposed.Case is { } theCase ? item.CaseId == theCase : item.CaseId is null && item.Block == proposed.Block;
}
