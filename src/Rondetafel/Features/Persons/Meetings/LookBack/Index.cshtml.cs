using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Vault;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.LookBack;

/// <summary>What is thought of an urgent call afterwards.</summary>
public sealed class LookBackInput
{
    public string? Text { get; set; }
}

/// <summary>Looks back on an urgent meeting: was it right to hurry, and what is learned? The reason and the answer belong to the case.</summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel(RondetafelDb db, Acting acting, SealedTexts texts, Readings readings, CaseChangeHandler cases) : FormPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public LookBackInput Input { get; set; } = new();

    /// <summary>Number of the case.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The call.</summary>
    public UrgentCall Call { get; private set; } = null!;

    /// <summary>Why it could not wait.</summary>
    public string? Reason { get; private set; }

    /// <summary>What was thought of it; null before.</summary>
    public string? Settled { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } theCase) return NotFound();
        var outcome = Input.Text?.Length > Narrative.MaxLength ? Outcome.Refused("text_too_long", "Text")
            : await cases.LeadAsync(theCase, Parts.Calls, turn => turn.Case.LookBackOnCall(Call.Id, Input.Text, turn.By, turn.Now), cancel);
        if (outcome.IsGood) return Done("meetings.done.lookback", $"/overleg/{Id}");
        return outcome.Refusal!.Code == "gone" ? NotFound() : Refuse(outcome);
    }

    private async Task<Guid?> LoadAsync(CancellationToken cancel)
    {
        var meeting = new MeetingId(Id);
        var led = db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).AsNoTracking().Where(c => c.Calls.Any(u => u.MeetingId == meeting));
        var found = await led.Include(c => c.Calls).FirstOrDefaultAsync(cancel);
        if (found is null) return null;
        var item = await led.Where(c => c.Id == found.Id).Items(acting.By, acting.Now).SingleAsync(cancel);
        var table = CaseTable.For(texts, acting.By, Permission.LeadCase, item)!;
        Call = found.Calls.First(u => u.MeetingId == meeting);
        (Number, Reason, Settled) = (found.Number, table.Read(Call.Reason, Call.Id.Value), table.Read(Call.LookBack, Call.Id.Value));
        readings.Add(Reading.OfItem(acting, "Case.opened", "Case", found.Id.Value, db.Trace));
        return found.Id.Value;
    }
}
