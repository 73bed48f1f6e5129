using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Somebody comes in who was not asked: noted with the attendance, without a seat anywhere.</summary>
public sealed class WalkInTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task WhoWalksIn_IsNotedAsPresent_GetsNoSeat_AndTheRoomShowsNoMoreThanTheyMayOpen()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie"], FamilyName = "Verborgen" });
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given);
        await meeting.RunningAsync(app, given, "dossierhouder", "politie");
        using var chair = await app.AsAsync("procesregisseur");
        using var walker = await app.AsAsync("dossierhouder-twee");
        Assert.Contains("Verborgen", (await chair.GetAsync(meeting.Page + "/zaal")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await walker.GetAsync(meeting.Page)).Status);
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        var offered = page.Form("handler=WalkIn").QuerySelectorAll("option").ToDictionary(o => o.TextContent, o => o.GetAttribute("value"));
        Assert.DoesNotContain(offered.Keys, o => o.Contains("Kim Oosterling", StringComparison.Ordinal) || o.Contains("Fenna Hoekstra", StringComparison.Ordinal) || o.Contains("Robin Verhage", StringComparison.Ordinal));

        page = await chair.SendAsync(page, page.Form("handler=WalkIn"), ("Input.Walker", offered["Lotte Brands, Gemeente Lindestad"]));

        Assert.Contains("Nu aanwezig zonder stoel: Lotte Brands", page.Words, StringComparison.Ordinal);
        var room = await chair.GetAsync(meeting.Page + "/zaal");
        Assert.Contains("Een ogenblik", room.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Verborgen", room.Html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await walker.GetAsync(meeting.Page)).Status, (await walker.GetAsync(given.Page)).Status));
        Assert.DoesNotContain(given.Number, (await walker.GetAsync(meeting.Page)).Html, StringComparison.Ordinal);
        Assert.Equal(2, await app.LookAsync(db => db.Set<Seat>().CountAsync(s => s.CaseId == given.Id)));
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == nameof(WalkedIn) && a.ObjectId == meeting.Id.Value)));
    }

    [Fact]
    public async Task Offered_AreTheOrganisationsThatWereAskedOrAreOnTheRoster_AndItsStandIns()
    {
        await RosterAsync("om", standIn: "deskundige");
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");

        var offered = (await chair.GetAsync(meeting.Page + "/voorzitter")).Form("handler=WalkIn").TextContent;

        Assert.Contains("Jip van Aalst", offered, StringComparison.Ordinal);
        Assert.Contains("Mirre de Wind", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Lindeman", offered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyChosen_OrSomebodyElse_IsRefusedBesideItsField_AndTwiceIsOnce()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        var teacher = (await app.LookAsync(db => GivenCase.ActorAsync(db, "docent"))).Id!.Value.Value.ToString();
        var lotte = (await app.LookAsync(db => GivenCase.ActorAsync(db, "dossierhouder-twee"))).Id!.Value.Value.ToString();

        foreach (var wrong in new[] { "", teacher })
        {
            page = await chair.SendAsync(page, page.Form("handler=WalkIn"), ("Input.Walker", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotNull(page.Document.QuerySelector("#Input_Walker[aria-invalid=true]"));
        }
        var (first, again) = (page.Form("handler=WalkIn"), await chair.GetAsync(meeting.Page + "/voorzitter"));
        await chair.SendAsync(page, first, ("Input.Walker", lotte));
        again = await chair.SendAsync(again, again.Form("handler=WalkIn"), ("Input.Walker", lotte));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(3, await app.LookAsync(db => db.Set<Participant>().CountAsync(p => p.MeetingId == meeting.Id)));
    }

    [Fact]
    public async Task AWrongWalkIn_IsTakenOff_AndReadsTheMeetingNoMore_WhoStepsOutStays()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        using var walker = await app.AsAsync("dossierhouder-twee");
        var page = await WalkInAsync(chair, meeting);
        Assert.DoesNotContain("Toch niet hier", Row(page, "Kim Oosterling").TextContent, StringComparison.Ordinal);
        Assert.Contains("Toch niet hier", Row(page, "Lotte Brands").TextContent, StringComparison.Ordinal);
        page = await chair.SendAsync(page, Row(page, "Lotte Brands"), ("state", "Away"));
        Assert.Equal(HttpStatusCode.OK, (await walker.GetAsync(meeting.Page)).Status);
        Assert.Contains("Lotte Brands", (await chair.GetAsync(meeting.Page + "/verslag")).Words, StringComparison.Ordinal);

        page = await chair.SendAsync(page, Row(page, "Lotte Brands"), ("state", "Absent"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Lotte Brands", page.Form("handler=WalkIn").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await walker.GetAsync(meeting.Page)).Status);
        Assert.DoesNotContain("niet meer gevraagd", (await walker.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Lotte Brands", (await chair.GetAsync(meeting.Page + "/verslag")).Words, StringComparison.Ordinal);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "WalkInTakenBack" && a.ObjectId == meeting.Id.Value)));
    }

    [Fact]
    public async Task AWalkInWhoseNoteStands_IsNotTakenOff_UntilItIsLeftOut()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder-twee", "politie"] });
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var page = await WalkInAsync(chair, meeting);
        page = await chair.SendAsync(page, page.Form("handler=Note"), ("Input.Text", "Gaat goed op school."), ("Input.Author", (await LotteAsync()).ToString()));

        page = await chair.SendAsync(page, Row(page, "Lotte Brands"), ("state", "Absent"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("In het verslag staat een notitie van deze persoon", page.Words, StringComparison.Ordinal);
        Assert.Contains("Lotte Brands", Row(page, "Lotte Brands").TextContent, StringComparison.Ordinal);
        var minutes = await chair.GetAsync(meeting.Page + "/verslag");
        await chair.SendAsync(minutes, minutes.Form("handler=Amend"), ("Input.LeftOut", "true"));
        page = await chair.GetAsync(meeting.Page + "/voorzitter");
        page = await chair.SendAsync(page, Row(page, "Lotte Brands"), ("state", "Absent"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Lotte Brands", page.Form("handler=WalkIn").TextContent, StringComparison.Ordinal);
    }

    private async Task<Seen> WalkInAsync(Visitor chair, GivenMeeting meeting)
    {
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        return await chair.SendAsync(page, page.Form("handler=WalkIn"), ("Input.Walker", (await LotteAsync()).ToString()));
    }

    private async Task<Guid> LotteAsync() => (await app.LookAsync(db => GivenCase.ActorAsync(db, "dossierhouder-twee"))).Id!.Value.Value;

    private static IHtmlFormElement Row(Seen page, string name) =>
        (IHtmlFormElement)page.Document.QuerySelectorAll("[data-attend] li[data-key]").Single(l => l.TextContent.Contains(name, StringComparison.Ordinal)).QuerySelector("form")!;

    private async Task RosterAsync(string key, string standIn)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>());
        var (director, person, other) = (await GivenCase.ActorAsync(db, "procesregisseur"), await GivenCase.ActorAsync(db, key), await GivenCase.ActorAsync(db, standIn));
        var roster = Roster.Start(new RosterId(random.NewId()), director, app.Clock.Now);
        roster.Put(new NewRosterPlace(new RosterPlaceId(random.NewId()), person.Id!.Value, other.Id, null), director, app.Clock.Now);
        db.Rosters.Add(roster);
        await db.SaveChangesAsync();
    }
}
