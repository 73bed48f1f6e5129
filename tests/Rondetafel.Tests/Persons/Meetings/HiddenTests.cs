using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>What somebody may not open leaves no trace on an agenda, in the room or in the minutes.</summary>
public sealed partial class HiddenTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] People = ["dossierhouder", "politie", "tafelpartner"];

    [Fact]
    public async Task Agenda_WithAHiddenCase_IsTheSameBytesAsWithoutIt()
    {
        var mine = await GivenCase.AtTableAsync(app);
        var hidden = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"], FamilyName = "Verborgen" });
        var meeting = await GivenMeeting.PlannedAsync(app, People, mine);
        using var partner = await app.AsAsync("tafelpartner");
        var before = await partner.GetAsync(meeting.Page);

        await meeting.ChangeAsync(app, (m, by, now) => m.PutOn(new AgendaItemId(hidden.Id.Value), hidden.Id, by, now));

        var after = await partner.GetAsync(meeting.Page);
        Assert.Contains(mine.Number, after.Words, StringComparison.Ordinal);
        Assert.Equal(Bare(before.Html), Bare(after.Html));
        using var chair = await app.AsAsync("procesregisseur");
        Assert.Contains(hidden.Number, (await chair.GetAsync(meeting.Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_WithSomebodyWithoutASeat_ShowsNothing_AndTheChairAloneIsTold()
    {
        var hidden = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"], FamilyName = "Verborgen" });
        var meeting = await GivenMeeting.PlannedAsync(app, People, hidden);
        await meeting.RunningAsync(app, hidden, "politie", "tafelpartner");
        using var chair = await app.AsAsync("procesregisseur");

        var room = await chair.GetAsync(meeting.Page + "/zaal");
        var own = await chair.GetAsync(meeting.Page + "/voorzitter");

        Assert.Contains("Een ogenblik", room.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Verborgen", room.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Number, room.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("zonder stoel", room.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nu aanwezig zonder stoel: Sam Lindeman", own.Words, StringComparison.Ordinal);
        Assert.Contains("Verborgen", own.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_ShowsOnlyWhatEverybodyPresentMayRead_AndNoOtherTitles()
    {
        var (shown, other) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Anders" }));
        await shown.ContributeAsync(app, "politie", "Stond op het plein.");
        await shown.ContributeAsync(app, "politie", "Alleen voor ons.", Audience.Own);
        var meeting = await GivenMeeting.PlannedAsync(app, People, shown, other);
        await meeting.RunningAsync(app, shown, "politie", "tafelpartner");
        using var chair = await app.AsAsync("procesregisseur");

        var room = await chair.GetAsync(meeting.Page + "/zaal");
        var own = await chair.GetAsync(meeting.Page + "/voorzitter");

        Assert.Contains("Stond op het plein.", room.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Alleen voor ons.", room.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Anders", room.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Number, room.Html, StringComparison.Ordinal);
        Assert.Contains("Alleen voor ons.", own.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_HasNoWayToAPageOfTheChairsOwn_AlsoWhenTheMeetingIsEndedThere()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Alleen voor ons.", Audience.Own);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.ChangeAsync(app, (m, by, now) => m.Open(by, now));
        using var chair = await app.AsAsync("procesregisseur");
        var empty = await chair.GetAsync(meeting.Page + "/zaal");
        await meeting.BroughtUpAsync(app, given, "politie", "tafelpartner");

        var room = await chair.GetAsync(meeting.Page + "/zaal");
        var over = await chair.SendAsync(room, room.Document.QuerySelectorAll("form[action$='handler=Hold']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single());

        Assert.EndsWith("/zaal", over.Path, StringComparison.Ordinal);
        Assert.Contains("Dit overleg is voorbij", over.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Alleen voor ons.", over.Html, StringComparison.Ordinal);
        foreach (var page in new[] { empty, room, over })
            Assert.DoesNotContain(
                page.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!),
                h => h == meeting.Page || h.EndsWith("/verslag", StringComparison.Ordinal) || h.StartsWith("/casussen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Room_WithNobodyNotedAsPresent_ShowsNothingOfTheCase()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Leegte" });
        await given.ContributeAsync(app, "politie", "Alleen voor ons.", Audience.Own);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.RunningAsync(app, given, "politie");
        await meeting.ChangeAsync(app, (m, by, now) => m.Attend(m.InTheRoom.Single().Id, Attendance.Away, by, now));
        using var chair = await app.AsAsync("procesregisseur");

        var room = await chair.GetAsync(meeting.Page + "/zaal");

        Assert.Contains("Een ogenblik", room.Heading, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Leegte", given.Number, "Alleen voor ons." }) Assert.DoesNotContain(hidden, room.Html, StringComparison.Ordinal);
        Assert.NotEmpty(room.Document.QuerySelectorAll("form[action$='handler=Attend']"));
    }

    [Theory]
    [InlineData("om")]
    [InlineData("fg")]
    [InlineData("beheerder")]
    [InlineData("docent")]
    public async Task Meeting_OfOthers_IsNotThere(string key)
    {
        var meeting = await GivenMeeting.PlannedAsync(app, People, await GivenCase.AtTableAsync(app));
        using var visitor = await app.AsAsync(key);

        foreach (var place in new[] { "", "/agenda", "/zaal", "/voorzitter", "/verslag", "/verslag/afdrukken", "/verslag/word", "/uitnodiging", "/wijzigen", "/afzeggen", "/stand" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(meeting.Page + place)).Status);
    }

    [Fact]
    public async Task Absence_PassesTheSeat_UntilTheyComeAfterAll()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        using var holder = await app.AsAsync("dossierhouder");
        using var standIn = await app.AsAsync("dossierhouder-twee");
        Assert.Equal(HttpStatusCode.NotFound, (await standIn.GetAsync(given.Page)).Status);
        var page = await holder.GetAsync(meeting.Page);

        await holder.SendAsync(page, page.Form("handler=Absent"));

        Assert.Equal(HttpStatusCode.OK, (await standIn.GetAsync(given.Page)).Status);
        var seats = await app.LookAsync(db => db.Set<Seat>().Where(s => s.CaseId == given.Id && s.From == s.Until).ToListAsync());
        Assert.Single(seats);
        page = await holder.GetAsync(meeting.Page);
        await holder.SendAsync(page, page.Form("handler=Come"));
        Assert.Equal(HttpStatusCode.NotFound, (await standIn.GetAsync(given.Page)).Status);
    }

    private static string Bare(string html) => Once().Replace(html, "");

    [GeneratedRegex("""name="__(?:once|form)"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="__(?:once|form)"(?=.)""")]
    private static partial Regex Once();
}
