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
    public static Task<Outcome> SaveOrClashAsync(this RondetafelDb db, CancellationToken cancel) => OrClashAsync(db, async () =>
    {
        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }, cancel);

    /// <summary>The same in turn with whoever else saves so for the partnership (<see cref="RondetafelDb.SaveInTurnAsync(Func{Task{bool}}, CancellationToken)"/>).</summary>
    /// <param name="db">What is saved.</param>
    /// <param name="may">Judges with what stands in the database then: the refusal, with which nothing is saved.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<Outcome> SaveInTurnOrClashAsync(this RondetafelDb db, Func<Task<Outcome>> may, CancellationToken cancel) => OrClashAsync(db, async () =>
    {
        var judged = Outcome.Done;
        await db.SaveInTurnAsync(async () => (judged = await may()).IsGood, cancel);
        return judged;
    }, cancel);

    private static async Task<Outcome> OrClashAsync(RondetafelDb db, Func<Task<Outcome>> save, CancellationToken cancel)
    {
        try
        {
            return await save();
        }
        catch (DbUpdateConcurrencyException)
        {
            if (await IsSentBeforeAsync(db, cancel)) throw;
            return Outcome.Refused("clash");
        }
    }

    /// <summary>
    /// Saves once; false, and nothing saved, when a row with the same value stood in a unique index at that moment. Throws for every other reason, and for
    /// this same form that arrived twice, as above.
    /// </summary>
    /// <param name="db">What is saved.</param>
    /// <param name="column">A column of that index and of no other: both engines name it when they refuse.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<bool> SaveUnlessThereAsync(this RondetafelDb db, string column, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException?.Message.Contains(column, StringComparison.Ordinal) == true)
        {
            if (await IsSentBeforeAsync(db, cancel)) throw;
            return false;
        }
    }

    private static async Task<bool> IsSentBeforeAsync(RondetafelDb db, CancellationToken cancel) =>
        db.OnceKey is { } key && await db.UsedKeys.AsNoTracking().AnyAsync(u => u.Key == key, cancel);
}
