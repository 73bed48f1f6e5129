using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>
/// Tells people that something is due today, or fell due since the last day on which this ran: a notice that goes out besides the one mail a day. What is due is what Mijn werk
/// asks by that day, of weighings, cases, actions, meetings, tracks and confirmations; and an acknowledgement, an answer or an
/// answer asked back, of every dossierhouder of the municipality. Once per day and person, also when two processes run at once: that they were told is saved with the notice.
/// </summary>
public sealed class DueToday(IServiceScopeFactory scopes, TimeProvider clock, RandomSource random, ILogger<DueToday> log) : IEndsDaily
{
    Task IEndsDaily.EndDueAsync(CancellationToken cancel) => RunAsync(cancel);

    /// <summary>One run, now; gives how many people were told.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (told, today) = (0, Deadline.LocalDate(clock.GetUtcNow().UtcDateTime));
        var since = await LastAsync(today, cancel);
        foreach (var person in await WhoAsync(since, today, cancel)) told += await TellAsync(person, today, cancel) ? 1 : 0;
        await RoundAsync(today, cancel);
        return told;
    }

    /// <summary>The last day before today on which this ran to its end; yesterday when that is not known. That is kept for <see cref="RoundDays"/> days.</summary>
    private async Task<DateOnly> LastAsync(DateOnly today, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        return await db.DueTold.Where(d => d.For == default(ProfessionalId) && d.Day < today).MaxAsync(d => (DateOnly?)d.Day, cancel) ?? today.AddDays(-1);
    }

    /// <summary>Keeps that this ran today.</summary>
    private async Task RoundAsync(DateOnly today, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        if (await db.DueTold.AnyAsync(d => d.Day == today && d.For == default(ProfessionalId), cancel)) return;
        db.DueTold.Add(new DueTold { Day = today, For = default });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // another process kept it; if it was something else, the next run does
        }
    }

    private async Task<IReadOnlyList<ProfessionalId>> WhoAsync(DateOnly since, DateOnly today, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        var signals = await db.Signals.Where(s => ((s.Status == SignalStatus.Received || (s.Status == SignalStatus.HeldApart && s.ReporterAskedAt == null)) && s.AcknowledgeBy > since && s.AcknowledgeBy <= today) || (s.Status == SignalStatus.AskedBack && s.WaitUntil > since && s.WaitUntil <= today))
            .Select(s => s.MunicipalityId).Distinct().ToListAsync(cancel);
        var answers = await db.Answers.Where(a => a.DueOn > since && a.DueOn <= today).Select(a => a.MunicipalityId).Distinct().ToListAsync(cancel);
        var people = new HashSet<ProfessionalId>();
        foreach (var municipality in signals.Union(answers)) people.UnionWith(await Holders.OfAsync(db, municipality, today, cancel));
        foreach (var actor in await ActorsAsync(db, today, cancel))
            if (!people.Contains(actor.Id!.Value) && await IsAskedAsync(actor, since, today, cancel)) people.Add(actor.Id.Value);
        return [.. people];
    }

    /// <summary>Everybody whose role counts today and who was not told yet.</summary>
    private static async Task<IReadOnlyList<Actor>> ActorsAsync(RondetafelDb db, DateOnly today, CancellationToken cancel)
    {
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var told = (await db.DueTold.Where(d => d.Day == today).Select(d => d.For).ToListAsync(cancel)).ToHashSet();
        var employed = db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today && db.Organisations.Any(o => o.Id == p.OrganisationId && (o.Until == null || o.Until >= today)));
        return [.. (await employed.ToListAsync(cancel)).Where(p => !told.Contains(p.Id)).Select(p => new Actor(p.Id, p.OrganisationId, p.MunicipalityId, p.RolesOn(today, rule))).Where(a => a.Roles.Count > 0)];
    }

    /// <summary>Whether Mijn werk asks something of somebody by today. What fails is left for the next run and keeps nobody else from their notice.</summary>
    private async Task<bool> IsAskedAsync(Actor actor, DateOnly since, DateOnly today, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Acting>().Become(actor, null);
            foreach (var source in scope.ServiceProvider.GetServices<IAsksWork>())
                if ((await source.AskAsync(cancel)).Any(l => l.Day > since && l.Day <= today)) return true;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogError("What is due today of one person could not be read ({Exception}) and is tried again at the next run.", e.GetType().Name);
        }
        return false;
    }

    /// <summary>How many days it is kept that a round ran and who was told.</summary>
    public const int RoundDays = 60;

    private async Task<bool> TellAsync(ProfessionalId person, DateOnly today, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        if (await db.DueTold.AnyAsync(d => d.Day == today && d.For == person, cancel)) return false;
        db.DueTold.Add(new DueTold { Day = today, For = person });
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
