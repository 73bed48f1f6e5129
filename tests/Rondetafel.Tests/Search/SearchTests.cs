using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;

namespace Rondetafel.Tests.Search;

public sealed class SearchTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("dossierhouder", HttpStatusCode.OK)]
    [InlineData("docent", HttpStatusCode.NotFound)]
    [InlineData("procesregisseur", HttpStatusCode.NotFound)]
    [InlineData("beheerder", HttpStatusCode.NotFound)]
    public async Task Page_IsForWhoeverReadsSignals(string key, HttpStatusCode status) => Assert.Equal(status, (await (await app.AsAsync(key)).GetAsync("/zoeken")).Status);

    [Theory]
    [InlineData("çağla yılmaz")]
    [InlineData("caglA")]
    [InlineData("Cagla Yilmas")]
    [InlineData("yilmaz cagla")]
    [InlineData("Yilmz")]
    [InlineData("code")]
    public async Task OwnSignal_IsFoundByCodePartOrOtherSpelling(string words)
    {
        var id = await app.SignalAsync("Lindestad", Planted.Named("Çağla", "Yılmaz"));
        if (words == "code") words = await app.LookAsync(db => db.Signals.Where(s => s.Id == id).Select(s => s.Code).SingleAsync());

        var page = await SearchAsync("dossierhouder", words.ToLowerInvariant());

        Assert.NotNull(page.Document.QuerySelector($"a[href='/meldingen/{id.Value}']"));
        Assert.Equal("/zoeken", page.Path);
    }

    [Fact]
    public async Task HiddenAndAbsent_AreTheSameAnswer()
    {
        await app.SignalAsync("Waalrode", Planted.Named("Verborgen", "Buurman"));
        await app.SignalAsync("Lindestad", Planted.Named("Apart", "Gehouden"), Channel.PublicPage);
        var stopped = await app.SignalAsync("Lindestad", Planted.Named("Gestopte", "Melding"));
        await app.ChangeAsync(stopped, (s, terms) => s.Stop(Planted.Step("x", "no_sign"), terms, Actor.Clock, app.Clock.Now));

        var absent = (await SearchAsync("dossierhouder", "Bestaatniet")).Words;
        foreach (var words in new[] { "Buurman", "Gehouden", "Gestopte" })
            Assert.Equal(absent, (await SearchAsync("dossierhouder", words)).Words);
        Assert.Contains("Niets gevonden.", absent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AStoppedSignal_IsFoundByItsOwnCode_WithoutItsName(bool lower)
    {
        var stopped = await app.SignalAsync("Lindestad", Planted.Named("Koolmees", "Zwaluw"));
        await app.ChangeAsync(stopped, (s, terms) => s.Stop(Planted.Step("x", "no_sign"), terms, Actor.Clock, app.Clock.Now));
        var code = await app.LookAsync(db => db.Signals.Where(s => s.Id == stopped).Select(s => s.Code).SingleAsync());

        var page = await SearchAsync("dossierhouder", lower ? code[2..].ToLowerInvariant() : code);

        var line = Assert.Single(page.Document.QuerySelectorAll("main .rt-lines li"));
        Assert.NotNull(line.QuerySelector($"a[href='/meldingen/{stopped.Value}']"));
        Assert.Contains("Afgeschermd", line.TextContent);
        Assert.DoesNotContain("Koolmees", page.Html);
        Assert.DoesNotContain("andere spelling", page.Document.QuerySelector("main section")!.TextContent);
        var elsewhere = await app.SignalAsync("Waalrode", Planted.Named("Andere", "Gemeente"));
        await app.ChangeAsync(elsewhere, (s, terms) => s.Stop(Planted.Step("x", "no_sign"), terms, Actor.Clock, app.Clock.Now));
        var hidden = await app.LookAsync(db => db.Signals.Where(s => s.Id == elsewhere).Select(s => s.Code).SingleAsync());
        Assert.Equal((await SearchAsync("dossierhouder", "M-ZZZZZ")).Words, (await SearchAsync("dossierhouder", hidden)).Words);
        Assert.Contains("Een afgeschermde melding vindt u alleen op de hele code.", (await SearchAsync("dossierhouder", hidden)).Words);
    }

    [Fact]
    public async Task Search_IsLoggedAsOneListWithoutItsWords()
    {
        var id = await app.SignalAsync("Lindestad", Planted.Named("Gelogd", "Zoekwoord"));
        await SearchAsync("dossierhouder", "Zoekwoord");

        var rows = await app.LookAsync(db => db.Audit.Where(a => a.Action == "Signal.searched").ToListAsync());
        Assert.Contains(rows, r => r.ObjectIds is { Length: 16 } ids && new Guid(ids, bigEndian: true) == id.Value);
        Assert.DoesNotContain(rows, r => $"{r.Origin}{r.Purpose}{r.Rule}{r.ObjectKind}".Contains("Zoekwoord"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    public async Task TooShort_IsRefused(string words)
    {
        var page = await SearchAsync("dossierhouder", words);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Typ ten minste 2 en hooguit 200 tekens.", page.Document.GetElementById("Q-error")?.TextContent.Trim());
    }

    [Fact]
    public async Task WordsInTheAddress_AreNotSearched()
    {
        await app.SignalAsync("Lindestad", Planted.Named("Adres", "Balk"));

        Assert.DoesNotContain("Adres Balk", (await (await app.AsAsync("dossierhouder")).GetAsync("/zoeken?q=Balk")).Words);
    }

    private async Task<Seen> SearchAsync(string key, string words)
    {
        var visitor = await app.AsAsync(key);
        var page = await visitor.GetAsync("/zoeken");
        var frame = page.Document.QuerySelectorAll("form[role=search]").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First();
        return await visitor.SendAsync(page, frame, ("q", words));
    }
}
