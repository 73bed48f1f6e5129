using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Work;

/// <summary>Apart from the other tests of Mijn werk: their signals are all about the same person and are found as duplicates.</summary>
public sealed class DuplicateWorkTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task LikelyDuplicates_AreTheDirectorsOrTheDossierhouders_NeverBoth()
    {
        var (a, b, c) = (await AboutAsync("Bakker"), await AboutAsync("Molenaar"), await AboutAsync("Visscher"));
        var director = await app.LookAsync(async db => (await Given.ActorAsync(db, "procesregisseur")).Id);
        var municipality = await app.LookAsync(db => db.Municipalities.Where(m => m.Name == "Lindestad").Select(m => m.Id).SingleAsync());
        await AddAsync((db, id) => db.MatchTasks.Add(MatchTask.Find(new MatchTaskId(id), a.Id, b.Id, null, director, Actor.Clock, app.Clock.Now)));
        await AddAsync((db, id) => db.MatchTasks.Add(MatchTask.Find(new MatchTaskId(id), a.Id, c.Id, municipality, null, Actor.Clock, app.Clock.Now)));
        using var robin = await app.AsAsync("procesregisseur");
        using var noor = await app.AsAsync("dossierhouder");
        using var sem = await app.AsAsync("dossierhouder-buur");

        Assert.Equal(["Mogelijk dubbele melding over de grens van een gemeente"], await MatchesAsync(robin));
        Assert.Equal(["Gaan twee meldingen over dezelfde persoon?"], await MatchesAsync(noor));
        Assert.Empty(await MatchesAsync(sem));
        Assert.DoesNotContain(a.Code, (await robin.GetAsync("/mijn-werk")).Html);
    }

    private Task<GivenSignal> AboutAsync(string family) => Given.SignalAsync(app, new GivenReport { Person = new(null, family, null, null, null) });

    private static async Task<List<string>> MatchesAsync(Visitor visitor) =>
        [.. (await visitor.GetAsync("/mijn-werk")).Document.QuerySelectorAll(".rt-lines__what a").Where(l => l.GetAttribute("href")!.StartsWith("/vergelijken/", StringComparison.Ordinal)).Select(l => l.TextContent)];

    private async Task AddAsync(Action<RondetafelDb, Guid> add)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        add(db, scope.ServiceProvider.GetRequiredService<RandomSource>().NewId());
        await db.SaveChangesAsync();
    }
}
