using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>The menu shows what holds something for this person, and where they begin.</summary>
public sealed class MenuTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task WithoutAnythingThere_OnlyWhereOneBegins()
    {
        Assert.Equal(["/mijn-werk"], await MenuAsync("uitvoerder"));
        Assert.Equal(["/mijn-werk"], await MenuAsync("deskundige"));
        Assert.Equal(["/mijn-werk", "/meldingen", "/meldingen"], await MenuAsync("dossierhouder-buur"));
        Assert.Equal(["/mijn-werk", "/rechten/logboek"], await MenuAsync("fg"));
        Assert.Equal(["/mijn-werk", "/beheer"], await MenuAsync("beheerder"));
        Assert.Contains("/regie/cijfers", await MenuAsync("procesregisseur"));
    }

    [Fact]
    public async Task AReportOfOnesOwn_BringsItsEntry_ForItsReporterOnly()
    {
        await Given.SignalAsync(app, new GivenReport { By = "docent" });

        Assert.Equal(["/mijn-werk", "/mijn-meldingen", "/mijn-meldingen"], await MenuAsync("docent"));
        Assert.DoesNotContain("/mijn-meldingen", await MenuAsync("tafelpartner"));
    }

    [Fact]
    public async Task ASeatAtATable_BringsTheCases()
    {
        Assert.DoesNotContain("/casussen", await MenuAsync("om"));
        await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["om"] });

        Assert.Contains("/casussen", await MenuAsync("om"));
    }

    [Fact]
    public async Task WhatAnotherProcessChanged_IsInTheMenu_AfterSomeSeconds()
    {
        await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["tafelpartner"] });
        Assert.Contains("/casussen", await MenuAsync("tafelpartner"));
        await app.LookAsync(db => db.Set<Seat>().Where(s => db.Professionals.Any(p => p.Id == s.ProfessionalId && p.Email.StartsWith("tafelpartner")))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Until, DateOnly.FromDateTime(app.Clock.Now).AddDays(-1)), TestContext.Current.CancellationToken)); // past what this process counts

        app.Clock.Advance(KeptHoldings.Life);

        Assert.DoesNotContain("/casussen", await MenuAsync("tafelpartner"));
    }

    [Fact]
    public async Task WhereOneIs_StaysInTheMenu()
    {
        using var visitor = await app.AsAsync("politie");

        Assert.Contains("/wegingen", Menu(await visitor.GetAsync("/wegingen")));
    }

    private async Task<IReadOnlyList<string?>> MenuAsync(string key) => Menu(await (await app.AsAsync(key)).GetAsync("/account"));

    private static List<string?> Menu(Seen page) => [.. page.Document.QuerySelectorAll(".rt-side a").Select(a => a.GetAttribute("href"))];
}
