using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Rondetafel.Browser;

/// <summary>The report when things are against the reporter: haste, a bad line, another language, big letters; and the pages around it.</summary>
public sealed class ReportJourneyHard(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SnelWeg_PutsANeutralPageInItsPlace(bool escape)
    {
        var page = await app.PageAsync(320);
        await page.RouteAsync("https://www.knmi.nl/**", r => r.FulfillAsync(new() { Body = "<title>Weer</title>", ContentType = "text/html" }));
        await page.GotoAsync("/weg");
        await page.GotoAsync("/melden/lindestad");
        await page.FillAsync("#Input_FamilyName", "Jansen");

        if (escape)
        {
            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("Escape");
        }
        else await page.ClickAsync("a[data-leave]");
        await page.WaitForURLAsync("https://www.knmi.nl/");
        await page.GoBackAsync();

        Assert.EndsWith("/weg", page.Url);
    }

    [Fact]
    public async Task ALostConnection_KeepsTheText_AndARetryHasOneEffect()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var page = await app.PageAsync(390);
        await page.GotoAsync("/melden/lindestad");
        await FillAsync(page);
        var before = await app.LookAsync(db => db.Signals.CountAsync());
        await page.RouteAsync("**/melden/lindestad", async r =>
        {
            // The report arrives, its answer does not.
            await r.FetchAsync();
            await r.AbortAsync();
        });
        await page.ClickAsync("text=Melding versturen");
        await Assertions.Expect(page.Locator("[data-send-note]")).ToContainTextAsync("Nog niet verstuurd");
        await Assertions.Expect(page.Locator("#Input_Facts_0__What")).ToHaveValueAsync("Zei dat geweld soms nodig is");
        await app.LookAsync(page, "melden-niet-verstuurd");
        await page.UnrouteAsync("**/melden/lindestad");

        await page.ClickAsync("text=Probeer opnieuw");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wij hebben uw melding");
        Assert.Equal(before + 1, await app.LookAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task AtOneKilobytePerSecond_TheFormCanBeFilledInAndSent()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var page = await app.PageAsync(390);
        var line = await page.Context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 200,
            ["downloadThroughput"] = 1024,
            ["uploadThroughput"] = 1024,
        });
        page.SetDefaultTimeout(240_000);
        await page.GotoAsync("/melden/lindestad", new() { WaitUntil = WaitUntilState.Commit, Timeout = 240_000 });
        await FillAsync(page);
        await page.ClickAsync("form[data-steps] button[type=submit]");

        // Sent before the script was there, the form takes the path without script.
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Wij hebben uw melding|Even wachten"), new() { Timeout = 240_000 });
        if (await page.InnerTextAsync("h1") == "Even wachten")
        {
            app.Clock.Advance(TimeSpan.FromSeconds(11));
            await page.ClickAsync("main button[type=submit]");
        }
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wij hebben uw melding", new() { Timeout = 240_000 });
    }

    [Fact]
    public async Task ThePagesAround_AreGood()
    {
        var page = await app.PageAsync(390);
        foreach (var path in new[] { "/melden/hoogbeek", "/overleggen", "/overleggen/waalrode", "/privacy", "/hulp", "/weg" })
        {
            await page.GotoAsync(path);
            await app.LookAsync(page, path.Trim('/').Replace('/', '-'));
        }
    }

    [Fact]
    public async Task InEnglish_EveryPageOpens_WithoutRunningOutOfTheSide()
    {
        var page = await app.PageAsync(320, language: "en");
        foreach (var path in new[] { "/melden", "/melden/lindestad", "/melden/hoogbeek", "/antwoord", "/overleggen", "/toegankelijkheid", "/over", "/weg" })
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal((200, "en"), (answer!.Status, await page.GetAttributeAsync("html", "lang")));
            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path);
        }
    }

    [Fact]
    public async Task AtFourHundredPercent_AndInForcedColours_NothingIsLost()
    {
        var page = await app.PageAsync(320, change: o => o.ForcedColors = ForcedColors.Active);
        foreach (var path in new[] { "/melden/lindestad", "/antwoord" })
        {
            await page.GotoAsync(path);
            await app.LookAsync(page, path.Trim('/').Replace('/', '-') + "-kleuren");
        }
    }

    private static async Task FillAsync(IPage page)
    {
        await page.FillAsync("#Input_Description", "Jongen met rode pet");
        await page.FillAsync("#Input_Facts_0__What", "Zei dat geweld soms nodig is");
        await page.CheckAsync("#Input_Facts_0__Observation");
    }
}
