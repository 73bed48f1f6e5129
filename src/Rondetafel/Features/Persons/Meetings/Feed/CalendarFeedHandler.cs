using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings.Feed;

/// <summary>Makes and withdraws the secret address of one's own calendar; there is one at a time, and only its hash is kept.</summary>
public sealed class CalendarFeedHandler(RondetafelDb db, Acting acting, RandomSource random)
{
    private const int SecretBytes = 32;

    /// <summary>Makes an address and withdraws the one before; gives the secret, which is not kept.</summary>
    public async Task<string> MakeAsync(CancellationToken cancel)
    {
        await TakeOutAsync(cancel);
        var secret = new byte[SecretBytes];
        random.Fill(secret);
        db.CalendarFeeds.Add(CalendarFeed.Make(new CalendarFeedId(acting.NewId()), SHA256.HashData(secret), acting.By, acting.Now));
        await db.SaveChangesAsync(cancel);
        return Convert.ToHexStringLower(secret);
    }

    /// <summary>Withdraws it: from the next request on the address does not exist.</summary>
    public async Task WithdrawAsync(CancellationToken cancel)
    {
        if (await TakeOutAsync(cancel)) await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> TakeOutAsync(CancellationToken cancel)
    {
        var feeds = await db.CalendarFeeds.VisibleTo(acting.By).ToListAsync(cancel);
        foreach (var feed in feeds)
        {
            feed.Withdraw(acting.By, acting.Now);
            db.CalendarFeeds.Remove(feed);
        }
        return feeds.Count > 0;
    }
}
