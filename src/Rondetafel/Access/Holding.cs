using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>Which parts of the product hold something for whoever is signed in; a part that holds nothing is not in the menu.</summary>
/// <param name="Weighings">A weighing they chair or sit at, or a signal that waits for one of theirs.</param>
/// <param name="Cases">A case they lead or have a seat at today.</param>
/// <param name="Meetings">A meeting they chair or are asked to; for who can plan one, the page where that begins.</param>
/// <param name="Actions">An action they carry out.</param>
/// <param name="Answers">A report of their own.</param>
/// <param name="Approvals">A text, number, role or lost sign-in that waits for a second person.</param>
public sealed record Holding(bool Weighings, bool Cases, bool Meetings, bool Actions, bool Answers, bool Approvals);

/// <summary>
/// What was found for each person, until this process changes content or some seconds have passed, in which another process may
/// have done so. It makes the menu and nothing else: every page asks the database itself what it may show.
/// </summary>
public sealed class KeptHoldings
{
    /// <summary>How long at most a menu may be behind what another process changed.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    internal readonly ConcurrentDictionary<string, (Holding Found, long Changes, DateTime At)> All = [];
}

/// <summary>Finds it through the scopes, in one query beside whom a director serves; scoped.</summary>
public sealed class Holdings(RondetafelDb db, Acting acting, Kept kept, KeptHoldings all, WriteGate gate)
{
    /// <summary>What there is for the actor now.</summary>
    public async Task<Holding> FindAsync(CancellationToken cancel)
    {
        var (by, now, changes) = (acting.By, acting.Now, gate.Changes);
        var whose = $"{by.Id?.Value} {by.Organisation?.Value} {by.Municipality?.Value} {string.Join(',', by.Roles.Order())}";
        if (all.All.TryGetValue(whose, out var last) && last.Changes == changes && last.At <= now && now - last.At < KeptHoldings.Life) return last.Found;
        var found = await ReadAsync(cancel);
        all.All[whose] = (found, changes, now);
        return found;
    }

    private async Task<Holding> ReadAsync(CancellationToken cancel)
    {
        var (by, today, now) = (acting.By, acting.Today, acting.Now);
        var since = now.AddHours(-FactorReset.Hours);
        var served = AccessRules.May(by, Permission.ConveneWeighing)
            ? await kept.GetAsync($"served {today:yyyy-MM-dd} {by.Id?.Value}", () => Directors.ServedByAsync(db, by, today, cancel), cancel) : [];
        var (weighings, waiting) = (db.Weighings.VisibleTo(by, Permission.ReadWeighing, db, now), db.ToWeigh(by, served));
        var (cases, actions) = (db.Cases.VisibleTo(by, Permission.OpenCase, db, now), db.PlanActions.VisibleTo(by, db));
        var (plans, meetings) = (AccessRules.May(by, Permission.PlanMeeting), db.Meetings.VisibleTo(by, Permission.AttendMeeting, db));
        var answers = db.Answers.VisibleTo(by, Permission.ReadOwnAnswer);
        var (approves, resets) = (AccessRules.May(by, Permission.ApproveLists), AccessRules.May(by, Permission.ResetFactor));
        var proposed = db.Catalogue.Where(c => approves && c.Status == CatalogueStatus.Proposed && c.ProposedBy != by.Id);
        var asked = db.Professionals.Where(p => approves && p.AskedAt != null && p.DesignatedUntil >= today && p.AskedBy != by.Id && p.Id != by.Id);
        var lost = db.FactorResets.Where(r => resets && (r.Status == FactorResetStatus.Asked || r.Status == FactorResetStatus.Confirmed) && r.AskedAt >= since && r.For != by.Id);
        return await db.Partnerships.Select(_ => new Holding(
            weighings.Any() || waiting.Any(), cases.Any(), plans || meetings.Any(), actions.Any(), answers.Any(), proposed.Any() || asked.Any() || lost.Any())).SingleAsync(cancel);
    }
}
