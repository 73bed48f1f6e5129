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

    /// <summary>Makes an address and withdraws the one before; gives the secret, which is not kept. Refusal, without a secret: "clash".</summary>
    public async Task<(string? Secret, Outcome Outcome)> MakeAsync(CancellationToken cancel)
    {
        await TakeOutAsync(cancel);
        var secret = new byte[SecretBytes];
        random.Fill(secret);
        db.CalendarFeeds.Add(CalendarFeed.Make(new CalendarFeedId(acting.NewId()), SHA256.HashData(secret), acting.By, acting.Now));
        var saved = await db.SaveOrClashAsync(cancel);
        return (saved.IsGood ? Convert.ToHexStringLower(secret) : null, saved);
    }

    /// <summary>Withdraws it: from the next request on the address does not exist. Refusal: "clash".</summary>
    public async Task<Outcome> WithdrawAsync(CancellationToken cancel) => await TakeOutAsync(cancel) ? await db.SaveOrClashAsync(cancel) : Outcome.AlreadySo;

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
