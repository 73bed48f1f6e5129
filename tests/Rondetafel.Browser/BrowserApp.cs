using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>The product on a real port with real Chromium before it. Screenshots go to the folder in RONDETAFEL_SCREENSHOTS when it is set.</summary>
public class BrowserApp : TestApp, IAsyncLifetime
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>A page on which no script runs answers never.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    static BrowserApp() => Assertions.SetDefaultExpectTimeout(30_000);

    private static string? Screenshots => Environment.GetEnvironmentVariable("RONDETAFEL_SCREENSHOTS");

    /// <summary>Dutch; English too when pictures are kept to look at.</summary>
    public static IReadOnlyList<string> Languages => Screenshots is null ? ["nl"] : ["nl", "en"];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("RONDETAFEL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await DisposeAsync();
    }

    /// <summary>A new window of a width in CSS pixels, signed in as a person of the town when a key is given.</summary>
    public async Task<IPage> PageAsync(int width, string? signedInAs = null, string language = "nl", Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions { BaseURL = Address.ToString().Replace("127.0.0.1", "localhost"), ViewportSize = new() { Width = width, Height = 900 }, Locale = "nl-NL" };
        change?.Invoke(options);
        var context = await _browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        if (signedInAs is not null) await page.GotoAsync($"/demo/als/{signedInAs}");
        if (language != "nl") await page.GotoAsync($"/taal/{language}");
        return page;
    }

    /// <summary>Looks at a page: axe finds nothing, nothing runs out of the side, and a screenshot at three widths is kept when asked for.</summary>
    public async Task LookAsync(IPage page, string name)
    {
        await AxeAsync(page);
        var before = page.ViewportSize!;
        foreach (var width in new[] { 320, 768, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} is {overflow} px too wide at {width} px.");
            if (Screenshots is { } folder) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
        await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Waits until the page stands whole. Asked of the page itself: the event for it can be missed when a page was put in the place of another.</summary>
    public static Task StandsAsync(IPage page) =>
        page.EvaluateAsync("() => document.readyState === 'complete' || new Promise(done => addEventListener('load', () => done(true), { once: true }))").WaitAsync(Longest);

    /// <summary>Axe finds nothing on the page as it stands. It is put into the page itself: its wrapper for Playwright opens a second page for each report, which takes five times as long. A page still on its way in is waited for: half a page has no main part.</summary>
    public async Task AxeAsync(IPage page)
    {
        await StandsAsync(page);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe);
        var wrong = await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            })).violations.map(v => `${v.id}: ${v.help} ${v.nodes.map(n => n.html).join(' | ')}`)
            """).WaitAsync(Longest);
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }
}
