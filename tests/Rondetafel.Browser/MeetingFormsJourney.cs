using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>What is half typed on the chair's page: it is thrown away, kept beside another form that is sent, and kept when its case is closed elsewhere.</summary>
public sealed class MeetingFormsJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 60_000 };

    [Theory]
    [InlineData("JW: gesprek ouders, over 2 weken")]
    [InlineData("gesprek ouders")]
    public async Task RestoredAction_IsThrownAway_AndNotSent(string typed)
    {
        var (given, meeting) = await RunningAsync();
        var chair = await OpenAsync(meeting);
        await TypeAsync(chair, "#Input_Action", typed);
        await KeptAsync(chair, "form[data-action]");
        await chair.ReloadAsync();
        await Expect(chair.Locator("#Input_Action")).ToHaveValueAsync(typed);

        await chair.Locator("form[data-action] button[formaction]").PressAsync("Enter");

        await Expect(chair.Locator("#Input_Action")).ToHaveValueAsync("");
        await Expect(chair.Locator("[data-errors]")).ToHaveCountAsync(0);
        Assert.Equal(0, await app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Actions).CountAsync()));
        await chair.ReloadAsync();
        await Expect(chair.Locator("#Input_Action")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task DecisionThatIsRefused_LeavesTheTypedAction_AndTheNewestWordsComeBack()
    {
        var (_, meeting) = await RunningAsync();
        var chair = await OpenAsync(meeting);
        await TypeAsync(chair, "#Input_Action", "eerste versie");
        await KeptAsync(chair, "form[data-action]");
        await chair.ReloadAsync(); // restored: what stands there is what the page came with
        await chair.Locator(".ov-bes button.ov-vast").PressAsync("Enter");
        await Expect(chair.Locator("[data-errors]")).ToBeVisibleAsync();
        await Expect(chair.Locator("#Input_Action")).ToHaveValueAsync("eerste versie");

        await TypeAsync(chair, "#Input_Action", "tweede versie");
        await chair.EvaluateAsync("() => document.querySelector('form[data-action]').addEventListener('rt-unsent', () => { window.refused = true; }, { once: true })");
        await chair.Locator("#Input_Action").PressAsync("Enter"); // who is not clear
        await chair.WaitForFunctionAsync("() => window.refused"); // what is chosen while the answer is under way is thrown away
        await chair.Locator("#Input_What input").First.CheckAsync();
        await chair.Locator(".ov-bes button.ov-vast").PressAsync("Enter");
        await Expect(chair.Locator("#Input_Reason-error")).ToBeVisibleAsync();
        await Expect(chair.Locator("#Input_Action")).ToHaveValueAsync("tweede versie");
        await chair.ReloadAsync();
        await Expect(chair.Locator("#Input_Action")).ToHaveValueAsync("tweede versie");
    }

    [Fact]
    public async Task ChosenDecision_IsStillChosen_AfterAnotherFormIsSent()
    {
        var (_, meeting) = await RunningAsync();
        var chair = await OpenAsync(meeting);
        await chair.Locator("#Input_What input").First.CheckAsync();
        await TypeAsync(chair, "#Input_Action", "JW: gesprek ouders, over 2 weken");
        await chair.Locator("#Input_Action").PressAsync("Enter");
        await Expect(chair.Locator(".ov-act")).ToContainTextAsync("gesprek ouders");
        await Expect(chair.Locator("#Input_What input").First).ToBeCheckedAsync();
    }

    [Fact]
    public async Task CaseClosedElsewhere_SaysWhy_KeepsWhatWasTyped_AndLeadsOn()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Verborgen", Seats = ["politie"], ExitCriteria = ["Geen dreiging."] });
        var next = await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Volgende", Seats = ["politie"] });
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given, next);
        await meeting.RunningAsync(app, given, "politie");
        var (chair, room) = (await OpenAsync(meeting), await app.PageAsync(1920, "procesregisseur"));
        await room.GotoAsync(meeting.Page + "/zaal");
        await CloseAsync(given);
        await TypeAsync(chair, "#Input_Reason", "Dit besloten wij net.");
        await TypeAsync(chair, "#Input_Text", "Dit zei iemand net.");
        await chair.Keyboard.PressAsync("Enter");

        await Expect(chair.Locator("h1").First).ToContainTextAsync("Deze casus is gesloten", Soon);
        await Expect(chair.Locator("main")).ToContainTextAsync("Dit zei iemand net.");
        await Expect(chair.Locator("main")).ToContainTextAsync("Dit besloten wij net.");
        await Expect(room.Locator("h1").First).ToContainTextAsync("Een ogenblik", Soon);
        await Expect(room.Locator("body")).Not.ToContainTextAsync("Dit zei iemand net.");
        await app.LookAsync(chair, "overleg-gesloten");
        await Keys.KeyAsync(chair, "Alt+PageDown");
        await Expect(chair.Locator("h1").First).ToContainTextAsync(next.Number);
        await Expect(chair.Locator("main")).Not.ToContainTextAsync("Dit zei iemand net.");
    }

    [Fact]
    public async Task NextPoint_PutsNoFrameAroundThePage_AndTheLastOneShowsHowToEnd()
    {
        var (first, last) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app));
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], first, last);
        await meeting.RunningAsync(app, first, "politie");
        var chair = await OpenAsync(meeting);
        await Expect(chair.Locator(".ov-bar form[action$='handler=Hold']")).ToHaveCountAsync(0);

        await Keys.KeyAsync(chair, "Alt+PageDown");

        await Expect(chair.Locator("h1").First).ToContainTextAsync(last.Number);
        Assert.Equal("main", await chair.EvaluateAsync<string>("() => document.activeElement.localName"));
        Assert.Equal(["none", "none"], await chair.EvaluateAsync<string[]>("() => { const s = getComputedStyle(document.querySelector('main')); return [s.outlineStyle, s.boxShadow]; }"));
        await Expect(chair.Locator(".ov-bar form[action$='handler=Hold'] button")).ToBeVisibleAsync();
        await app.LookAsync(chair, "overleg-laatste");
    }

    [Fact]
    public async Task PageDown_Scrolls_AndStaysAtThePoint_WithAltItGoesOn()
    {
        var (first, last) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app));
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], first, last);
        await meeting.RunningAsync(app, first, "politie");
        var chair = await OpenAsync(meeting);
        await chair.SetViewportSizeAsync(1280, 400);

        await Keys.KeyAsync(chair, "PageDown");
        Assert.True(await chair.EvaluateAsync<bool>("() => scrollY > 0 || new Promise(done => addEventListener('scroll', () => done(true), { once: true }))").WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await Keys.KeyAsync(chair, "PageUp");
        await TypeAsync(chair, "#Input_Text", "Nog bij de eerste.");
        await chair.Keyboard.PressAsync("Enter"); // whatever was sent before it is there when this is

        await Expect(chair.Locator(".ov-notitie")).ToContainTextAsync("Nog bij de eerste.");
        await Expect(chair.Locator("h1").First).ToContainTextAsync(first.Number);
        Assert.Equal(1, await app.LookAsync(db => db.Cases.Where(c => c.Id == first.Id).SelectMany(c => c.Lines).CountAsync()));
        await chair.EvaluateAsync("() => scrollTo(0, 200)");
        await Keys.KeyAsync(chair, "F2");
        Assert.Equal(200, await chair.EvaluateAsync<int>("() => Math.round(scrollY)")); // the bar is there: nothing moves while an action is typed
        await Keys.KeyAsync(chair, "Alt+PageDown");
        await Expect(chair.Locator("h1").First).ToContainTextAsync(last.Number);
        Assert.Equal(0, await chair.EvaluateAsync<int>("() => Math.round(scrollY)")); // each point begins with whom it is about
    }

    [Fact]
    public async Task OnALowWindow_WhatHasTheFocusIsNotBehindTheBar()
    {
        var (_, meeting) = await RunningAsync();
        var chair = await OpenAsync(meeting);
        await chair.SetViewportSizeAsync(1100, 620);

        var looked = await chair.EvaluateAsync<string[]>("""
            async () => {
              const [said, all] = [[], [...document.querySelectorAll('main :is(a, button, summary, textarea, select, input:not([type=hidden]))')].filter((e) => !e.closest('.ov-bar') && e.offsetParent)];
              for (const e of all) {
                document.activeElement.blur();
                scrollTo(0, 0);
                e.focus();
                for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
                const [at, bar] = [e, document.querySelector('.ov-bar')].map((x) => x.getBoundingClientRect());
                said.push((at.top + Math.min(at.height, 40) > bar.top ? `BEHIND ${Math.round(at.top)} ${Math.round(at.height)} ${Math.round(bar.top)} ` : '') + e.outerHTML.slice(0, 80)); // of a large field its first line
              }
              return said;
            }
            """);

        Assert.True(looked.Length > 10);
        Assert.DoesNotContain(looked, e => e.StartsWith("BEHIND", StringComparison.Ordinal));
    }

    private async Task<(GivenCase, GivenMeeting)> RunningAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given);
        await meeting.RunningAsync(app, given, "politie", "tafelpartner");
        return (given, meeting);
    }

    private async Task<IPage> OpenAsync(GivenMeeting meeting)
    {
        var page = await app.PageAsync(1280, "procesregisseur");
        await page.GotoAsync(meeting.Page + "/voorzitter");
        await BrowserApp.StandsAsync(page);
        return page;
    }

    private Task CloseAsync(GivenCase given) => given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Close(
        new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed."), [.. c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null))],
        new ClosingGiven([.. c.Seats.Select(s => s.OrganisationId).Distinct()], true), turn.By, turn.Now));

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.Locator(field).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Leaves the field and waits until the draft is kept.</summary>
    private static async Task KeptAsync(IPage page, string form)
    {
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await Expect(page.Locator(form + " .rt-saved")).ToContainTextAsync("ewaard om");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
