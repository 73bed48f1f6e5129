using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>What provisions ask of somebody, for Mijn werk: consent, a recall of what went out once its case is closed, a second pair of eyes, the next step, the yearly return, a recall that is not confirmed. Codes only, no name of anyone.</summary>
public sealed class ProvisionWorkQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Readings readings) : IAsksWork
{
    private sealed record Due(ProvisionId Id, string Code, string What, string Place, DateOnly? Day, int Age = 0);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        var lines = new List<Due>();
        if (AccessRules.May(acting.By, Permission.ConsentProvision)) lines.AddRange(Listed(await AskedAsync(cancel), Permission.ConsentProvision));
        if (AccessRules.May(acting.By, Permission.ReviewProvision)) lines.AddRange(Listed(await ToReviewAsync(cancel), Permission.ReviewProvision));
        if (AccessRules.May(acting.By, Permission.Provide)) lines.AddRange(Listed(await OwnAsync(cancel), Permission.Provide));
        return [.. lines.Select(l => new WorkLine(
            "cases", l.Day, texts.Of($"provision.work.{l.What}{(l is { What: "recall" or "known", Age: 0 } ? ".today" : "")}", l.Code, texts.Many("provision.days", l.Age)), texts[$"provision.work.{l.What}.why"], $"/verstrekkingen/{l.Id.Value}{l.Place}", texts["work.source.do"], Code: l.Code))];
    }

    private async Task<List<Due>> AskedAsync(CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        var rows = await db.Provisions.AskedOf(acting.By, db, acting.Now).AsNoTracking()
            .Where(p => p.Status == ProvisionStatus.AskingConsent && p.Items.Any(i => i.Provider == organisation && i.Consent == ItemConsent.Waiting)).OrderBy(p => p.StartedAt).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code }).ToListAsync(cancel);
        var theirs = db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Now).Select(c => c.Id);
        var recalled = await db.Provisions.AskedOf(acting.By, db, acting.Now).AsNoTracking().Where(p => p.Status == ProvisionStatus.Recalled && !theirs.Contains(p.CaseId)).OrderBy(p => p.StartedAt).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code, p.RecalledAt }).ToListAsync(cancel);
        return [.. rows.Select(p => new Due(p.Id, p.Code, "consent", "/toestemming", null)),
            .. recalled.Select(p => new Due(p.Id, p.Code, "known", "/toestemming", null, acting.Today.DayNumber - Deadline.LocalDate(p.RecalledAt!.Value).DayNumber))];
    }

    private async Task<List<Due>> ToReviewAsync(CancellationToken cancel)
    {
        var rows = await db.Provisions.ToReview(acting.By, db, acting.Now).AsNoTracking().Where(p => p.Status == ProvisionStatus.InReview).OrderBy(p => p.StartedAt).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code }).ToListAsync(cancel);
        return [.. rows.Select(p => new Due(p.Id, p.Code, "review", "/meelezen", null))];
    }

    private async Task<List<Due>> OwnAsync(CancellationToken cancel)
    {
        var today = acting.Today;
        var rows = await db.Provisions.VisibleTo(acting.By, db).AsNoTracking()
            .Where(p => p.Status == ProvisionStatus.Approved || p.Status == ProvisionStatus.Recalled || p.ReturnDueOn <= today
                || (p.Status == ProvisionStatus.AskingConsent && !p.Items.Any(i => i.Consent == ItemConsent.Waiting))
                || (p.Status == ProvisionStatus.Preparing && p.Steps.Any(s => s.Action == ProvisionAction.SendBack))).OrderBy(p => p.StartedAt).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code, p.Status, p.ReturnDueOn, p.RecalledAt }).ToListAsync(cancel);
        var lines = new List<Due>();
        foreach (var p in rows)
        {
            if (p.Status == ProvisionStatus.Recalled) lines.Add(new Due(p.Id, p.Code, "recall", "/terugroepen", null, today.DayNumber - Deadline.LocalDate(p.RecalledAt!.Value).DayNumber));
            if (p.ReturnDueOn <= today) lines.Add(new Due(p.Id, p.Code, "return", "/opbrengst", p.ReturnDueOn));
            if (!Provision.HasGone(p.Status)) lines.Add(new Due(p.Id, p.Code, p.Status.ToString(), "", null));
        }
        return lines;
    }

    private List<Due> Listed(List<Due> lines, Permission permission)
    {
        if (lines.Count > 0)
            readings.Add(Reading.OfList(acting, "provisions.listed", "Provision", lines.Select(l => l.Id.Value).Distinct(), db.Trace with { Rule = AccessRules.For(acting.By, permission).First().Name, Purpose = permission.ToString() }));
        return lines;
    }
}
