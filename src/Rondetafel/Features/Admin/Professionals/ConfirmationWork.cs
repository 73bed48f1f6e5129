using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>
/// Says beforehand that screening or training must be confirmed again: to the person, and to whoever manages accounts. Names
/// nobody.
/// </summary>
public sealed class ConfirmationWorkQuery(RondetafelDb db, Acting acting, Texts.Texts texts) : IAsksWork
{
    private const int Weeks = 6;

    /// <summary>The last day of which it is said beforehand.</summary>
    public static DateOnly SoonOn(DateOnly today) => today.AddDays(7 * Weeks);

    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        if (acting.By.Id is not { } me) return [];
        var (today, manages) = (acting.Today, AccessRules.May(acting.By, Permission.ManageAccounts));
        var people = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today && (manages || p.Id == me)).ToListAsync(cancel);
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var due = people.Where(p => p.NeedsConfirmation && (p.ConfirmedUntil(rule) is not { } until || until <= SoonOn(today))).ToList();
        var lines = new List<WorkLine>();
        if (due.FirstOrDefault(p => p.Id == me) is { } own)
            lines.Add(new WorkLine("other", Day(own, rule), texts["work.confirmation"], texts["work.confirmation.why"], "/account", texts["work.confirmation.do"]));
        if (manages && due.Count > 0)
            lines.Add(new WorkLine("other", due.Min(p => Day(p, rule)), texts.Many("work.confirmations", due.Count), texts["work.confirmations.why"], "/beheer/professionals", texts["work.confirmations.do"]));
        return lines;
    }

    /// <summary>The last day on which the confirmations count; the first of the rule when something was never confirmed.</summary>
    private static DateOnly Day(Professional person, ConfirmationRule rule) => person.ConfirmedUntil(rule) ?? rule.From;
}
