using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Shared;
using Rondetafel.Texts;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.FeedFile;

/// <summary>
/// What somebody's calendar fetches at their secret address: times and neutral titles, nothing else. A wrong, ended or withdrawn
/// address is a page that does not exist. Nothing of content is shown, so nothing is logged, and no address is kept.
/// </summary>
[PublicPage]
public sealed class IndexModel(RondetafelDb db, Acting acting) : PageModel
{
    private const int PastDays = 92;
    private const int Most = 200;
    private const int SecretCharacters = 64;
    private static readonly HashSet<Role> Attending = [.. AccessRules.All.Where(r => r.Permission == Permission.AttendMeeting).Select(r => r.Role)];

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancel)
    {
        if (secret.Length != SecretCharacters || !secret.All(char.IsAsciiHexDigit)) return NotFound();
        var hash = SHA256.HashData(Convert.FromHexString(secret));
        if (await db.OfSecret(hash, acting.Today).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } feed) return NotFound();
        var owner = feed.Owner;
        if ((await Holders.WithAnyRoleAsync(db, db.Professionals.Where(p => p.Id == owner), Attending, acting.Today, cancel)).Count == 0) return NotFound(); // whoever may open no meeting any more
        var from = acting.Today.AddDays(-PastDays);
        var meetings = await db.Meetings.OfCalendar(feed, db).AsNoTracking().Where(m => m.On >= from).OrderByDescending(m => m.On).ThenBy(m => m.Id).Take(Most).ToListAsync(cancel);
        var partnership = await db.Partnerships.AsNoTracking().SingleAsync(cancel);
        var texts = Texts.Texts.For(Language.FromCode(partnership.Language) ?? Language.Nl);
        HttpContext.Items[SecurityHeaders.SandboxKey] = true;
        Response.Headers.CacheControl = "no-store";
        return Content(Calendars.Feed(meetings.Select(m => CalendarTitles.Event(m, texts)), texts["meetings.neutral.calendar"]), Calendars.MediaType);
    }
}
