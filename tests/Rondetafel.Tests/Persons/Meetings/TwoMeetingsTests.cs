using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Two meetings on one day: a seat that is passed for the one opens nothing at the other, nor after its own is over.</summary>
public sealed class TwoMeetingsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ASeatThatPassedForOneMeeting_OpensNothingAtTheOther()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie"], FamilyName = "Verborgen" });
        var (one, other) = (await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given), await GivenMeeting.PlannedAsync(app, ["dossierhouder-twee", "politie"], given));
        await AbsentAsync(one);
        await other.RunningAsync(app, given, "dossierhouder-twee", "politie");
        using var chair = await app.AsAsync("procesregisseur");
        using var standIn = await app.AsAsync("dossierhouder-twee");
        using var police = await app.AsAsync("politie");
        var seat = (await police.GetAsync(other.Page)).Document.QuerySelector("a[href*='/tafel/']")!.GetAttribute("href")!;

        Assert.Contains(given.Number, (await standIn.GetAsync(one.Page)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(given.Number, (await standIn.GetAsync(other.Page)).Html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await police.GetAsync(seat)).Status, (await standIn.GetAsync(seat)).Status));
        Assert.DoesNotContain("Verborgen", (await chair.GetAsync(other.Page + "/zaal")).Html, StringComparison.Ordinal);
        Assert.Contains("Nu aanwezig zonder stoel: Lotte Brands", (await chair.GetAsync(other.Page + "/voorzitter")).Words, StringComparison.Ordinal);
        foreach (var place in new[] { "/verslag", "/verslag/afdrukken" })
            Assert.DoesNotContain(given.Number, (await standIn.GetAsync(other.Page + place)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASeatThatPassed_EndsWithItsMeeting_AndIsThereAgainWhenThatGoesOn()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        var (one, other) = (await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given), await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given));
        await AbsentAsync(one);
        await one.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        using var standIn = await app.AsAsync("dossierhouder-twee");
        Assert.Equal(HttpStatusCode.OK, (await standIn.GetAsync(given.Page)).Status);
        var page = await chair.GetAsync(one.Page + "/voorzitter");

        page = await chair.SendAsync(page, (IHtmlFormElement)page.Document.QuerySelector("header form[action$='handler=Hold']")!);

        Assert.EndsWith("/verslag", page.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await standIn.GetAsync(given.Page)).Status);
        Assert.DoesNotContain(given.Number, (await standIn.GetAsync(one.Page + "/verslag")).Html, StringComparison.Ordinal);
        await AbsentAsync(other);
        Assert.Equal(HttpStatusCode.OK, (await standIn.GetAsync(given.Page)).Status); // for the other meeting now
        Assert.DoesNotContain(given.Number, (await standIn.GetAsync(one.Page + "/verslag")).Html, StringComparison.Ordinal);

        page = await chair.SendAsync(page, page.Form("handler=Reopen"));

        Assert.Contains(given.Number, (await standIn.GetAsync(one.Page)).Html, StringComparison.Ordinal);
        Assert.Equal(2, await app.LookAsync(db => db.Set<Seat>().CountAsync(s => s.CaseId == given.Id && s.ForMeeting != null && s.From <= s.Until)));
    }

    private async Task AbsentAsync(GivenMeeting meeting)
    {
        using var holder = await app.AsAsync("dossierhouder");
        var page = await holder.GetAsync(meeting.Page);
        await holder.SendAsync(page, page.Form("handler=Absent"));
    }
}
