using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Tracks;

/// <summary>A prosecutor's track at a case: the table sees that it runs, and reads the report where its owner gave it to the table.</summary>
public sealed class CaseTrackTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Before", "vóór de aanpak")]
    [InlineData("Beside", "naast de aanpak")]
    [InlineData("Instead", "in plaats van de aanpak")]
    public async Task Track_IsNotedAtTheCase_AndEverySeatSeesThatItRuns(string place, string words)
    {
        var theCase = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "om"] });
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"{theCase.Page}/om-traject");
        var page = await chair.SendAsync(form, ("Input.Place", null), ("Input.EndsOn", "2-6-2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Maak een keuze", page.Document.QuerySelector("#Input_Place-error")!.TextContent);

        page = await chair.SendAsync(page, ("Input.Place", place));

        Assert.Equal(theCase.Page, page.Path);
        foreach (var key in new[] { "procesregisseur", "politie", "om", "dossierhouder" })
        {
            using var reader = await app.AsAsync(key);
            page = await reader.GetAsync(theCase.Page);
            Assert.Contains($"Er loopt een traject van het Openbaar Ministerie. Van Jip van Aalst, {words}, tot en met 2 juni 2026.", page.Words);
            Assert.Equal(key is "procesregisseur" or "om", page.Html.Contains("/om-trajecten/", StringComparison.Ordinal));
        }
        using var outsider = await app.AsAsync("tafelpartner");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(theCase.Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"{theCase.Page}/om-traject")).Status);
        using var seat = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.NotFound, (await seat.GetAsync($"{theCase.Page}/om-traject")).Status);
    }

    [Theory]
    [InlineData("chair", false)]
    [InlineData("table", true)]
    public async Task Report_IsReadByWhomItsOwnerGaveItTo_AndThatReadingIsLogged(string readers, bool seatReads)
    {
        var theCase = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "om"] });
        using var chair = await app.AsAsync("procesregisseur");
        await chair.SendAsync(await chair.GetAsync($"{theCase.Page}/om-traject"), ("Input.Place", "Beside"), ("Input.EndsOn", "2-6-2026"));
        var track = await app.LookAsync(db => db.Tracks.SingleAsync(t => t.CaseId == theCase.Id));
        using var om = await app.AsAsync("om");
        await om.SendAsync(await om.GetAsync($"/om-trajecten/{track.Id.Value}"), ("Input.Report", "Zandloper: klaar, zonder vervolging."), ("Input.For", readers));

        using var seat = await app.AsAsync("politie");
        var page = await seat.GetAsync(theCase.Page);

        Assert.Contains("Teruggemeld", page.Words);
        Assert.Equal(seatReads, page.Html.Contains("Zandloper", StringComparison.Ordinal));
        Assert.Equal(seatReads ? 1 : 0, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == track.Id.Value && a.Action == "TrackReport.opened")));
        Assert.Contains("Zandloper", (await chair.GetAsync(theCase.Page)).Html);
        var looked = (await chair.GetAsync(theCase.Page + "/wie-keek")).Words;
        Assert.Contains("OM-traject teruggemeld", looked);
        Assert.Contains("las wat over het OM-traject is teruggemeld", looked);
        Assert.Contains("Terugmelding van een traject lezen", (await chair.GetAsync("/mijn-werk")).Words);
    }

    [Fact]
    public async Task TrackOfAWeighing_GoesAlongToTheCase_AndOneCanBeNotedAfterwards()
    {
        var scenes = new WeighingScenes(app.Services);
        var id = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        await scenes.TrackAsync(id, 30, TrackPlace.Before);
        using var chair = await app.AsAsync("procesregisseur");
        await chair.SendAsync(await chair.GetAsync($"/wegingen/{id.Value}/opnemen"),
            ("Input.Reason", "Taal en filmpje samen."), ("Input.LighterOption", "Alleen jeugdhulp."), ("Input.Purpose", "Weer naar school."), ("Input.ExitCriteria[0]", "Geen nieuwe zorg."),
            ("Input.NeededUntil", "over 2 maanden"), ("Input.NextDiscussionOn", "over 2 weken"), ("Input.Feedback.Say", "later"));
        var weighing = await chair.GetAsync($"/wegingen/{id.Value}");
        Assert.Contains($"/wegingen/{id.Value}/om-traject", weighing.Html);

        var page = await chair.SendAsync(await chair.GetAsync($"/wegingen/{id.Value}/om-traject"), ("Input.Place", "Instead"), ("Input.EndsOn", "2-6-2026"));

        Assert.Equal($"/wegingen/{id.Value}", page.Path);
        var theCase = await app.LookAsync(db => db.Cases.Where(c => c.WeighingId == id).Select(c => c.Id).SingleAsync());
        Assert.Equal(2, await app.LookAsync(db => db.Tracks.CountAsync(t => t.CaseId == theCase && t.WeighingId == id)));
        using var seat = await app.AsAsync("politie");
        page = await seat.GetAsync($"/casussen/{theCase.Value}");
        Assert.Contains("vóór de aanpak", page.Words);
        Assert.Contains("in plaats van de aanpak, tot en met 2 juni 2026", page.Words);
    }
}
