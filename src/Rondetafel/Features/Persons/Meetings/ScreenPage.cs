using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>
/// One point of a meeting on one screen: for the room, for the chair, or for somebody at the table on their own device. What
/// each shows differs in what is left out only. Notes can be written on each of them.
/// </summary>
public abstract class ScreenPage : FormPage, IAnswersAgain
{
    /// <summary>The meeting, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The point on this screen, from the address; null between points.</summary>
    [FromRoute(Name = "point")] public Guid? PointId { get; set; }

    [BindProperty] public ScreenInput Input { get; set; } = new();

    /// <summary>The meeting as the reader sees it.</summary>
    public MeetingView V { get; private set; } = null!;

    /// <summary>The point on this screen; null between points.</summary>
    public Point? P { get; private set; }

    /// <summary>The case on this screen; null at a fixed point, between points, and while the room has to wait.</summary>
    public CaseOnScreen? C { get; private set; }

    /// <summary>The last part of the address: "zaal", "voorzitter" or "tafel".</summary>
    public abstract string Place { get; }

    /// <summary>Whether everybody in the room sees this screen.</summary>
    public virtual bool ForRoom => false;

    /// <summary>Whether the reader decides, goes on and notes who is there.</summary>
    public virtual bool Leads => false;

    /// <summary>How the meeting stood just before this screen was read, to be asked again by its script; null for a screen that asks nothing.</summary>
    public string? Stamp { get; protected set; }

    /// <summary>Where its script asks how it stands; null for a screen that asks nothing.</summary>
    public virtual string? AsksAt => Leads ? $"/overleg/{Id}/stand" : null;

    /// <summary>Address of this screen without a point.</summary>
    public string Screen => $"/overleg/{Id}/{Place}";

    /// <summary>Address of this screen at this point.</summary>
    public string Here => PointId is { } point ? $"{Screen}/{point}" : Screen;

    /// <summary>Whether anything can be written now.</summary>
    public bool MayWrite => V.Meeting.Status == MeetingStatus.Running;

    /// <summary>The moment, UTC.</summary>
    public DateTime Now => Acting.Now;

    /// <summary>What was sent to a meeting that is over, for its writer to copy: it was not taken in. Never on the screen of the room.</summary>
    public IReadOnlyList<string> TooLate => MayWrite || ForRoom || !HttpMethods.IsPost(Request.Method) || !Request.HasFormContentType
        ? [] : [.. ScreenInput.Words.Append(nameof(ScreenInput.Point)).Select(w => Request.Form["Input." + w].ToString()).Where(t => !string.IsNullOrWhiteSpace(t))];

    /// <summary>The id under which a new note is written, and written on.</summary>
    public Guid NewLine { get; private set; }

    /// <summary>Who can be the author of a note, the writer first.</summary>
    public IReadOnlyList<Choice> Authors { get; private set; } = [];

    /// <summary>Who acts.</summary>
    protected Acting Acting => HttpContext.RequestServices.GetRequiredService<Acting>();

    /// <summary>Changes the case on the screen.</summary>
    protected CaseChangeHandler Cases => HttpContext.RequestServices.GetRequiredService<CaseChangeHandler>();

    /// <summary>Changes the meeting.</summary>
    protected MeetingChangeHandler Meetings => HttpContext.RequestServices.GetRequiredService<MeetingChangeHandler>();

    /// <summary>The one-time key of one form of this page: each form has its own, so that sending one never spends another's.</summary>
    public string KeyOf(string form) => $"{HttpContext.RequestServices.GetRequiredService<OnceKey>().Value}-{form}";

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    /// <summary>Writes a note, or writes on at it; while it is typed a script sends it quietly, and nothing is shown anew.</summary>
    public async Task<IActionResult> OnPostNoteAsync([FromForm(Name = "__quiet")] bool quiet, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || C is null) return await GoneAsync(cancel);
        var author = Guid.TryParse(Input.Author, out var id) ? new ProfessionalId(id) : Acting.By.Id!.Value;
        var line = new MinuteLineId(Input.Line is { } known && known != Guid.Empty ? known : Acting.NewId());
        var provider = V.Names.People.TryGetValue(author, out var person) ? person.Organisation : Acting.By.Organisation!.Value;
        var audience = !Input.WideNote && C.Narrower is { } narrow ? narrow : Audience.Table;
        var outcome = Input.TooLong() ?? NotRunning() ?? await Cases.AddAsync(CaseId, Parts.Lines, turn => turn.Case.WriteNote(
            new NewNote(new MinuteHead(line, V.Meeting.Id), Input.Text, author, provider, audience), turn.By, turn.Now), cancel);
        if (outcome.Refusal?.Code == "clash") Input.Line = null; // the chair amended the note: what stands here goes on as a new one
        return outcome.IsGood && quiet ? StatusCode(StatusCodes.Status204NoContent) : await AnswerAsync(outcome, cancel);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect(Here));

    /// <summary>The case on the screen.</summary>
    protected Guid CaseId => P!.Case!.Id.Value;

    /// <summary>A refusal when the meeting is not going on; null when it is.</summary>
    protected Outcome? NotRunning() => MayWrite ? null : Outcome.Refused("not_now");

    /// <summary>Goes back to the screen, or shows it with the refusal and all that was typed; 404 when the case or meeting went away (see <see cref="GoneAsync"/>).</summary>
    protected async Task<IActionResult> AnswerAsync(Outcome outcome, CancellationToken cancel, string? to = null)
    {
        if (outcome.IsGood) return LocalRedirect(to ?? Here);
        if (outcome.Refusal!.Code == "gone") return await GoneAsync(cancel);
        await StandAsync(cancel);
        if (!await LoadAsync(cancel)) return await GoneAsync(cancel);
        await ToShowAsync(cancel);
        return Refuse(outcome);
    }

    /// <summary>Answers a form of a point that is not there for its reader, or not any more: as one that never was.</summary>
    protected virtual Task<IActionResult> GoneAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(NotFound());

    /// <summary>Takes the stamp, before anything is read: what changes in between then shows at the next look.</summary>
    protected virtual Task StandAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Reads what only a page that is shown needs.</summary>
    protected virtual Task ToShowAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Reads what the screen shows; false when the point is not there for this reader.</summary>
    protected virtual async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        V = await services.GetRequiredService<MeetingViewQuery>().RunAsync(Id, cancel);
        NewLine = Input.Line is { } line && line != Guid.Empty ? line : Acting.NewId();
        (P, C) = (null, null);
        if (PointId is not { } point) return true;
        P = V.Points.FirstOrDefault(p => p.Item.Id.Value == point);
        if (P is null) return false;
        if (P.Case is { } head) C = await services.GetRequiredService<CaseOnScreenQuery>().RunAsync(V, head.Id, ForRoom, cancel);
        Authors = C is null ? [] : AuthorsOf(C);
        return true;
    }

    private List<Choice> AuthorsOf(CaseOnScreen screen)
    {
        var me = Acting.By.Id!.Value;
        var seated = Leads ? V.Meeting.InTheRoom.Select(p => p.ProfessionalId).Where(p => p != me && screen.Table.Any(t => t.Person == p)) : [];
        return seated.Prepend(me).Select(p => new Choice(p.Value.ToString(), V.Person(p))).ToList();
    }
}
