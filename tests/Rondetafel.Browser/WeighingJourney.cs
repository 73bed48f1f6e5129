using Microsoft.Playwright;
using Rondetafel.Lab.Demo;

namespace Rondetafel.Browser;

public sealed class WeighingJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task ThreeOrganisations_WeighBlind_AndTakeIn_ByKeyboard()
    {
        var scenes = new WeighingScenes(app.Services);
        var signal = await scenes.BroughtAsync();
        var chair = await app.PageAsync(1280, "procesregisseur");
        await chair.GotoAsync("/wegingen");
        await app.LookAsync(chair, "weging-rij");
        await EnterAsync(chair.GetByRole(AriaRole.Link, new() { Name = "Weging plannen" }).First);
        await app.LookAsync(chair, "weging-plannen");
        await TypeAsync(chair, "Wanneer bespreekt u de melding", "over 3 dagen");
        await EnterAsync(chair.GetByRole(AriaRole.Button, new() { Name = "Plannen en uitnodigen" }));
        await Assertions.Expect(chair.GetByText("De weging is gepland")).ToBeVisibleAsync();
        var address = new Uri(chair.Url).AbsolutePath;
        await app.LookAsync(chair, "weging-voorzitter");

        foreach (var (key, word) in new[] { ("dossierhouder", "kruisbes"), ("politie", "zonnebloem"), ("om", "vuurtoren"), ("deskundige", "korenwolf") })
        {
            var member = await app.PageAsync(1280, key);
            await member.GotoAsync(address);
            var form = await member.Locator(".mijn").BoundingBoxAsync();
            Assert.True(form!.Height <= 900, $"A view takes {form.Height} px at 1280: more than one screen.");
            if (key == "politie") await app.LookAsync(member, "weging");
            await TypeAsync(member, "Is de persoon een gevaar", $"Ik denk {word}.");
            await TypeAsync(member, "Wat zou uw organisatie doen", $"Advies {word}.");
            await EnterAsync(member.GetByRole(AriaRole.Button, new() { Name = "Oordeel geven" }));
            await Assertions.Expect(member.GetByText("de voorzitter opent").First).ToBeVisibleAsync();
            foreach (var other in new[] { "kruisbes", "zonnebloem", "vuurtoren", "korenwolf" }.Where(o => o != word)) Assert.DoesNotContain(other, await member.ContentAsync());
            if (key == "om") await app.LookAsync(member, "weging-gegeven");
        }
        await chair.ReloadAsync();
        Assert.DoesNotContain("kruisbes", await chair.ContentAsync());
        await EnterAsync(chair.GetByRole(AriaRole.Link, new() { Name = "Oordelen openen" }));
        await app.LookAsync(chair, "weging-openen");
        await EnterAsync(chair.GetByRole(AriaRole.Button, new() { Name = "Nu openen" }));
        await Assertions.Expect(chair.GetByText("Ik denk korenwolf.")).ToBeVisibleAsync();
        await app.LookAsync(chair, "weging-samen");

        await EnterAsync(chair.GetByRole(AriaRole.Link, new() { Name = "Besluiten" }));
        await app.LookAsync(chair, "weging-besluiten");
        await chair.GotoAsync(address + "/opnemen");
        await EnterAsync(chair.Locator(".rt-btnrow button[type=submit]"));
        await Assertions.Expect(chair.Locator(".rt-errors")).ToBeVisibleAsync();
        await app.LookAsync(chair, "weging-opnemen-fout");
        await TypeAsync(chair, "Reden", "Taal en filmpje samen.");
        await TypeAsync(chair, "Wat was lichter", "Alleen jeugdhulp bleek te weinig.");
        await TypeAsync(chair, "Wat is het doel", "Weer naar school.");
        await TypeAsync(chair, "Eindigt als (1)", "Een half jaar geen nieuwe zorg.");
        await TypeAsync(chair, "Eerste herziening", "over 2 maanden");
        await TypeAsync(chair, "Eerstvolgende bespreking", "over 2 weken");
        await chair.GetByLabel("Later, door de dossierhouder").FocusAsync();
        await chair.Keyboard.PressAsync("Space");
        await app.LookAsync(chair, "weging-opnemen");
        await EnterAsync(chair.Locator(".rt-btnrow button[type=submit]"));
        Assert.StartsWith("/casussen/", new Uri(chair.Url).AbsolutePath);
        await chair.GotoAsync(address);
        await app.LookAsync(chair, "weging-opgenomen");
    }

    [Fact]
    public async Task EveryOtherState_IsCleanAtEveryWidth()
    {
        var scenes = new WeighingScenes(app.Services);
        var waiting = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        await scenes.TrackAsync(waiting, 60);
        await scenes.WaitingAsync(waiting, 14);
        var shielded = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        await scenes.ShieldedAsync(shielded);
        var open = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        var preparing = await scenes.ConvenedAsync(await scenes.BroughtAsync());
        var chair = await app.PageAsync(1280, "procesregisseur");
        foreach (var (path, name) in new[]
        {
            ("/wegingen", "weging-lijst"), ($"/wegingen/{waiting.Value}", "weging-wacht"), ($"/wegingen/{waiting.Value}/hervatten", "weging-hervatten"),
            ($"/wegingen/{shielded.Value}", "weging-afgeschermd"), ($"/wegingen/{shielded.Value}/ongedaan", "weging-ongedaan"), ($"/wegingen/{open.Value}/navragen", "weging-navragen"),
            ($"/wegingen/{open.Value}/om-traject", "weging-traject"), ("/om-trajecten", "trajecten"), ($"/wegingen/{preparing.Value}/deskundige", "weging-deskundige"),
            ($"/wegingen/{preparing.Value}/plannen", "weging-wijzigen"), ($"/wegingen/{preparing.Value}/casus", "weging-casus"),
        })
        {
            await chair.GotoAsync(path);
            await app.LookAsync(chair, name);
        }
        var om = await app.PageAsync(1280, "om", "en");
        await om.GotoAsync("/wegingen");
        await app.LookAsync(om, "weging-lijst-lid");
        await om.GotoAsync($"/wegingen/{open.Value}/anders");
        await app.LookAsync(om, "weging-anders");
        await om.GotoAsync("/om-trajecten");
        await EnterAsync(om.GetByRole(AriaRole.Link, new() { Name = "Report back" }));
        await app.LookAsync(om, "traject");
    }

    /// <summary>Presses Enter on a link or button and waits for the page that it leads to.</summary>
    private static async Task EnterAsync(ILocator at)
    {
        await at.FocusAsync();
        await Keys.EnterAsync(at.Page);
    }

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        await page.GetByLabel(label).First.FocusAsync();
        await page.Keyboard.TypeAsync(text);
    }
}
