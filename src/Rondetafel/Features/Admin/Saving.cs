using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin;

/// <summary>Saves what an administrator changed.</summary>
internal static class Saving
{
    /// <summary>Saves; "clash" when somebody else was first.</summary>
    public static async Task<Outcome> SaveOrClashAsync(this RondetafelDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("clash");
        }
    }
}
