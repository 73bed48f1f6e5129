using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.NameCase;

/// <summary>The number of the case that a weighing is about; empty takes the name away.</summary>
public sealed record NameCase(Guid Id, int Version, string? Number);

/// <summary>Names the case. A number that is not there and one that somebody else leads, or that is to be taken over first, give the same refusal: "case_unknown" on Number.</summary>
public sealed class NameCaseHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(NameCase command, CancellationToken cancel)
    {
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return WeighingDesk.Clash;
        CaseId? named = null;
        if (!string.IsNullOrWhiteSpace(command.Number))
        {
            var number = command.Number.Trim().ToUpperInvariant();
            var succession = await Directors.SuccessionAsync(db, acting.By, acting.Today, cancel);
            var found = await db.Cases.ToName(acting.By, succession).Where(c => c.Number == number).Select(c => c.Id).ToListAsync(cancel);
            if (found.Count == 0) return Outcome.Refused("case_unknown", "Number");
            named = found[0];
        }
        var outcome = weighing.NameCase(named, acting.By, acting.Now);
        return !outcome.IsGood || outcome.IsAlreadySo ? outcome : await WeighingDesk.SaveAsync(db, cancel);
    }
}
