using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Counts the commands that reach the database.</summary>
public sealed class CountingApp : InterceptedApp<Counter>
{
    public Counter Counter => Between;
}

public sealed class Counter : DbCommandInterceptor
{
    private int _count;

    public int Take() => Interlocked.Exchange(ref _count, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (TestDatabase.WithoutTags(command.CommandText).StartsWith("SELECT", StringComparison.Ordinal)) Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}

public sealed class QueryCountTests(CountingApp app) : IClassFixture<CountingApp>
{
    [Fact]
    public async Task CaseAndList_AskTheSameNumberOfQueries_HoweverMuchThereIs()
    {
        var small = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"] });
        using var visitor = await app.AsAsync("politie");
        await visitor.GetAsync(small.Page);
        var (page, list) = (await CountAsync(visitor, small.Page), await CountAsync(visitor, "/casussen"));

        var big = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "tafelpartner", "om", "deskundige", "uitvoerder"] });
        for (var i = 0; i < 8; i++)
        {
            await big.ContributeAsync(app, i % 2 == 0 ? "politie" : "tafelpartner", $"Feit {i}.");
            await big.AgreeAsync(app, "politie", $"Actie {i}.");
        }

        Assert.InRange(page, 5, 40);
        Assert.Equal(page, await CountAsync(visitor, big.Page));
        Assert.Equal(list, await CountAsync(visitor, "/casussen"));
    }

    /// <summary>The fewest of five: comparing with living signals goes on beside it after a case was taken in.</summary>
    private async Task<int> CountAsync(Visitor visitor, string address)
    {
        var counts = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            app.Counter.Take();
            await visitor.GetAsync(address);
            counts.Add(app.Counter.Take());
        }
        return counts.Min();
    }
}
