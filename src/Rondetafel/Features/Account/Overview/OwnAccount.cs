using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Account.Overview;

/// <summary>What one's own account page shows.</summary>
public sealed record OwnAccount(Professional Person, string Organisation, string? Municipality, FactorState Factors, IReadOnlyList<StaffSession> Sessions, DateOnly? ConfirmedUntil);

/// <summary>Reads one's own account.</summary>
public sealed class OwnAccountQuery(RondetafelDb db, Acting acting, Factors factors, Sessions sessions)
{
    public async Task<OwnAccount> RunAsync(CancellationToken cancel)
    {
        var id = acting.By.Id!.Value;
        var person = await db.Professionals.AsNoTracking().SingleAsync(p => p.Id == id, cancel);
        var municipality = await db.Municipalities.Where(m => m.Id == person.MunicipalityId).Select(m => m.Name).SingleOrDefaultAsync(cancel);
        var rule = (await Parameters.OnAsync(db, acting.Today, cancel)).Confirmations;
        return new OwnAccount(person, acting.Person!.Organisation, municipality, await factors.StateAsync(id.Value, cancel), await sessions.MineAsync(cancel), person.ConfirmedUntil(rule));
    }
}
