using Microsoft.Playwright;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>A case in Chromium: plan, review, monitoring list and closing by keyboard, two editors, and the pages in every state.</summary>
public sealed class CaseJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Case_FromPlanToClosing_ByKeyboard()
    {
        var given = await GivenCase.AtTableAsync(app);
        var page = await app.PageAsync(1280, "procesregisseur");
        await page.GotoAsync("/casussen");
        await app.LookAsync(page, "casussen");
        await page.GetByRole(AriaRole.Link, new() { Name = given.Number }).PressAsync("Enter");
        await app.LookAsync(page, "casus-leeg");

        await Keys.TypeAsync(page, "In uw woorden", "Stond niet meer bij de groep op het plein.");
        await Keys.PressAsync(page, "Toevoegen");
        await Assertions.Expect(page.Locator(".rt-fact")).ToContainTextAsync("Stond niet meer bij de groep");
        await Keys.TypeAsync(page, "Wat", "Opleiding regelen met het werkcentrum");
        await page.GetByLabel("Welke organisatie").SelectOptionAsync(new SelectOptionValue { Label = "Welzijn Lindestad" });
        await Keys.TypeAsync(page, "Vóór", "ooit een keer");
        await Keys.PressAsync(page, "Afspreken");
        await Assertions.Expect(page.Locator("[data-errors]")).ToBeVisibleAsync(); // mended where it stands, and sent again
        await Keys.TypeAsync(page, "Vóór", "over 2 weken");
        await Keys.PressAsync(page, "Afspreken");
        await Assertions.Expect(page.Locator("#plan table")).ToContainTextAsync("Opleiding regelen");
        await app.LookAsync(page, "casus-plan");

        await page.GetByRole(AriaRole.Link, new() { Name = "Herzien en verlengen" }).PressAsync("Enter");
        await Keys.PressAsync(page, "Verlengen");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await app.LookAsync(page, "casus-herzien-fout");
        await Keys.CheckAllAsync(page, "Nog niet");
        await Keys.TypeAsync(page, "Waarom is deze casus nog nodig?", "De opleiding is nog niet rond.");
        await Keys.TypeAsync(page, "Nodig tot", "over 3 maanden");
        await Keys.PressAsync(page, "Verlengen");
        await Assertions.Expect(page.Locator("#verloop")).ToContainTextAsync("De opleiding is nog niet rond.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Naar de schaduwlijst" }).PressAsync("Enter");
        await Keys.TypeAsync(page, "Welk ene doel blijft over?", "Het werk houden.");
        await Keys.TypeAsync(page, "Waarom kan het lichter?", "Drie maanden rustig.");
        await Keys.TypeAsync(page, "Wanneer kijkt u opnieuw?", "over 2 maanden");
        await Keys.TypeAsync(page, "Harde einddatum", "over 5 maanden");
        await app.LookAsync(page, "casus-naar-schaduwlijst");
        await Keys.PressAsync(page, "Op de schaduwlijst zetten");
        await Assertions.Expect(page.Locator("[data-undo]")).ToBeVisibleAsync();
        await app.LookAsync(page, "casus-schaduwlijst");

        await page.GetByRole(AriaRole.Link, new() { Name = "Afsluiten" }).PressAsync("Enter");
        await Keys.CheckAllAsync(page, "Behaald");
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync()) await box.PressAsync("Space");
        await Keys.TypeAsync(page, "Waarom kan het stoppen? (mag leeg blijven)", "Niemand heeft nog zorgen.");
        await app.LookAsync(page, "casus-afsluiten");
        await Keys.PressAsync(page, "Afsluiten");
        await Assertions.Expect(page.Locator(".rt-notices")).ToContainTextAsync("afgeschermd");
        await app.LookAsync(page, "casus-afgesloten");
        Assert.Equal(404, (await page.GotoAsync(given.Page))!.Status);
    }

    [Fact]
    public async Task TwoEditorsOfOneText_SeeBothTexts()
    {
        var given = await GivenCase.AtTableAsync(app);
        var id = await given.ContributeAsync(app, "politie", "Eerste tekst.");
        var (one, two) = (await app.PageAsync(1280, "politie"), await app.PageAsync(1280, "politie"));
        foreach (var page in new[] { one, two }) await page.GotoAsync($"{given.Page}/bijdragen/{id.Value}");
        await app.LookAsync(one, "bijdrage");
        await Keys.TypeAsync(one, "In uw woorden", "Tekst van de eerste.");
        await Keys.PressAsync(one, "Opslaan");
        await Assertions.Expect(one.Locator(".rt-notices")).ToBeVisibleAsync();
        await Keys.TypeAsync(two, "In uw woorden", "Tekst van de tweede.");

        await Keys.PressAsync(two, "Opslaan");

        await Assertions.Expect(two.GetByRole(AriaRole.Region, new() { Name = "Zo staat het er nu" })).ToContainTextAsync("Tekst van de eerste.");
        await Assertions.Expect(two.GetByLabel("In uw woorden")).ToHaveValueAsync("Tekst van de tweede.");
        await app.LookAsync(two, "bijdrage-botsing");
    }

    [Fact]
    public async Task FullCase_AndItsForms_AreAccessible()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { NeededDays = 7, Seats = ["dossierhouder", "politie", "tafelpartner", "om"] });
        await FillAsync(given);
        var page = await app.PageAsync(1280, "procesregisseur");
        await page.GotoAsync(given.Page);
        await app.LookAsync(page, "casus-vol");
        foreach (var name in new[] { "bijdrage", "actie", "doel", "oordeel", "herzien", "schaal", "waarom", "bespreken", "vlaggen", "tafel", "informeren", "contact", "vraag", "persoon", "afsluiten" })
        {
            await page.GotoAsync($"{given.Page}/{name}");
            await app.LookAsync(page, "casus-" + name);
        }
        var partner = await app.PageAsync(1280, "tafelpartner", "en");
        await partner.GotoAsync(given.Page);
        await app.LookAsync(partner, "casus-partner-en");
        var executor = await app.PageAsync(320, "uitvoerder");
        await executor.GotoAsync("/mijn-acties");
        await app.LookAsync(executor, "mijn-acties");
        await executor.GetByRole(AriaRole.Link, new() { Name = "Proefdag regelen." }).PressAsync("Enter");
        await app.LookAsync(executor, "mijn-actie");
    }

    private async Task FillAsync(GivenCase given)
    {
        var first = await given.ContributeAsync(app, "tafelpartner", "Stond niet meer bij de groep op het plein. Zei: \u201CDat is klaar voor mij.\u201D", source: "zelf gezien");
        await given.ContributeAsync(app, "politie", "Zit nog in de groepsapp, leest mee, schrijft niet.", source: "gehoord");
        await given.ContributeAsync(app, "politie", "Te vroeg om dat te zeggen.", kind: ContributionKind.View);
        await given.ContributeAsync(app, "tafelpartner", "Hij zegt zelf dat hij werk wil.", kind: ContributionKind.OwnView);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Contribute(
            new NewContribution(new ContributionId(turn.NewId()), ContributionKind.Conclusion, "Minder contact met de groep.", "guidance", "convenant", Audience.Table) { RestsOn = [first] }, turn.By, turn.Now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "work", "Een leerwerkplek voor het voorjaar.", turn.By, turn.Now));
        await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Judge(new NewJudgement(new JudgementId(turn.NewId()), JudgementKind.Nature, "Boosheid op instanties na schulden."), turn.By, turn.Now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.PutFlag(new FlagId(turn.NewId()), FlagKind.Detained, turn.Today, turn.Today.AddDays(60), turn.By, turn.Now));
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.AskWhy(new CaseStepGiven(new CaseStepId(turn.NewId()), "Wat houdt ons tegen?"), turn.By, turn.Now));
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(
            new RequestId(turn.NewId()), c.Seats.First(s => s.OrganisationId != turn.By.Organisation).OrganisationId, "Is er contact geweest?", turn.Today.AddDays(5), turn.By, turn.Now));
    }
}
