using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>Notes what the employer confirmed of screening and training (BGS art. 1.11 and 1.17).</summary>
public sealed record ConfirmProfessional(Guid Id, int Version, Confirmation Given);

/// <summary>Does it.</summary>
public sealed class ConfirmProfessionalHandler(RondetafelDb db, Acting acting)
{
    /// <summary>Refusals: "clash", "date_future", those of <see cref="Professional.Confirm"/>.</summary>
    public async Task<Outcome> RunAsync(ConfirmProfessional command, CancellationToken cancel)
    {
        var person = await db.Professionals.SingleAsync(p => p.Id == new ProfessionalId(command.Id), cancel);
        if (person.Version != command.Version) return Outcome.Refused("clash");
        var outcome = Outcome.Fields(
            (command.Given.Screening > acting.Today, "date_future", nameof(Confirmation.Screening)),
            (command.Given.Trained > acting.Today, "date_future", nameof(Confirmation.Trained))).And(person.Confirm(command.Given, acting.By, acting.Now));
        return outcome.IsGood ? await db.SaveOrClashAsync(cancel) : outcome;
    }
}
