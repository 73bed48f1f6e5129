using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>Every page of the product in the states that the fictional town has, before axe and at three widths. A new page joins by itself.</summary>
public sealed class EveryPageJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    /// <summary>Of one page at most so many that differ in what they offer.</summary>
    private const int States = 3;

    [Fact]
    public async Task EveryPage_InItsStates_PassesAxe_AndFitsEveryWidth()
    {
        await Town.FillAsync(app.Services, CancellationToken.None);
        var walk = await EveryPage.WalkAsync(app);
        var chosen = walk.Opened.GroupBy(o => o.Route).SelectMany(r => r.DistinctBy(Shape).Take(States)).ToList();
        Assert.Equal(walk.Opened.Select(o => o.Route).Distinct().Count(), chosen.Select(o => o.Route).Distinct().Count());
        var wrong = new List<string>();
        foreach (var pages in chosen.GroupBy(o => o.Who))
            foreach (var language in BrowserApp.Languages)
            {
                var page = await app.PageAsync(1280, pages.Key, language);
                foreach (var (opened, number) in pages.Select((o, n) => (o, n)))
                {
                    Assert.Equal(200, (await page.GotoAsync(opened.Address))!.Status);
                    var name = $"{language}-{(opened.Route.Length == 0 ? "start" : string.Concat(opened.Route.Split('{', '}').Where((_, i) => i % 2 == 0)).Trim('/').Replace('/', '-'))}-{pages.Key}{number}";
                    try { await app.LookAsync(page, name); }
                    catch (Xunit.Sdk.XunitException e) { wrong.Add($"{opened.Address} ({pages.Key}): {e.Message}"); }
                }
                await page.Context.CloseAsync();
            }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>What a page offers: its headings, where its forms go and what they ask.</summary>
    private static string Shape(OpenedPage page) => string.Join('|', page.Seen.Document.QuerySelectorAll("main h1, main h2, main h3, main [name], main table, main .rt-empty")
        .Select(e => e.GetAttribute("name") ?? e.LocalName + (e.LocalName == "h2" ? e.TextContent.Trim() : "")).Distinct().Order());
}
