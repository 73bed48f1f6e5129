using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>
/// Tells the dossierhouders that an acknowledgement or an answer is due today: a notice that goes out besides the one mail a
/// day. Once per day and person, also when two processes run at once: the day's key is saved with the notice.
/// </summary>
public sealed class DueToday(IServiceScopeFactory scopes, TimeProvider clock, RandomSource random) : IEndsDaily
{
    Task IEndsDaily.EndDueAsync(CancellationToken cancel) => RunAsync(cancel);

    /// <summary>One run, now; gives how many people were told.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (told, today) = (0, Deadline.LocalDate(clock.GetUtcNow().UtcDateTime));
        foreach (var person in await WhoAsync(today, cancel)) told += await TellAsync(person, today, cancel) ? 1 : 0;
        return told;
    }

    private async Task<IReadOnlyList<ProfessionalId>> WhoAsync(DateOnly today, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        var signals = await db.Signals.Where(s => s.Status == SignalStatus.Received && s.AcknowledgeBy == today).Select(s => s.MunicipalityId).Distinct().ToListAsync(cancel);
        var answers = await db.Answers.Where(a => a.DueOn == today).Select(a => a.MunicipalityId).Distinct().ToListAsync(cancel);
        var people = new List<ProfessionalId>();
        foreach (var municipality in signals.Union(answers)) people.AddRange(await Holders.OfAsync(db, municipality, today, cancel));
        return [.. people.Distinct()];
    }

    private async Task<bool> TellAsync(ProfessionalId person, DateOnly today, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        var key = $"due-today-{today:yyyyMMdd}-{person.Value:N}";
        if (await db.UsedKeys.AsNoTracking().AnyAsync(u => u.Key == key, cancel)) return false;
        db.OnceKey = key;
        db.Outbox.Add(new OutboxMail { Id = random.NewId(), For = person, At = clock.GetUtcNow().UtcDateTime, DueToday = true });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // another process told them; if it was something else, the next run tries again
        }
    }
}
