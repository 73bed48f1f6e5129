using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Vault;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Answers.Read;

/// <summary>What is typed on the page of the answer.</summary>
public sealed class AnswerInput
{
    /// <summary>The receipt code as typed.</summary>
    public string? Code { get; set; }

    /// <summary>What the reporter adds.</summary>
    public string? Text { get; set; }
}

/// <summary>
/// The answer by receipt code. The code travels in the bodies of posts only, sealed between them; opening it is logged
/// without any trace of who opened.
/// </summary>
[PublicPage]
public sealed class IndexModel(ReadAnswerQuery query, AddToReportHandler adder, AbuseTickets tickets, AbuseCounter counter, PublicReading reading, Settings settings)
    : FormPage, IAnswersAgain
{
    [BindProperty] public AnswerInput Input { get; set; } = new();

    /// <summary>The code, sealed, between two posts.</summary>
    [BindProperty(Name = "opened")] public string? TicketText { get; set; }

    /// <summary>What the code opened; null while the page asks for it.</summary>
    public SeenAnswer? Seen { get; private set; }

    /// <summary>Whether something was added just now.</summary>
    public bool Added { get; private set; }

    public string Leave => settings.LeaveAddress;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!counter.Take("code", HttpContext.Connection.RemoteIpAddress, AbuseCounter.Codes)) return Refuse("too_many_codes", StatusCodes.Status429TooManyRequests);
        if (string.IsNullOrWhiteSpace(Input.Code)) return RefuseCode("code_needed");
        return Base32.TryDecode(Input.Code, 16) is { } code && await OpenAsync(code, cancel) ? Page() : RefuseCode("code_unknown");
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (Ticket() is not { } ticket) return RefuseCode("answer_closed");
        if (!counter.Take("add", HttpContext.Connection.RemoteIpAddress, AbuseCounter.Codes))
            return await OpenAsync(ticket.Code, cancel) ? Refuse("too_many", StatusCodes.Status429TooManyRequests) : RefuseCode("code_unknown");
        var outcome = await adder.RunAsync(new AddToReport(ticket.Code, Input.Text), cancel);
        if (!await OpenAsync(ticket.Code, cancel)) return RefuseCode("code_unknown");
        if (!outcome.IsGood) return Refuse(outcome);
        return ShowAdded();
    }

    /// <summary>The same addition once more: it was received.</summary>
    public async Task<IActionResult> AgainAsync(CancellationToken cancel) =>
        Ticket() is { } ticket && await OpenAsync(ticket.Code, cancel) ? ShowAdded() : RefuseCode("code_unknown");

    private FormTicket? Ticket() => tickets.Read(TicketText) is { } ticket && !tickets.IsExpired(ticket) ? ticket : null;

    private async Task<bool> OpenAsync(byte[] code, CancellationToken cancel)
    {
        Seen = await query.OpenAsync(code, cancel);
        if (Seen is null) return false;
        TicketText = tickets.Write(tickets.Hold(code));
        reading.Opened("Answer", Seen.Id);
        return true;
    }

    private IActionResult ShowAdded()
    {
        Added = true;
        ModelState.Clear();
        Input = new AnswerInput();
        return Page();
    }

    private IActionResult RefuseCode(string code)
    {
        ModelState.AddModelError("Input.Code", T["refusal." + code]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private IActionResult Refuse(string code, int status)
    {
        ModelState.AddModelError("", T["refusal." + code]);
        Response.StatusCode = status;
        return Page();
    }
}
