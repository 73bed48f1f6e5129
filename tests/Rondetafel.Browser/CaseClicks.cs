using Microsoft.Playwright;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>The clicks of common paths, as docs/clicks.md says them.</summary>
public sealed class CaseClicks(BrowserApp app) : IClassFixture<BrowserApp>
{
    private int _clicks;

    [Fact]
    public async Task CommonPaths_AskNoMoreClicksThanTheDocumentSays()
    {
        var given = await GivenCase.AtTableAsync(app);
        var page = await app.PageAsync(1280, "procesregisseur");
        await page.GotoAsync(given.Page);

        await page.GetByLabel("In uw woorden").FillAsync("Stond op het plein.");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen", Exact = true }));
        await DoneAsync(page, "Toegevoegd.", 1);

        await ClickAsync(page.GetByLabel("Mening", new() { Exact = true }));
        await page.GetByLabel("In uw woorden").FillAsync("Wij denken dat het went.");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen", Exact = true }));
        await DoneAsync(page, "Toegevoegd.", 2);

        await ClickAsync(page.Locator(".rt-fact summary", new() { HasText = "Klopt dit feit?" }));
        await page.GetByLabel("Waaruit blijkt dat?").FillAsync("Hij was toen op zijn werk.");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Het klopt niet" }));
        await DoneAsync(page, "Vastgelegd bij het feit.", 2);

        await page.GetByLabel("Wat", new() { Exact = true }).FillAsync("Bellen.");
        _clicks++;
        await page.GetByLabel("Welke organisatie").SelectOptionAsync(new SelectOptionValue { Label = "Politie" });
        await page.GetByLabel("Vóór", new() { Exact = true }).FillAsync("over 2 weken");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Afspreken", Exact = true }));
        await DoneAsync(page, "Actie afgesproken.", 2);

        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Herzien en verlengen" }));
        foreach (var no in await page.GetByRole(AriaRole.Radio, new() { Name = "Nog niet", Exact = true }).AllAsync()) await ClickAsync(no);
        await page.GetByLabel("Waarom is deze casus nog nodig?").FillAsync("De opleiding is nog niet rond.");
        await page.GetByLabel("Nodig tot").FillAsync("over 3 maanden");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Verlengen", Exact = true }));
        await DoneAsync(page, "De casus loopt door.", 4);
    }

    private async Task ClickAsync(ILocator what)
    {
        _clicks++;
        await what.ClickAsync();
    }

    private async Task DoneAsync(IPage page, string words, int most)
    {
        await Assertions.Expect(page.Locator("body:not([data-before]) .rt-notices")).ToContainTextAsync(words);
        await page.EvaluateAsync("() => document.body.setAttribute('data-before', '')"); // the same words may stand on the next page
        Assert.True(_clicks <= most, $"{words} took {_clicks} clicks.");
        _clicks = 0;
    }
}
