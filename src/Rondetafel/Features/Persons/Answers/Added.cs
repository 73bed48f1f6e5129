using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Answers;

/// <summary>What a reporter adds: to which signal, and that its dossierhouders hear of it.</summary>
internal static class Added
{
    private const string Text = "signals.notice.added";

    /// <summary>Of the signals of one report the one to add to: the first as long as it takes something, then the oldest of those split off; null when none does.</summary>
    public static async Task<Signal?> ToAsync(IQueryable<Signal> report, CancellationToken cancel)
    {
        var isSplit = await SplitAsync(report, cancel);
        return (await report.ToListAsync(cancel)).Where(s => Takes(s.Status, isSplit)).OrderBy(s => s.SplitFrom is not null).ThenBy(s => s.ReceivedAt).ThenBy(s => s.Code, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Whether a report told of more than one person, also when one of its signals is gone.</summary>
    public static Task<bool> SplitAsync(IQueryable<Signal> report, CancellationToken cancel) =>
        report.AnyAsync(s => s.SplitFrom != null || s.Steps.Any(t => t.Action == SignalAction.Split), cancel);

    /// <summary>
    /// Whether a reporter can add to a signal with this status. When the report told of two people, what comes later may be about
    /// the other: then only before the weighing, where the dossierhouder can still split it off, and never into the weighing of one of them.
    /// </summary>
    public static bool Takes(SignalStatus status, bool isSplit) =>
        SignalTransitions.Table.Find(status, SignalAction.AddByReporter, SignalWho.Reporter) is not null
        && (!isSplit || status is SignalStatus.HeldApart or SignalStatus.Received or SignalStatus.Acknowledged or SignalStatus.AskedBack);

    /// <summary>A mail that something waits; a notice, one until it is read, when the signal itself asks nothing in their Mijn werk.</summary>
    public static async Task TellAsync(RondetafelDb db, Acting acting, Signal signal, CancellationToken cancel)
    {
        var holders = (await Holders.OfAsync(db, signal.MunicipalityId, acting.Today, cancel)).Where(p => p != acting.By.Id).ToList();
        Holders.Tell(db, holders, acting.NewId, acting.Now);
        if (signal.Status is not (SignalStatus.ToWeighing or SignalStatus.Merged)) return;
        var unread = await db.ViewNotices.Where(n => n.Kind == Text && n.ReadAt == null && holders.Contains(n.For)).Select(n => n.For).ToListAsync(cancel);
        Notices.Add(db, holders.Except(unread), Text, acting.NewId, acting.By, acting.Now);
    }
}
