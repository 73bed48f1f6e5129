using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>
/// A conference of eight cases by keyboard alone: the chair with a screen of their own and one for the room, somebody who sits at
/// all eight tables, and somebody who sits at six.
/// </summary>
public sealed class MeetingJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    /// <summary>The cases at which Sam Lindeman has no seat.</summary>
    private static readonly int[] Hidden = [2, 5];

    /// <summary>The room asks every few seconds whether the chair went on.</summary>
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 60_000 };

    [Fact]
    public async Task Conference_OfEightCases_ByKeyboardAlone()
    {
        var cases = await CasesAsync();
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], [.. cases]);
        var chair = await app.PageAsync(1280, "procesregisseur");
        await PrepareAsync(chair, meeting, cases);
        var room = await app.PageAsync(1920, "procesregisseur");
        await room.GotoAsync(meeting.Page + "/zaal");
        await Keys.KeyAsync(chair, "Alt+PageDown");
        await FirstCaseAsync(chair, room, meeting, cases[0]);
        for (var i = 1; i < cases.Count; i++) await NextCaseAsync(chair, room, cases[i], Hidden.Contains(i));
        await OwnDeviceAsync(meeting, cases);
        await Keys.KeyAsync(chair, "Alt+PageDown");
        await Expect(chair.Locator("h1").First).ToContainTextAsync("De agenda is klaar");
        await app.LookAsync(chair, "overleg-klaar");
        await MinutesAsync(chair, meeting, cases);
    }

    [Fact]
    public async Task LostConnection_LosesNoWordThatWasAccepted()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        var chair = await app.PageAsync(1280, "procesregisseur");
        await chair.GotoAsync(meeting.Page + "/voorzitter");
        await chair.Context.SetOfflineAsync(true);

        await Keys.KeyAsync(chair, "F4");
        await chair.Keyboard.TypeAsync("Geschreven zonder verbinding.");
        await chair.Keyboard.PressAsync("Enter");

        await Expect(chair.Locator("[data-lost]")).ToBeVisibleAsync();
        await app.AxeAsync(chair);
        Assert.Empty(await LinesAsync(given));
        await chair.Context.SetOfflineAsync(false);
        await Expect(chair.Locator(".ov-notitie")).ToContainTextAsync("Geschreven zonder verbinding.");
        await Expect(chair.Locator("[data-lost]")).ToBeHiddenAsync();
        Assert.Single(await LinesAsync(given));
    }

    [Fact]
    public async Task PagesAroundAMeeting_AreLookedAt()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie", "tafelpartner"], given);
        var chair = await app.PageAsync(1280, "procesregisseur");
        foreach (var (path, name) in new[]
        {
            ("/overleg", "overleggen"), ("/overleg/nieuw", "overleg-los"), ("/overleg/reeks/nieuw", "overleg-reeks"), ("/overleg/spoed", "overleg-spoed"), (meeting.Page, "overleg-agenda"),
            (meeting.Page + "/agenda", "overleg-opstellen"), (meeting.Page + "/wijzigen", "overleg-wijzigen"), (meeting.Page + "/afzeggen", "overleg-afzeggen"), ("/overleg/agenda-adres", "overleg-adres"),
        })
        {
            await chair.GotoAsync(path);
            await app.LookAsync(chair, name);
        }
        await chair.GotoAsync("/overleg/spoed");
        await chair.GetByLabel("Over welke casus?").FocusAsync();
        await chair.Keyboard.TypeAsync(given.Number);
        await Keys.TypeAsync(chair, "Waarom kan dit niet wachten?", "Vertrekt morgen.");
        await Keys.PressAsync(chair, "Nu bijeenroepen");
        await Expect(chair.Locator("main")).ToContainTextAsync(given.Number);
        await app.LookAsync(chair, "overleg-spoed-geroepen");
    }

    private async Task<List<GivenCase>> CasesAsync()
    {
        var names = new[] { "Molenaar", "Vermeer", "Hartog", "Zijlstra", "Brouwer", "Terpstra", "Kamp", "Dekkers" };
        var cases = new List<GivenCase>();
        for (var i = 0; i < names.Length; i++)
            cases.Add(await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = names[i], Seats = Hidden.Contains(i) ? ["politie"] : ["politie", "tafelpartner"] }));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await cases[0].AgreeAsync(app, "tafelpartner", "Opleiding regelen", "tafelpartner");
        await cases[0].AgreeAsync(app, "politie", "Gesprek wijkagent");
        await cases[0].ContributeAsync(app, "tafelpartner", "Deed een proefles stukadoren. Wil in januari beginnen.");
        await cases[0].ContributeAsync(app, "politie", "Geen zorgen meer over dreiging.", kind: ContributionKind.View);
        await cases[0].ContributeAsync(app, "politie", "Alleen voor de politie.", Audience.Own);
        return cases;
    }

    /// <summary>Opens the meeting and notes who is there with one key each.</summary>
    private async Task PrepareAsync(IPage chair, GivenMeeting meeting, List<GivenCase> cases)
    {
        await chair.GotoAsync(meeting.Page + "/agenda");
        await Expect(chair.Locator("main")).ToContainTextAsync("Zonder stoel: Sam Lindeman");
        await chair.GotoAsync(meeting.Page);
        foreach (var one in cases) await Expect(chair.Locator("main")).ToContainTextAsync(one.Number);
        await Keys.PressAsync(chair, "Overleg openen");
        await Expect(chair.Locator("h1").First).ToContainTextAsync("Wie is er?");
        await Keys.KeyAsync(chair, "F9");
        foreach (var key in new[] { "a", "b" })
        {
            await Keys.KeyAsync(chair, key);
            await Expect(chair.Locator($"[data-key={key}] .rt-status")).ToContainTextAsync("aanwezig");
        }
        await app.LookAsync(chair, "overleg-wie");
    }

    private async Task FirstCaseAsync(IPage chair, IPage room, GivenMeeting meeting, GivenCase one)
    {
        await Expect(chair.Locator("h1").First).ToContainTextAsync(one.Number);
        await Expect(room.Locator("h1").First).ToContainTextAsync(one.Number, Soon); // the room follows the chair
        await Expect(chair.Locator(".ov-ver")).ToContainTextAsync("Alleen voor de politie.");
        await Expect(room.Locator("body")).Not.ToContainTextAsync("Alleen voor de politie.");

        await Keys.KeyAsync(chair, "F4");
        await chair.Keyboard.TypeAsync("Kim zegt dat de buurt rustig is.");
        await chair.Keyboard.PressAsync("Enter");
        await Expect(chair.Locator(".ov-notitie")).ToContainTextAsync("de buurt rustig");
        await Keys.KeyAsync(chair, "F2");
        await chair.Keyboard.TypeAsync("JW: gesprek ouders, over 2 weken");
        await Expect(chair.Locator("#lees")).ToContainTextAsync("Sam Lindeman");
        await app.LookAsync(chair, "overleg-voorzitter");
        await room.GotoAsync(meeting.Page + "/zaal");
        await PictureAsync(room, "overleg-zaal", 1920);
        await app.LookAsync(room, "overleg-zaal");
        await chair.GetByLabel("Nieuwe actie").FocusAsync();
        await chair.Keyboard.PressAsync("Enter");
        await Expect(chair.Locator(".ov-act")).ToContainTextAsync("gesprek ouders");
        await chair.Locator(".ov-act summary").First.PressAsync("Enter");
        await chair.Keyboard.PressAsync("Tab");
        await chair.Keyboard.TypeAsync("Begint in januari.");
        await chair.Locator(".ov-act details[open]").GetByRole(AriaRole.Button, new() { Name = "Gedaan", Exact = true }).PressAsync("Enter");
        await Expect(chair.Locator(".ov-act")).ToContainTextAsync("gedaan");
        await DecideAsync(chair);
    }

    private async Task NextCaseAsync(IPage chair, IPage room, GivenCase one, bool hidden)
    {
        if (hidden)
        {
            await Expect(chair.Locator(".ov-voor")).ToContainTextAsync("Zonder stoel: Sam Lindeman");
            await Expect(room.Locator("body")).Not.ToContainTextAsync("onder stoel");
        }
        await Keys.KeyAsync(chair, "Alt+PageDown");
        await Expect(chair.Locator("h1").First).ToContainTextAsync(one.Number);
        if (hidden)
        {
            await Expect(room.Locator("h1").First).ToContainTextAsync("Een ogenblik", Soon);
            await Expect(room.Locator("body")).Not.ToContainTextAsync(one.Number);
            await Keys.KeyAsync(chair, "F9");
            await Keys.KeyAsync(chair, "b"); // Sam leaves for a moment
            await Expect(room.Locator("h1").First).ToContainTextAsync(one.Number, Soon);
        }
        await DecideAsync(chair);
        if (!hidden) return;
        await Keys.KeyAsync(chair, "F9");
        await Keys.KeyAsync(chair, "b");
        await Expect(chair.Locator("[data-key=b] .rt-status")).ToContainTextAsync("aanwezig");
    }

    private static async Task DecideAsync(IPage chair)
    {
        await Keys.KeyAsync(chair, "F8");
        await Keys.KeyAsync(chair, "1");
        await chair.Keyboard.PressAsync("Tab");
        await chair.Keyboard.TypeAsync("Het gaat de goede kant op.");
        await chair.GetByLabel("Terug op de agenda").FocusAsync();
        await chair.Keyboard.TypeAsync("over 3 weken");
        await chair.Keyboard.PressAsync("Enter");
        await Expect(chair.Locator(".ov-besluit")).ToContainTextAsync("Het gaat de goede kant op.");
    }

    /// <summary>Somebody with a seat writes a note of their own; who sits at six tables finds six.</summary>
    private async Task OwnDeviceAsync(GivenMeeting meeting, List<GivenCase> cases)
    {
        var police = await app.PageAsync(768, "politie");
        await police.GotoAsync(meeting.Page);
        await police.GetByRole(AriaRole.Link, new() { Name = "Bekijk en noteer " + cases[7].Number }).PressAsync("Enter");
        await Expect(police.Locator("h1")).ToContainTextAsync(cases[7].Number);
        await police.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Keys.KeyAsync(police, "F4");
        await police.Keyboard.TypeAsync("Geen nieuwe zorgen bij de politie.");
        await Expect(police.Locator("[data-saved]")).ToContainTextAsync("ewaard");
        await app.LookAsync(police, "overleg-tafel");
        var partner = await app.PageAsync(320, "tafelpartner");
        await partner.GotoAsync(meeting.Page);
        var words = await partner.Locator("body").InnerTextAsync();
        for (var i = 0; i < cases.Count; i++) Assert.Equal(!Hidden.Contains(i), words.Contains(cases[i].Number, StringComparison.Ordinal));
    }

    private async Task MinutesAsync(IPage chair, GivenMeeting meeting, List<GivenCase> cases)
    {
        await chair.Locator(".ov-bar").GetByRole(AriaRole.Button, new() { Name = "Overleg afronden", Exact = true }).PressAsync("Enter");
        await Expect(chair.Locator("h1")).ToContainTextAsync("Verslag");
        foreach (var one in cases) await Expect(chair.Locator("main")).ToContainTextAsync(one.Number);
        await app.LookAsync(chair, "overleg-verslag");
        await Keys.PressAsync(chair, "Verslag vaststellen");
        await Expect(chair.Locator("main")).ToContainTextAsync("Vastgesteld op");
        var partner = await app.PageAsync(1280, "tafelpartner");
        await partner.GotoAsync(meeting.Page + "/verslag/afdrukken");
        await Expect(partner.Locator("footer")).ToContainTextAsync("Gelezen door Sam Lindeman");
        await app.LookAsync(partner, "overleg-papier");
        var paper = await partner.Locator("body").InnerTextAsync();
        var word = await WordAsync(partner, meeting);
        var calendar = await (await partner.APIRequest.GetAsync(meeting.Page + "/uitnodiging")).TextAsync();
        for (var i = 0; i < cases.Count; i++)
        {
            Assert.Equal(!Hidden.Contains(i), paper.Contains(cases[i].Number, StringComparison.Ordinal));
            Assert.Equal(!Hidden.Contains(i), word.Contains(cases[i].Number, StringComparison.Ordinal));
            Assert.DoesNotContain(cases[i].Number, calendar, StringComparison.Ordinal);
        }
        Assert.Contains("SUMMARY:Overleg", calendar, StringComparison.Ordinal);
        Assert.Equal(8, await app.LookAsync(db => db.Cases.SelectMany(c => c.Lines).CountAsync(l => l.MeetingId == meeting.Id && l.Kind == MinuteKind.Decision)));
    }

    private static async Task<string> WordAsync(IPage reader, GivenMeeting meeting)
    {
        var bytes = await (await reader.APIRequest.GetAsync(meeting.Page + "/verslag/word")).BodyAsync();
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => e.Description));
        return file.MainDocumentPart!.Document.Body!.InnerText;
    }

    private async Task PictureAsync(IPage page, string name, int width)
    {
        await page.SetViewportSizeAsync(width, 1080);
        if (Environment.GetEnvironmentVariable("RONDETAFEL_SCREENSHOTS") is { } folder) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png") });
    }

    private Task<List<MinuteLine>> LinesAsync(GivenCase given) => app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Lines).ToListAsync());

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
