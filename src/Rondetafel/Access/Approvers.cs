using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>Those who may be the second person for texts, criteria and legal numbers: to tell them, and to say whom to ask.</summary>
public static class Approvers
{
    /// <summary>Those for whom such a role counts on a day, by name.</summary>
    public static async Task<IReadOnlyList<Professional>> OfAsync(RondetafelDb db, DateOnly day, CancellationToken cancel)
    {
        var roles = AccessRules.All.Where(r => r.Permission == Permission.ApproveLists).Select(r => r.Role).ToHashSet();
        return [.. (await Holders.WithAnyRoleAsync(db, db.Professionals, roles, day, cancel)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }
}
