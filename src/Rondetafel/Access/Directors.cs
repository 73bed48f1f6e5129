using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>The process director to whom a likely duplicate over the border of a municipality goes (docs/decisions/0006).</summary>
public static class Directors
{
    /// <summary>Who is named for the municipality while that counts on this day; else the first process director of the partnership by name; null when there is none.</summary>
    public static async Task<ProfessionalId?> ForAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel)
    {
        var named = await db.Municipalities.Where(m => m.Id == municipality).Select(m => m.NamedDirector).SingleAsync(cancel);
        var all = await OnAsync(db, day, cancel);
        return named is { } one && all.Contains(one) ? one : all.Count > 0 ? all[0] : null;
    }

    /// <summary>The process directors who count on a day, by name.</summary>
    public static async Task<IReadOnlyList<ProfessionalId>> OnAsync(RondetafelDb db, DateOnly day, CancellationToken cancel) =>
        [.. (await Holders.WithRoleAsync(db, db.Professionals, Role.ProcessDirector, day, cancel)).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id.Value).Select(p => p.Id)];
}
