using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Proposals;

/// <summary>Roles of somebody that wait for a second person.</summary>
/// <param name="Person">Whose they would be.</param>
/// <param name="Organisation">The employer's name.</param>
/// <param name="First">The name of whoever proposed them.</param>
/// <param name="Mine">Whether the reader may judge them.</param>
/// <param name="Seconds">The names of those who may.</param>
public sealed record AskedRole(Professional Person, string Organisation, string First, bool Mine, IReadOnlyList<string> Seconds);

/// <summary>Reads them.</summary>
public sealed class AskedRolesQuery(RondetafelDb db, Acting acting, Readings readings)
{
    /// <summary>All that wait, oldest first, for the page; logged as a reading of who they are about.</summary>
    public async Task<IReadOnlyList<AskedRole>> RunAsync(CancellationToken cancel)
    {
        var (people, approvers) = await WaitingAsync(cancel);
        if (people.Count == 0) return [];
        readings.Add(Reading.OfList(acting, "Professional.listed", nameof(Professional), people.Select(p => p.Id.Value), db.Trace));
        var (employers, firsts) = (people.Select(p => p.OrganisationId).ToList(), people.Select(p => p.AskedBy!.Value).ToList());
        var organisations = await db.Organisations.AsNoTracking().Where(o => employers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var names = await db.Professionals.AsNoTracking().Where(p => firsts.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return [.. people.Select(p => (Person: p, Seconds: Approvers.ForRoles(approvers, p.AskedBy, p.AskedFor, p.Id))).Select(l => new AskedRole(
            l.Person, organisations[l.Person.OrganisationId], names.GetValueOrDefault(l.Person.AskedBy!.Value, ""), l.Seconds.Any(s => s.Id == acting.By.Id), [.. l.Seconds.Select(s => s.Name)]))];
    }

    /// <summary>Of how many people the reader may judge roles that wait.</summary>
    public async Task<int> MineAsync(CancellationToken cancel)
    {
        var (people, approvers) = await WaitingAsync(cancel);
        return people.Count(p => Approvers.ForRoles(approvers, p.AskedBy, p.AskedFor, p.Id).Any(s => s.Id == acting.By.Id));
    }

    private async Task<(List<Professional> People, IReadOnlyList<Professional> Approvers)> WaitingAsync(CancellationToken cancel)
    {
        var today = acting.Today;
        var people = await db.Professionals.AsNoTracking().Where(p => p.AskedAt != null && p.DesignatedUntil >= today).OrderBy(p => p.AskedAt).ThenBy(p => p.Id).ToListAsync(cancel);
        return (people, people.Count == 0 ? [] : await Approvers.OfAsync(db, today, cancel));
    }
}

/// <summary>Says to those who may be the second person that roles wait; it names nobody.</summary>
public sealed class AskedRolesWorkQuery(AskedRolesQuery query, Acting acting, Texts.Texts texts) : IAsksWork
{
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        if (!AccessRules.May(acting.By, Permission.ApproveLists)) return [];
        var waits = await query.MineAsync(cancel);
        return waits == 0 ? [] : [new WorkLine("other", null, texts.Many("work.roles", waits), texts["work.proposal.why"], "/beheer/voorstellen", texts["work.proposal.do"])];
    }
}
