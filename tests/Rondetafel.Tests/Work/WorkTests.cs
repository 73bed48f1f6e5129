using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Work;

public sealed class WorkTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("dossierhouder-buur")]
    [InlineData("politie")]
    [InlineData("om")]
    [InlineData("deskundige")]
    [InlineData("tafelpartner")]
    [InlineData("uitvoerder")]
    [InlineData("docent")]
    [InlineData("fg")]
    [InlineData("beheerder")]
    public async Task EveryRole_HasAPage_ThatSaysWhatToDoFirst(string key)
    {
        var given = await Given.SignalAsync(app);
        await Given.ReadyAsync(app, key);
        using var visitor = await app.AsAsync(key);

        var page = await visitor.GetAsync("/mijn-werk");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Goedemorgen, ", page.Heading);
        Assert.DoesNotContain(given.Code, page.Html);
        Assert.NotNull(page.Document.QuerySelector(".rt-empty"));
        if (key == "docent") Assert.Contains("Een zorg melden Mijn meldingen en antwoorden", page.Words);
    }

    [Fact]
    public async Task LinesStandByDate_TheNumberInTheMenuIsTheirNumber_AndNothingIsNamed()
    {
        var (late, apart, asked, owed) = (await Given.SignalAsync(app), await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null }), await Given.SignalAsync(app), await Given.SignalAsync(app));
        await Given.AcknowledgedAsync(app, asked);
        await Given.ChangeAsync(app, asked, "dossierhouder", (s, _, step) => s.AskBack(step.Given("Vragen.", until: new DateOnly(2026, 3, 5)), step.By, step.Now));
        await Given.AcknowledgedAsync(app, owed);
        await Given.ChangeAsync(app, owed, "dossierhouder", (s, a, step) =>
        {
            a!.DecisionTaken(SignalAction.Stop, new DateOnly(2026, 3, 3), step.By, step.Now);
            return s.Stop(step.Given("Niets.", "no_sign"), step.Terms.Signal, step.By, step.Now);
        });
        app.Clock.Set(new DateTime(2026, 3, 5, 16, 0, 0, DateTimeKind.Utc));
        using var noor = await app.AsAsync("dossierhouder-twee");
        var since = await app.LookAsync(db => db.Audit.MaxAsync(a => a.Id));

        var page = await noor.GetAsync("/mijn-werk");

        Assert.Equal("Goedemiddag, Lotte", page.Heading);
        var read = await app.LookAsync(db => db.Audit.SingleAsync(a => a.Id > since && a.Action == "Signals.listed"));
        Assert.Equal(("HandleSignal", "mijn-werk"), (read.Purpose, read.Origin));
        Assert.NotNull(read.Rule);
        var groups = page.Document.QuerySelectorAll("section.dag").ToDictionary(s => s.QuerySelector("h2")!.TextContent.Trim().Split(' ')[0], s => string.Join(' ', s.QuerySelectorAll(".rt-lines__what").Select(w => w.TextContent)));
        Assert.Contains($"Geef antwoord aan de melder van {owed.Code}", groups["Te"]);
        Assert.Contains($"Bevestig de ontvangst van melding {late.Code}", groups["Te"]);
        Assert.Contains(asked.Code, groups["Vandaag"]);
        Assert.Contains(apart.Code, groups["Te"]); // its reporter was not asked by the last day to acknowledge
        Assert.StartsWith($"/meldingen/{owed.Id.Value}/antwoord", page.Document.QuerySelector(".rt-lines__do a")!.GetAttribute("href"));
        Assert.Equal("2 dagen te laat", page.Document.QuerySelector(".rt-lines__when .rt-status--late")!.TextContent.Trim());
        var number = page.Document.QuerySelector(".rt-side .rt-count")!.ChildNodes[0].TextContent.Trim();
        Assert.Equal(page.Document.QuerySelectorAll(".rt-lines > li").Length.ToString(), number);
        Assert.DoesNotContain("Zandstra", page.Html);
        var filtered = await noor.GetAsync("/mijn-werk?soort=answers");
        Assert.All(filtered.Document.QuerySelectorAll(".rt-lines__what a"), a => Assert.EndsWith("/antwoord", a.GetAttribute("href")));
        app.Clock.Set(TestDatabase.Start);
    }

    [Fact]
    public async Task ANotice_StaysUntilItIsRead_AndOnlyItsReaderCanReadIt()
    {
        var kim = await app.LookAsync(async db => (await Given.ActorAsync(db, "om")).Id!.Value);
        Guid notice = default;
        await AddAsync((db, id) => db.ViewNotices.Add(ViewNotice.Tell(new ViewNoticeId(notice = id), kim, "geen.tekst", Actor.Clock, app.Clock.Now)));
        using var jip = await app.AsAsync("om");
        using var other = await app.AsAsync("politie");
        var page = await jip.GetAsync("/mijn-werk");
        Assert.Contains("Wat u mag zien, is veranderd", page.Words);
        var foreign = await other.GetAsync("/mijn-werk");
        Assert.DoesNotContain("Wat u mag zien, is veranderd", foreign.Words);

        page = await jip.SendAsync(page, page.Document.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single());

        Assert.Contains("Gelezen. Het bericht is weg.", page.Words);
        Assert.NotNull(await app.LookAsync(db => db.ViewNotices.Where(n => n.Id == new ViewNoticeId(notice)).Select(n => n.ReadAt).SingleAsync()));
        Assert.DoesNotContain("Wat u mag zien, is veranderd", (await jip.GetAsync("/mijn-werk")).Words);
    }

    private async Task AddAsync(Action<RondetafelDb, Guid> add)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        add(db, scope.ServiceProvider.GetRequiredService<RandomSource>().NewId());
        await db.SaveChangesAsync();
    }
}
