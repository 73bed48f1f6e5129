using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals.ReadIn;

/// <summary>A file that was brought, and the access code that was told.</summary>
public sealed class ReadInInput
{
    public IFormFile? File { get; set; }
    public string? AccessCode { get; set; }
}

/// <summary>Reads in a file of another partnership as a new signal. The file is kept nowhere; a try that fails is logged, and so is one that was read in before.</summary>
[Needs(Permission.HandleSignal), KeepsNoDraft]
public sealed class IndexModel(ReadTransferHandler handler, AbuseCounter counter, Acting acting, Readings readings, ReadLog log, RondetafelDb db) : FormPage, IAnswersAgain
{
    [BindProperty] public ReadInInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var accessCode = SealedFile.AccessCode(Input.AccessCode);
        var wrong = Outcome.Fields(
            (Input.File is null or { Length: 0 }, "file_needed", nameof(Input.File)),
            (Input.File?.Length > SealedFile.MaxBytes, "transfer_too_large", nameof(Input.File)),
            (accessCode is null, "transfer_access_code", nameof(Input.AccessCode)));
        if (!wrong.IsGood) return Refuse(wrong);
        if (acting.By.Municipality is null) return Refuse(Outcome.Refused("municipality_needed"));
        if (!counter.Take("transfer", HttpContext.Connection.RemoteIpAddress, AbuseCounter.Transfers)) return Shut("transfer_too_many", null, StatusCodes.Status429TooManyRequests);
        var (bytes, refusal) = SealedFile.Open(await ReadAsync(Input.File!, cancel), accessCode!);
        if (bytes is null) return Shut(refusal!, refusal == "transfer_shut" ? nameof(Input.AccessCode) : nameof(Input.File));
        if (TransferContent.Read(bytes) is not { } content) return Shut("transfer_content", nameof(Input.File));
        var (signal, outcome) = await handler.RunAsync(new ReadTransfer(content), cancel);
        if (signal is not { } id) return Shut(outcome.Refusal!.Code, outcome.Refusal.Field);
        if (outcome.IsAlreadySo) await log.WriteAsync(Reading.OfItem(acting, "transfer.known", "TransferFile", id, db.Trace), cancel); // nothing was saved that tells of it
        return Done(outcome.IsAlreadySo ? "transfer.done.known" : "transfer.done.read", $"/meldingen/{id}");
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("note.again", "/meldingen"));

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    /// <summary>Refuses a file that was tried, and logs that it was.</summary>
    private IActionResult Shut(string refusal, string? field, int? status = null)
    {
        readings.Add(Reading.Refused(acting, "TransferFile", null, Permission.HandleSignal, db.Trace.Origin));
        var page = Refuse(Outcome.Refused(refusal, field));
        if (status is { } other) Response.StatusCode = other;
        return page;
    }
}
