using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Columns that are not sealed hold lines of a list that can be chosen now, and never words that somebody typed.</summary>
public sealed class CodesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Typed = "Jesse woont nu bij zijn oom";

    [Theory]
    [InlineData("/doel", "Input.LifeDomain", "Input.Text")]
    [InlineData("/oordeel", "Input.Ideology", "Input.Text")]
    [InlineData("/oordeel", "Input.Criterion", "Input.Text")]
    [InlineData("/bijdrage", "Input.Category", "Input.Text")]
    [InlineData("/bijdrage", "Input.Ground", "Input.Text")]
    [InlineData("/actie", "Action.LifeDomain", "Action.Text")]
    [InlineData("/actie", "Action.Measure", "Action.Text")]
    [InlineData("/actie", "Action.Executor", "Action.Text")]
    public async Task AnUnknownCode_IsRefusedBesideItsField_AndStoredNowhere(string place, string field, string text)
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("procesregisseur");
        var page = await visitor.GetAsync(given.Page + place);
        var owner = page.Document.QuerySelectorAll("select[name='Action.Owner'] option").LastOrDefault()?.GetAttribute("value");
        var fields = new List<(string, string?)>
        {
            (text, "Een tekst."), ("Input.Kind", place == "/oordeel" ? "Ideology" : "Fact"), ("Input.LifeDomain", "work"), ("Input.Ideology", "not_clear"), ("Input.Criterion", "danger"),
            ("Action.Owner", owner), ("Action.DueOn", "over 2 weken"), ("Action.LifeDomain", "work"), ("Action.Ground", "artikel 18"), ("Action.LighterOption", "een gesprek"),
        };
        fields.RemoveAll(f => f.Item1 == field);

        var refused = await visitor.SendAsync(page, page.Form(), [.. fields, (field, Typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById(field.Replace('.', '_') + "-error"));
        var whole = await app.LookAsync(given.WholeAsync);
        Assert.Equal((0, 0, 0, 0), (whole.Goals.Count, whole.Judgements.Count, whole.Contributions.Count, whole.Actions.Count));
    }

    [Fact]
    public async Task AWithdrawnLine_IsNotOfferedNorTaken_AndStaysReadableWhereItWasChosen()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "online", "Minder tijd op het forum.", turn.By, turn.Now));
        await app.InDbAsync(async db =>
        {
            var line = await db.Catalogue.AsNoTracking().SingleAsync(c => c.List == "case.domain" && c.Code == "online");
            var today = Deadline.LocalDate(app.Clock.Now);
            db.Catalogue.Add(CatalogueEntry.Withdraw(new CatalogueEntryId(Rows.Id()), line, today, await GivenCase.ActorAsync(db, "beheerder"), app.Clock.Now, today).Item1!);
            return await db.SaveChangesAsync();
        });
        using var visitor = await app.AsAsync("procesregisseur");

        var page = await visitor.GetAsync(given.Page + "/doel");
        Assert.Empty(page.Document.QuerySelectorAll("input[value='online']"));
        var refused = await visitor.SendAsync(page, ("Input.Text", "Nog een doel."), ("Input.LifeDomain", "online"));
        Assert.NotNull(refused.Document.GetElementById("Input_LifeDomain-error"));
        Assert.Contains("Leven online", (await visitor.GetAsync(given.Page)).Document.GetElementById("plan")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_HasALifeDomainByDefault_AndShowsIt()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("procesregisseur");
        var page = await visitor.GetAsync(given.Page);
        Assert.Equal("safety", Chosen(page));
        var owner = page.Document.QuerySelectorAll("select[name='Action.Owner'] option").Last().GetAttribute("value");

        var after = await visitor.SendAsync(page, page.Form("/actie"), ("Action.Text", "Elke week bellen."), ("Action.Owner", owner), ("Action.DueOn", "over 2 weken"));
        Assert.Contains("Veiligheid", after.Document.QuerySelector("#plan table")!.TextContent, StringComparison.Ordinal);
        var action = (await app.LookAsync(given.WholeAsync)).Actions.Single();
        Assert.Equal("safety", action.LifeDomain);
        Assert.Contains("Veiligheid", (await visitor.GetAsync($"{given.Page}/acties/{action.Id.Value}")).Words, StringComparison.Ordinal);

        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "work", "Een leerwerkplek.", turn.By, turn.Now));
        Assert.Equal("work", Chosen(await visitor.GetAsync(given.Page)));
    }

    [Fact]
    public async Task Action_AtAGoal_TakesTheLifeDomainOfTheGoal()
    {
        var given = await GivenCase.AtTableAsync(app);
        var (first, second) = (default(GoalId), default(GoalId));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(first = new GoalId(turn.NewId()), "family", "Weer contact met zijn zus.", turn.By, turn.Now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(second = new GoalId(turn.NewId()), "work", "Een leerwerkplek.", turn.By, turn.Now.AddMinutes(1)));
        using var visitor = await app.AsAsync("procesregisseur");
        var page = await visitor.GetAsync(given.Page);
        var owner = page.Document.QuerySelectorAll("select[name='Action.Owner'] option").Last().GetAttribute("value");

        await visitor.SendAsync(page, page.Form("/actie"), ("Action.Text", "Zus bellen."), ("Action.Owner", owner), ("Action.DueOn", "over 2 weken"), ("Action.Goal", first.Value.ToString()));

        Assert.Equal("family", (await app.LookAsync(given.WholeAsync)).Actions.Single().LifeDomain);
    }

    private static string? Chosen(Seen page) => ((IHtmlSelectElement)page.Document.QuerySelector("select[name='Action.LifeDomain']")!).Value;
}
