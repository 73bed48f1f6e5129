using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Goals, judgements, who keeps contact, effects, and the person's own view: over HTTP, with their audit rows.</summary>
public sealed class PlanPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Goal_IsSetAndFinished_AndStandsInPlanAndTimeline()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("tafelpartner");
        var set = await visitor.SendAsync(await visitor.GetAsync(given.Page + "/doel"), ("Input.Text", "Een leerwerkplek voor het voorjaar."), ("Input.LifeDomain", "work"));
        Assert.Contains("Een leerwerkplek voor het voorjaar.", set.Document.GetElementById("plan")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Werk en dagbesteding", set.Document.GetElementById("plan")!.TextContent, StringComparison.Ordinal);
        var goal = (await app.LookAsync(given.WholeAsync)).Goals.Single();
        var form = await visitor.GetAsync($"{given.Page}/doelen/{goal.Id.Value}");

        var refused = await visitor.SendAsync(form, ("Input.Reached", "yes"));
        Assert.NotNull(refused.Document.GetElementById("Input_Reason-error"));
        var done = await visitor.SendAsync(refused, ("Input.Reached", "yes"), ("Input.Reason", "Hij heeft een contract."));

        Assert.Contains("Hij heeft een contract.", done.Document.GetElementById("plan")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Doel bereikt.", done.Document.GetElementById("verloop")!.TextContent, StringComparison.Ordinal);
        foreach (var action in new[] { nameof(GoalSet), nameof(GoalFinished) }) await AuditedAsync(given, action);
    }

    [Fact]
    public async Task Judgement_IsWrittenWithItsReason()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("tafelpartner");
        var form = await visitor.GetAsync(given.Page + "/oordeel");
        Assert.NotNull((await visitor.SendAsync(form, ("Input.Kind", "Nature"))).Document.GetElementById("Input_Text-error"));

        var after = await visitor.SendAsync(form, ("Input.Kind", "Nature"), ("Input.Text", "Boosheid op instanties na schulden."));

        Assert.Contains("Boosheid op instanties na schulden.", after.Document.GetElementById("oordeel")!.TextContent, StringComparison.Ordinal);
        await AuditedAsync(given, nameof(Judged));
    }

    [Fact]
    public async Task ContactKeeper_IsNamed_AndANewNameReplacesTheOld()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("tafelpartner");
        foreach (var (key, name) in new[] { ("tafelpartner", "Sam Lindeman"), ("politie", "Kim Oosterling") })
        {
            var form = await visitor.GetAsync(given.Page + "/contact");
            var keeper = (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value.Value.ToString();
            var after = await visitor.SendAsync(form, ("Input.With", "School"), ("Input.Keeper", keeper));
            Assert.Contains("houdt " + name, after.Words, StringComparison.Ordinal);
        }
        Assert.Single((await app.LookAsync(given.WholeAsync)).Keepers);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.EndSeat(
            c.Seats.Single(s => s.ProfessionalId == c.Keepers.Single().Keeper).Id, turn.By, turn.Now)); // who has no seat keeps no contact
        var kept = (await visitor.GetAsync(given.Page)).Document.QuerySelectorAll("#afspraken li").Single(l => l.TextContent.Contains("Contact met school", StringComparison.Ordinal));
        Assert.Contains("nog niemand", kept.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await visitor.SendAsync(await visitor.GetAsync(given.Page + "/contact"), ("Input.Keeper", Guid.Empty.ToString()), ("Input.With", "School"))).Document.GetElementById("Input_Keeper-error"));
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == nameof(ContactKeeperNamed) && a.ObjectId == given.Id.Value)));
    }

    [Fact]
    public async Task Effect_IsNotedLater_BesideTheResult()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.");
        using var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync($"{given.Page}/acties/{action.Value}");
        await visitor.SendAsync(page, ("Input.Step", "Finish"), ("Input.Reason", "De proefdag is geweest."));

        var after = await visitor.SendAsync(await visitor.GetAsync($"{given.Page}/acties/{action.Value}"), ("Input.Step", "NoteEffect"), ("Input.Reason", "Hij ging daarna elke dag."));

        Assert.Contains("Effect: Hij ging daarna elke dag.", after.Document.GetElementById("plan")!.TextContent, StringComparison.Ordinal);
        var own = await visitor.GetAsync($"{given.Page}/acties/{action.Value}");
        foreach (var words in new[] { "De proefdag is geweest.", "Hij ging daarna elke dag." }) Assert.Contains(words, own.Words, StringComparison.Ordinal);
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == nameof(ActionStepped) && a.ObjectId == given.Id.Value)));
    }

    [Fact]
    public async Task OwnViewOfThePerson_HasItsPlaceBesideTheFacts_AlsoWhileNobodyAsked()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "tafelpartner", "Stond op het plein.");
        using var visitor = await app.AsAsync("tafelpartner");
        var empty = await visitor.GetAsync(given.Page);
        Assert.Contains("Eigen kijk van Jesse Molenaar", empty.Document.GetElementById("inbreng")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nog niet gehoord.", empty.Document.GetElementById("inbreng")!.TextContent, StringComparison.Ordinal);

        var after = await visitor.SendAsync(empty, empty.Form("/bijdrage"), ("Input.Kind", "OwnView"), ("Input.Text", "Hij zegt dat hij werk wil."));

        var place = after.Document.GetElementById("inbreng")!;
        Assert.DoesNotContain("Nog niet gehoord.", place.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hij zegt dat hij werk wil.", place.QuerySelector(".rt-view")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HalfWrittenContribution_ComesBackOnTheCasePage_ForItsWriterOnly_UntilItIsSent()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync(given.Page);
        var form = page.Form("/bijdrage");
        var name = form.GetAttribute("data-draft")!;
        Assert.Equal($"casussen.{given.Id.Value}--bijdrage", name);
        var kept = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__form"] = form.QuerySelector("input[name=__form]")!.GetAttribute("value")!,
            ["Input.Text"] = "Half geschreven feit.",
            ["Input.Conditions"] = "Niet verder.",
        });
        Assert.Equal(HttpStatusCode.NoContent, await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Post, $"/concept/{name}") { Content = kept }));

        var back = (await visitor.GetAsync(given.Page)).Form("/bijdrage");
        Assert.Equal("Half geschreven feit.", back.QuerySelector("textarea[name='Input.Text']")!.TextContent.Trim());
        Assert.Equal("Niet verder.", back.QuerySelector("input[name='Input.Conditions']")!.GetAttribute("value"));
        using var other = await app.AsAsync("politie");
        Assert.DoesNotContain("Half geschreven feit.", (await other.GetAsync(given.Page)).Html, StringComparison.Ordinal);
        var sent = await visitor.GetAsync(given.Page);
        await visitor.SendAsync(sent, sent.Form("/bijdrage"));
        Assert.Equal("", (await visitor.GetAsync(given.Page)).Form("/bijdrage").QuerySelector("textarea[name='Input.Text']")!.TextContent.Trim());
    }

    private async Task AuditedAsync(GivenCase given, string action) =>
        Assert.Equal("seat-opens-case", (await app.LookAsync(db => db.Audit.SingleAsync(a => a.Action == action && a.ObjectId == given.Id.Value))).Rule);
}
