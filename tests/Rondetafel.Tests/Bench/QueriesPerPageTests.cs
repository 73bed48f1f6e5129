using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons.Cases;

namespace Rondetafel.Tests.Bench;

/// <summary>A page asks as many queries in a large partnership as in a small one: organisations, seats and cases do not count (issue 4).</summary>
public sealed class QueriesPerPageTests(CountingApp app) : IClassFixture<CountingApp>
{
    [Fact]
    public async Task T9_EveryPageOfTheBench_AsksTheSameNumberOfQueries_WithMoreOrganisationsSeatsAndCases()
    {
        await app.StopComparingAsync(); // it writes after a case was taken in, and then menus are read anew
        var one = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"] });
        await one.AgreeAsync(app, "politie", "Gesprek met de ouders.");
        var small = await GivenMeeting.PlannedAsync(app, ["politie"], one);
        using var chair = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("politie");
        var before = await CountAsync(chair, partner, one, small);

        await OrganisationsAsync(12);
        var cases = new List<GivenCase>();
        for (var i = 0; i < 8; i++) cases.Add(await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "tafelpartner", "om"] }));
        foreach (var more in cases) await more.AgreeAsync(app, "politie", "Gesprek op school.");
        var after = await CountAsync(chair, partner, cases[0], await GivenMeeting.PlannedAsync(app, ["politie", "dossierhouder", "om", "tafelpartner"], [.. cases]));

        Assert.All(before, count => Assert.InRange(count.Value, 1, 45));
        Assert.Equal(before, after);
    }

    private async Task<Dictionary<string, int>> CountAsync(Visitor chair, Visitor partner, GivenCase theCase, GivenMeeting meeting)
    {
        var counts = new Dictionary<string, int>();
        foreach (var (who, visitor) in new[] { ("chair", chair), ("partner", partner) })
            foreach (var (name, address) in new[] { ("cases", "/casussen"), ("case", theCase.Page), ("agenda", meeting.Page), ("work", "/mijn-werk") })
                counts[$"{name} {who}"] = await LeastAsync(visitor, address);
        return counts;
    }

    /// <summary>The fewest of three: names are read anew after a change.</summary>
    private async Task<int> LeastAsync(Visitor visitor, string address)
    {
        var counts = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            app.Counter.Take();
            Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.GetAsync(address)).Status);
            counts.Add(app.Counter.Take());
        }
        return counts.Min();
    }

    private async Task OrganisationsAsync(int count)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>());
        for (var i = 0; i < count; i++)
            db.Organisations.Add(Organisation.Join(new OrganisationId(random.NewId()), $"Organisatie {i}", OrganisationDomain.Care, WeighingPart.None, null, Actor.Clock, app.Clock.Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
