using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Vault;

namespace Rondetafel.Browser;

/// <summary>A citizen tells a worry and reads the answer.</summary>
public sealed class ReportJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Citizen_OnAPhone_Reports_AndReadsTheAnswerWithTheCode()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var page = await app.PageAsync(320);
        await page.GotoAsync("/");
        await page.ClickAsync("main >> text=Een zorg melden");
        await app.LookAsync(page, "melden-gemeenten");
        await page.ClickAsync("main a[href='/melden/lindestad']");
        await app.LookAsync(page, "melden");
        await page.FillAsync("#Input_Description", "Jongen met rode pet");
        await page.FillAsync("#Input_Facts_0__When", "vorige zomer");
        await page.FillAsync("#Input_Facts_0__What", "Zei dat geweld soms nodig is");
        await page.ClickAsync("text=Melding versturen");
        await Assertions.Expect(page.Locator("[data-errors]")).ToBeFocusedAsync();
        await app.LookAsync(page, "melden-fout");
        await page.CheckAsync("#Input_Facts_0__Observation");
        await page.ClickAsync("text=Nog een feit");
        await page.FillAsync("#Input_Facts_1__What", "Kwam niet meer op training");
        await page.CheckAsync("#Input_Facts_1__Observation-1");
        await app.LookAsync(page, "melden-twee-feiten");
        await page.ClickAsync("text=Melding versturen");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wij hebben uw melding");
        await app.LookAsync(page, "bewijs");
        var code = await page.Locator("[data-receipt]").InnerTextAsync();
        Assert.EndsWith("/melden/lindestad", page.Url);

        await page.ClickAsync("main >> text=Antwoord lezen");
        await app.LookAsync(page, "antwoord-code");
        await page.FillAsync("#Input_Code", "geen code");
        await page.ClickAsync("text=Antwoord openen");
        await app.LookAsync(page, "antwoord-onbekend");
        await page.FillAsync("#Input_Code", code.ToLowerInvariant());
        await page.ClickAsync("text=Antwoord openen");
        await Assertions.Expect(page.Locator("[data-answer]")).ToContainTextAsync("Er is nog geen antwoord");
        await app.LookAsync(page, "antwoord-leeg");
        await page.FillAsync("#Input_Text", "Ik zag hem weer");
        await page.ClickAsync("text=Versturen");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Wij hebben uw aanvulling ontvangen");
        await app.LookAsync(page, "antwoord-aangevuld");

        await GiveAsync(code, "Wij keken met zorg. Wat u zag, is geen teken van radicalisering.");
        await page.GotoAsync("/antwoord");
        await page.FillAsync("#Input_Code", code);
        await page.ClickAsync("text=Antwoord openen");
        await Assertions.Expect(page.Locator("[data-answer]")).ToContainTextAsync("geen teken van radicalisering");
        Assert.EndsWith("/antwoord", page.Url);
        await app.LookAsync(page, "antwoord");
    }

    [Fact]
    public async Task Citizen_ByKeyboardAlone_ReportsAndReadsTheAnswer()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var page = await app.PageAsync(1280);
        await page.GotoAsync("/melden/lindestad");

        await Keys.TabToAsync(page, "#Input_Description");
        await page.Keyboard.TypeAsync("Meisje met blauwe tas");
        await Keys.TabToAsync(page, "#Input_Facts_0__What");
        await page.Keyboard.TypeAsync("Dreigde op het plein");
        await Keys.TabToAsync(page, "#Input_Facts_0__Observation");
        await page.Keyboard.PressAsync("Space");
        await Keys.TabToAsync(page, "details.nogeen > summary");
        await page.Keyboard.PressAsync("Enter");
        await Keys.TabToAsync(page, "#Input_Facts_1__When");
        await Keys.TabToAsync(page, "form[data-steps] button[type=submit]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wij hebben uw melding");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();

        var code = await page.Locator("[data-receipt]").InnerTextAsync();
        await GiveAsync(code, "Dank u. Dit is geen teken van radicalisering.");
        await Keys.TabToAsync(page, "main a[href='/antwoord']");
        await Keys.EnterAsync(page);
        Assert.EndsWith("/antwoord", page.Url);
        await Keys.TabToAsync(page, "#Input_Code");
        await page.Keyboard.TypeAsync(code);
        await Keys.EnterAsync(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Uw melding");
        await Assertions.Expect(page.Locator("[data-answer]")).ToContainTextAsync("geen teken van radicalisering");
    }

    [Fact]
    public async Task OneQuestionPerScreen_IsAChoice()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var page = await app.PageAsync(390);
        await page.GotoAsync("/melden/lindestad");
        await page.ClickAsync("text=Eén vraag per scherm");
        await app.LookAsync(page, "melden-stap");
        await Assertions.Expect(page.Locator("[data-step]:visible")).ToHaveCountAsync(1);

        await page.FillAsync("#Input_FamilyName", "Jansen");
        await page.ClickAsync("text=Volgende");
        await page.FillAsync("#Input_Facts_0__What", "Zei iets");
        for (var i = 0; i < 3; i++) await page.ClickAsync("text=Volgende");
        await page.ClickAsync("text=Melding versturen");
        await Assertions.Expect(page.Locator("[data-errors]")).ToContainTextAsync("Kies hoe u dit weet");
        await page.CheckAsync("#Input_Facts_0__Observation");
        await page.ClickAsync("text=Melding versturen");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wij hebben uw melding");
    }

    [Fact]
    public async Task WithoutScript_OneWaitsTenSeconds()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var page = await app.PageAsync(320, change: o => o.JavaScriptEnabled = false);
        await page.GotoAsync("/melden/lindestad");
        await page.FillAsync("#Input_Description", "Jongen met rode pet");
        await page.FillAsync("#Input_Facts_0__What", "Regel een\nregel twee");
        await page.CheckAsync("#Input_Facts_0__Observation");
        await page.ClickAsync("details.nogeen >> summary >> nth=0");
        await page.FillAsync("#Input_Facts_1__What", "Nog iets");
        await page.CheckAsync("#Input_Facts_1__Observation-1");
        await page.ClickAsync("text=Melding versturen");
        Assert.Equal("Even wachten", await page.InnerTextAsync("h1"));
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        await page.ClickAsync("text=Melding versturen >> nth=-1");

        Assert.Equal("Wij hebben uw melding", await page.InnerTextAsync("h1"));
    }

    private async Task GiveAsync(string code, string text)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var hash = SHA256.HashData(Base32.TryDecode(code, 16)!);
        var answer = await db.Answers.SingleAsync(a => a.CodeHash == hash);
        answer.Give(new AnswerTextId(new RandomSource().NewId()), new GivenAnswer("no_sign", text, Approved: true), new AnswerTerms(5, 8), Actor.Clock, app.Clock.Now);
        await db.SaveChangesAsync();
    }
}
