using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rondetafel.Domain.Persons.Signals;
using static Microsoft.Playwright.Assertions;

namespace Rondetafel.Browser;

public sealed class NoteJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task PhoneNote_ByKeyboardAlone()
    {
        var page = await app.PageAsync(1280, "dossierhouder");
        await page.GotoAsync("/meldingen/telefoon");
        await app.LookAsync(page, "telefoonnotitie");

        await TabToAsync(page, "Input_Said");
        await page.Keyboard.TypeAsync("Mijn buurjongen gooide eieren naar het gebedshuis.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Mevrouw Kramer");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("06 12 34");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#Input_Number-error")).ToBeVisibleAsync();
        await app.LookAsync(page, "telefoonnotitie-fout");
        await TabToAsync(page, "Input_Number");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("06 12 34 56 78");
        await page.Keyboard.PressAsync("Enter");

        for (var i = 0; i < 100 && !await AnyAsync(); i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(await AnyAsync());

        Task<bool> AnyAsync() => app.LookAsync(db => db.Signals.AnyAsync(s => s.Channel == Channel.Phone));
    }

    [Fact]
    public async Task Report_WhoseSessionEnded_IsThereAfterSigningInAgain()
    {
        var page = await app.PageAsync(320, "docent");
        await page.GotoAsync("/meldingen/nieuw");
        await app.LookAsync(page, "melden-professional");
        await page.SelectOptionAsync("[name='Input.Municipality']", new SelectOptionValue { Label = "Waalrode" });
        await page.FillAsync("[name='Input.FamilyName']", "Journeysma");
        await page.FillAsync("[name='Input.Facts[0].What']", "Riep dat het niet lang meer duurt.");
        await page.CheckAsync("[name='Input.Facts[0].Observation'][value='Own']");
        await page.ClickAsync("h1");
        await Expect(page.Locator("[data-draft-status]")).ToContainTextAsync("Concept bewaard om");

        app.Clock.Advance(TimeSpan.FromMinutes(31));
        await page.FillAsync("[name='Input.Worry']", "Dit tikte ik daarna.");
        await page.ClickAsync("button:has-text('Melding versturen')");
        await Expect(page.Locator("[data-send-note]")).ToContainTextAsync("U bent uitgelogd. Uw tekst staat er nog.");
        await Expect(page.Locator("[name='Input.Worry']")).ToHaveValueAsync("Dit tikte ik daarna.");
        await app.LookAsync(page, "melden-sessie-voorbij");

        await page.GotoAsync("/demo/als/docent");
        await page.GotoAsync("/meldingen/nieuw");
        await Expect(page.Locator("[name='Input.FamilyName']")).ToHaveValueAsync("Journeysma");
        await Expect(page.Locator("[name='Input.Facts[0].What']")).ToHaveValueAsync("Riep dat het niet lang meer duurt.");
        await Expect(page.Locator("[name='Input.Worry']")).ToHaveValueAsync("Dit tikte ik daarna.");

        await page.FillAsync("[name='Input.FamilyName']", "");
        await page.ClickAsync("button:has-text('Melding versturen')");
        await Expect(page.Locator("[data-errors]")).ToBeFocusedAsync();
        await app.LookAsync(page, "melden-professional-fout");
        await page.FillAsync("[name='Input.FamilyName']", "Journeysma");
        await page.ClickAsync("button:has-text('Melding versturen')");
        await Expect(page.Locator("h1")).ToContainTextAsync("Uw melding van");
        await app.LookAsync(page, "melding-ontvangst");
        await page.GotoAsync("/mijn-meldingen");
        await app.LookAsync(page, "mijn-meldingen");
    }

    [Fact]
    public async Task Mail_IsPastedAndChecked_AndFoundByName()
    {
        var page = await app.PageAsync(768, "dossierhouder-twee");
        await page.GotoAsync("/meldingen/plakken");
        await app.LookAsync(page, "mail-plakken");
        await page.FillAsync("[name='Input.Mail']", "Van: Eva Post <eva@post.example>\nOnderwerp: Zorgen over Tijmen Kroon\n\nHoi,\n\nGisteren riep hij iets. Ik denk dat hij online iemand volgt.\n\nGroet,\nEva");
        await page.ClickAsync("button:has-text('Lees de mail')");
        await Expect(page.Locator("[name='Input.FamilyName']")).ToHaveValueAsync("Kroon");
        await app.LookAsync(page, "mail-nakijken");
        await page.ClickAsync("button:has-text('Melding opslaan')");
        for (var i = 0; i < 100 && !await app.LookAsync(db => db.Signals.AnyAsync(s => s.Channel == Channel.Mail)); i++) await Task.Delay(100, TestContext.Current.CancellationToken);

        await page.GotoAsync("/zoeken");
        await app.LookAsync(page, "zoeken");
        await page.FillAsync("main [name='Q']", "tymen kroon");
        await page.ClickAsync("main button:has-text('Zoeken')");
        await Expect(page.Locator("main")).ToContainTextAsync("1 melding gevonden");
        await app.LookAsync(page, "zoeken-gevonden");
        await page.FillAsync("main [name='Q']", "niemand");
        await page.ClickAsync("main button:has-text('Zoeken')");
        await app.LookAsync(page, "zoeken-niets");
        await page.GotoAsync("/adviesvraag/noteren");
        await app.LookAsync(page, "adviesvraag");
    }

    [Fact]
    public async Task LikelyDuplicate_IsComparedMergedAndPutBack()
    {
        foreach (var fact in new[] { "Eerste.", "Tweede." })
        {
            var writer = await app.PageAsync(1280, "dossierhouder");
            await writer.GotoAsync("/meldingen/nieuw");
            await writer.FillAsync("[name='Input.GivenNames']", "Marijke");
            await writer.FillAsync("[name='Input.FamilyName']", "van der Velden");
            await writer.FillAsync("[name='Input.BirthDate']", "3-4-1998");
            await writer.FillAsync("[name='Input.Facts[0].What']", fact);
            await writer.CheckAsync("[name='Input.Facts[0].Observation'][value='Own']");
            await writer.ClickAsync("button:has-text('Melding versturen')");
            await Expect(writer.Locator("h1")).ToContainTextAsync("Uw melding van");
        }
        Guid task = default;
        for (var i = 0; i < 100 && task == default; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            task = await app.LookAsync(db => db.MatchTasks.Select(t => t.Id.Value).FirstOrDefaultAsync());
        }
        var page = await app.PageAsync(768, "dossierhouder");
        await page.GotoAsync($"/vergelijken/{task}");
        await app.LookAsync(page, "vergelijken");
        await page.CheckAsync("text=Ja, dezelfde persoon");
        await page.ClickAsync("button:has-text('Oordeel opslaan')");
        await Expect(page.Locator("[data-errors]")).ToBeFocusedAsync();
        await app.LookAsync(page, "vergelijken-fout");
        await page.CheckAsync("label:text-is('Naam')");
        await page.CheckAsync("label:text-is('Geboortedatum')");
        await page.FillAsync("[name='Input.Reason']", "Zelfde naam en geboortedatum.");
        await page.ClickAsync("button:has-text('Oordeel opslaan')");
        await Expect(page.Locator("main")).ToContainTextAsync("Een tweede persoon krijgt de vraag");

        var second = await app.PageAsync(1280, "dossierhouder-twee");
        await second.GotoAsync($"/vergelijken/{task}");
        await app.LookAsync(second, "vergelijken-tweede");
        await second.CheckAsync("text=Ja, ik bevestig dat");
        await second.ClickAsync("button:has-text('Oordeel opslaan')");
        await Expect(second.Locator("main")).ToContainTextAsync("De meldingen zijn samengevoegd.");
        await app.LookAsync(second, "vergelijken-samengevoegd");
        await second.ClickAsync("text=Samenvoeging terugdraaien");
        await app.LookAsync(second, "samenvoeging-terug");
        await second.FillAsync("[name='Input.Reason']", "Toch een ander.");
        await second.ClickAsync("main button[type=submit]");
        await Expect(second.Locator("main")).ToContainTextAsync("Beide meldingen staan weer apart.");
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''") == id) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{id} cannot be reached with Tab.");
    }
}
