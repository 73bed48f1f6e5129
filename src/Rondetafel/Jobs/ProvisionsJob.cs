using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>Destroys provisions on their day, and those that were not handed over once their case is closed; gives those without a process director to who leads the case, and what was handed over else to the one of the municipality.</summary>
public sealed class ProvisionsJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ProvisionsJob> log) : IEndsDaily
{
    /// <inheritdoc />
    public async Task EndDueAsync(CancellationToken cancel)
    {
        var (now, round) = (clock.GetUtcNow().UtcDateTime, new DueRound(scopes, log, cancel));
        var today = Deadline.LocalDate(now);
        await round.EachAsync("provision", db => db.Provisions.EndedBy(db, today, now.AddDays(-1)).Select(p => p.Id).ToListAsync(cancel), (db, id) => EndAsync(db, id, now, cancel));
        await round.EachAsync("provision without a director", async db => await db.Provisions.LeftByTheirDirector(db, await Directors.OnAsync(db, today, cancel)).Select(p => p.Id).ToListAsync(cancel), (db, id) => HandOnAsync(db, id, now, cancel));
    }

    private static async Task<bool> EndAsync(RondetafelDb db, ProvisionId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Provisions.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } provision) return false;
        var (of, before) = (provision.CaseId, now.AddDays(-1));
        if (!provision.End(await db.Cases.AnyAsync(c => c.Id == of && c.ClosedAt < before, cancel), Actor.Clock, now).IsGood) return false;
        db.Provisions.Remove(provision);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<bool> HandOnAsync(RondetafelDb db, ProvisionId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Provisions.Include(p => p.Items).SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } provision) return false;
        var (of, counting) = (provision.CaseId, await Directors.OnAsync(db, Deadline.LocalDate(now), cancel));
        var led = await db.Cases.Where(c => c.Id == of).Select(c => (ProfessionalId?)c.Director).SingleOrDefaultAsync(cancel);
        var next = led is { } director && counting.Contains(director) ? director : provision.WentOut ? await Directors.ForAsync(db, provision.MunicipalityId, Deadline.LocalDate(now), cancel) : null;
        if (next is not { } one) return false;
        var organisation = await db.Professionals.Where(p => p.Id == one).Select(p => p.OrganisationId).SingleAsync(cancel);
        if (provision.HandOn(one, organisation, Actor.Clock, now) is not { IsGood: true, IsAlreadySo: false }) return false;
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
