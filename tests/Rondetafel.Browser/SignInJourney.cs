using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Lab;

namespace Rondetafel.Browser;

public sealed class SignInJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Password = "vier paarse lepels zingen";

    [Fact]
    public async Task FirstAdministrator_FromTheSetUpCode_ToAPasskey_ByKeyboardAlone()
    {
        var page = await app.PageAsync(1280);
        await UnreadAsync("beheerder");
        await FirstTimeAsync(page, "beheerder", look: true);
        await AcceptAsync(page);
        await AddPasskeyAsync(page);
        await TabToAsync(page, "form[action='/uitloggen'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/inloggen?uit=true");
        await app.LookAsync(page, "inloggen-uit");

        await TabToAsync(page, "form[data-passkey='get'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/mijn-werk");

        await page.GotoAsync("/account");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Uw account");
        await app.LookAsync(page, "account");
        await ALockedAccountIsRefusedAsync(page);
    }

    private async Task ALockedAccountIsRefusedAsync(IPage page)
    {
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, new DateTimeOffset(app.Clock.Now.AddMinutes(15), TimeSpan.Zero)));
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/inloggen");
        await TabToAsync(page, "form[data-passkey='get'] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".rt-errors")).ToBeVisibleAsync();
        Assert.EndsWith("/inloggen", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PasswordAndCode_OnAPhone_ByKeyboardAlone()
    {
        var page = await app.PageAsync(320);
        var key = await FirstTimeAsync(page, "docent", look: false);
        await page.Context.ClearCookiesAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(30));

        await page.GotoAsync("/inloggen?terug=%2Faccount&verlopen=1");
        await app.LookAsync(page, "inloggen-verlopen");
        await page.GotoAsync("/inloggen?terug=%2Faccount&verlopen=niet");
        await app.LookAsync(page, "inloggen-niet-bewaard");
        await TypeAsync(page, "#Input_Email", "docent@lindevaart.example");
        await TypeAsync(page, "#Input_Password", "een verkeerd wachtwoord");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".rt-errors")).ToBeVisibleAsync();
        await app.LookAsync(page, "inloggen-fout");
        await TypeAsync(page, "#Input_Password", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/inloggen/code*");
        await app.LookAsync(page, "inloggen-code");
        await TypeAsync(page, "#Input_Code", Totp.Code(key, Totp.StepAt(app.Clock.Now)));
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/account");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Uw account");
    }

    /// <summary>From the one-time code to the recovery codes; gives the secret of the app.</summary>
    private async Task<byte[]> FirstTimeAsync(IPage page, string who, bool look)
    {
        var code = await InviteAsync(who);
        await page.GotoAsync("/eerste-keer");
        await TypeAsync(page, "#Input_Code", code.ToLowerInvariant());
        await TypeAsync(page, "#Input_Password", "kort");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#Input_Password-error")).ToBeVisibleAsync();
        if (look) await app.LookAsync(page, "eerste-keer-fout");
        await TypeAsync(page, "#Input_Password", Password);
        await TypeAsync(page, "#Input_Again", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/account/tweede-factor");
        if (look) await app.LookAsync(page, "tweede-factor");
        var key = Read(await page.Locator(".key code").InnerTextAsync());
        await TypeAsync(page, "#Input_Code", Totp.Code(key, Totp.StepAt(app.Clock.Now)));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        if (look) await app.LookAsync(page, "herstelcodes");
        return key;
    }

    private async Task AcceptAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/geheimhouding$"));
        await app.LookAsync(page, "geheimhouding");
        await TabToAsync(page, "#Input_Agreed");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "main form button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/mijn-werk");
    }

    private async Task AddPasskeyAsync(IPage page)
    {
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/account/passkeys");
        await app.LookAsync(page, "passkeys-leeg");
        await TypeAsync(page, "#Input_Name", "telefoon van het werk");
        await TabToAsync(page, "form[data-passkey='create'] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("De passkey is toegevoegd.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".own h2")).ToHaveTextAsync("telefoon van het werk");
        await app.LookAsync(page, "passkeys");
    }

    private async Task<string> InviteAsync(string who)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var email = $"{who}@lindevaart.example";
        var person = await scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide().Professionals.SingleAsync(p => p.Email == email);
        return (await scope.ServiceProvider.GetRequiredService<Invites>().MakeAsync(person.Id, email, CancellationToken.None))!;
    }

    /// <summary>Who comes for the first time has not read the notice; the people of the town have.</summary>
    private async Task UnreadAsync(string who)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide().Professionals.Where(p => p.Email == $"{who}@lindevaart.example");
        await people.ExecuteUpdateAsync(p => p.SetProperty(x => x.ConfidentialityAcceptedAt, (DateTime?)null), TestContext.Current.CancellationToken);
    }

    private static async Task TypeAsync(IPage page, string selector, string text)
    {
        await TabToAsync(page, selector);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Presses Tab until the element has the focus; fails when the keyboard does not get there.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 80; i++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    /// <summary>Reads the secret as an app would (RFC 4648 base 32).</summary>
    private static byte[] Read(string words)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var c in words.Replace(" ", ""))
        {
            buffer = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c)) & 0xFFFF;
            if ((bits += 5) < 8) continue;
            bytes.Add((byte)(buffer >> (bits - 8)));
            bits -= 8;
        }
        return [.. bytes];
    }
}
