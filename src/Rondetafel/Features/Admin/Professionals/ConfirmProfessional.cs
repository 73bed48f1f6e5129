using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>Notes the days on which the employer confirmed screening and training (BGS art. 1.11 and 1.17).</summary>
public sealed record ConfirmProfessional(Guid Id, int Version, DateOnly? Screening, DateOnly? Training);

/// <summary>Does it.</summary>
public sealed class ConfirmProfessionalHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ConfirmProfessional command, CancellationToken cancel)
    {
        var person = await db.Professionals.SingleAsync(p => p.Id == new ProfessionalId(command.Id), cancel);
        if (person.Version != command.Version) return Outcome.Refused("clash");
        if (command.Screening > acting.Today) return Outcome.Refused("date_future", nameof(command.Screening));
        if (command.Training > acting.Today) return Outcome.Refused("date_future", nameof(command.Training));
        var outcome = person.Confirm(command.Screening, command.Training, acting.By, acting.Now);
        return outcome.IsGood ? await db.SaveOrClashAsync(cancel) : outcome;
    }
}
