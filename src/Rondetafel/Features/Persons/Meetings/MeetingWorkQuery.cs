using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>What meetings ask of the signed-in person: the next ones, minutes to approve, urgent calls to look back on.</summary>
public sealed class MeetingWorkQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Dates dates, Readings readings) : IAsksWork
{
    private const int ComingDays = 14;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        var lines = new List<WorkLine>();
        if (AccessRules.May(acting.By, Permission.AttendMeeting)) lines.AddRange([.. await ComingAsync(cancel), .. await NoLongerAskedAsync(cancel)]);
        if (!AccessRules.May(acting.By, Permission.LeadMeeting)) return lines;
        lines.AddRange(await MinutesAsync(cancel));
        lines.AddRange(await CallsAsync(cancel));
        return lines;
    }

    private async Task<IEnumerable<WorkLine>> ComingAsync(CancellationToken cancel)
    {
        var (today, until, me) = (acting.Today, acting.Today.AddDays(ComingDays), acting.By.Id);
        var rows = await db.Meetings.VisibleTo(acting.By, Permission.AttendMeeting, db).AsNoTracking()
            .Where(m => (m.Status == MeetingStatus.Planned && m.On >= today && m.On <= until && !m.Participants.Any(p => p.ProfessionalId == me && p.Attendance == Attendance.Absent)) || m.Status == MeetingStatus.Running)
            .OrderBy(m => m.On).ThenBy(m => m.From).Select(m => new { m.Id, m.Kind, m.On, m.From, m.Urgent, m.Chair }).ToListAsync(cancel);
        return rows.Select(m => new WorkLine(
            "meetings", m.On, texts.Of("meetings.work.coming", texts["meetings.kind." + m.Kind], dates.Time(m.From)),
            texts[m.Urgent ? "meetings.work.urgent" : m.Chair == me ? "meetings.work.chair" : "meetings.work.asked"], $"/overleg/{m.Id.Value}", texts["meetings.work.do"]));
    }

    private async Task<IEnumerable<WorkLine>> NoLongerAskedAsync(CancellationToken cancel)
    {
        var rows = await db.Meetings.NoLongerAsked(acting.By, db, acting.Today).AsNoTracking().OrderBy(m => m.On).ThenBy(m => m.From).Select(m => new { m.Id, m.On, m.From }).ToListAsync(cancel);
        return rows.Select(m => new WorkLine(
            "meetings", m.On, texts.Of("meetings.work.gone", dates.Weekday(m.On), dates.Time(m.From)), texts["meetings.work.gone.why"], $"/overleg/{m.Id.Value}/uitnodiging", texts["meetings.work.gone.do"]));
    }

    private async Task<IEnumerable<WorkLine>> MinutesAsync(CancellationToken cancel)
    {
        var rows = await db.Meetings.VisibleTo(acting.By, Permission.LeadMeeting, db).AsNoTracking().Where(m => m.Status == MeetingStatus.Held)
            .OrderBy(m => m.On).Select(m => new { m.Id, m.Kind, m.On }).ToListAsync(cancel);
        return rows.Select(m => new WorkLine(
            "meetings", m.On.AddDays(7), texts.Of("meetings.work.minutes", texts["meetings.kind." + m.Kind].ToLowerInvariant(), dates.Weekday(m.On)), texts["meetings.work.minutes.why"],
            $"/overleg/{m.Id.Value}/verslag", texts["meetings.work.minutes.do"]));
    }

    private async Task<IEnumerable<WorkLine>> CallsAsync(CancellationToken cancel)
    {
        var rows = await db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).AsNoTracking()
            .SelectMany(c => c.Calls, (c, u) => new { c.Id, c.Number, u.MeetingId, u.LookBackOn, u.LookedBackAt }).Where(u => u.LookedBackAt == null).ToListAsync(cancel);
        if (rows.Count > 0) readings.Add(Reading.OfList(acting, "cases.listed", "Case", rows.Select(u => u.Id.Value).Distinct(), db.Trace with
        {
            Rule = AccessRules.For(acting.By, Permission.LeadCase).First().Name,
            Purpose = nameof(Permission.LeadCase),
        }));
        return rows.Select(u => new WorkLine(
            "meetings", u.LookBackOn, texts.Of("meetings.work.lookback", u.Number), texts["meetings.work.lookback.why"], $"/overleg/{u.MeetingId.Value}/terugkijken", texts["meetings.work.lookback.do"], Code: u.Number));
    }
}
