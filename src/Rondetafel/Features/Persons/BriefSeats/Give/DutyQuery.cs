using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.BriefSeats.Give;

/// <summary>A case by its number, for who is on duty there.</summary>
public sealed record DutyCase(Guid Id, string Number, MunicipalityId Municipality);

/// <summary>A seat for four hours that the reader gave.</summary>
/// <param name="Justified">What the reviewer found; null before.</param>
public sealed record GivenSeat(Guid Case, string Number, string Person, DateTime EndsAt, DateOnly ReviewBy, bool? Justified);

/// <summary>The cases at which the reader is on duty for the director, and the seats that they gave at any case.</summary>
public sealed class DutyQuery(RondetafelDb db, Acting acting)
{
    /// <summary>By number; no text of a case is read.</summary>
    public async Task<IReadOnlyList<DutyCase>> CasesAsync(CancellationToken cancel)
    {
        var served = await Directors.ServedByAsync(db, acting.By, acting.Today, cancel);
        return await db.Cases.OnDuty(acting.By, db, served, acting.Today).AsNoTracking().OrderBy(c => c.Number).Select(c => new DutyCase(c.Id.Value, c.Number, c.MunicipalityId)).ToListAsync(cancel);
    }

    /// <summary>The last first.</summary>
    public async Task<IReadOnlyList<GivenSeat>> GivenAsync(CancellationToken cancel)
    {
        var given = db.BriefSeats.GivenBy(acting.By).AsNoTracking();
        var numbers = await db.Cases.OfBriefSeats(given).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        var rows = await given.OrderByDescending(b => b.At)
            .Select(b => new { b.CaseId, Person = db.Professionals.First(p => p.Id == b.ProfessionalId).Name, b.EndsAt, b.ReviewBy, b.Justified }).ToListAsync(cancel);
        return [.. rows.Select(b => new GivenSeat(b.CaseId.Value, numbers[b.CaseId], b.Person, b.EndsAt, b.ReviewBy, b.Justified))];
    }
}
