using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Minutes;

/// <summary>A line as the chair amends it.</summary>
public sealed class AmendInput
{
    public Guid Line { get; set; }
    public string? Text { get; set; }
    public bool LeftOut { get; set; }

    /// <summary>How often its words had been written anew when the chair saw them.</summary>
    public int Seen { get; set; }
}

/// <summary>The minutes of a meeting, per reader; the chair amends and approves them here.</summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class IndexModel(MinutesQuery minutes, MeetingChangeHandler changes, CaseChangeHandler cases, CaseNamesQuery names, RondetafelDb db, Acting acting) : FormPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public AmendInput Input { get; set; } = new();

    /// <summary>The minutes.</summary>
    public MinutesView M { get; private set; } = null!;

    /// <summary>The one-time key of the form of one line.</summary>
    public string KeyOf(Guid line) => $"{HttpContext.RequestServices.GetRequiredService<Ui.OnceKey>().Value}-{line:N}";

    /// <summary>Whether the reader can amend them now.</summary>
    public bool MayAmend => M.Meeting.Actions.Contains(MeetingAction.Amend);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return M.Has ? Page() : LocalRedirect(M.Meeting.Href);
    }

    public async Task<IActionResult> OnPostAmendAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var point = M.Points.FirstOrDefault(p => p.Lines.Any(l => l.Line.Id.Value == Input.Line));
        if (point?.Point.Case is not { } head) return NotFound();
        var allowed = await MayAmendAsync(cancel);
        var words = point.Lines.First(l => l.Line.Id.Value == Input.Line);
        var outcome = !allowed.IsGood ? allowed : Changes(words) is { } nothing ? nothing : Input.Text?.Length > Narrative.MaxLength ? Outcome.Refused("text_too_long", "Text") : await cases.LeadAsync(
            head.Id.Value, Parts.Lines, turn => turn.Case.AmendLine(new MinuteLineId(Input.Line), Input.Seen, Input.Text, Input.LeftOut, turn.By, turn.Now), cancel);
        if (outcome.IsGood) return Done("meetings.done.amend", $"/overleg/{Id}/verslag");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    /// <summary>A refusal when the words were emptied, or when nothing is another than it was; a line that is left out keeps its words.</summary>
    private Outcome? Changes(MinuteWords words)
    {
        var (typed, was) = (Plain(Input.Text), Plain(words.Text));
        if (typed.Length == 0 && was.Length > 0) return Outcome.Refused("text_needed", "Text");
        return typed == was && Input.LeftOut == words.Line.LeftOut && Input.Seen == words.Line.Edition ? Outcome.Refused("nothing_changed", "Text") : null;
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancel)
    {
        var today = await names.RunAsync(cancel);
        var outcome = await changes.LeadAsync(Id, async turn =>
        {
            var done = turn.Meeting.Approve(await turn.NamesAsync(today, cancel), turn.By, turn.Now);
            if (done is { IsGood: true, IsAlreadySo: false }) turn.NoticeAll("meetings.notice.minutes");
            return done;
        }, cancel);
        if (outcome.IsGood) return Done("meetings.done.approve", $"/overleg/{Id}/verslag");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancel)
    {
        var outcome = await changes.LeadAsync(Id, async turn =>
        {
            var done = turn.Meeting.Reopen(turn.By, turn.Now);
            if (done is { IsGood: true, IsAlreadySo: false }) await turn.PassSeatsAsync(cancel);
            return done;
        }, cancel);
        if (outcome.IsGood) return Done("meetings.done.reopen", $"/overleg/{Id}/voorzitter");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    /// <summary>Asked of the meeting as it is now: once approved, the minutes stand.</summary>
    private async Task<Outcome> MayAmendAsync(CancellationToken cancel) =>
        await db.Meetings.VisibleTo(acting.By, Permission.LeadMeeting, db).AsNoTracking().SingleOrDefaultAsync(m => m.Id == new MeetingId(Id), cancel) is { } meeting
            ? meeting.MayAmend(acting.By) : Outcome.Refused("gone");

    private async Task LoadAsync(CancellationToken cancel) => M = await minutes.RunAsync(Id, "minutes.opened", onScreen: true, cancel);
}
