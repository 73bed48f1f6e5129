using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Texts;
using Rondetafel.Ui;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>A line of the minutes in words.</summary>
/// <param name="Lead">What it is: "Besluit: Doorgaan.", "Actie:", the name of who said it with a colon.</param>
/// <param name="Text">The words, as they can be amended; null when there are none.</param>
/// <param name="After">What follows them: who and by when; empty when nothing.</param>
public sealed record MinuteWords(MinuteLine Line, string Lead, string? Text, string After)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(MinuteWords);
}

/// <summary>A point of the minutes: a case with its lines, or a fixed point with its note.</summary>
public sealed record MinutePoint(Point Point, string Title, IReadOnlyList<MinuteWords> Lines, string? Note)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(MinutePoint);
}

/// <summary>The minutes as one reader may see them, in the language of the partnership.</summary>
/// <param name="T">The texts of that language.</param>
/// <param name="Points">What was spoken of; points left for another time are not among them.</param>
public sealed record MinutesView(MeetingView Meeting, Texts.Texts T, IReadOnlyList<MinutePoint> Points)
{
    /// <summary>Why a meeting that was called at once could not wait; null for any other meeting, for whoever may not read that, and on paper.</summary>
    public string? Urgency { get; init; }

    /// <summary>That it was called at once, with the reason for who may read it; null for any other meeting.</summary>
    public string? Called => !Meeting.Meeting.Urgent ? null : Urgency is { } why ? T.Of("meetings.minutes.urgent.why", why) : T["meetings.minutes.urgent"];

    /// <summary>Whether there are any: the meeting began and was not cancelled.</summary>
    public bool Has => Meeting.Meeting.Status is not (MeetingStatus.Planned or MeetingStatus.Cancelled);

    /// <summary>Dates in the language of the partnership.</summary>
    public Dates D => new(T.Language);

    /// <summary>The title.</summary>
    public string Title => T.Of("meetings.minutes.title", T["meetings.kind." + Meeting.Meeting.Kind].ToLowerInvariant(), D.Weekday(Meeting.Meeting.On) + $" {Meeting.Meeting.On.Year}");

    /// <summary>When and where.</summary>
    public string When => T.Of("meetings.minutes.when", D.Time(Meeting.Meeting.From), D.Time(Meeting.Meeting.Time.To), Meeting.Meeting.Room ?? T["meetings.room.none"], Meeting.Person(Meeting.Meeting.Chair));

    /// <summary>When it really began, and ended when the chair said so; null while it was not opened.</summary>
    public string? Held => (Meeting.Meeting.StartedAt, Meeting.Meeting.EndNoted) switch
    {
        ({ } from, { } to) => T.Of("meetings.minutes.held", Moment(from), Moment(to)),
        ({ } from, null) => T.Of("meetings.minutes.begun", Moment(from)),
        _ => null,
    };

    /// <summary>Those who were there, in words; the chair first, who opened it.</summary>
    public IReadOnlyList<string> Present => [.. Led, .. Named(p => p.Attendance is Attendance.Present or Attendance.Away)];

    /// <summary>Those who said or were noted not to come, in words.</summary>
    public IReadOnlyList<string> Absent => Named(p => p.Attendance == Attendance.Absent);

    /// <summary>Those of whom nobody noted whether they were there, in words.</summary>
    public IReadOnlyList<string> NotNoted => Named(p => p.Attendance == Attendance.Asked);

    /// <summary>Whether the chair approved them, in words.</summary>
    public string State => Meeting.Meeting.ApprovedAt is { } at ? T.Of("meetings.minutes.approved", D.Long(at)) : T["meetings.minutes.concept"];

    /// <summary>The footer of every copy: who read it, for whom, when.</summary>
    public string Footer(SignedIn reader, DateTime now) => T.Of("meetings.minutes.footer", reader.Name, reader.Organisation, D.Long(now), D.Time(now));

    private IEnumerable<string> Led
    {
        get
        {
            if (Meeting.Meeting.StartedAt is null) yield break;
            var house = Meeting.Names.People.TryGetValue(Meeting.Meeting.Chair, out var chair) ? ", " + Meeting.Organisation(chair.Organisation) : "";
            yield return $"{Meeting.Person(Meeting.Meeting.Chair)}{house} ({T["meetings.minutes.chair"]})";
        }
    }

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(MinutesView);

    /// <summary>The hour of a moment, with its day when that is not the day of the meeting.</summary>
    private string Moment(DateTime at) => Dates.Day(at) == Meeting.Meeting.On ? D.Time(at) : D.WeekdayTime(at);

    private IReadOnlyList<string> Named(Func<Participant, bool> which) => Meeting.People.Where(which).Select(p =>
        $"{Meeting.Person(p.ProfessionalId)}, {Meeting.Organisation(p.OrganisationId)}" + (string.Join(", ", Notes(p)) is { Length: > 0 } notes ? $" ({notes})" : "")).ToList();

    /// <summary>For whom somebody came, and from when to when when that was not the whole meeting.</summary>
    private IEnumerable<string> Notes(Participant of)
    {
        if (of.InFor is { } standsIn) yield return T.Of("meetings.infor", Meeting.Person(Meeting.Meeting.Participants.First(o => o.Id == standsIn).ProfessionalId));
        if (of.Attendance is not (Attendance.Present or Attendance.Away)) yield break;
        if (of.JoinedAt is { } joined) yield return T.Of(of.WalkedIn ? "meetings.minutes.walkedin" : "meetings.minutes.joined", D.Time(joined));
        if (of.LeftAt is { } left) yield return T.Of("meetings.minutes.left", D.Time(left));
    }
}

/// <summary>Writes the minutes from attendance, decisions, actions and notes; each reader gets what they may open today, and nothing says that there is more.</summary>
public sealed class MinutesQuery(MeetingViewQuery meetings, RondetafelDb db, Acting acting, SealedTexts sealedTexts, Readings readings)
{
    /// <summary>
    /// The minutes of the opened meeting; each case in them has this reading in its own log. Whether it has depends on the case
    /// alone, never on which of its lines this reader may read: else the log would tell others that there is a line they do not see.
    /// </summary>
    /// <param name="reading">How they are read, as the log names it: "minutes.opened", "minutes.printed" or "minutes.fetched".</param>
    /// <param name="onScreen">On the screen the chair gets the lines that were left out too, while they can be put back, and the director why it could not wait; paper and files go from hand to hand, without.</param>
    public async Task<MinutesView> RunAsync(Guid id, string reading, bool onScreen, CancellationToken cancel)
    {
        var view = await meetings.RunAsync(id, cancel);
        var withLeftOut = onScreen && view.Actions.Contains(MeetingAction.Amend);
        var code = await db.Partnerships.AsNoTracking().Select(p => p.Language).SingleAsync(cancel);
        var texts = Texts.Texts.For(Language.FromCode(code) ?? Language.Nl);
        var cases = await CasesAsync(view, cancel);
        var (called, why) = onScreen ? await UrgencyAsync(view, cancel) : (null, null);
        var read = view.Points.Where(p => p.Case is { } c && cases.TryGetValue(c.Id, out var found) && (p.Item.State == AgendaState.Discussed || found.Case.Lines.Count > 0)).Select(p => p.Case!.Id).ToList();
        if (called is { } about && !read.Contains(about)) read.Add(about);
        foreach (var one in read) readings.Add(Reading.OfItem(acting, reading, "Case", one.Value, db.Trace));
        var points = view.Points.Select(p => new MinutePoint(
            p, p.Case is { } head ? $"{head.Number} {head.Name ?? texts["case.nameless"]}" : texts["meetings.point." + p.Item.Block],
            p.Case is { } c && cases.TryGetValue(c.Id, out var open) ? new MinuteWriter(view, texts, open.Case, open.Table).Write(withLeftOut) : [], view.Note(p.Item)));
        points = points.Concat(await ClosedAsync(view, reading, texts, cancel)).OrderBy(p => view.Meeting.Agenda.ToList().FindIndex(i => i.Id == p.Point.Item.Id));
        return new MinutesView(view, texts, points.Where(p => p.Point.Item.State == AgendaState.Discussed || p.Lines.Count > 0 || p.Note is not null).ToList()) { Urgency = why };
    }

    /// <summary>The case for which it was called at once and why, for who leads that case: the reason stands with the case, for its director only.</summary>
    private async Task<(CaseId?, string?)> UrgencyAsync(MeetingView view, CancellationToken cancel)
    {
        if (!view.Meeting.Urgent) return (null, null);
        var meeting = view.Meeting.Id;
        var led = db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).AsNoTracking().Where(c => c.Calls.Any(u => u.MeetingId == meeting));
        if (await led.Items(acting.By, acting.Now).FirstOrDefaultAsync(cancel) is not { } item || CaseTable.For(sealedTexts, acting.By, Permission.LeadCase, item) is not { } table) return (null, null);
        var theCase = new CaseId(item.Id);
        var call = await led.Where(c => c.Id == theCase).SelectMany(c => c.Calls).FirstAsync(u => u.MeetingId == meeting, cancel);
        return (theCase, table.Read(call.Reason, call.Id.Value));
    }

    /// <summary>
    /// The cases that were spoken of and closed since: for who led them, that it was so, under their number. What was decided and said
    /// is shielded for all, and another reader finds nothing that tells there was such a point.
    /// </summary>
    private async Task<IReadOnlyList<MinutePoint>> ClosedAsync(MeetingView view, string reading, Texts.Texts texts, CancellationToken cancel)
    {
        var (meeting, shut) = (view.Meeting.Id, view.Meeting.Agenda.Where(i => i.CaseId is not null && !view.Sees(i)).ToList());
        if (shut.Count == 0) return [];
        var ids = shut.Select(i => i.CaseId!.Value).ToList();
        var closed = await db.Cases.ClosedOf(acting.By).AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, Spoken = c.Lines.Any(l => l.MeetingId == meeting) }).ToDictionaryAsync(c => c.Id, cancel);
        var points = shut.Where(i => closed.TryGetValue(i.CaseId!.Value, out var found) && (found.Spoken || i.State == AgendaState.Discussed)).ToList();
        foreach (var point in points) readings.Add(Reading.OfItem(acting, reading, "Case", point.CaseId!.Value.Value, db.Trace));
        return points.Select(i => new MinutePoint(new Point(i, null), closed[i.CaseId!.Value].Number, [], texts["meetings.minutes.closed"])).ToList();
    }

    private async Task<Dictionary<CaseId, (Case Case, CaseTable Table)>> CasesAsync(MeetingView view, CancellationToken cancel)
    {
        var (ids, meeting) = (view.Points.Select(p => p.Case?.Id).OfType<CaseId>().ToList(), view.Meeting.Id);
        if (ids.Count == 0) return [];
        var visible = db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Now).CountingAt(meeting, acting.By, acting.Now).AsNoTracking().Where(c => ids.Contains(c.Id));
        var items = await visible.Items(acting.By, acting.Now).ToDictionaryAsync(i => i.Id, cancel);
        var found = await visible.AsSplitQuery().Include(c => c.Lines.Where(l => l.MeetingId == meeting)).Include(c => c.Actions).ToListAsync(cancel);
        return found.Where(c => items.ContainsKey(c.Id.Value)).ToDictionary(c => c.Id, c => (c, CaseTable.For(sealedTexts, acting.By, Permission.OpenCase, items[c.Id.Value])!));
    }
}

/// <summary>Puts the lines of one case in words, for a reader of its table.</summary>
internal sealed class MinuteWriter(MeetingView view, Texts.Texts t, Case of, CaseTable table)
{
    private readonly Dates _dates = new(t.Language);

    /// <summary>Decisions first, then what was agreed and gone through, then what was said; each in the order in which it was written.</summary>
    public IReadOnlyList<MinuteWords> Write(bool withLeftOut) => of.Lines
        .Where(l => l.Kind != MinuteKind.Discussed && table.MayRead(l) && (withLeftOut || !l.LeftOut))
        .OrderBy(l => l.Kind switch { MinuteKind.Decision => 0, MinuteKind.Agreed => 1, MinuteKind.Acted => 2, _ => 3 }).ThenBy(l => l.At).Select(Words).ToList();

    private MinuteWords Words(MinuteLine line)
    {
        var text = table.Read(line, line.Text);
        var action = of.Actions.FirstOrDefault(a => a.Id == line.ActionId);
        return line.Kind switch
        {
            MinuteKind.Decision => new MinuteWords(line, t.Of("meetings.line.decision", t["meetings.decide." + line.Decision]), text, line.Until is { } on ? t.Of("meetings.back.on", _dates.Long(on)) : ""),
            MinuteKind.Agreed => new MinuteWords(line, t["meetings.line.action"], text, t.Of("meetings.line.who", Who(line), _dates.Long(line.Until!.Value))),
            MinuteKind.Acted => new MinuteWords(line, t.Of("meetings.line.step." + line.Step, action is null ? "–" : table.Read(action.Text, action.Id.Value) ?? "–"), text, line.Until is { } term ? t.Of("meetings.line.term", _dates.Long(term)) : ""),
            _ => new MinuteWords(line, view.Person(line.Author) + ":", text, ""),
        };
    }

    /// <summary>Who owned and carried out the action when it was agreed, not who does now.</summary>
    private string Who(MinuteLine agreed)
    {
        var owner = view.Organisation(agreed.Owner!.Value);
        return agreed.Executor is { } person ? $"{view.Person(person)}, {owner}" : owner;
    }
}
