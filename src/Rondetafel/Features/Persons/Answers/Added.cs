using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Answers;

/// <summary>Tells the dossierhouders that a reporter added something.</summary>
internal static class Added
{
    private const string Text = "signals.notice.added";

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
