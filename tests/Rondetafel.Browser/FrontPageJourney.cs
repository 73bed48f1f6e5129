using Microsoft.Playwright;

namespace Rondetafel.Browser;

public sealed class FrontPageJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task FrontPage_OnAPhone_LeadsToTheReportByKeyboard()
    {
        var page = await app.PageAsync(320);
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(page.Locator(".rt-skip")).ToBeFocusedAsync();
        await app.LookAsync(page, "voorpagina");
    }
}
