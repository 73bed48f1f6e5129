using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Where the person is: moved within the partnership, and flags as sentences on the timeline.</summary>
public sealed class FlaggingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task PublicFigure_IsASentence_AndWhatItDoesAnother()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.PutFlag(new FlagId(turn.NewId()), FlagKind.PublicFigure, turn.Today, null, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.GetAsync(given.Page);

        Assert.Contains("Publiek figuur sinds 2 maart 2026. Wat u inbrengt, ziet standaard alleen uw organisatie.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MovedWithin_GivesTheOtherDossierhouderASeat_EndsTheOldOne_AndTellsBoth()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        using var former = await app.AsAsync("dossierhouder");
        using var next = await app.AsAsync("dossierhouder-buur");
        Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(given.Page)).Status);
        var page = await director.GetAsync(given.Page + "/vlaggen");
        Assert.DoesNotContain("Noor Teunissen", page.Document.QuerySelector("select[name='Input.Holder']")!.TextContent, StringComparison.Ordinal);
        var taker = page.Document.QuerySelectorAll("select[name='Input.Holder'] option").Single(o => o.TextContent.Contains("Sem Kuipers", StringComparison.Ordinal)).GetAttribute("value");

        var moved = await director.SendAsync(page, page.Form("handler=Move"), ("Input.Holder", taker));

        Assert.Contains("Verhuisd: de casus hoort nu bij Waalrode.", moved.Document.GetElementById("verloop")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync(given.Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await former.GetAsync(given.Page)).Status);
        Assert.Contains("Een casus verhuisde naar uw gemeente.", (await next.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Contains("Uw stoel daar is geëindigd.", (await former.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        foreach (var key in new[] { "dossierhouder", "dossierhouder-buur" })
        {
            var who = (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value;
            Assert.True(await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == who)));
        }
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "CaseMoved" && a.ObjectId == given.Id.Value)));
        Assert.Equal("Waalrode", await app.LookAsync(db => db.Municipalities.Where(m => db.Cases.Any(c => c.Id == given.Id && c.MunicipalityId == m.Id)).Select(m => m.Name).SingleAsync()));
    }

    [Fact]
    public async Task MovedWithin_ToNobody_IsRefusedBesideItsField()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/vlaggen");

        var refused = await director.SendAsync(page, page.Form("handler=Move"), ("Input.Holder", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById("Input_Holder-error"));
        using var partner = await app.AsAsync("politie");
        Assert.Null((await partner.GetAsync(given.Page + "/vlaggen")).Document.QuerySelector("select[name='Input.Holder']"));
    }

    [Fact]
    public async Task ALastDayThatCannotBeRead_StaysInItsOwnRow_WithTheErrorBesideIt()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "politie", (c, turn) =>
        {
            c.PutFlag(new FlagId(turn.NewId()), FlagKind.Departed, turn.Today.AddDays(-40), null, turn.By, turn.Now);
            return c.PutFlag(new FlagId(turn.NewId()), FlagKind.Detained, turn.Today.AddDays(-10), null, turn.By, turn.Now);
        });
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/vlaggen");
        var second = page.Document.QuerySelectorAll("form[action$='handler=End']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Last();

        var refused = await director.SendAsync(page, second, ("Input.Until", "gisterochtend of zo"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var rows = refused.Document.QuerySelectorAll("form[action$='handler=End']").Select(f => (Box: f.QuerySelector("input[name='Input.Until']")!, Error: f.QuerySelector(".rt-error"))).ToList();
        Assert.Contains(refused.Document.QuerySelectorAll("main form"), f => f.GetAttribute("action") == given.Page + "/vlaggen"); // the form beside it goes its own way
        Assert.Equal((2, null), (rows.Count, rows[0].Error));
        Assert.True(string.IsNullOrEmpty(rows[0].Box.GetAttribute("value")));
        Assert.Equal("gisterochtend of zo", rows[1].Box.GetAttribute("value"));
        Assert.Equal("true", rows[1].Box.GetAttribute("aria-invalid"));
        Assert.Equal(rows[1].Error!.Id, rows[1].Box.GetAttribute("aria-describedby"));
        Assert.Contains(refused.Document.QuerySelectorAll(".rt-errors a"), a => a.GetAttribute("href") == "#" + rows[1].Box.Id);
    }

    [Fact]
    public async Task Flags_StandOnTheTimelineAsSentences_WhenTheyBeganAndWhenTheyEnded()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "politie", (c, turn) =>
        {
            c.PutFlag(new FlagId(turn.NewId()), FlagKind.Departed, turn.Today.AddDays(-40), null, turn.By, turn.Now);
            return c.PutFlag(new FlagId(turn.NewId()), FlagKind.Returned, turn.Today.AddDays(-10), null, turn.By, turn.Now);
        });
        await given.ChangeAsync(app, "politie", (c, turn) => c.PutFlag(new FlagId(turn.NewId()), FlagKind.Detained, turn.Today, turn.Today.AddDays(60), turn.By, turn.Now));
        using var partner = await app.AsAsync("tafelpartner");

        var seen = (await partner.GetAsync(given.Page + "?alles=1")).Document.GetElementById("verloop")!.TextContent;

        Assert.Contains("Vertrokken naar het buitenland, sinds 21 januari 2026.", seen, StringComparison.Ordinal);
        Assert.Contains("Voorbij: vertrokken naar het buitenland, tot en met 19 februari 2026.", seen, StringComparison.Ordinal);
        Assert.Contains("Teruggekeerd, sinds 20 februari 2026.", seen, StringComparison.Ordinal);
        Assert.Contains("Zit vast, sinds 2 maart 2026, komt naar verwachting vrij op 1 mei 2026.", seen, StringComparison.Ordinal);
    }
}
