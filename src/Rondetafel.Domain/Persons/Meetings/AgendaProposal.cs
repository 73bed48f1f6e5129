using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>What the proposal of an agenda looks at in a case; dates only, no text.</summary>
/// <param name="Id">The case.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="TakenInOn">The local day on which it was taken in.</param>
/// <param name="NextDiscussionOn">Its next discussion.</param>
/// <param name="NeededUntil">Its review.</param>
/// <param name="RecallOn">Its recall date on the monitoring list; null otherwise.</param>
/// <param name="FirstActionDueOn">The earliest last day of an open action; null without one.</param>
/// <param name="FirstSeatUntil">The earliest last day of a seat that counts now; null without one.</param>
public sealed record CaseAtHand(
    CaseId Id, CaseStatus Status, DateOnly TakenInOn, DateOnly NextDiscussionOn, DateOnly NeededUntil, DateOnly? RecallOn, DateOnly? FirstActionDueOn, DateOnly? FirstSeatUntil);

/// <summary>The agenda that the system proposes (product.md row 4).</summary>
public static class AgendaProposal
{
    /// <summary>Days before its end date from which a case is up for review.</summary>
    public const int ReviewDays = 28;

    /// <summary>Days before its end from which a seat is spoken of.</summary>
    public const int SeatDays = 42;

    /// <summary>Days that count as "since last time" for the first meeting of a series.</summary>
    public const int FirstDays = 28;

    /// <summary>The order of the blocks until the chair chooses another.</summary>
    public static IReadOnlyList<AgendaBlock> Order { get; } = Enum.GetValues<AgendaBlock>();

    /// <summary>The agenda of a meeting.</summary>
    /// <param name="kind">A case conference gets cases; the other kinds get the fixed points only.</param>
    /// <param name="on">The day of the meeting.</param>
    /// <param name="previous">The day of the last meeting of the series that was held; null for the first.</param>
    /// <param name="cases">The open cases of the chair.</param>
    public static IReadOnlyList<ProposedItem> For(MeetingKind kind, DateOnly on, DateOnly? previous, IEnumerable<CaseAtHand> cases)
    {
        var proposed = new List<ProposedItem>();
        if (kind == MeetingKind.CaseConference)
        {
            proposed.AddRange(cases.Select(c => (Case: c, Why: Reasons(c, on, previous))).Where(c => c.Why != AgendaReasons.None)
                .OrderBy(c => Day(c.Case)).ThenBy(c => c.Case.Id.Value).Select(c => new ProposedItem(BlockOf(c.Why), c.Case.Id, c.Why)));
            if (QuarterTurned(on, previous)) proposed.Add(new ProposedItem(AgendaBlock.WeakSignals));
        }
        proposed.Add(new ProposedItem(AgendaBlock.OwnWay));
        return proposed;
    }

    /// <summary>Why a case is on the agenda of a day; None when nothing asks for it.</summary>
    public static AgendaReasons Reasons(CaseAtHand at, DateOnly on, DateOnly? previous)
    {
        if (!Case.IsOpen(at.Status)) return AgendaReasons.None;
        var listed = at.Status == CaseStatus.Monitoring;
        var why = AgendaReasons.None;
        if (!listed && at.TakenInOn > (previous ?? on.AddDays(-FirstDays))) why |= AgendaReasons.New;
        if (!listed && at.NeededUntil <= on.AddDays(ReviewDays)) why |= AgendaReasons.Review;
        if (listed && at.RecallOn <= on) why |= AgendaReasons.Recall;
        if (!listed && at.NextDiscussionOn <= on) why |= AgendaReasons.Discussion;
        if (at.FirstActionDueOn <= on) why |= AgendaReasons.Actions;
        if (at.FirstSeatUntil < on.AddDays(SeatDays)) why |= AgendaReasons.Seats;
        return why;
    }

    /// <summary>The block of a case: that of its first reason, in the order of the blocks.</summary>
    public static AgendaBlock BlockOf(AgendaReasons why) =>
        why.HasFlag(AgendaReasons.New) ? AgendaBlock.New
        : (why & (AgendaReasons.Review | AgendaReasons.Recall)) != AgendaReasons.None ? AgendaBlock.Review
        : (why & (AgendaReasons.Discussion | AgendaReasons.ByChair)) != AgendaReasons.None ? AgendaBlock.Discussion
        : why.HasFlag(AgendaReasons.Actions) ? AgendaBlock.Actions : AgendaBlock.Seats;

    /// <summary>Whether a quarter began since the last meeting; also so for the first one.</summary>
    public static bool QuarterTurned(DateOnly on, DateOnly? previous) => previous is not { } last || Quarter(last) != Quarter(on);

    private static (int, int) Quarter(DateOnly day) => (day.Year, (day.Month - 1) / 3);

    private static DateOnly Day(CaseAtHand at) => at.RecallOn ?? at.NextDiscussionOn;
}
