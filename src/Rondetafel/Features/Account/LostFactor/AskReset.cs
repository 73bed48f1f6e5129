using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Account.LostFactor;

/// <summary>Asks for a reset by address.</summary>
public sealed record AskReset(string? Email);

/// <summary>Makes the request when the address is of somebody who may sign in and none is open, and tells those who can release it. Says nothing of the outcome.</summary>
public sealed class AskResetHandler(RondetafelDb db, Acting acting)
{
    public async Task RunAsync(AskReset command, CancellationToken cancel)
    {
        var email = (command.Email ?? "").Trim().ToLowerInvariant();
        var person = (await Holders.WithAnyRoleAsync(db, db.Professionals.Where(p => p.Email == email), Enum.GetValues<Role>(), acting.Today, cancel)).SingleOrDefault();
        if (person is null || await HasOpenAsync(person.Id, cancel)) return;
        db.FactorResets.Add(FactorReset.Ask(new FactorResetId(acting.NewId()), person.Id, Actor.Public, acting.Now));
        foreach (var helper in await HelpersAsync(person.Id, cancel))
            db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = helper, At = acting.Now });
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> HasOpenAsync(ProfessionalId person, CancellationToken cancel) =>
        (await db.FactorResets.AsNoTracking().Where(r => r.For == person && (r.Status == FactorResetStatus.Asked || r.Status == FactorResetStatus.Confirmed)).ToListAsync(cancel))
            .Any(r => !r.IsOver(acting.Now));

    /// <summary>Everybody whose roles count today and allow to release it.</summary>
    private async Task<IReadOnlyList<ProfessionalId>> HelpersAsync(ProfessionalId person, CancellationToken cancel)
    {
        var roles = AccessRules.All.Where(r => r.Permission == Permission.ResetFactor).Select(r => r.Role).ToHashSet();
        return [.. (await Holders.WithAnyRoleAsync(db, db.Professionals.Where(p => p.Id != person), roles, acting.Today, cancel)).Select(p => p.Id)];
    }
}
