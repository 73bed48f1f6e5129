using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>
/// How a case stands for the own screen of somebody at its table, as a stamp made of what that reader may read and nothing else:
/// another stamp means that something came, changed or has to leave the screen. It stays the same while notes are written.
/// </summary>
public sealed class SeatStandQuery(RondetafelDb db, Acting acting, SealedTexts texts)
{
    /// <summary>The stamp now; null when the point is no case that the reader may open.</summary>
    public async Task<string?> RunAsync(Guid meeting, Guid point, CancellationToken cancel)
    {
        var (by, now, key, item) = (acting.By, acting.Now, new MeetingId(meeting), new AgendaItemId(point));
        var up = await db.Meetings.VisibleTo(by, Permission.AttendMeeting, db).AsNoTracking().Where(m => m.Id == key)
            .Select(m => m.Items.Where(i => i.Id == item).Select(i => i.CaseId).FirstOrDefault()).SingleOrDefaultAsync(cancel);
        if (up is not { } id) return null;
        var visible = db.Cases.VisibleTo(by, Permission.OpenCase, db, now).CountingAt(key, by, now).AsNoTracking().Where(c => c.Id == id);
        if (await visible.Items(by, now).SingleOrDefaultAsync(cancel) is not { } sealedItem || CaseTable.For(texts, by, Permission.OpenCase, sealedItem) is not { } table) return null;
        var found = await visible.AsSplitQuery().Select(c => new
        {
            c.Status,
            Parts = c.Contributions.OrderBy(p => p.Id).Select(p => new { p.Id, p.Provider, p.AudienceKind, Named = EF.Property<List<OrganisationId>>(p, "_named"), Mark = p.Edition }).ToList(),
            Lines = c.Lines.Where(l => l.MeetingId == key && !l.LeftOut && l.AmendedAt != null).OrderBy(l => l.Id)
                .Select(l => new { l.Id, l.Provider, l.AudienceKind, Named = EF.Property<List<OrganisationId>>(l, "_named"), Mark = l.Edition }).ToList(),
        }).SingleAsync(cancel);
        var shown = found.Parts.Select(p => (Part: new Shown(id.Value, p.Id.Value, p.Provider, new Audience(p.AudienceKind, p.Named)), p.Mark))
            .Concat(found.Lines.Select(l => (Part: new Shown(id.Value, l.Id.Value, l.Provider, new Audience(l.AudienceKind, l.Named)), l.Mark)))
            .Where(s => table.MayRead(s.Part)).Select(s => $"{s.Part.PartId} {s.Mark} {s.Part.Audience.Kind}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{found.Status};{string.Join(';', shown)}")), 0, 8);
    }

    private sealed record Shown(Guid RootId, Guid PartId, OrganisationId Provider, Audience Audience) : IForAudience;
}
