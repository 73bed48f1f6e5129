using Microsoft.Playwright;
using Rondetafel.Data;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>Pages for eyes that need more: 200 and 400 % zoom of a screen of 1280 px, which is 640 and 320 CSS px, and forced colours.</summary>
public sealed class EyesJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData(640)]
    [InlineData(320)]
    public async Task StaffPages_Zoomed_AndInForcedColours_LoseNothing(int width)
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "tafelpartner"] });
        await given.ContributeAsync(app, "politie", "Zit nog in de groepsapp, leest mee, schrijft niet.", source: "gehoord");
        await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        var signal = await Given.SignalAsync(app);
        foreach (var (key, paths) in new[]
        {
            ("procesregisseur", new[] { "/mijn-werk", "/casussen", given.Page, given.Page + "/bijdrage", given.Page + "/herzien", $"/wegingen/{weighing.Value}", $"/wegingen/{weighing.Value}/besluiten" }),
            ("dossierhouder", ["/mijn-werk", "/meldingen", signal.Page, signal.Page + "/stoppen", "/meldingen/telefoon"]),
            ("uitvoerder", ["/mijn-acties"]),
            ("beheerder", ["/beheer", "/beheer/lijsten"]),
            ("fg", ["/rechten/logboek"]),
        })
        {
            var page = await app.PageAsync(width, key, change: o => o.ForcedColors = ForcedColors.Active);
            foreach (var path in paths)
            {
                Assert.Equal((200, path), ((await page.GotoAsync(path))!.Status, path));
                await LosesNothingAsync(page, path, width);
            }
        }
    }

    [Theory]
    [InlineData(640)]
    [InlineData(320)]
    public async Task PublicPages_Zoomed_AndInForcedColours_LoseNothing(int width)
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var page = await app.PageAsync(width, change: o => o.ForcedColors = ForcedColors.Active);
        foreach (var path in new[] { "/", "/antwoord", "/melden", "/melden/lindestad" })
        {
            Assert.Equal((200, path), ((await page.GotoAsync(path))!.Status, path));
            await LosesNothingAsync(page, path, width);
        }
        await page.FillAsync("#Input_Description", "Jongen met rode pet");
        await page.FillAsync("#Input_Facts_0__What", "Zei dat geweld nodig is");
        await page.CheckAsync("#Input_Facts_0__Observation");
        await page.ClickAsync("text=Melding versturen");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wij hebben uw melding");
        await LosesNothingAsync(page, "the receipt", width);
        var code = await page.Locator("[data-receipt]").InnerTextAsync();
        await page.GotoAsync("/antwoord");
        await page.FillAsync("#Input_Code", code);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Uw melding");
        await LosesNothingAsync(page, "the answer", width);
    }

    private async Task LosesNothingAsync(IPage page, string path, int width)
    {
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{path} is {overflow} px too wide at {width} px.");
        await app.AxeAsync(page);
        await FocusIsSeenAsync(page, path);
    }

    [Fact]
    public async Task Axe_FindsAPictureWithoutText()
    {
        var page = await app.PageAsync(1280);
        await page.GotoAsync("/");
        await app.AxeAsync(page);
        await page.EvaluateAsync("() => document.querySelector('main').append(new Image())");

        var thrown = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => app.AxeAsync(page));

        Assert.Contains("image-alt", thrown.Message);
    }

    [Fact]
    public async Task SecondMunicipality_FindsNoTraceOfASignal_ByKeyboard()
    {
        var signal = await Given.SignalAsync(app);
        var page = await app.PageAsync(1280, "dossierhouder-buur");
        foreach (var path in new[] { "/mijn-werk", "/meldingen", "/meldingen?toon=apart", "/meldingen?toon=weging", "/meldingen?toon=afgeschermd", "/", "/mijn-werk" })
        {
            if (path.Contains('?') || path == "/") await page.GotoAsync(path); // typed: an empty list and the public front page have no link here
            else
            {
                await Keys.TabToAsync(page, $"a[href='{path}']");
                await Keys.EnterAsync(page);
            }
            Assert.Equal(path, new Uri(page.Url).PathAndQuery);
            var html = await page.ContentAsync();
            foreach (var word in new[] { signal.Code, signal.Page, "Zandstra" }) Assert.DoesNotContain(word, html);
        }
        await Keys.TabToAsync(page, "input[name=q]");
        await page.Keyboard.TypeAsync("Zandstra");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/zoeken");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Niets gevonden");
        Assert.DoesNotContain(signal.Page, await page.ContentAsync());
        await app.LookAsync(page, "zoeken-niets");

        Assert.Equal(404, (await page.GotoAsync(signal.Page))!.Status);
        await app.LookAsync(page, "niet-gevonden");
        var holder = await app.PageAsync(1280, "dossierhouder");
        await holder.GotoAsync("/mijn-werk");
        await holder.Locator("input[name=q]").First.FillAsync("Zandstra");
        await holder.Keyboard.PressAsync("Enter");
        await Assertions.Expect(holder.Locator($"main a[href='{signal.Page}']")).ToBeVisibleAsync(); // positive control
    }

    [Fact]
    public async Task AFormWithoutItsToken_IsAPageThatTellsWhatToDo()
    {
        var page = await app.PageAsync(390);
        await page.GotoAsync("/melden/lindestad");
        await page.EvaluateAsync("() => { const form = document.querySelector('main form'); form.querySelectorAll('input[name=__form]').forEach(i => i.remove()); form.submit(); }");
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync("");
        await app.LookAsync(page, "probleem-400");
    }

    /// <summary>Tab through the first stops: each one shows that it has the focus.</summary>
    private static async Task FocusIsSeenAsync(IPage page, string path)
    {
        for (var i = 0; i < 6; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<bool>("() => { const e = document.activeElement; if (!e || e === document.body) return true; const s = getComputedStyle(e); return s.outlineStyle !== 'none' && s.outlineWidth !== '0px'; }");
            Assert.True(seen, $"{path}: stop {i + 1} does not show the focus.");
        }
    }
}

/// <summary>Read-only, for maintenance: the page that says so, and the page of a change that is refused.</summary>
public sealed class ReadOnlyJourney(ReadOnlyJourney.ReadOnlyBrowser app) : IClassFixture<ReadOnlyJourney.ReadOnlyBrowser>
{
    [Fact]
    public async Task ReadOnly_SaysSo_AndRefusesAChangeWithAPage()
    {
        var page = await app.PageAsync(390);
        await page.GotoAsync("/melden/lindestad");
        await app.LookAsync(page, "alleen-lezen");
        await page.EvaluateAsync("() => document.querySelector('main form').submit()");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(Texts.Texts.For(Texts.Language.Nl)["problem.503.title"]);
        await app.LookAsync(page, "alleen-lezen-geweigerd");
    }

    public sealed class ReadOnlyBrowser : BrowserApp
    {
        protected override Settings Change(Settings settings) => settings with { ReadOnly = true };
    }
}
