using Microsoft.Playwright;

namespace Rondetafel.Browser;

/// <summary>What a person does who has no mouse: every step of a journey goes through the keyboard.</summary>
internal static class Keys
{
    /// <summary>Fills a field with that label, whatever stood in it.</summary>
    public static async Task TypeAsync(IPage page, string label, string text)
    {
        await page.GetByLabel(label, new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>A key for the page as a whole, pressed when the page stands: before that nothing listens to it.</summary>
    public static async Task KeyAsync(IPage page, string key)
    {
        await BrowserApp.StandsAsync(page);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Tab until the focus is on what a selector names; fails when the keyboard does not reach it.</summary>
    public static async Task TabToAsync(IPage page, string selector)
    {
        await BrowserApp.StandsAsync(page);
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s)", selector)) return;
        }
        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    /// <summary>Enter on what has the focus, and waits for the page that it leads to, whether that was loaded or put in its place.</summary>
    public static async Task EnterAsync(IPage page)
    {
        await page.EvaluateAsync("() => document.body.setAttribute('data-before', '')");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("body:not([data-before])").WaitForAsync();
        await BrowserApp.StandsAsync(page);
    }

    /// <summary>Enter on a button.</summary>
    public static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).PressAsync("Enter");

    /// <summary>Enter on a link, the first with that name.</summary>
    public static Task FollowAsync(IPage page, string link) => page.GetByRole(AriaRole.Link, new() { Name = link }).First.PressAsync("Enter");

    /// <summary>Space on a radio button or checkbox.</summary>
    public static Task ChooseAsync(IPage page, string label) => page.GetByLabel(label, new() { Exact = true }).PressAsync("Space");

    /// <summary>The same answer for every question that offers it.</summary>
    public static async Task CheckAllAsync(IPage page, string answer)
    {
        foreach (var radio in await page.GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).AllAsync()) await radio.PressAsync("Space");
    }
}
