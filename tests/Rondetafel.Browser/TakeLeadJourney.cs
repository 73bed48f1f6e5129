using Microsoft.Playwright;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>The process director of the municipality takes over what a leaving director led, by keyboard alone.</summary>
public sealed class TakeLeadJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task CaseAndWeighing_AreTakenOver_ByKeyboardAlone()
    {
        var given = await GivenCase.AtTableAsync(app);
        var scenes = new WeighingScenes(app.Services);
        await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        await Given.DirectorAsync(app, "opvolger", "Zita Opvolger");
        await Given.DesignatedUntilAsync(app, "procesregisseur", new DateOnly(2026, 3, 1));
        var page = await app.PageAsync(320, "opvolger");
        await page.GotoAsync("/mijn-werk");
        await app.LookAsync(page, "mijn-werk-overnemen");

        await Keys.FollowAsync(page, $"Casus {given.Number} heeft geen procesregisseur meer");
        await Expect(page.Locator("h1")).ToContainTextAsync("Overnemen");
        await Expect(page.Locator(".rt-lines li")).ToHaveCountAsync(2);
        await app.LookAsync(page, "overnemen");
        await Keys.PressAsync(page, $"Neem over {given.Number}");

        await Expect(page.Locator("h1")).ToContainTextAsync(given.Number);
        await Expect(page.Locator("main")).ToContainTextAsync("U hebt de leiding overgenomen.");
        await app.LookAsync(page, "overgenomen");
        await page.GotoAsync("/overnemen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Neem over" }).PressAsync("Enter");
        await Expect(page.Locator("main")).ToContainTextAsync("U hebt de leiding overgenomen.");
        await page.GotoAsync("/overnemen");
        await Expect(page.Locator("main")).ToContainTextAsync("Elke weging en casus heeft een procesregisseur.");
        await app.LookAsync(page, "overnemen-leeg");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
