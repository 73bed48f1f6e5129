using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>Those who may be the second person for texts, criteria and legal numbers: to tell them, and to say whom to ask.</summary>
public static class Approvers
{
    /// <summary>Those designated on a day, by name.</summary>
    public static async Task<IReadOnlyList<Professional>> OfAsync(RondetafelDb db, DateOnly day, CancellationToken cancel)
    {
        var roles = AccessRules.All.Where(r => r.Permission == Permission.ApproveLists).Select(r => r.Role).ToHashSet();
        var people = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= day).ToListAsync(cancel);
        return [.. people.Where(p => p.Roles.Any(roles.Contains)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }
}
