using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>What happens around a meeting that runs: somebody walks in, a case is closed elsewhere, the connection is lost at a fixed point.</summary>
public sealed class MeetingRoomJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    /// <summary>The room asks every few seconds how the meeting stands.</summary>
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 60_000 };

    [Fact]
    public async Task WhoWalksIn_IsNotedByKeyboard_AndACaseThatIsClosedElsewhereLeavesTheRoomByItself()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Verborgen", Seats = ["dossierhouder", "politie"], ExitCriteria = ["Geen dreiging."] });
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        var (chair, room) = (await app.PageAsync(1280, "procesregisseur"), await app.PageAsync(1920, "procesregisseur"));
        await chair.GotoAsync(meeting.Page + "/voorzitter");
        await room.GotoAsync(meeting.Page + "/zaal");
        await Expect(room.Locator("h1").First).ToContainTextAsync(given.Number);

        await Keys.KeyAsync(chair, "F9");
        await chair.Keyboard.PressAsync("+");
        await chair.Keyboard.TypeAsync("Lotte");
        await app.LookAsync(chair, "overleg-binnenloper");
        await chair.Locator("#Input_Walker").FocusAsync();
        await chair.Keyboard.PressAsync("Tab");
        await chair.Keyboard.PressAsync("Enter");

        await Expect(chair.Locator(".ov-voor")).ToContainTextAsync("Nu aanwezig zonder stoel: Lotte Brands");
        await Expect(room.Locator("h1").First).ToContainTextAsync("Een ogenblik", Soon);
        await Keys.KeyAsync(chair, "F9");
        await Keys.KeyAsync(chair, "a"); // Lotte leaves for a moment
        await Expect(room.Locator("h1").First).ToContainTextAsync(given.Number, Soon);

        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Close(
            new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed."), [.. c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null))],
            new ClosingGiven([.. c.Seats.Select(s => s.OrganisationId).Distinct()], true), turn.By, turn.Now));

        foreach (var screen in new[] { room, chair })
        {
            await Expect(screen.Locator("body")).Not.ToContainTextAsync(given.Number, new() { Timeout = 60_000 });
            Assert.DoesNotContain("Verborgen", await screen.ContentAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("Verborgen", await screen.TitleAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task T5_WhatIsNarrowed_LeavesTheOwnOpenScreenOfAReader_WhoKeepsWhatTheyWereTyping()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie", "tafelpartner"] });
        var fact = await given.ContributeAsync(app, "politie", "Straks alleen voor de politie.");
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given);
        await meeting.RunningAsync(app, given, "politie", "tafelpartner");
        var point = await app.LookAsync(db => db.Meetings.Where(m => m.Id == meeting.Id).SelectMany(m => m.Items).Where(i => i.CaseId == given.Id).Select(i => i.Id).SingleAsync());
        var partner = await app.PageAsync(768, "tafelpartner");
        await partner.GotoAsync($"{meeting.Page}/tafel/{point.Value}");
        await Expect(partner.Locator("[data-region=ver]")).ToContainTextAsync("Straks alleen voor de politie.");
        await partner.Locator("#Input_Text").FillAsync("Half geschreven");

        await given.ChangeAsync(app, "politie", (c, turn) => c.GiveAudience(fact, Audience.Own, null, turn.By, turn.Now));

        await Expect(partner.Locator("body")).Not.ToContainTextAsync("Straks alleen voor de politie.", new() { Timeout = 60_000 });
        Assert.DoesNotContain("Straks alleen", await partner.ContentAsync(), StringComparison.Ordinal);
        await Expect(partner.Locator("#Input_Text")).ToHaveValueAsync("Half geschreven");

        var person = await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single(s => s.ProfessionalId == person.Id).Id, turn.By, turn.Now));
        await Expect(partner.Locator("body")).Not.ToContainTextAsync(given.Number, new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task NoteOfAFixedPoint_IsSavedWhileItIsTyped_AlsoOverALostConnection()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.ChangeAsync(app, (m, by, now) => m.Propose([new(AgendaBlock.OwnWay)], () => new AgendaItemId(meeting.Id.Value), by, now));
        await meeting.RunningAsync(app, given, "politie");
        await meeting.ChangeAsync(app, (m, by, now) => m.BringUp(m.Items.Single(i => i.CaseId is null).Id, skip: false, by, now));
        var chair = await app.PageAsync(1280, "procesregisseur");
        await chair.GotoAsync(meeting.Page + "/voorzitter");

        await Keys.KeyAsync(chair, "F4");
        await chair.Keyboard.TypeAsync("Korter praten.");
        await Expect(chair.Locator("[data-region=punt] [data-saved]")).ToContainTextAsync("ewaard");
        await app.LookAsync(chair, "overleg-punt");
        await chair.Context.SetOfflineAsync(true);
        await chair.Locator("#Input_Point").FocusAsync();
        await chair.Keyboard.PressAsync("End");
        await chair.Keyboard.TypeAsync(" Vaker lachen.");
        await Expect(chair.Locator("[data-lost]")).ToBeVisibleAsync();
        await chair.Context.SetOfflineAsync(false);
        await Expect(chair.Locator("[data-lost]")).ToBeHiddenAsync();
        await Expect(chair.Locator("[data-region=punt] [data-saved]")).ToContainTextAsync("ewaard");

        var fresh = await app.PageAsync(1280, "procesregisseur");
        await fresh.GotoAsync(meeting.Page + "/zaal");
        await Expect(fresh.Locator("#Input_Point")).ToHaveValueAsync("Korter praten. Vaker lachen.");
        await Keys.KeyAsync(chair, "Alt+PageDown");
        await Expect(chair.Locator("h1").First).Not.ToContainTextAsync("Onze eigen werkwijze");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
