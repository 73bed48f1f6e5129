using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Proposals;

/// <summary>Confirms or declines the roles that wait for somebody.</summary>
public sealed record JudgeRoles(Guid Id, int Version, bool Approve);

/// <summary>Does it, as the second person. Confirmed roles count from the next request on, and the person is told; declined ones are told to whoever proposed them.</summary>
public sealed class JudgeRolesHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(JudgeRoles command, CancellationToken cancel)
    {
        if (await db.Professionals.SingleOrDefaultAsync(p => p.Id == new ProfessionalId(command.Id), cancel) is not { AskedBy: { } first } person) return Outcome.Refused("not_now");
        if (person.Version != command.Version) return Outcome.Refused("clash");
        var whose = person.AskedFor;
        var elsewhere = (await Approvers.ForRolesAsync(db, first, whose, person.Id, acting.Today, cancel)).Any(p => p.OrganisationId != whose);
        var outcome = person.JudgeRoles(command.Approve, elsewhere, acting.By, acting.Now, acting.Today);
        if (!outcome.IsGood) return outcome;
        var told = command.Approve ? person.Id : first;
        db.Tell(acting, told, command.Approve ? "admin.notice.roles" : "admin.notice.roles.declined");
        db.MailWhenTold(acting, told);
        return await db.SaveOrClashAsync(cancel);
    }
}
