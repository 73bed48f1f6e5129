using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>The screens of the chair, for the room and for the chair alone: who is there, which point is up, decide, go through actions.</summary>
public abstract class LeadScreenPage : ScreenPage
{
    public override bool Leads => true;

    /// <summary>The new action as it was understood, to be checked; null while nothing was typed.</summary>
    public ActionLine? Line { get; private set; }

    /// <summary>Who can be noted as present without having been asked; read for a page that is shown only.</summary>
    public IReadOnlyList<Askable> Walkers { get; private set; } = [];

    /// <summary>Whether this screen has the list of who is there: for the room not while a case is on it.</summary>
    public bool ShowsWho => MayWrite && (C is null || !ForRoom);

    /// <summary>Whether the point that is up holds a case that cannot be opened any more, and this screen stands between points because of that.</summary>
    public bool IsShut => P is null && V.Meeting.Current is not null && V.Current is null;

    /// <summary>Whether that is because it was closed; else it has another chair now.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What the chair typed at that point and could not be taken in any more, from the drafts; not for the room.</summary>
    public IReadOnlyList<string> Unplaced { get; private set; } = [];

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await StandAsync(cancel);
        // The case that is up was closed just now: between points, on whatever screen.
        if (!await LoadAsync(cancel)) return V.Meeting.Current?.Value == PointId ? LocalRedirect(Screen) : NotFound();
        if (PointId is null && V.Current is { } current) return LocalRedirect($"{Screen}/{current.Value}");
        await ToShowAsync(cancel);
        return Page();
    }

    protected override async Task StandAsync(CancellationToken cancel) => Stamp = await HttpContext.RequestServices.GetRequiredService<StandQuery>().RunAsync(Id, cancel);

    protected override async Task ToShowAsync(CancellationToken cancel)
    {
        if (IsShut) await ShutAsync(cancel);
        if (ShowsWho) Walkers = await HttpContext.RequestServices.GetRequiredService<MeetingPeopleQuery>().WalkersAsync(V.Meeting, cancel);
    }

    /// <summary>Brings another point up: "next", "skip", "previous", "none", or the id of one.</summary>
    public async Task<IActionResult> OnPostGoAsync([FromForm] string? to, CancellationToken cancel)
    {
        Guid? now = PointId;
        var view = await HttpContext.RequestServices.GetRequiredService<MeetingViewQuery>().RunAsync(Id, cancel);
        var outcome = await Meetings.LeadAsync(Id, async turn =>
        {
            var (meeting, left) = (turn.Meeting, turn.Meeting.OnScreen);
            var up = left is not null && view.Sees(left) ? left.Id : (AgendaItemId?)null;
            now = up?.Value;
            if (to is "next" or "skip" or "previous" && now != PointId && left?.Id.Value != PointId) return Outcome.AlreadySo; // another screen went on before this one
            var target = to switch { "next" or "skip" => meeting.NextOf(view.Sees)?.Id, "previous" => meeting.PreviousOf(view.Sees)?.Id ?? up, "none" => null, _ => IdOf(to, view) };
            var done = meeting.BringUp(target, to == "skip", turn.By, turn.Now);
            if (!done.IsGood || done.IsAlreadySo) return done;
            await turn.DiscussedAsync(left, cancel);
            now = target?.Value;
            return done;
        }, cancel);
        return await AnswerAsync(outcome, cancel, now is { } point ? $"{Screen}/{point}" : Screen);
    }

    /// <summary>Notes whether somebody is in the room; absence passes the seat, and takes who walked in off the list.</summary>
    public async Task<IActionResult> OnPostAttendAsync([FromForm] Guid who, [FromForm] string? state, CancellationToken cancel) =>
        await AnswerAsync(!Enum.TryParse<Attendance>(state, out var attendance) || !Enum.IsDefined(attendance) ? Outcome.Refused("choice_needed") : await Meetings.LeadAsync(Id, async turn =>
        {
            var participant = new ParticipantId(who);
            if (attendance == Attendance.Absent && turn.Meeting.Participants.Any(p => p.Id == participant && p.WalkedIn)) return await turn.TakeWalkInBackAsync(participant, cancel);
            if (attendance == Attendance.Absent)
            {
                var absent = turn.Meeting.SayAbsent(participant, new ParticipantId(turn.NewId()), turn.By, turn.Now);
                if (absent is { IsGood: true, IsAlreadySo: false }) await turn.PassSeatsAsync(cancel);
                return absent;
            }
            var passed = turn.Meeting.Passing.ToList();
            var done = turn.Meeting.Attend(participant, attendance, turn.By, turn.Now);
            if (done is { IsGood: true, IsAlreadySo: false }) await turn.TakeSeatsBackAsync(passed.Except(turn.Meeting.Passing).ToList(), turn.Meeting.On, cancel);
            return done;
        }, cancel), cancel);

    /// <summary>Notes somebody as present who was not asked; it gives no seat.</summary>
    public async Task<IActionResult> OnPostWalkInAsync(CancellationToken cancel) => await AnswerAsync(await Meetings.LeadAsync(Id, async turn =>
    {
        var walkers = await HttpContext.RequestServices.GetRequiredService<MeetingPeopleQuery>().WalkersAsync(turn.Meeting, cancel);
        if (turn.Meeting.InTheRoom.Any(p => p.ProfessionalId.Value == Input.Walker)) return Outcome.AlreadySo;
        return walkers.FirstOrDefault(w => w.Id.Value == Input.Walker) is { } who
            ? turn.Meeting.WalkIn(new ParticipantId(turn.NewId()), new Invitee(who.Id, who.OrganisationId), turn.By, turn.Now) : Outcome.Refused("choice_needed", "Walker");
    }, cancel), cancel);

    /// <summary>The table decides.</summary>
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || C is null) return await GoneAsync(cancel);
        if (!Enum.TryParse<TableDecision>(Input.What, out var what) || !C.Options.Contains(what)) return await AnswerAsync(Outcome.Refused("choice_needed", "What"), cancel);
        var (next, wrong) = Day(Input.Next, "Next");
        var (until, wrongUntil) = Day(Input.Until, "Until");
        var db = HttpContext.RequestServices.GetRequiredService<RondetafelDb>();
        var owed = what == TableDecision.Close ? await db.Answers.OwedFor(new CaseId(CaseId), Acting.By, db).CountAsync(cancel) : 0;
        var audience = !Input.WideDecision && C.Narrower is { } narrow ? narrow : Audience.Table;
        var found = Outcome.Done.And(wrong).And(wrongUntil).And(Input.TooLong());
        var outcome = NotRunning() ?? await Cases.LeadAsync(CaseId, Parts.Exit | Parts.Steps | Parts.Judgements | Parts.Lines | Parts.Goals | Parts.Requests, turn =>
        {
            var step = new CaseStepId(turn.NewId());
            if (what == TableDecision.Close) turn.Case.WasDiscussed(new MinuteHead(new MinuteLineId(turn.NewId()), V.Meeting.Id), V.Meeting.Kind, turn.By.Organisation!.Value, turn.By, turn.Now);
            var done = found.With(() => turn.Case.DecideAtTable(
                new NewDecision(new MinuteHead(new MinuteLineId(turn.NewId()), V.Meeting.Id), step, what, Input.Reason, next, until, Input.LighterOption, Input.Goal, Input.Outsider)
                { Seen = Input.Seen ?? -1, Audience = audience, Checks = Input.Criteria(turn.NewId), Closing = new ClosingGiven(Input.Agreeing, Input.Acknowledged, owed) }, turn.Terms, turn.By, turn.Now));
            if (what == TableDecision.Close && done is { IsGood: true, IsAlreadySo: false }) turn.TellTableClosed(step);
            return done;
        }, cancel);
        if (outcome is { IsGood: true, IsAlreadySo: false } && what != TableDecision.GoOn) TempData["undo"] = CaseId.ToString();
        return await AnswerAsync(outcome, cancel, what == TableDecision.Close ? Screen : null);
    }

    /// <summary>Undoes what was just decided, and stays on this screen: the room sees no page of the chair's own.</summary>
    public async Task<IActionResult> OnPostUndoAsync([FromForm(Name = "id")] Guid undo, CancellationToken cancel) =>
        Done((await Cases.UndoAsync(undo, cancel)).IsGood ? "life.undo.done" : "life.undo.late", Screen);

    /// <summary>Goes through one action: done, not done because, a new term.</summary>
    public async Task<IActionResult> OnPostActAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || C is null) return await GoneAsync(cancel);
        if (Input.Act is not { } act || !Enum.TryParse<PlanActionStep>(Input.Step, out var step) || !Enum.IsDefined(step)) return await AnswerAsync(Outcome.Refused("choice_needed"), cancel);
        var (until, wrong) = Day(Input.Term, "Term");
        var found = Outcome.Done.And(wrong).And(Input.TooLong());
        var outcome = NotRunning() ?? await Cases.LeadAsync(CaseId, Parts.Actions, turn => found.With(() => turn.Case.ActAtTable(
            new MinuteHead(new MinuteLineId(turn.NewId()), V.Meeting.Id), new PlanActionId(act), step, Input.Because, step == PlanActionStep.Postpone ? until : null, turn.By, turn.Now)
            .At("Reason", "Because").At("Until", "Term")), cancel);
        return await AnswerAsync(outcome, cancel);
    }

    /// <summary>Takes the line of a new action apart, for the check while it is typed; says nothing that was not typed but names at the table.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || C is null) return await GoneAsync(cancel);
        Understand();
        return new JsonResult(new { text = Input.Action ?? "", whole = Line!.IsWhole, parts = ActionCheck.Parts(Line, Acting.Today, T), choose = ActionCheck.Choices(Line, C) });
    }

    /// <summary>Agrees the new action, once the line was shown as it was understood.</summary>
    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || C is null) return await GoneAsync(cancel);
        Understand();
        var (who, (due, wrongDay)) = (Line!.One ?? ActionCheck.Chosen(Input, C), ActionCheck.Due(Line, Input, Acting.Today));
        var refused = NotRunning() ?? ActionCheck.Refuse(Line, who, wrongDay).And(Input.TooLong()).And(Outcome.Fields((Input.Checked != Input.Action, "check_needed", "Action")));
        if (!refused.IsGood) return await AnswerAsync(refused, cancel);
        var outcome = await Cases.LeadAsync(CaseId, Parts.Actions, turn =>
        {
            var given = new NewPlanAction(new PlanActionId(turn.NewId()), Line.What, ActionForm.UsualDomain(C.View) ?? "", who!.Organisation, who.Person, Line.Kind, due!.Value, LighterOption: Input.Lighter);
            var done = turn.Case.AgreeAtTable(new MinuteHead(new MinuteLineId(turn.NewId()), V.Meeting.Id), given, turn.By, turn.Now);
            if (done.IsGood && who.Person is { } person) turn.Tell(person);
            else if (done.IsGood) turn.TellTable(who.Organisation);
            return done;
        }, cancel);
        return await AnswerAsync(outcome.At("LighterOption", "Lighter").At("DueOn", "When").At("Owner", "Who").At("Text", "Action"), cancel);
    }

    /// <summary>Notes what was said at a fixed point; while it is typed a script sends it quietly, as the notes on a case.</summary>
    public async Task<IActionResult> OnPostPointAsync([FromForm(Name = "__quiet")] bool quiet, CancellationToken cancel)
    {
        var writing = new PointWritingId(Input.Line is { } known && known != Guid.Empty ? known : Acting.NewId());
        var outcome = Input.TooLong() ?? await Meetings.LeadAsync(
            Id, turn => Task.FromResult(turn.Meeting.NotePoint(new AgendaItemId(PointId ?? default), writing, Input.Seen ?? -1, Input.Point, turn.By, turn.Now)), cancel);
        return outcome.IsGood && quiet ? StatusCode(StatusCodes.Status204NoContent) : await AnswerAsync(outcome, cancel);
    }

    /// <summary>Ends the meeting and the seats that were passed for it; the minutes stand ready for the chair. The room stays on its own screen: the minutes show all that the chair may read.</summary>
    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancel)
    {
        var outcome = await Meetings.LeadAsync(Id, async turn =>
        {
            var left = turn.Meeting.OnScreen;
            var done = turn.Meeting.Hold(turn.By, turn.Now);
            if (done is not { IsGood: true, IsAlreadySo: false }) return done;
            await turn.DiscussedAsync(left, cancel);
            await turn.TakeSeatsBackAsync(turn.Meeting.Passing.ToList(), turn.Meeting.On, cancel);
            return done;
        }, cancel);
        return await AnswerAsync(outcome, cancel, ForRoom ? Screen : $"/overleg/{Id}/verslag");
    }

    /// <summary>Shows the line as it is understood after a refusal too, so that what was typed can be finished.</summary>
    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel)) return false;
        if (C is not null && !string.IsNullOrWhiteSpace(Input.Action)) Understand();
        return true;
    }

    /// <summary>A line that would be understood as it stands here: somebody of this table and a Thursday that is still to come.</summary>
    public string Example
    {
        get
        {
            var day = Acting.Today.AddDays(7 + ((int)DayOfWeek.Thursday - (int)Acting.Today.DayOfWeek + 7) % 7);
            var names = C!.Table.Where(n => n.Person is not null).Select(n => n.Name.Split(' ')[0]).Concat(C.Table.Select(n => n.Name));
            return T.Of("meetings.action.example", names.FirstOrDefault(n => Read($"{n}: x").One is not null) ?? "…", new Ui.Dates(T.Language).ShortWeekday(day, Acting.Today));
        }
    }

    /// <summary>Takes a line apart with the names at this table.</summary>
    public ActionLine Read(string text) => ActionLine.Read(text, C!.Table, Acting.Today, C.View.Case.NextDiscussionOn > Acting.Today ? C.View.Case.NextDiscussionOn : null);

    private void Understand() => Line = Read(Input.Action ?? "");

    private (DateOnly? Day, Outcome? Refused) Day(string? typed, string field) =>
        string.IsNullOrWhiteSpace(typed) ? (null, null) : TypedDate.TryRead(typed, Acting.Today, out var day, Lean.Future) ? (day, null) : (null, Outcome.Refused("date_wrong", field));

    /// <summary>The case that was up is closed: what was typed is kept as a draft, and the screen says why, with the way to the next point.</summary>
    protected override async Task<IActionResult> GoneAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel); // as it stands now
        if (PointId is not { } point || V.Meeting.Current?.Value != point || V.Current is not null) return NotFound();
        var place = new DraftPlace(DraftsOf(point), "over." + Drafts.PlaceOf(Request).Part);
        await HttpContext.RequestServices.GetRequiredService<Drafts>().KeepAsync(place, Drafts.FieldsOf(Request.Form), cancel);
        return LocalRedirect(Screen);
    }

    private async Task ShutAsync(CancellationToken cancel)
    {
        var up = V.Meeting.OnScreen;
        IsClosed = await HttpContext.RequestServices.GetRequiredService<RondetafelDb>().Cases.ClosedOf(Acting.By).AnyAsync(c => up != null && c.Id == up.CaseId, cancel);
        if (ForRoom || up is null) return;
        var kept = await HttpContext.RequestServices.GetRequiredService<Drafts>().OpenAsync(DraftsOf(up.Id.Value), cancel);
        Unplaced = kept.OrderBy(k => k.SavedAt).SelectMany(k => ScreenInput.Words.Select(w => k.Fields.GetValueOrDefault("Input." + w)?.FirstOrDefault())).OfType<string>().Where(w => w.Trim().Length > 0).Distinct().ToList();
    }

    /// <summary>Under which page the drafts of a point stand: the chair's own, also of what was typed on the screen for the room.</summary>
    private string DraftsOf(Guid point) => Ui.DraftName.PageOf($"/overleg/{Id}/voorzitter/{point}");

    private static AgendaItemId? IdOf(string? text, MeetingView view) =>
        Guid.TryParse(text, out var id) && view.Points.Any(p => p.Item.Id.Value == id) ? new AgendaItemId(id) : new AgendaItemId(Guid.Empty);
}
