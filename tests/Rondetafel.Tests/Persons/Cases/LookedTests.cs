using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>"Wie keek" names every read and write of a case: who, for which organisation, what, for which purpose, when.</summary>
public sealed class LookedTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task OpeningListingAndChanging_AllStandThere_WithTheirPurpose()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        using var police = await app.AsAsync("politie");
        await police.GetAsync("/casussen");
        await police.GetAsync(given.Page);
        using var executor = await app.AsAsync("uitvoerder");
        await executor.GetAsync("/mijn-acties");
        await executor.GetAsync($"/acties/{action.Value}");

        using var partner = await app.AsAsync("tafelpartner");
        var rows = Rows(await partner.GetAsync(given.Page + "/wie-keek"));

        Assert.Contains(rows, r => r.StartsWith("Kim Oosterling, Politie", StringComparison.Ordinal) && r.Contains("in een lijst", StringComparison.Ordinal) && r.EndsWith("werken aan de tafel van de casus", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Kim Oosterling", StringComparison.Ordinal) && r.Contains("opende de casus", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Bo Achterberg, Werkcentrum Lindevaart", StringComparison.Ordinal) && r.Contains("in een lijst", StringComparison.Ordinal) && r.EndsWith("een eigen actie uitvoeren", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Bo Achterberg", StringComparison.Ordinal) && r.Contains("opende de eigen actie", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Robin Verhage", StringComparison.Ordinal) && r.Contains("Casus opgenomen", StringComparison.Ordinal));
        Assert.All(rows, r => Assert.Contains("2 mrt", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AList_OfWhoNoLongerCarriesItOut_StaysThere()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        using (var executor = await app.AsAsync("uitvoerder")) await executor.GetAsync("/mijn-acties");
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.Assign(action, null, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");

        Assert.Contains(Rows(await director.GetAsync(given.Page + "/wie-keek")), r => r.StartsWith("Bo Achterberg", StringComparison.Ordinal) && r.Contains("in een lijst", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ANumberOnMijnWerk_StandsThereToo_AlsoOfWhoHasNoSeat()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app, new GivenTable { NeededDays = 20, SeatDays = 60 });
        app.Clock.Advance(TimeSpan.FromDays(41));
        await app.Services.GetRequiredService<CaseTermsJob>().RunAsync(TestContext.Current.CancellationToken);
        using var director = await app.AsAsync("procesregisseur");
        foreach (var key in new[] { "politie", "fg", "procesregisseur" })
        {
            using var reader = await app.AsAsync(key);
            Assert.Contains(given.Number, (await reader.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
            var who = await app.LookAsync(async db => (await db.Professionals.SingleAsync(p => p.Email == key + "@lindevaart.example")).Name);
            Assert.Contains(Rows(await director.GetAsync(given.Page + "/wie-keek")), r => r.StartsWith(who, StringComparison.Ordinal) && r.Contains("in een lijst", StringComparison.Ordinal));
        }
        app.Clock.Set(start);
    }

    [Fact]
    public async Task AList_WithoutThisCase_IsNotNamed()
    {
        await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["om"] });
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"] });
        using (var other = await app.AsAsync("om")) await other.GetAsync("/casussen");
        using var police = await app.AsAsync("politie");

        Assert.DoesNotContain("Jip van Aalst", (await police.GetAsync(given.Page + "/wie-keek")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_IsReachedPageByPage_AndNothingTwice()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie", "tafelpartner"] });
        using var police = await app.AsAsync("politie");
        for (var i = 0; i < 70; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            await police.GetAsync(i % 2 == 0 ? given.Page : "/casussen");
        }
        using var partner = await app.AsAsync("tafelpartner");

        var front = await partner.GetAsync(given.Page);
        Assert.Equal(24, front.Document.QuerySelectorAll("#wie-keek .rt-fold li").Length);
        var first = await partner.GetAsync(front.Document.QuerySelector("#wie-keek a[href$='/wie-keek']")!.GetAttribute("href")!);
        var second = await partner.GetAsync(first.Document.QuerySelector("a[href*='blad=2']")!.GetAttribute("href")!);

        var all = Rows(first).Concat(Rows(second)).ToList();
        Assert.Equal(50, Rows(first).Count);
        Assert.Null(second.Document.QuerySelector("a[href*='blad=3']"));
        // Turning the page is a reading too and moves the rows by one.
        Assert.Equal((35, true), (all.Count(r => r.StartsWith("Kim", StringComparison.Ordinal) && r.Contains("opende de casus", StringComparison.Ordinal)), all.Count(r => r.StartsWith("Kim", StringComparison.Ordinal) && r.Contains("in een lijst", StringComparison.Ordinal)) is 35 or 36));
        Assert.Contains("Casus opgenomen", all[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangesOfContributions_AreNamedToTheirOwnOrganisationAndTheDirector()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Alleen voor de politie.", Domain.Persons.Cases.Audience.Own);
        foreach (var (key, sees) in new[] { ("politie", true), ("procesregisseur", true), ("tafelpartner", false) })
        {
            using var visitor = await app.AsAsync(key);
            Assert.Equal(sees, Rows(await visitor.GetAsync(given.Page + "/wie-keek")).Any(r => r.Contains("Bijdrage ingebracht", StringComparison.Ordinal)));
        }
        using var stranger = await app.AsAsync("om");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(given.Page + "/wie-keek")).Status);
    }

    private static List<string> Rows(Seen page) =>
        page.Document.QuerySelectorAll("main .rt-fold li").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
}
