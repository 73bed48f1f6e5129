using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Texts;
using Rondetafel.Web;

namespace Rondetafel.Mail;

/// <summary>
/// Sends the notices that wait in the outbox: one mail a day per person, besides it what is due today, nothing between
/// 20:00 and 07:00. A mail holds a link and no content.
/// </summary>
/// <remarks>
/// Rows are claimed with the id of their mail before the relay gets it and marked after the relay accepted it. After a
/// crash in between the same mail goes out again under the same Message-ID, which receivers drop as a repeat; nobody is
/// forgotten. On PostgreSQL one process at a time sends.
/// </remarks>
public sealed class Mailer(IServiceScopeFactory scopes, Settings settings, TimeProvider clock, RandomSource random, ILogger<Mailer> log) : BackgroundService
{
    /// <summary>Local time from which nothing is sent.</summary>
    public static readonly TimeOnly QuietFrom = new(20, 0);

    /// <summary>Local time until which nothing is sent.</summary>
    public static readonly TimeOnly QuietUntil = new(7, 0);

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMinutes(5);

    /// <summary>Mails that the relay accepted and the database could not note yet: noted first, and not sent again by this process.</summary>
    private readonly HashSet<Guid> _accepted = [];

    /// <summary>Sends all that may go now. Throws when the relay or the database cannot be reached; what was not marked is tried again.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (settings.Mail is not { } relay || IsQuiet(now)) return;
        await using var turn = await MailTurn.TryTakeAsync(scopes, cancel);
        if (turn is null) return;
        await TidyAsync(now, cancel);
        var letter = await LetterAsync(relay, cancel);
        foreach (var notice in await WaitingAsync(now, cancel)) await SendAsync(letter, notice, now, cancel);
    }

    /// <summary>Whether a moment falls in the quiet hours.</summary>
    public static bool IsQuiet(DateTime utc)
    {
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Amsterdam));
        return time >= QuietFrom || time < QuietUntil;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mail is null)
        {
            log.LogInformation("There are no mail settings: notices wait in the outbox.");
            return;
        }
        var pause = Pause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, stoppingToken);
                await RunOnceAsync(stoppingToken);
                pause = Pause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                pause = PauseAfterFault;
                log.LogError(e, "Sending notices failed; they are tried again.");
            }
        }
    }

    /// <summary>Removes reasons to write to people who are no longer designated, and what was sent long ago.</summary>
    private async Task TidyAsync(DateTime now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, today) = (Db(scope), Deadline.LocalDate(now));
        var old = now.AddDays(-(await Parameters.OnAsync(db, today, cancel))[Parameters.SentMailDays]);
        await db.TouchAsync(set =>
        {
            var designated = set.Professionals.Where(p => p.DesignatedUntil >= today
                && set.Organisations.Any(o => o.Id == p.OrganisationId && (o.Until == null || o.Until >= today)));
            return set.Outbox.Where(o => o.SentAt < old || (o.SentAt == null && !designated.Any(p => p.Id == o.For)))
                .ExecuteDeleteAsync(cancel);
        }, cancel);
    }

    private async Task<Letter> LetterAsync(MailSettings relay, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var partnership = await Db(scope).Partnerships.AsNoTracking().SingleAsync(cancel);
        var texts = Texts.Texts.For(Language.FromCode(partnership.Language) ?? Language.Nl);
        var link = settings.StaffAddress.TrimEnd('/') + "/mijn-werk";
        return new Letter(relay, texts["mail.subject"], texts.Of("mail.body", partnership.Name, link));
    }

    /// <summary>Per person the mails to send now: first one that was claimed before a crash, else one for what may go out today.</summary>
    private async Task<List<Waiting>> WaitingAsync(DateTime now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var rows = await db.Outbox.AsNoTracking().Where(o => o.SentAt == null && o.At <= now).ToListAsync(cancel);
        var people = rows.Select(r => r.For).Distinct().ToList();
        var addresses = await db.Professionals.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Email, cancel);
        var since = now.AddDays(-1);
        var sent = await db.Outbox.AsNoTracking().Where(o => o.SentAt >= since && !o.DueToday && people.Contains(o.For)).ToListAsync(cancel);
        var today = Deadline.LocalDate(now);
        var hadTheirs = sent.Where(o => Deadline.LocalDate(o.SentAt!.Value) == today).Select(o => o.For).ToHashSet();
        return rows.GroupBy(r => r.For).Where(g => addresses.ContainsKey(g.Key))
            .SelectMany(g => Mails(g.ToList(), addresses[g.Key], hadTheirs.Contains(g.Key))).ToList();
    }

    private IEnumerable<Waiting> Mails(List<OutboxMail> rows, string address, bool hadTheirs)
    {
        var claimed = rows.Where(r => r.MailId is not null).GroupBy(r => r.MailId!.Value).ToList();
        foreach (var mail in claimed) yield return new Waiting(address, mail.Key, null);
        if (claimed.Count > 0) yield break;
        var free = rows.Where(r => !hadTheirs || r.DueToday).Select(r => r.Id).ToList();
        if (free.Count > 0) yield return new Waiting(address, random.NewId(), free);
    }

    private async Task SendAsync(Letter letter, Waiting waiting, DateTime now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        if (waiting.Rows is { } rows)
            await db.TouchAsync(set => set.Outbox.Where(o => rows.Contains(o.Id)).ExecuteUpdateAsync(u => u.SetProperty(o => o.MailId, waiting.MailId), cancel), cancel);
        if (!_accepted.Contains(waiting.MailId) && await RefusedAsync(letter, waiting, cancel) is { } code)
        {
            await db.TouchAsync(set => set.Outbox.Where(o => o.MailId == waiting.MailId && o.RefusedWith != code).ExecuteUpdateAsync(u => u.SetProperty(o => o.RefusedWith, code), cancel), cancel);
            return;
        }
        _accepted.Add(waiting.MailId);
        await db.TouchAsync(set => set.Outbox.Where(o => o.MailId == waiting.MailId).ExecuteUpdateAsync(u => u.SetProperty(o => o.SentAt, now), cancel), cancel);
        _accepted.Remove(waiting.MailId);
    }

    /// <summary>Sends one mail; null when the relay accepted it, else the code of its refusal.</summary>
    private async Task<int?> RefusedAsync(Letter letter, Waiting waiting, CancellationToken cancel)
    {
        try
        {
            await letter.SendAsync(waiting.Address, waiting.MailId, cancel);
            Metrics.MailSent();
            return null;
        }
        catch (SmtpException e) when (e is SmtpFailedRecipientException || IsAboutThisMail(e.StatusCode))
        {
            Metrics.MailRefused();
            log.LogWarning("The relay refused a notice ({Status}); it is tried again.", e.StatusCode);
            return (int)e.StatusCode;
        }
    }

    /// <summary>Whether the relay refused one mail; else it is away or wants something else, and no other mail would go.</summary>
    private static bool IsAboutThisMail(SmtpStatusCode code) => code is SmtpStatusCode.MailboxBusy or SmtpStatusCode.LocalErrorInProcessing or SmtpStatusCode.InsufficientStorage
        or SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed;

    private static RondetafelDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<RondetafelDb>();

    /// <summary>A mail to send: under a new id for these rows, or again under an old one (rows null).</summary>
    private sealed record Waiting(string Address, Guid MailId, List<Guid>? Rows);
}
