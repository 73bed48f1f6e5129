using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>Saves what a handler changed.</summary>
internal static class Saving
{
    /// <summary>
    /// Saves once; "clash" when somebody else was first. Throws when it was this same form that arrived twice: the filter of
    /// one-time keys answers that.
    /// </summary>
    public static async Task<Outcome> SaveOrClashAsync(this RondetafelDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            if (db.OnceKey is { } key && await db.UsedKeys.AsNoTracking().AnyAsync(u => u.Key == key, cancel)) throw;
            return Outcome.Refused("clash");
        }
    }
}
