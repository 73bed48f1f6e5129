using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Feed;

/// <summary>One's own calendar address: make one, which shows it once, or withdraw it.</summary>
[Needs(Permission.AttendMeeting)]
public sealed class IndexModel(RondetafelDb db, Acting acting, CalendarFeedHandler handler, Settings settings) : FormPage, IAnswersAgain
{
    /// <summary>The address that lasts; null when there is none.</summary>
    public CalendarFeed? Lasting { get; private set; }

    /// <summary>The address, right after it was made; it is never shown again.</summary>
    public string? Address { get; private set; }

    /// <summary>The one-time key of the form that withdraws; another than that of the form that makes.</summary>
    public string WithdrawKey => HttpContext.RequestServices.GetRequiredService<Ui.OnceKey>().Value + "-w";

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (secret, outcome) = await handler.MakeAsync(cancel);
        await LoadAsync(cancel);
        if (secret is null) return Refuse(outcome);
        Address = $"{settings.StaffAddress.TrimEnd('/')}/agenda/{secret}.ics";
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        var outcome = await handler.WithdrawAsync(cancel);
        if (outcome.IsGood) return Done("meetings.done.feed", "/overleg/agenda-adres");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect("/overleg/agenda-adres"));

    private async Task LoadAsync(CancellationToken cancel) =>
        Lasting = await db.CalendarFeeds.VisibleTo(acting.By).AsNoTracking().Where(f => f.Until >= acting.Today).OrderByDescending(f => f.MadeAt).FirstOrDefaultAsync(cancel);
}
