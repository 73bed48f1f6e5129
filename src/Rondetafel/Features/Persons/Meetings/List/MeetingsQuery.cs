using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;

namespace Rondetafel.Features.Persons.Meetings.List;

/// <summary>A meeting in the list.</summary>
/// <param name="Absent">Whether the reader said not to come.</param>
public sealed record MeetingRow(Guid Id, MeetingKind Kind, MeetingTime Time, string? Room, MeetingStatus Status, bool Urgent, bool Leads, bool Absent);

/// <summary>What the list shows: what comes, what was, and the series of a chair.</summary>
public sealed record MeetingsPage(IReadOnlyList<MeetingRow> Coming, IReadOnlyList<MeetingRow> Past, IReadOnlyList<Series> Series);

/// <summary>The meetings that the reader chairs or is asked to; without cases, numbers or names.</summary>
public sealed class MeetingsQuery(RondetafelDb db, Acting acting)
{
    private const int Most = 20;

    public async Task<MeetingsPage> RunAsync(CancellationToken cancel)
    {
        var (by, today) = (acting.By, acting.Today);
        var mine = db.Meetings.VisibleTo(by, Permission.AttendMeeting, db).AsNoTracking();
        var coming = await RowsAsync(mine.Where(m => m.Status == MeetingStatus.Running || (m.On >= today && (m.Status == MeetingStatus.Planned || m.Status == MeetingStatus.Cancelled)))
            .OrderBy(m => m.On).ThenBy(m => m.From), cancel);
        var past = await RowsAsync(mine.Where(m => m.Status == MeetingStatus.Held || m.Status == MeetingStatus.Approved).OrderByDescending(m => m.On).ThenByDescending(m => m.From), cancel);
        var series = await db.Series.VisibleTo(by).AsNoTracking().Where(s => s.Until >= today).OrderBy(s => s.Kind).ThenBy(s => s.FirstOn).ToListAsync(cancel);
        return new MeetingsPage(coming, past, series);
    }

    private async Task<List<MeetingRow>> RowsAsync(IQueryable<Meeting> meetings, CancellationToken cancel)
    {
        var me = acting.By.Id;
        var rows = await meetings.Take(Most).Select(m => new
        {
            m.Id, m.Kind, m.On, m.From, m.Minutes, m.Room, m.Status, m.Urgent, m.Chair,
            Absent = m.Participants.Any(p => p.ProfessionalId == me && p.Attendance == Attendance.Absent),
        }).ToListAsync(cancel);
        return rows.Select(m => new MeetingRow(m.Id.Value, m.Kind, new MeetingTime(m.On, m.From, m.Minutes), m.Room, m.Status, m.Urgent, m.Chair == me, m.Absent)).ToList();
    }
}
