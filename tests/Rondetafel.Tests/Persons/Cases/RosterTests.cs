using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>The roster of the conference, and who can be chosen for a seat or an action.</summary>
public sealed class RosterTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = "/casussen/rooster";

    [Fact]
    public async Task Director_KeepsPeopleWithStandInAndFunction_AndTakingInProposesThem()
    {
        using var director = await app.AsAsync("procesregisseur");
        Assert.Contains($"href=\"{Address}\"", (await director.GetAsync("/casussen")).Html, StringComparison.Ordinal);
        var page = await director.GetAsync(Address);
        page = await director.SendAsync(page, Give(page), ("Input.Professional", Person(page, "Noor Teunissen")), ("Input.StandIn", Person(page, "Lotte Brands")), ("Input.Function", "coordinator"));
        page = await director.SendAsync(page, Give(page), ("Input.Professional", Person(page, "Sam Lindeman")));
        Assert.Contains("Noor Teunissen, Gemeente Lindestad", page.Words, StringComparison.Ordinal);
        Assert.Contains("Coördinator van de gemeente. Achterwacht: Lotte Brands", page.Words, StringComparison.Ordinal);

        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        var takeIn = await director.GetAsync($"/wegingen/{weighing.Value}/opnemen");
        var rows = takeIn.Document.QuerySelectorAll("ul.mensen > li").ToDictionary(l => l.QuerySelector("label")!.TextContent.Split(',')[0]);
        Assert.Equal(["Jip van Aalst", "Kim Oosterling", "Noor Teunissen", "Sam Lindeman"], rows.Where(r => ((IHtmlInputElement)r.Value.QuerySelector("input[type=checkbox]")!).IsChecked).Select(r => r.Key).Order(StringComparer.Ordinal));
        Assert.Contains("op uw rooster", rows["Noor Teunissen"].TextContent, StringComparison.Ordinal);
        Assert.Equal("Lotte Brands", ((IHtmlSelectElement)rows["Noor Teunissen"].QuerySelector("select")!).SelectedOptions.Single().Text);

        await director.SendAsync(
            takeIn, ("Input.Reason", "Taal en filmpje samen."), ("Input.LighterOption", "Alleen jeugdhulp bleek te weinig."), ("Input.Purpose", "Weer naar school."), ("Input.ExitCriteria[0]", "Gaat naar school."),
            ("Input.NeededUntil", "over 3 maanden"), ("Input.NextDiscussionOn", "over 2 weken"), ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "taken_up"));
        var seat = await app.LookAsync(db => db.Cases.Where(c => c.WeighingId == weighing).SelectMany(c => c.Seats).SingleOrDefaultAsync(s => s.Function != null));
        if (seat is null) Assert.Fail("The case was not taken in, or its seats hold no function.");
        Assert.Equal("coordinator", seat.Function);
        Assert.NotNull(seat.StandIn);
    }

    [Fact]
    public async Task Place_IsChangedAndTaken_AndAnOldPageClashes()
    {
        using var director = await app.AsAsync("procesregisseur");
        var old = await director.GetAsync(Address);
        var page = await director.SendAsync(old, Give(old), ("Input.Professional", Person(old, "Kim Oosterling")));

        var clash = await director.SendAsync(old, Give(old), ("Input.Professional", Person(old, "Jip van Aalst")), ("__once", "another-key-roster"));
        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        var row = page.Document.QuerySelectorAll("main li").Single(l => l.TextContent.Contains("Kim Oosterling", StringComparison.Ordinal));
        page = await director.SendAsync(page, (IHtmlFormElement)row.QuerySelector("form")!);

        Assert.DoesNotContain(page.Document.QuerySelectorAll("main li"), l => l.TextContent.Contains("Kim Oosterling", StringComparison.Ordinal));
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == nameof(RosterPlaceTaken) && a.Rule == "director-leads-case")));
    }

    [Theory]
    [InlineData("Input.Professional", "Daan Wolters")]
    [InlineData("Input.Function", "keizer")]
    public async Task Refusal_StandsBesideItsField(string field, string value)
    {
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(Address);
        var id = await app.LookAsync(db => db.Professionals.Where(p => p.Name == value).Select(p => (ProfessionalId?)p.Id).SingleOrDefaultAsync());

        var refused = await director.SendAsync(page, Give(page), [.. new[] { ("Input.Professional", Person(page, "Sam Lindeman")) }.Where(f => f.Item1 != field), (field, id?.Value.ToString() ?? value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById(field.Replace('.', '_') + "-error"));
    }

    [Theory]
    [InlineData("dossierhouder")]
    [InlineData("tafelpartner")]
    [InlineData("beheerder")]
    [InlineData("fg")]
    public async Task Roster_IsThereForWhoLeadsOnly(string key)
    {
        using var visitor = await app.AsAsync(key);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Address)).Status);
    }

    [Fact]
    public async Task Choices_HoldOnlyWhoseRoleAndDesignationGiveTheRight()
    {
        var given = await GivenCase.AtTableAsync(app);
        await app.InDbAsync(async db =>
        {
            var ended = await db.Professionals.SingleAsync(p => p.Email == "dossierhouder-buur@lindevaart.example");
            ended.End(Deadline.LocalDate(app.Clock.Now), Actor.Clock, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        using var director = await app.AsAsync("procesregisseur");
        var (seats, page) = (await director.GetAsync(given.Page + "/tafel"), await director.GetAsync(given.Page));

        var forSeat = Names(seats, "Input.Professional");
        var forAction = Names(page, "Action.Executor");
        Assert.Equal(["Jip van Aalst", "Kim Oosterling", "Lotte Brands", "Noor Teunissen", "Sam Lindeman"], forSeat);
        Assert.Equal(["Bo Achterberg", "Jip van Aalst", "Kim Oosterling", "Sam Lindeman"], forAction);
        Assert.Equal(["Jip van Aalst", "Kim Oosterling", "Lotte Brands", "Noor Teunissen", "Sam Lindeman"], Names(await director.GetAsync(Address), "Input.Professional"));

        var administrator = (await app.LookAsync(db => GivenCase.ActorAsync(db, "beheerder"))).Id!.Value.Value.ToString();
        var refused = await director.SendAsync(seats, (IHtmlFormElement)seats.Document.QuerySelector("select[name='Input.Professional']")!.Closest("form")!, ("Input.Professional", administrator), ("Input.Until", "over 2 maanden"));
        Assert.NotNull(refused.Document.GetElementById("Input_Professional-error"));
    }

    private static IHtmlFormElement Give(Seen page) => page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Last();

    private static string? Person(Seen page, string name) =>
        page.Document.QuerySelectorAll("select[name='Input.Professional'] option").FirstOrDefault(o => o.TextContent.StartsWith(name + ",", StringComparison.Ordinal))?.GetAttribute("value");

    private static List<string> Names(Seen page, string field) =>
        page.Document.QuerySelectorAll($"select[name='{field}'] option").Select(o => o.TextContent.Split(',')[0]).Where(n => n.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
}
