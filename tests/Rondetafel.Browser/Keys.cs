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
