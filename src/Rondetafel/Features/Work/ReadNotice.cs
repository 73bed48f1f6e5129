using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Work;

/// <summary>A notice was read.</summary>
public sealed record ReadNotice(Guid Id);

/// <summary>Marks one's own notice as read; another's is not there.</summary>
public sealed class ReadNoticeHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ReadNotice command, CancellationToken cancel)
    {
        var (key, me) = (new ViewNoticeId(command.Id), acting.By.Id);
        if (await db.ViewNotices.SingleOrDefaultAsync(n => n.Id == key && n.For == me, cancel) is not { } notice) return Outcome.AlreadySo;
        var outcome = notice.Read(acting.By, acting.Now);
        return outcome is { IsGood: true, IsAlreadySo: false } ? await db.SaveOrClashAsync(cancel) : outcome;
    }
}
