using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>
/// How a meeting stands for the screens of its chair, as a stamp: another stamp means that what is on a screen may have to leave it.
/// It changes with the meeting, and when the case that is up was closed, left the table, or has another head, other seats, audiences or
/// checked facts, and when a note or decision of this meeting got a narrower audience, was amended or left out. It stays the same while
/// notes for the whole table are written. Of a case that the chair may not open it says what it says of one that is not there: nothing.
/// </summary>
public sealed class StandQuery(RondetafelDb db, Acting acting)
{
    /// <summary>The stamp now. Throws when the meeting is not there for this actor.</summary>
    public async Task<string> RunAsync(Guid id, CancellationToken cancel)
    {
        var key = new MeetingId(id);
        var meeting = await db.Meetings.VisibleTo(acting.By, Permission.LeadMeeting, db).AsNoTracking().Where(m => m.Id == key)
            .Select(m => new { m.Version, m.Current, Case = m.Items.Where(i => i.Id == m.Current).Select(i => i.CaseId).FirstOrDefault() }).SingleAsync(cancel);
        if (meeting.Case is not { } up) return $"{meeting.Version}:{meeting.Current?.Value}:";
        var (today, now, none) = (acting.Today, acting.Now, $"{meeting.Version}::");
        var found = await db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, now).AsNoTracking().AsSplitQuery().Where(c => c.Id == up).Select(c => new
        {
            c.Status,
            c.NeededUntil,
            Seats = c.Seats.Where(s => s.From <= today && today <= s.Until && (s.EndsAt == null || now < s.EndsAt)).OrderBy(s => s.Id).Select(s => s.Id).ToList(),
            Flags = c.Flags.Where(f => f.Until == null || f.Until >= today).OrderBy(f => f.Id).Select(f => f.Id).ToList(),
            Parts = c.Contributions.OrderBy(p => p.Id).Select(p => new { p.Id, p.FactStatus, p.AudienceKind, Named = EF.Property<List<OrganisationId>>(p, "_named") }).ToList(),
            Lines = c.Lines.Where(l => l.MeetingId == key && (l.AudienceKind != AudienceKind.WholeTable || l.LeftOut || l.AmendedAt != null)).OrderBy(l => l.Id)
                .Select(l => new { l.Id, l.Provider, l.AudienceKind, Named = EF.Property<List<OrganisationId>>(l, "_named"), l.LeftOut, Amended = l.AmendedAt != null ? l.Edition : 0 }).ToList(),
        }).SingleOrDefaultAsync(cancel);
        if (found is null) return none;
        var text = string.Join(';', found.Seats.Select(s => $"{s.Value}").Concat(found.Flags.Select(f => $"{f.Value}"))
            .Concat(found.Parts.Select(p => $"{p.Id.Value} {p.FactStatus} {p.AudienceKind} {string.Join(' ', p.Named.Select(n => n.Value))}"))
            .Concat(found.Lines.Select(l => $"{l.Id.Value} {l.Provider.Value} {l.AudienceKind} {string.Join(' ', l.Named.Select(n => n.Value))} {l.LeftOut} {l.Amended}"))
            .Prepend($"{found.Status} {found.NeededUntil.DayNumber}"));
        return $"{meeting.Version}:{meeting.Current?.Value}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 8)}";
    }
}
