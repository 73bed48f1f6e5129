using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>Those who may be the second person for texts, criteria, legal numbers and roles: to tell them, and to say whom to ask.</summary>
public static class Approvers
{
    /// <summary>Those for whom such a role counts on a day, by name.</summary>
    public static async Task<IReadOnlyList<Professional>> OfAsync(RondetafelDb db, DateOnly day, CancellationToken cancel)
    {
        var roles = AccessRules.All.Where(r => r.Permission == Permission.ApproveLists).Select(r => r.Role).ToHashSet();
        return [.. (await Holders.WithAnyRoleAsync(db, db.Professionals, roles, day, cancel)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>
    /// Those who may judge roles that somebody proposed for a person: not these two, and of another organisation than whoever proposed
    /// where there is such a person. Empty when nobody could be the second person.
    /// </summary>
    public static async Task<IReadOnlyList<Professional>> ForRolesAsync(RondetafelDb db, ProfessionalId? first, OrganisationId? whose, ProfessionalId person, DateOnly day, CancellationToken cancel) =>
        ForRoles(await OfAsync(db, day, cancel), first, whose, person);

    /// <summary>
    /// Whether there ever was somebody, but these two, who could have been the second person, also when that was taken away since: then
    /// roles wait. Only where there never was, as at the set-up of a partnership, they count at once.
    /// </summary>
    public static Task<bool> EverAsync(RondetafelDb db, ProfessionalId? first, ProfessionalId person, CancellationToken cancel) =>
        db.Professionals.AnyAsync(p => p.EverApproved && p.Id != first && p.Id != person, cancel);

    /// <summary>The same among those who approve.</summary>
    public static IReadOnlyList<Professional> ForRoles(IReadOnlyList<Professional> approvers, ProfessionalId? first, OrganisationId? whose, ProfessionalId person)
    {
        var others = approvers.Where(p => p.Id != first && p.Id != person).ToList();
        var elsewhere = others.Where(p => p.OrganisationId != whose).ToList();
        return elsewhere.Count > 0 ? elsewhere : others;
    }
}
