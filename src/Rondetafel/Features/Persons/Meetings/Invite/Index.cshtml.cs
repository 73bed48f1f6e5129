using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Invite;

/// <summary>The invitation of a meeting for one's own calendar; fetched again after a change it is the update, after cancelling the cancellation.</summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Texts.Texts texts) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var meeting = await db.Meetings.VisibleTo(acting.By, Permission.AttendMeeting, db).AsNoTracking().SingleAsync(m => m.Id == new MeetingId(Id), cancel);
        var (chair, me) = (meeting.Chair, acting.By.Id);
        var addresses = await db.Professionals.AsNoTracking().Where(p => p.Id == chair || p.Id == me).ToDictionaryAsync(p => p.Id, p => p.Email, cancel);
        var of = CalendarTitles.Event(meeting, texts) with { Place = meeting.Room, Call = meeting.Call };
        HttpContext.Items[SecurityHeaders.SandboxKey] = true;
        Response.Headers.CacheControl = "no-store";
        return new FileContentResult(Encoding.UTF8.GetBytes(Calendars.Invitation(of, addresses[chair], addresses[me!.Value])), Calendars.MediaType) { FileDownloadName = $"{meeting.On:yyyy-MM-dd}.ics" };
    }
}
