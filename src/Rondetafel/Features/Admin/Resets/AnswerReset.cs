using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Resets;

/// <summary>Confirms, releases or declines a request to start again.</summary>
public sealed record AnswerReset(Guid Id, int Version, FactorResetAction Action);

/// <summary>Does it. A release ends all sessions, takes password and factors away and gives a new one-time code, shown to the second person.</summary>
public sealed class AnswerResetHandler(RondetafelDb db, Acting acting, Sessions sessions, Invites invites)
{
    public async Task<(Outcome Outcome, string? Code)> RunAsync(AnswerReset command, CancellationToken cancel)
    {
        var id = new FactorResetId(command.Id);
        if (await db.FactorResets.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } reset) return (Outcome.Refused("not_now"), null);
        if (reset.Version != command.Version) return (Outcome.Refused("clash"), null);
        var outcome = command.Action switch
        {
            FactorResetAction.Confirm => reset.Confirm(acting.By, acting.Now),
            FactorResetAction.Release => reset.Release(acting.By, acting.Now),
            _ => reset.Decline(acting.By, acting.Now),
        };
        if (!outcome.IsGood || outcome.IsAlreadySo) return (outcome, null);
        if (command.Action == FactorResetAction.Release) await sessions.EndAllAsync(reset.For, cancel);
        outcome = await db.SaveOrClashAsync(cancel);
        return (outcome, outcome.IsGood && command.Action == FactorResetAction.Release ? await invites.StartAgainAsync(reset.For, cancel) : null);
    }
}
