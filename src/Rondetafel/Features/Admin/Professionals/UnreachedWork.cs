using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>
/// Says to whoever manages accounts that a mail about what was due on the day itself did not go out for a day: to how many people, and with
/// which code the relay refused it. What it was about stands nowhere.
/// </summary>
public sealed class UnreachedWorkQuery(RondetafelDb db, Acting acting, Settings settings, Texts.Texts texts) : IAsksWork
{
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        if (!AccessRules.May(acting.By, Permission.ManageAccounts)) return [];
        return [.. (await PeopleAsync(cancel)).GroupBy(p => p.Value).Select(g => new WorkLine(
            "other", null, texts.Many("work.unreached", g.Count()), g.Key is { } code ? texts.Of("work.unreached.why", code) : texts["work.unreached.away"],
            "/beheer/professionals", texts["work.unreached.do"]))];
    }

    /// <summary>Who could not be reached for a day or longer, with the code of the refusal; null when the relay was away. Nobody where no mail is sent at all.</summary>
    public async Task<IReadOnlyDictionary<ProfessionalId, int?>> PeopleAsync(CancellationToken cancel)
    {
        if (settings.Mail is null) return new Dictionary<ProfessionalId, int?>();
        var since = acting.Now.AddDays(-1);
        var waiting = await db.Outbox.AsNoTracking().Where(o => o.DueToday && o.SentAt == null && o.At <= since).Select(o => new { o.For, o.RefusedWith }).ToListAsync(cancel);
        return waiting.GroupBy(o => o.For).ToDictionary(g => g.Key, g => g.Max(o => o.RefusedWith));
    }
}
