using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Invite;

/// <summary>
/// The invitation of a meeting for one's own calendar; fetched again after a change it is the update, after cancelling the
/// cancellation. Who is no longer asked gets the cancellation too, until the day, and nothing else of the meeting.
/// </summary>
[Needs(Permission.AttendMeeting)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Texts.Texts texts, Readings readings, ReadLog log) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var key = new MeetingId(Id);
        var asked = await db.Meetings.VisibleTo(acting.By, Permission.AttendMeeting, db).AsNoTracking().SingleOrDefaultAsync(m => m.Id == key, cancel);
        var meeting = asked ?? await db.Meetings.NoLongerAsked(acting.By, db, acting.Today).AsNoTracking().SingleOrDefaultAsync(m => m.Id == key, cancel);
        if (meeting is null)
        {
            await log.WriteAsync(Reading.Refused(acting, nameof(Meeting), Id, Permission.AttendMeeting, db.Trace.Origin), cancel);
            return NotFound();
        }
        readings.Add(Reading.OfItem(acting, "Meeting.opened", nameof(Meeting), Id, db.Trace));
        var (chair, me) = (meeting.Chair, acting.By.Id);
        var addresses = await db.Professionals.AsNoTracking().Where(p => p.Id == chair || p.Id == me).ToDictionaryAsync(p => p.Id, p => p.Email, cancel);
        var of = CalendarTitles.Event(meeting, texts);
        of = asked is null ? of with { Cancelled = true } : of with { Place = meeting.Room, Call = meeting.Call };
        HttpContext.Items[SecurityHeaders.SandboxKey] = true;
        Response.Headers.CacheControl = "no-store";
        return new FileContentResult(Encoding.UTF8.GetBytes(Calendars.Invitation(of, addresses[chair], addresses[me!.Value])), Calendars.MediaType) { FileDownloadName = $"{meeting.On:yyyy-MM-dd}.ics" };
    }
}
