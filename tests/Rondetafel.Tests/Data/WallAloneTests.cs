using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Prove;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Data;

/// <summary>The product with its own filter of cases switched off (see <see cref="FilterOff"/>): the wall of seats holds alone. The other tests on SQLite show that the filter holds alone.</summary>
public sealed class WallAloneTests(WallAloneTests.FilterOffApp app) : IClassFixture<WallAloneTests.FilterOffApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutASeat_NoPageListOrCountShowsTheCase_ThoughTheFilterIsOff()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has no row security.");
        var hidden = await FullAsync(["politie"]);
        using var stranger = await app.AsAsync("tafelpartner");
        var (there, absent) = (hidden.Id.Value.ToString(), Rows.Id().ToString());
        foreach (var page in PagesOfACase())
        {
            var (seen, none) = (await stranger.GetAsync(page.Replace("{id:guid}", there, StringComparison.Ordinal)), await stranger.GetAsync(page.Replace("{id:guid}", absent, StringComparison.Ordinal)));
            Assert.True(seen.Status == HttpStatusCode.NotFound, $"{page}: {seen.Status}");
            Assert.Equal(none.Masked.Replace(absent, there, StringComparison.Ordinal), seen.Masked);
        }
        foreach (var page in new[] { "/casussen", "/casussen?toon=alle", "/mijn-werk", "/mijn-acties", "/wegingen", "/overleg", "/account" }) await ShowsAsync(stranger, page, hidden, false);
        Assert.Equal(0, await CountAsync("tafelpartner", hidden));

        await WallAsync("DISABLE"); // the filter was really off: without the wall the same pages show it
        try
        {
            Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(hidden.Page)).Status);
            await ShowsAsync(stranger, "/casussen", hidden, true);
            Assert.Equal(1, await CountAsync("tafelpartner", hidden));
        }
        finally
        {
            await WallAsync("ENABLE");
        }
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(hidden.Page)).Status);
    }

    [Fact]
    public async Task WhoseSeatEnded_IsShutOutByTheWallAlone()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has no row security.");
        var theCase = await FullAsync(["politie"]);
        using var member = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(theCase.Page)).Status);

        var yesterday = Deadline.LocalDate(app.Clock.Now).AddDays(-1);
        await app.InDbAsync(db => db.Set<Seat>().Where(s => s.CaseId == theCase.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.From, yesterday).SetProperty(s => s.Until, yesterday), Cancel));

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(theCase.Page)).Status);
        await ShowsAsync(member, "/casussen", theCase, false);
        Assert.Equal(0, await CountAsync("politie", theCase));
    }

    private async Task<GivenCase> FullAsync(IReadOnlyList<string> seats)
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = seats });
        await given.ContributeAsync(app, seats[0], "Gaat weer naar school.");
        await given.AgreeAsync(app, seats[0], "Gesprek met de ouders.");
        return given;
    }

    /// <summary>The pages of one case, from the endpoint table.</summary>
    private List<string> PagesOfACase()
    {
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => r.StartsWith("/casussen/{id:guid}", StringComparison.Ordinal) && r.Count(c => c == '{') == 1).Distinct().ToList();
        Assert.InRange(pages.Count, 15, 100);
        return pages;
    }

    private static async Task ShowsAsync(Visitor visitor, string page, GivenCase theCase, bool shows)
    {
        var seen = await visitor.GetAsync(page);
        Assert.True(shows == seen.Html.Contains(theCase.Number, StringComparison.Ordinal) && shows == seen.Html.Contains(theCase.Id.Value.ToString(), StringComparison.Ordinal), $"{page}: {seen.Status}");
    }

    /// <summary>How many of this case the scope gives to somebody.</summary>
    private async Task<int> CountAsync(string key, GivenCase theCase)
    {
        var actor = await app.ActorAsync(key);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Become(actor, null);
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        return await db.Cases.VisibleTo(actor, Permission.OpenCase, db, app.Clock.Now).CountAsync(c => c.Id == theCase.Id, Cancel);
    }

    private Task WallAsync(string what) => TestDatabase.AsOwnerAsync(app.Settings, string.Join(' ', SeatWall.Tables.Select(t => $"ALTER TABLE \"{t}\" {what} ROW LEVEL SECURITY;")));

    public sealed class FilterOffApp : TestApp
    {
        protected override void AddServices(IServiceCollection services) => FilterOff.Add(services, Settings);
    }
}
