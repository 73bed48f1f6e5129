using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Vault;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Urgent;

/// <summary>An urgent call as typed.</summary>
public sealed class UrgentInput
{
    public string? Case { get; set; }
    public string? Reason { get; set; }
    public string? Call { get; set; }
    public string? Room { get; set; }
    public string? From { get; set; }
    public string? Minutes { get; set; } = "45";
}

/// <summary>
/// Calls the table of a case together at once: one page, and everybody with a seat is asked, the agenda holds the case, the
/// call details are known. Why it could not wait is noted with the case and looked back on.
/// </summary>
[Needs(Permission.PlanMeeting)]
public sealed class IndexModel(RondetafelDb db, SealedTexts sealedTexts, Readings readings, CallUrgentHandler handler) : FormPage
{
    [BindProperty] public UrgentInput Input { get; set; } = new();

    /// <summary>The cases that the chair leads.</summary>
    public IReadOnlyList<Choice> Cases { get; private set; } = [];

    private Acting Acting => HttpContext.RequestServices.GetRequiredService<Acting>();

    public async Task OnGetAsync([FromQuery] string? casus, CancellationToken cancel)
    {
        Input.Case = casus;
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (id, outcome) = await CallAsync(cancel);
        if (outcome.IsGood) return Done("meetings.done.urgent", $"/overleg/{id}");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    private async Task<(Guid, Outcome)> CallAsync(CancellationToken cancel)
    {
        var (typed, from) = (!string.IsNullOrWhiteSpace(Input.From), MeetingInput.ReadHour(Input.From));
        var wrong = Outcome.Fields(
            (!Guid.TryParse(Input.Case, out var theCase), "choice_needed", "Case"),
            (string.IsNullOrWhiteSpace(Input.Reason), "reason_needed", "Reason"),
            (Input.Reason?.Length > Narrative.MaxLength, "text_too_long", "Reason"),
            (!int.TryParse(Input.Minutes, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) || minutes is < MeetingTime.Shortest or > MeetingTime.Longest, "minutes_wrong", "Minutes"),
            (typed && from is null, "hour_wrong", "From")).And(new MeetingPlace(Input.Room, Input.Call).Check());
        if (!wrong.IsGood) return (default, wrong);
        var time = MeetingTime.Soon(Acting.Now, minutes);
        if (typed) time = time with { From = from!.Value };
        return await handler.RunAsync(new CallUrgent(theCase, Input.Reason, time, new MeetingPlace(Input.Room, Input.Call)), cancel);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var (by, now) = (Acting.By, Acting.Now);
        var led = db.Cases.VisibleTo(by, Permission.LeadCase, db, now).AsNoTracking();
        var rows = await led.OrderBy(c => c.Number).Select(c => new { c.Id, c.Number, c.GivenNames, c.FamilyName }).ToListAsync(cancel);
        var items = await led.Items(by, now).ToDictionaryAsync(i => i.Id, cancel);
        Cases = rows.Select(c =>
        {
            var table = CaseTable.For(sealedTexts, by, Permission.LeadCase, items[c.Id.Value])!;
            var name = string.Join(' ', new[] { table.Read(c.GivenNames, c.Id.Value), table.Read(c.FamilyName, c.Id.Value) }.Where(n => n is not null));
            return new Choice(c.Id.Value.ToString(), name.Length > 0 ? $"{c.Number} {name}" : c.Number);
        }).ToList();
        readings.Add(Reading.OfList(Acting, "cases.listed", "Case", rows.Select(r => r.Id.Value), db.Trace));
    }
}
