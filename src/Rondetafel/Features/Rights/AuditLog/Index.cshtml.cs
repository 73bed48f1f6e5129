using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Rights.AuditLog;

/// <summary>What is typed before the log opens.</summary>
public sealed class PurposeInput
{
    public LogPurpose? Purpose { get; set; }

    public string? Words { get; set; }
}

/// <summary>The audit log: asks for which purpose, notes that, and then shows who did what. Never content, never a total.</summary>
[Needs(Permission.ReadAudit)]
public sealed class IndexModel(OpenLogHandler open, LogPageQuery query, Acting acting) : FormPage
{
    private const string Here = "/rechten/logboek";

    [BindProperty] public PurposeInput Input { get; set; } = new();

    /// <summary>The visit that was opened with a purpose.</summary>
    [BindProperty(SupportsGet = true, Name = "inzage")] public Guid? Visit { get; set; }

    /// <summary>First day, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "van")] public string? From { get; set; }

    /// <summary>Last day, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "tot")] public string? Until { get; set; }

    /// <summary>Who.</summary>
    [BindProperty(SupportsGet = true, Name = "wie")] public Guid? Who { get; set; }

    /// <summary>Read, write or refused.</summary>
    [BindProperty(SupportsGet = true, Name = "soort")] public string? Kind { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true, Name = "na")] public string? After { get; set; }

    /// <summary>The rows; null while no purpose was given.</summary>
    public LogRows? Rows { get; private set; }

    /// <summary>Everybody to choose from.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Visit is not { } visit || await open.PurposeAsync(visit, cancel) is not { } purpose) return Page();
        People = (await query.PeopleAsync(cancel)).Select(p => new Choice(p.Id.ToString(), p.Name)).ToList();
        Rows = await query.RunAsync(new LogFilter(Day(From, nameof(From)), Day(Until, nameof(Until)), Who, Kind, After), purpose, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (outcome, visit) = await open.RunAsync(new OpenLog(Input.Purpose, Input.Words), cancel);
        return outcome.IsGood ? LocalRedirect($"{Here}?inzage={visit}") : Refuse(outcome);
    }

    /// <summary>The address of the next page with the same filters.</summary>
    public string NextHref() =>
        $"{Here}?inzage={Visit}&van={Uri.EscapeDataString(From ?? "")}&tot={Uri.EscapeDataString(Until ?? "")}&wie={Who}&soort={Uri.EscapeDataString(Kind ?? "")}&na={Uri.EscapeDataString(Rows!.Next!)}";

    private DateOnly? Day(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (TypedDate.TryRead(typed, acting.Today, out var day)) return day;
        ModelState.AddModelError(field, T["refusal.date_wrong"]);
        return null;
    }
}
