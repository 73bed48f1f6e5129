using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Arrange;

/// <summary>The agenda for the chair: order the blocks, put a case on, take a point off, let the system propose anew. Says whose seat is missing.</summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel(MeetingViewQuery meetings, SeatlessQuery seatless, MeetingChangeHandler changes, RondetafelDb db, Acting acting, Readings readings) : FormPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The meeting.</summary>
    public MeetingView V { get; private set; } = null!;

    /// <summary>Per case, who is asked and has no seat on the day of the meeting.</summary>
    public IReadOnlyDictionary<CaseId, IReadOnlyList<ProfessionalId>> Without { get; private set; } = new Dictionary<CaseId, IReadOnlyList<ProfessionalId>>();

    /// <summary>Cases that the chair leads and that are not on the agenda.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public Task<IActionResult> OnPostUpAsync([FromForm] string? block, CancellationToken cancel) => BlockAsync(block, up: true, cancel);

    public Task<IActionResult> OnPostDownAsync([FromForm] string? block, CancellationToken cancel) => BlockAsync(block, up: false, cancel);

    public Task<IActionResult> OnPostOffAsync([FromForm] Guid point, CancellationToken cancel) =>
        DoAsync(turn => turn.TakeOffAsync(new AgendaItemId(point), cancel), cancel);

    public Task<IActionResult> OnPostAgainAsync(CancellationToken cancel) => DoAsync(turn => turn.ProposeAsync(cancel), cancel);

    public Task<IActionResult> OnPostOnAsync([FromForm(Name = "case")] Guid theCase, CancellationToken cancel) => DoAsync(async turn =>
    {
        var id = new CaseId(theCase);
        if (!await turn.Db.Cases.VisibleTo(turn.By, Permission.LeadCase, turn.Db, acting.Now).AnyAsync(c => c.Id == id, cancel)) return Outcome.Refused("choice_needed");
        var outcome = turn.Meeting.PutOn(new AgendaItemId(turn.NewId()), id, turn.By, turn.Now);
        if (outcome.IsGood) await turn.PassSeatsAsync(cancel);
        return outcome;
    }, cancel);

    private Task<IActionResult> BlockAsync(string? block, bool up, CancellationToken cancel) => DoAsync(turn => Task.FromResult(
        Enum.TryParse<AgendaBlock>(block, out var known) && Enum.IsDefined(known) ? turn.Meeting.MoveBlock(known, up, turn.By, turn.Now) : Outcome.Refused("choice_needed")), cancel);

    private async Task<IActionResult> DoAsync(Func<MeetingTurn, Task<Outcome>> change, CancellationToken cancel)
    {
        var outcome = await changes.LeadAsync(Id, change, cancel, Version);
        if (outcome.IsGood) return LocalRedirect($"/overleg/{Id}/agenda");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        V = await meetings.RunAsync(Id, cancel);
        Without = await seatless.RunAsync(V.Meeting, V.Meeting.On, p => p.Attendance != Attendance.Absent, cancel);
        if (!V.Meeting.TakesCases) return;
        var there = V.Points.Select(p => p.Case?.Id).OfType<CaseId>().ToList();
        Others = await db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).AsNoTracking().Where(c => !there.Contains(c.Id))
            .OrderBy(c => c.Number).Select(c => new Choice(c.Id.Value.ToString(), c.Number, null)).ToListAsync(cancel);
        readings.Add(Reading.OfList(acting, "cases.listed", "Case", Others.Select(o => Guid.Parse(o.Value)), db.Trace));
    }
}
