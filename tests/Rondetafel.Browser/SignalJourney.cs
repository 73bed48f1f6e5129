using Microsoft.Playwright;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>The dossierhouder's day in real Chromium: each journey by keyboard alone, every state looked at.</summary>
public sealed class SignalJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task AWorryThatIsNoSign_IsStoppedWithAnExplanation_ByKeyboardAlone()
    {
        var given = await Given.SignalAsync(app);
        var page = await app.PageAsync(1280, "dossierhouder");
        await page.GotoAsync("/mijn-werk");
        await app.LookAsync(page, "mijn-werk");
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = $"Bevestig de ontvangst van melding {given.Code}", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + given.Page);
        await app.LookAsync(page, "melding-ontvangen");

        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Ontvangst bevestigen" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("De ontvangst is bevestigd.")).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Stoppen", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/stoppen");
        await app.LookAsync(page, "stoppen");

        await TabToAsync(page, page.Locator("input[name='Input.Target']").First);
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, page.Locator("textarea[name='Input.Reason']"));
        await page.Keyboard.TypeAsync("Het hoort bij een opdracht van school.");
        await TabToAsync(page, page.Locator("button[type=submit]").Filter(new() { HasText = "Stoppen" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".rt-errors")).ToBeVisibleAsync();
        await app.LookAsync(page, "stoppen-fout");

        await TabToAsync(page, page.Locator("input[name='Input.Feedback.Say']").First);
        await page.Keyboard.PressAsync("Space");
        foreach (var text in new[] { "no_sign", "what_you_can_do" })
        {
            await TabToAsync(page, page.Locator($"input[name='Input.Feedback.Texts'][value='{text}']"));
            await page.Keyboard.PressAsync("Space");
        }
        await TabToAsync(page, page.Locator("button[type=submit]").Filter(new() { HasText = "Stoppen" }));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("De melding is gestopt en afgeschermd.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Zandstra")).ToHaveCountAsync(0);
        await app.LookAsync(page, "melding-afgeschermd");
        await page.GotoAsync(given.Page + "/antwoord");
        await Assertions.Expect(page.GetByText("Waarom dit geen teken is.")).ToBeVisibleAsync();
        await app.LookAsync(page, "antwoord");
    }

    [Fact]
    public async Task APhoneNote_BecomesAFullSignal_OnAPhone()
    {
        var given = await Given.SignalAsync(app, new GivenReport
        {
            Channel = Channel.Phone,
            By = "dossierhouder",
            Origin = null,
            Person = new(null, null, null, null, null),
            Thoughts = new(null, null, null, null, PersonKnows.NotAnswered),
            Facts = [new("Plakt stickers bij het station.", null, null, null, Observation.NotSaid)],
            ReporterName = "Beller",
            Wish = AnswerWish.Phone,
        });
        var page = await app.PageAsync(320, "dossierhouder");
        await page.GotoAsync(given.Page);
        await app.LookAsync(page, "notitie");
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Maak er een volledige melding van" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/aanvullen");
        await app.LookAsync(page, "aanvullen");

        await TabToAsync(page, page.Locator("input[name='Input.Facts[0].Observation']:checked"));
        await page.Keyboard.PressAsync("ArrowRight");
        await TabToAsync(page, page.Locator("textarea[name='Input.Worry']"));
        await page.Keyboard.TypeAsync("Het wordt erger.");
        await TabToAsync(page, page.Locator("input[name='Input.FamilyName']"));
        await page.Keyboard.TypeAsync("Sluitersma");
        await TabToAsync(page, page.Locator("button[type=submit]").Filter(new() { HasText = "Aanvullen of verbeteren" }));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("De melding is bijgewerkt.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Het wordt erger.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Dit is nog een notitie")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task EveryOtherPage_HasNoFindings()
    {
        var open = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, open);
        var apart = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null });
        var stopped = await Given.SignalAsync(app);
        await Given.StoppedAsync(app, stopped);
        var page = await app.PageAsync(1280, "dossierhouder");
        foreach (var (path, name) in new[]
        {
            ("/meldingen", "meldingen"), ("/meldingen?toon=weging", "meldingen-leeg"), (apart.Page, "melding-apart"), (apart.Page + "/gesproken", "gesproken"),
            (open.Page + "/navragen", "navragen"), (open.Page + "/naar-weging", "naar-weging"), (open.Page + "/elders", "elders"), (open.Page + "/splitsen", "splitsen"),
            (open.Page + "/melder", "melder"), (stopped.Page + "/ongedaan", "ongedaan"),
        })
        {
            await page.GotoAsync(path);
            await app.LookAsync(page, name);
        }
        page = await app.PageAsync(1280, "docent");
        await page.GotoAsync("/mijn-werk");
        await app.LookAsync(page, "mijn-werk-leeg");
    }

    /// <summary>Presses Tab until the element has the focus.</summary>
    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var i = 0; i < 120; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{target} cannot be reached with the keyboard.");
    }
}
