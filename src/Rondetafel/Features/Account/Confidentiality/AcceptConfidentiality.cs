using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Account.Confidentiality;

/// <summary>Notes that the signed-in person accepted the notice of confidentiality.</summary>
public sealed class AcceptConfidentialityHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(CancellationToken cancel)
    {
        var person = await db.Professionals.SingleAsync(p => p.Id == acting.By.Id!.Value, cancel);
        var outcome = person.AcceptConfidentiality(acting.By, acting.Now);
        return outcome.IsGood && !outcome.IsAlreadySo ? await db.SaveOrClashAsync(cancel) : outcome;
    }
}
