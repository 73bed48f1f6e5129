using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;

namespace Rondetafel.Features.Persons.Leads;

/// <summary>A weighing or a case that nobody leads: its code or number, without any text.</summary>
/// <param name="Kind">"weighing" or "case".</param>
/// <param name="Code">Code of the weighing, or number of the case.</param>
/// <param name="Before">Name of who led it.</param>
/// <param name="DueOn">By when it is decided, or reviewed.</param>
public sealed record LeadRow(string Kind, Guid Id, int Version, string Code, string Municipality, string Before, DateOnly DueOn);

/// <summary>What the reader may take over; empty for who serves no municipality.</summary>
public sealed class LeadsQuery(RondetafelDb db, Acting acting)
{
    public async Task<IReadOnlyList<LeadRow>> RunAsync(CancellationToken cancel)
    {
        if (!AccessRules.May(acting.By, Permission.TakeLead)) return [];
        var succession = await Directors.SuccessionAsync(db, acting.By, acting.Today, cancel);
        if (succession.Served.Count == 0) return [];
        var weighings = await db.Weighings.ToTakeOver(acting.By, succession).AsNoTracking().Select(w => new LeadRow(
            "weighing", w.Id.Value, w.Version, w.Code, db.Municipalities.First(m => m.Id == w.MunicipalityId).Name, db.Professionals.First(p => p.Id == w.Chair).Name, w.DecideBy)).ToListAsync(cancel);
        var cases = await db.Cases.ToTakeOver(acting.By, succession).AsNoTracking().Select(c => new LeadRow(
            "case", c.Id.Value, c.Version, c.Number, db.Municipalities.First(m => m.Id == c.MunicipalityId).Name, db.Professionals.First(p => p.Id == c.Director).Name, c.NeededUntil)).ToListAsync(cancel);
        return [.. weighings.Concat(cases).OrderBy(r => r.DueOn).ThenBy(r => r.Code, StringComparer.Ordinal)];
    }
}
