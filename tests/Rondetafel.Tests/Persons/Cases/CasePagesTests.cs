using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

public sealed class CasePagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("handler=Rewrite", "Input.Text", "")]
    [InlineData("handler=Audience", "Input.Audience", "NamedOrganisations")]
    [InlineData("handler=Settle", "Input.Check", "")]
    [InlineData("handler=Attach", "Input.File", "")]
    public async Task RefusedForm_LeavesTheOthersOnThePageAsTheyStand(string handler, string field, string value)
    {
        var given = await GivenCase.AtTableAsync(app);
        var id = await given.ContributeAsync(app, "tafelpartner", "Kwam drie keer langs.", Audience.Own);
        using var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync($"{given.Page}/bijdragen/{id.Value}");

        var refused = await visitor.SendAsync(page, page.Form(handler), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        if (handler != "handler=Rewrite") Assert.Equal("Kwam drie keer langs.", refused.Form("handler=Rewrite").QuerySelector("[name='Input.Text']")!.TextContent.Trim());
        if (handler != "handler=Audience") Assert.Equal("OwnOrganisation", refused.Form("handler=Audience").QuerySelector("[name='Input.Audience'][checked]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("dossierhouder")]
    [InlineData("politie")]
    [InlineData("procesregisseur")]
    public async Task Case_WithASeatOrLead_IsListedAndOpens(string key)
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync(key);

        var list = await visitor.GetAsync("/casussen");
        var page = await visitor.GetAsync(given.Page);

        Assert.Contains(given.Number, list.Words, StringComparison.Ordinal);
        Assert.Contains("Jesse Molenaar", list.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Jesse Molenaar", page.Heading, StringComparison.Ordinal);
        Assert.Contains("Tafel met 3 stoelen", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("om")]
    [InlineData("dossierhouder-buur")]
    [InlineData("uitvoerder")]
    [InlineData("docent")]
    [InlineData("fg")]
    [InlineData("beheerder")]
    [InlineData("deskundige")]
    public async Task Case_WithoutASeat_LeavesNoTrace(string key)
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Stond op het plein.");
        using var visitor = await app.AsAsync(key);
        var pages = new[] { "", "/bijdrage", "/actie", "/herzien", "/afsluiten", "/tafel", "/vlaggen", "/vraag", "/waarom", "/informeren", "/oordeel", "/doel", "/contact", "/bespreken", "/schaal", "/schaduwlijst", "/terughalen" };
        var absent = await visitor.GetAsync($"/casussen/{Guid.Empty}");

        foreach (var page in pages)
        {
            var seen = await visitor.GetAsync(given.Page + page);
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
            Assert.Equal(absent.Masked.Replace(Guid.Empty.ToString(), ""), seen.Masked.Replace(given.Id.Value.ToString(), ""));
        }
        foreach (var address in new[] { "/casussen", "/mijn-acties" })
        {
            var seen = await visitor.GetAsync(address);
            Assert.DoesNotContain(given.Number, seen.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Molenaar", seen.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Case_WithoutLogin_AsksToSignIn()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var anyone = app.Anyone();

        var seen = await anyone.GetAsync(given.Page);

        Assert.StartsWith("/inloggen", seen.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Molenaar", seen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Director_OfAnotherCase_AndPartners_CannotLead()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");

        foreach (var page in new[] { "/herzien", "/afsluiten", "/tafel", "/schaal", "/schaduwlijst", "/terughalen", "/bespreken" })
            Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(given.Page + page)).Status);
        var own = await partner.GetAsync(given.Page);
        Assert.DoesNotContain("/afsluiten", own.Html, StringComparison.Ordinal);
        Assert.Contains("/waarom", own.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seat_ThatEnded_OpensNothingFromTheNextRequest()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("tafelpartner");
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(given.Page)).Status);
        using var director = await app.AsAsync("procesregisseur");
        var table = await director.GetAsync(given.Page + "/tafel");
        var row = table.Document.QuerySelectorAll("main li").Single(l => l.TextContent.Contains("Sam Lindeman, Welzijn", StringComparison.Ordinal) || l.QuerySelector("b")?.TextContent == "Sam Lindeman");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)row.QuerySelectorAll("form").Last();

        await director.SendAsync(table, form);

        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(given.Page)).Status);
        Assert.DoesNotContain(given.Number, (await partner.GetAsync("/casussen")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FiltersAndSortsByTheAddress_AndIsLoggedOnceWithItsIds()
    {
        var soon = await GivenCase.AtTableAsync(app, new GivenTable { NeededDays = 10, DiscussDays = 40 });
        var later = await GivenCase.AtTableAsync(app, new GivenTable { NeededDays = 160, DiscussDays = 41 });
        using var visitor = await app.AsAsync("procesregisseur");

        var review = await visitor.GetAsync("/casussen?toon=herzien");
        Assert.Contains(soon.Number, review.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(later.Number, review.Html, StringComparison.Ordinal);
        var up = await visitor.GetAsync("/casussen?op=nodig");
        var down = await visitor.GetAsync("/casussen?op=nodig&af=1");
        Assert.True(up.Html.IndexOf(soon.Number, StringComparison.Ordinal) < up.Html.IndexOf(later.Number, StringComparison.Ordinal));
        Assert.True(down.Html.IndexOf(soon.Number, StringComparison.Ordinal) > down.Html.IndexOf(later.Number, StringComparison.Ordinal));
        Assert.Equal("descending", down.Document.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));

        var before = await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "cases.listed"));
        await visitor.GetAsync("/casussen");
        var rows = await app.LookAsync(db => db.Audit.Where(a => a.Action == "cases.listed").OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(before + 1, rows.Count);
        Assert.Contains(rows[^1].ObjectIds!.Chunk(16), b => new Guid(b, bigEndian: true) == soon.Id.Value);
    }

    [Fact]
    public async Task Looking_IsSeenOnWhoLooked()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        await partner.GetAsync(given.Page);
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.GetAsync(given.Page);

        var looked = page.Document.GetElementById("wie-keek")!.TextContent;
        Assert.Contains("Kim Oosterling", looked, StringComparison.Ordinal);
        Assert.Contains("opende de casus", looked, StringComparison.Ordinal);
        Assert.Contains("Casus opgenomen", looked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_IsComplete()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Stond op het plein.");
        using var visitor = await app.AsAsync("procesregisseur");
        await visitor.GetAsync("/taal/en");

        var page = await visitor.GetAsync(given.Page);

        Assert.Contains("Taken into the person-centred approach.", page.Words, StringComparison.Ordinal);
        Assert.Contains("In progress", page.Words, StringComparison.Ordinal);
    }
}
