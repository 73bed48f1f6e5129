using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Rondetafel.Browser;

/// <summary>Every page of administration and the audit log, looked at by axe and at three widths.</summary>
public sealed class SignInJourneyAdmin(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Administration_PassesOnEveryPage()
    {
        var page = await app.PageAsync(1280, "beheerder");
        var (person, organisation, municipality) = await app.LookAsync(async db =>
            (await db.Professionals.OrderBy(p => p.Name).Select(p => p.Id).FirstAsync(), await db.Organisations.Select(o => o.Id).FirstAsync(), await db.Municipalities.Select(m => m.Id).FirstAsync()));
        var text = await app.LookAsync(db => db.Catalogue.Where(c => c.Code == "looked_at").Select(c => c.Id).SingleAsync());
        var number = await app.LookAsync(db => db.Catalogue.Where(c => c.Code == "answer.term").Select(c => c.Id).SingleAsync());
        var shown = await app.LookAsync(db => db.Catalogue.Where(c => c.Code == "about").Select(c => c.Id).SingleAsync());
        foreach (var (path, name) in new[]
        {
            ("/beheer", "beheer"), ("/beheer/herstel", "herstel-leeg"), ("/beheer/voorstellen", "voorstellen-leeg"), ("/beheer/organisaties", "organisaties"),
            ($"/beheer/organisaties/{organisation.Value}", "organisatie"), ("/beheer/professionals", "professionals"), ("/beheer/professionals/nieuw", "professional-nieuw"),
            ($"/beheer/professionals/{person.Value}", "professional"), ("/beheer/gemeenten", "gemeenten"), ($"/beheer/gemeenten/{municipality.Value}", "gemeente"),
            ("/beheer/lijsten", "lijsten"), ("/beheer/lijsten/nieuw?lijst=signal.origin", "lijst-nieuw"), ("/beheer/teksten", "teksten"), ($"/beheer/teksten/{text.Value}", "tekst"),
            ("/beheer/getallen", "getallen"), ($"/beheer/getallen/{number.Value}", "getal"), ("/beheer/paginas", "paginas"), ($"/beheer/paginas/{shown.Value}", "pagina"),
        })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await app.LookAsync(page, "beheer-" + name);
        }
        await page.GotoAsync($"/beheer/teksten/{text.Value}");
        await page.Locator("#Input_Dutch").FillAsync("Een nieuwe tekst voor wie meldde.");
        await page.Locator("#Input_From").FillAsync("ooit");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page.Locator("#Input_From-error")).ToBeVisibleAsync();
        await app.LookAsync(page, "beheer-tekst-fout");
        await page.Locator("#Input_From").FillAsync("morgen");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/beheer/teksten");
    }

    [Fact]
    public async Task SecondPersonAndAuditLog_PassInEveryState()
    {
        var lost = await app.PageAsync(320);
        await lost.GotoAsync("/inloggen/kwijt");
        await app.LookAsync(lost, "kwijt");
        await lost.Locator("#Input_Email").FillAsync("docent@lindevaart.example");
        await lost.Keyboard.PressAsync("Enter");
        await lost.WaitForURLAsync("**gevraagd=true");
        await app.LookAsync(lost, "kwijt-gevraagd");

        var first = await app.PageAsync(1280, "procesregisseur");
        await first.GotoAsync("/beheer/herstel");
        await app.LookAsync(first, "herstel");
        await first.GetByRole(AriaRole.Button, new() { Name = "Bevestigen" }).ClickAsync();
        await Assertions.Expect(first.GetByText("U hebt bevestigd.")).ToBeVisibleAsync();
        await app.LookAsync(first, "herstel-bevestigd");
        var page = await app.PageAsync(1280, "fg");
        await page.GotoAsync("/beheer/herstel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Herstel vrijgeven" }).ClickAsync();
        await Assertions.Expect(page.Locator(".once code")).ToBeVisibleAsync();
        await app.LookAsync(page, "herstel-code");

        await page.GotoAsync("/rechten/logboek");
        await app.LookAsync(page, "logboek-doel");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator(".rt-errors")).ToBeVisibleAsync();
        await app.LookAsync(page, "logboek-fout");
        await page.GetByLabel("Maandelijkse steekproef").CheckAsync();
        await page.Locator("#Input_Words").FillAsync("steekproef maart");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator("table")).ToBeVisibleAsync();
        await app.LookAsync(page, "logboek");
    }
}
