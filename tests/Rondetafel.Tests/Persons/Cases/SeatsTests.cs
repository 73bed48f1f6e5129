using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

public sealed class SeatsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Table_SitsOnAfterTheFirstReview_AndClosesTheCase()
    {
        var start = app.Clock.Now;
        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        using var director = await app.AsAsync("procesregisseur");
        var taken = await director.SendAsync(
            await director.GetAsync($"/wegingen/{weighing.Value}/opnemen"),
            ("Input.Reason", "Taal en filmpje samen."), ("Input.LighterOption", "Alleen jeugdhulp bleek te weinig."), ("Input.Purpose", "Weer naar school."), ("Input.ExitCriteria[0]", "Een half jaar rust."),
            ("Input.NeededUntil", "over 6 maanden"), ("Input.NextDiscussionOn", "over 2 weken"), ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "taken_up"));
        var page = taken.Path;
        app.Clock.Set(new DateTime(2026, 9, 1, 10, 0, 0, DateTimeKind.Utc));
        using var later = await app.AsAsync("procesregisseur");
        var review = await later.GetAsync(page + "/herzien");
        var reviewed = await later.SendAsync(review, ("Input.Checks[0].Met", "no"), ("Input.Reason", "Nog niet rustig."), ("Input.Until", "over 3 maanden"));
        Assert.Contains("de casus loopt door", reviewed.Words, StringComparison.Ordinal);

        app.Clock.Set(new DateTime(2026, 10, 1, 10, 0, 0, DateTimeKind.Utc)); // past the first review, before the second
        using var partner = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(page)).Status);
        using var closer = await app.AsAsync("procesregisseur");
        var close = await closer.GetAsync(page + "/afsluiten");
        var form = close.Form();
        foreach (var box in form.QuerySelectorAll("input[name='Input.Agreed']").OfType<IHtmlInputElement>()) box.IsChecked = true;
        var closed = await closer.SendAsync(close, form, ("Input.Checks[0].Met", "yes"));
        app.Clock.Set(start);

        Assert.Contains("afgesloten en voor iedereen afgeschermd", closed.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_seat_is_given_or_ended_reads_that_in_their_work()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder"] });
        using var director = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("politie");
        var page = await director.GetAsync(given.Page + "/tafel");
        var kim = Option(page, "Professional", "Kim Oosterling");

        await director.SendAsync(page, Giving(page), ("Input.Professional", kim), ("Input.Until", "over 3 weken"));
        Assert.Contains("U kreeg een stoel aan de tafel van een casus.", (await partner.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        var seat = (await app.LookAsync(given.WholeAsync)).Seats.Single(s => s.ProfessionalId.Value.ToString() == kim).Id.Value.ToString();
        page = await director.GetAsync(given.Page + "/tafel");
        var form = page.Document.QuerySelectorAll("form[action*='handler=End']").OfType<IHtmlFormElement>().Single(f => f.QuerySelector("[name='Input.Seat']")?.GetAttribute("value") == seat);
        await director.SendAsync(page, form);
        Assert.Contains("Uw stoel aan de tafel van een casus is geëindigd.", (await partner.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seat_IsGiven_UntilTheDesignationEnds_OrAnEarlierDay()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        using var director = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("tafelpartner");
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(given.Page)).Status);
        var page = await director.GetAsync(given.Page + "/tafel");
        var (sam, om) = (Option(page, "Professional", "Sam Lindeman"), Option(page, "Professional", "Openbaar Ministerie"));

        await director.SendAsync(page, Giving(page), ("Input.Professional", sam), ("Input.Until", "over 2 jaar"), ("Input.Function", "content"));
        page = await director.GetAsync(given.Page + "/tafel");
        await director.SendAsync(page, Giving(page), ("Input.Professional", om), ("Input.Until", "over 3 weken"));

        var seats = (await app.LookAsync(given.WholeAsync)).Seats;
        Assert.Equal(new DateOnly(2027, 1, 2), seats.Single(s => s.ProfessionalId.Value.ToString() == sam).Until);
        Assert.Equal(new DateOnly(2026, 3, 23), seats.Single(s => s.ProfessionalId.Value.ToString() == om).Until);
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(given.Page)).Status);
        Assert.True(await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == new ProfessionalId(Guid.Parse(sam)))));
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "SeatGivenOut" && a.ObjectId == given.Id.Value)));
    }

    [Fact]
    public async Task Seat_IsOfferedToWhoIsDesignatedForATable_AndToNobodyElse()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.GetAsync(given.Page + "/tafel");

        var names = page.Document.QuerySelectorAll("select[name='Input.Professional'] option").Select(o => o.TextContent).ToList();
        Assert.Contains(names, n => n.Contains("Sam Lindeman", StringComparison.Ordinal));
        Assert.DoesNotContain(names, n => n.Contains("Daan Wolters", StringComparison.Ordinal)); // the administrator
        Assert.DoesNotContain(names, n => n.Contains("Fenna Hoekstra", StringComparison.Ordinal)); // a teacher who reports
    }

    [Fact]
    public async Task Seat_IsRenewed_AtMostUntilTheDesignationEnds_AndARefusalStandsBesideItsField()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { SeatDays = 20 });
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/tafel");
        var refused = await director.SendAsync(page, page.Form("handler=Renew"), ("Input.Last", "ooit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Single(refused.Document.QuerySelectorAll("#Input_Last-error"));
        var early = await director.SendAsync(page, page.Form("handler=Renew"), ("Input.Last", "over 2 dagen"), ("__once", "early-1"));
        Assert.NotNull(early.Document.GetElementById("Input_Last-error"));

        var renewed = await director.SendAsync(page, page.Form("handler=Renew"), ("__once", "renew-1"));

        Assert.Contains("De stoel is verlengd.", renewed.Words, StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2026, 3, 22), new DateOnly(2026, 3, 22), new DateOnly(2027, 1, 2)], (await app.LookAsync(given.WholeAsync)).Seats.Select(s => s.Until).Order());
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "SeatRenewed" && a.ObjectId == given.Id.Value)));
        Assert.Equal(2, (await director.GetAsync(given.Page + "/tafel")).Document.QuerySelectorAll("form[action$='handler=Renew']").Length); // the renewed one ends with the designation
    }

    [Fact]
    public async Task StandIn_IsNamed_AndStandsOnTheCase()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"] });
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/tafel");

        var named = await director.SendAsync(page, page.Form("handler=StandIn"), ("Input.StandIn", Option(page, "StandIn", "Sam Lindeman")));

        Assert.Contains("Achterwacht gewijzigd.", named.Words, StringComparison.Ordinal);
        Assert.Contains("Sam Lindeman", named.Document.GetElementById("tafel")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "StandInNamed" && a.ObjectId == given.Id.Value)));
    }

    [Fact]
    public async Task ASeatThatPassedForOneMeeting_SaysForWhich_AndIsNotRenewed()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie"], SeatDays = 60 });
        var (holder, standIn) = ((await app.LookAsync(db => GivenCase.ActorAsync(db, "dossierhouder"))).Id!.Value, (await app.LookAsync(db => GivenCase.ActorAsync(db, "dossierhouder-twee"))).Id!.Value);
        var (passed, day) = (default(SeatId), Deadline.LocalDate(app.Clock.Now).AddDays(5));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.PassSeat(passed = new SeatId(turn.NewId()), new MeetingId(turn.NewId()), holder, standIn, day, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/tafel");
        var words = $"alleen voor het overleg van {new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl).Long(day)}, in plaats van Noor Teunissen";

        var line = Assert.Single(page.Document.QuerySelectorAll("ul.zetel > li"), l => l.QuerySelector("b")!.TextContent == "Lotte Brands");
        Assert.Contains(words, string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(["End"], line.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!.Split("handler=")[1]));
        Assert.Equal(2, page.Document.QuerySelectorAll("form[action$='handler=Renew']").Length);
        Assert.Contains(words, string.Join(' ', (await director.GetAsync(given.Page)).Document.GetElementById("tafel")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("Een stoel aan de tafel van " + given.Number, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        var refused = await director.SendAsync(page, page.Form("handler=Renew"), ("Input.Seat", passed.Value.ToString()), ("Input.Last", "over 3 weken"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Deze stoel is er voor één overleg", refused.Words, StringComparison.Ordinal);
        Assert.Equal(day, (await app.LookAsync(given.WholeAsync)).Seats.Single(s => s.Id == passed).Until);
    }

    private static IHtmlFormElement Giving(Seen page) => (IHtmlFormElement)page.Document.QuerySelector("select[name='Input.Professional']")!.Closest("form")!;

    private static string Option(Seen page, string field, string name) =>
        page.Document.QuerySelectorAll($"select[name='Input.{field}'] option").First(o => o.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;
}
