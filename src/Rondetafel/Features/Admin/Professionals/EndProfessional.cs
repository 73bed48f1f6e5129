using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>Ends a designation today.</summary>
public sealed record EndProfessional(Guid Id, int Version);

/// <summary>Does it, and ends the sessions: from the next request on there is no access.</summary>
public sealed class EndProfessionalHandler(RondetafelDb db, Acting acting, Sessions sessions)
{
    public async Task<Outcome> RunAsync(EndProfessional command, CancellationToken cancel)
    {
        var id = new ProfessionalId(command.Id);
        if (id == acting.By.Id) return Outcome.Refused("not_yours");
        var person = await db.Professionals.SingleAsync(p => p.Id == id, cancel);
        if (person.Version != command.Version) return Outcome.Refused("clash");
        var outcome = person.End(acting.Today, acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        await sessions.EndAllAsync(id, cancel);
        db.Tell(acting, id, "admin.notice.ended");
        db.MailWhenTold(acting, id);
        return await db.SaveOrClashAsync(cancel);
    }
}
