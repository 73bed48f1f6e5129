using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>A provision loaded for one change, with who changes it, when, and new ids.</summary>
public sealed record ProvisionTurn(Provision P, RondetafelDb Db, Acting Acting)
{
    /// <summary>Who acts.</summary>
    public Actor By => Acting.By;

    /// <summary>The moment, UTC.</summary>
    public DateTime Now => Acting.Now;

    /// <summary>A new id.</summary>
    public Guid NewId() => Acting.NewId();

    /// <summary>Says to some people that something waits, without a word about what.</summary>
    public void Tell(params IEnumerable<ProfessionalId?> people) => Holders.Tell(Db, people.OfType<ProfessionalId>().Where(p => p != By.Id).Distinct().ToList(), NewId, Now);

    /// <summary>Who has an ordinary seat now for the organisations of these items, and who consented for them.</summary>
    public async Task<IReadOnlyList<ProfessionalId>> ProvidersAsync(Func<ProvisionItem, bool> of, CancellationToken cancel)
    {
        var (theCase, organisations) = (P.CaseId, P.Items.Where(of).Select(i => i.Provider).ToHashSet());
        var seats = await Db.Cases.VisibleTo(By, Permission.LeadCase, Db, Now).Where(c => c.Id == theCase).SelectMany(c => c.Seats).AsNoTracking().ToListAsync(cancel);
        return [.. seats.Where(s => s.EndsAt is null && s.ForMeeting is null && s.Counts(Now) && organisations.Contains(s.OrganisationId)).Select(s => s.ProfessionalId)
            .Concat(P.Items.Where(of).Select(i => i.AnsweredBy).OfType<ProfessionalId>()).Distinct()];
    }

    /// <summary>"provision_changed" when a contribution in it was corrected, confirmed or refuted since it was chosen, or went away, who it is about was corrected, or an organisation that consented sits there no more, for it could not take that back; null when all stand as they were.</summary>
    public async Task<Outcome?> ChangedAsync(CancellationToken cancel)
    {
        var (theCase, chosen) = (P.CaseId, P.Items.Where(i => i.IsIn && i.ContributionId is not null).ToList());
        var ids = chosen.Select(i => i.ContributionId!.Value).ToList();
        var now = await Db.Cases.VisibleTo(By, Permission.LeadCase, Db, Now).Where(c => c.Id == theCase).SelectMany(c => c.Contributions).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Edition }).ToDictionaryAsync(c => c.Id, c => c.Edition, cancel);
        if (P.PersonTakenAt is { } taken && await Db.Cases.VisibleTo(By, Permission.LeadCase, Db, Now).AnyAsync(c => c.Id == theCase && c.PersonCorrectedAt > taken, cancel)) return Outcome.Refused("provision_changed");
        var seats = await Db.Cases.VisibleTo(By, Permission.LeadCase, Db, Now).Where(c => c.Id == theCase).SelectMany(c => c.Seats).AsNoTracking().ToListAsync(cancel);
        var sits = seats.Where(s => s.EndsAt is null && s.ForMeeting is null && s.Counts(Now)).Select(s => s.OrganisationId).ToHashSet();
        if (P.Items.Any(i => i.Consent == ItemConsent.Given && !sits.Contains(i.Provider))) return Outcome.Refused("provision_changed");
        return chosen.All(i => now.TryGetValue(i.ContributionId!.Value, out var edition) && edition == i.Edition) ? null : Outcome.Refused("provision_changed");
    }
}

/// <summary>
/// Changes a provision: loads it through the scope of who acts with its parts, on the version that they saw, calls one domain method,
/// saves once. Refusals: those of the domain method, "gone" when it is not there for this actor any more, "not_now" while its case is read-only, "clash".
/// </summary>
public sealed class ProvisionChangeHandler(IServiceScopeFactory scopes, RondetafelDb db, Acting acting)
{
    private const int Attempts = 3;

    /// <summary>Does what the process director does.</summary>
    public async Task<Outcome> LeadAsync(Guid id, int version, Func<ProvisionTurn, Task<Outcome>> change, CancellationToken cancel) => await RunAsync(ItemKind.Provision, id, version, async turn =>
        turn.P.WentOut || await CaseRunsAsync(turn.P.CaseId, cancel) ? await change(turn) : Outcome.Refused("not_now"), cancel);

    /// <summary>The same for a change that asks nothing of the database.</summary>
    public Task<Outcome> LeadAsync(Guid id, int version, Func<ProvisionTurn, Outcome> change, CancellationToken cancel) => LeadAsync(id, version, turn => Task.FromResult(change(turn)), cancel);

    /// <summary>Does what the second pair of eyes does.</summary>
    public Task<Outcome> RunAsync(ItemKind kind, Guid id, int version, Func<ProvisionTurn, Outcome> change, CancellationToken cancel) => RunAsync(kind, id, version, turn => Task.FromResult(change(turn)), cancel);

    /// <summary>
    /// Answers for a provider, on what that provider was asked and not on the version: that tells what others did. When somebody else was first it is
    /// loaded and judged anew, three times at most. Refusals: those of the domain method, "gone", "clash" when what was asked is another now.
    /// </summary>
    /// <param name="id">The provision.</param>
    /// <param name="fits">Whether what was asked of this provider is still what the writer saw.</param>
    /// <param name="change">The answer.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> AnswerAsync(Guid id, Func<Provision, bool> fits, Func<ProvisionTurn, Outcome> change, CancellationToken cancel)
    {
        var key = new ProvisionId(id);
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var fresh = scope.ServiceProvider.GetRequiredService<RondetafelDb>().GoOnFor(db);
            if (await Whole(ProvisionViewQuery.Reached(fresh, ItemKind.ProvisionConsent, acting)).SingleOrDefaultAsync(p => p.Id == key, cancel) is not { } found) return Outcome.Refused("gone");
            if (!fits(found)) return Outcome.Refused("clash");
            var outcome = change(new ProvisionTurn(found, fresh, acting));
            if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
            var saved = await fresh.SaveOrClashAsync(cancel);
            if (saved.IsGood || attempt == Attempts) return saved;
        }
    }

    private static IQueryable<Provision> Whole(IQueryable<Provision> provisions) => provisions.AsSplitQuery().Include(p => p.Items).Include(p => p.Steps).Include(p => p.Returns).Include(p => p.Refusals);

    private async Task<Outcome> RunAsync(ItemKind kind, Guid id, int version, Func<ProvisionTurn, Task<Outcome>> change, CancellationToken cancel)
    {
        var key = new ProvisionId(id);
        if (await Whole(ProvisionViewQuery.Reached(db, kind, acting)).SingleOrDefaultAsync(p => p.Id == key, cancel) is not { } found)
            return Outcome.Refused("gone");
        if (found.Version != version) return Outcome.Refused("clash");
        var outcome = await change(new ProvisionTurn(found, db, acting));
        return outcome.IsGood && !outcome.IsAlreadySo ? await db.SaveOrClashAsync(cancel) : outcome;
    }

    private Task<bool> CaseRunsAsync(CaseId theCase, CancellationToken cancel) => db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now)
        .AnyAsync(c => c.Id == theCase && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Monitoring), cancel);
}
