using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Texts;
using Rondetafel.Ui;
using Rondetafel.Vault;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals.Report;

/// <summary>The receipt as it is shown once, in the answer to the form.</summary>
/// <param name="Code">The code; null when the form was sent too long ago to show it again.</param>
public sealed record Receipt(string? Code, ReportDays Days, bool CanBeReached, bool WantsAnswer);

/// <summary>
/// The public form of one municipality. It keeps nothing before it is sent; the receipt is the answer to the post itself,
/// so that the code stands in no address.
/// </summary>
[PublicPage]
public sealed class FormModel(ReportQuery query, ReportWorryHandler handler, AbuseTickets tickets, AbuseCounter counter, Acting acting, Settings settings)
    : FormPage, IAnswersAgain
{
    [BindProperty] public ReportInput Input { get; set; } = new();

    /// <summary>The sealed ticket of this form.</summary>
    [BindProperty(Name = "ticket")] public string? TicketText { get; set; }

    /// <summary>The number found by the script; null without script.</summary>
    [BindProperty(Name = "pow")] public string? Work { get; set; }

    /// <summary>The sealed moment at which somebody without script began to wait.</summary>
    [BindProperty(Name = "wait")] public string? WaitText { get; set; }

    public ReportDoor Door { get; private set; } = null!;

    public FormTicket Ticket { get; private set; } = null!;

    /// <summary>The receipt, once the report was taken in.</summary>
    public Receipt? Receipt { get; private set; }

    /// <summary>Seconds to wait without script; null when the form itself is shown.</summary>
    public int? Waiting { get; private set; }

    /// <summary>Whether the form is shown: an open door, or words that would be lost otherwise.</summary>
    public bool ShowsForm => (Door.State == DoorState.Open && !Door.IsFull) || HttpMethods.IsPost(Request.Method);

    public string Leave => settings.LeaveAddress;

    public AbuseTickets Tickets => tickets;

    public async Task<IActionResult> OnGetAsync(string gemeente, CancellationToken cancel)
    {
        if (await query.DoorAsync(gemeente, cancel) is not { } door) return NotFound();
        (Door, Ticket, Input.Wish) = (door, tickets.New(), nameof(AnswerWish.CodeOnly));
        Input.FillUp();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string gemeente, CancellationToken cancel)
    {
        if (await query.DoorAsync(gemeente, cancel) is not { } door) return NotFound();
        Door = door;
        var (carried, expired) = ReadTicket();
        if (carried is not null && await query.SentAsync(carried.Code, cancel) is { } sent) return Show(carried, sent);
        if (Refused(expired) is { } refused) return refused;
        if (!tickets.IsSolved(Ticket, Work) && tickets.SecondsLeft(Ticket, WaitText) is not 0) return Wait();
        if (!counter.Take("report", HttpContext.Connection.RemoteIpAddress, AbuseCounter.Reports)) return Refuse("too_many", StatusCodes.Status429TooManyRequests);
        var outcome = await handler.RunAsync(await CommandAsync(cancel), cancel);
        return outcome.IsGood ? Show(Ticket, Door.Days) : Refuse(outcome);
    }

    /// <summary>The same form once more, for instance after a lost connection: the same receipt, its code as long as the form lives.</summary>
    public async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        var gemeente = (string)RouteData.Values["gemeente"]!;
        if (await query.DoorAsync(gemeente, cancel) is not { } door || tickets.Read(TicketText) is not { } ticket) return NotFound();
        Door = door;
        return await query.SentAsync(ticket.Code, cancel) is { } days ? Show(ticket, days) : NotFound();
    }

    private (FormTicket? Carried, bool Expired) ReadTicket()
    {
        var carried = tickets.Read(TicketText);
        var expired = carried is null || tickets.IsExpired(carried);
        Ticket = expired ? tickets.New() : carried!;
        return (carried, expired);
    }

    private IActionResult? Refused(bool expired)
    {
        if (Door.State != DoorState.Open) return Refuse("door_closed");
        if (Door.IsFull) return Refuse("ceiling", StatusCodes.Status429TooManyRequests);
        foreach (var (field, code) in Input.Check()) ModelState.AddModelError($"Input.{field}", T["refusal." + code]);
        if (ModelState.IsValid && !expired) return null;
        return ModelState.IsValid ? Refuse(TicketText is null ? "form_again" : "form_expired") : Again(StatusCodes.Status422UnprocessableEntity);
    }

    private IActionResult Refuse(string code, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.AddModelError("", T["refusal." + code]);
        return Again(status);
    }

    /// <summary>A refusal of the domain: its field names are those of a fact or of the person.</summary>
    private IActionResult Refuse(Outcome outcome)
    {
        if (outcome.Refusal is { Field: null, Code: var code }) return Refuse(code);
        Input.FillUp();
        return base.Refuse(outcome);
    }

    private IActionResult Again(int status)
    {
        Input.FillUp();
        Response.StatusCode = status;
        return Page();
    }

    private IActionResult Wait()
    {
        Waiting = tickets.SecondsLeft(Ticket, WaitText);
        if (Waiting is null) (WaitText, Waiting) = (tickets.BeginWait(Ticket), AbuseTickets.WaitSeconds);
        return Page();
    }

    private IActionResult Show(FormTicket ticket, ReportDays days)
    {
        ModelState.Clear();
        Receipt = new Receipt(tickets.IsExpired(ticket) ? null : Base32.Encode(ticket.Code), days, Input.CanBeReached, Input.WishGiven != AnswerWish.None);
        return Page();
    }

    private async Task<ReportWorry> CommandAsync(CancellationToken cancel)
    {
        var words = Texts.Texts.For(Language.FromCode(await query.LanguageAsync(cancel)) ?? Language.Nl);
        var relation = Relations.Contains(Input.Relation) ? words["report.relation." + Input.Relation] : null;
        return new ReportWorry(
            Door.Id, Input.Person, Input.FactsGiven(acting.Today),
            new ThoughtsGiven(Input.Worry, Input.OtherExplanation, Input.AlreadyDone, relation, ReportInput.One<PersonKnows>(Input.PersonKnows) ?? PersonKnows.NotAnswered),
            Input.ReporterName, Input.Contact, Input.WishGiven, SHA256.HashData(Ticket.Code));
    }

    private static readonly string[] Relations = ["work", "family", "street", "other"];

    public IEnumerable<Choice> RelationChoices => Relations.Select(v => new Choice(v, T["report.relation." + v]));

    public IEnumerable<Choice> HowChoices => Names(Observation.Own, Observation.Hearsay).Select(v => new Choice(v, T["report.how." + v]));

    public IEnumerable<Choice> KnowsChoices => Names(PersonKnows.Yes, PersonKnows.No, PersonKnows.Unknown).Select(v => new Choice(v, T["report.knows." + v]));

    public IEnumerable<Choice> WishChoices =>
        Names(AnswerWish.Phone, AnswerWish.Mail, AnswerWish.CodeOnly, AnswerWish.None).Select(v => new Choice(v, T["report.wish." + v]));

    private static IEnumerable<string> Names<T>(params T[] values) where T : struct, Enum => values.Select(v => v.ToString());
}
