using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Actions;

public sealed class ExecutorTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Executor_SeesTheOwnAction_AndNoOtherByteOfTheCase()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Stond op het plein.");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "work", "Een leerwerkplek.", turn.By, turn.Now));
        await given.AgreeAsync(app, "politie", "Wijkagent belt aan.");
        var mine = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        using var executor = await app.AsAsync("uitvoerder");

        var list = await executor.GetAsync("/mijn-acties");
        var page = await executor.GetAsync($"/acties/{mine.Value}");

        Assert.Contains("Proefdag regelen.", list.Words, StringComparison.Ordinal);
        Assert.Contains("Proefdag regelen.", page.Words, StringComparison.Ordinal);
        foreach (var html in new[] { list.Html, page.Html })
            foreach (var secret in new[] { "Jesse", "Molenaar", given.Number, given.Id.Value.ToString(), "plein", "leerwerkplek", "Wijkagent", "Welzijn Lindestad", "Geen dreiging meer", "Robin Verhage" })
                Assert.DoesNotContain(secret, html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await executor.GetAsync(given.Page)).Status);
    }

    [Fact]
    public async Task Executor_SaysItIsDone_AndTheTableSeesIt()
    {
        var given = await GivenCase.AtTableAsync(app);
        var mine = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        using var executor = await app.AsAsync("uitvoerder");
        var page = await executor.GetAsync($"/acties/{mine.Value}");
        var refused = await executor.SendAsync(page, ("Input.Step", "Finish"));
        Assert.NotNull(refused.Document.GetElementById("Input_Reason-error"));

        await executor.SendAsync(refused, ("Input.Reason", "Proefdag was goed."));

        using var partner = await app.AsAsync("politie");
        var plan = (await partner.GetAsync(given.Page)).Document.GetElementById("plan")!.TextContent;
        Assert.Contains("1 van de 1 acties is volgens de eigenaar klaar", plan, StringComparison.Ordinal);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == nameof(ActionStepped) && a.ObjectId == given.Id.Value && a.Rule == "executor-own-action")));
    }

    [Theory]
    [InlineData("docent")]
    [InlineData("politie")]
    [InlineData("beheerder")]
    public async Task Action_OfAnother_IsNotThere(string key)
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "tafelpartner"] });
        var other = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        using var visitor = await app.AsAsync(key);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/acties/{other.Value}")).Status);
        Assert.DoesNotContain("Proefdag", (await visitor.GetAsync("/mijn-acties")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_OfAClosedCase_IsNotThereForItsExecutor()
    {
        var given = await GivenCase.AtTableAsync(app);
        var mine = await given.AgreeAsync(app, "tafelpartner", "Rondleiding regelen.", "uitvoerder");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Close(
            new CaseStepGiven(new CaseStepId(turn.NewId()), "Klaar."), c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null)).ToList(), new ClosingGiven(c.TableOn(turn.Today), Acknowledged: true), turn.By, turn.Now));
        using var executor = await app.AsAsync("uitvoerder");

        Assert.Equal(HttpStatusCode.NotFound, (await executor.GetAsync($"/acties/{mine.Value}")).Status);
        Assert.DoesNotContain("Rondleiding", (await executor.GetAsync("/mijn-acties")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_IsOneLine_AndAMeasureNeedsGroundAndLighterOption()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "om"] });
        using var visitor = await app.AsAsync("procesregisseur");
        var page = await visitor.GetAsync(given.Page);
        Assert.Contains("regels voor strafvorderlijke gegevens", page.Words, StringComparison.Ordinal);
        var owner = page.Document.QuerySelectorAll("select[name='Action.Owner'] option").Single(o => o.TextContent == "Politie").GetAttribute("value");

        var refused = await visitor.SendAsync(page, page.Form("/actie"), ("Action.Text", "Gebiedsverbod."), ("Action.Owner", owner), ("Action.DueOn", "over 2 weken"), ("Action.Measure", "area_ban"));
        Assert.NotNull(refused.Document.GetElementById("Action_Ground-error"));
        var agreed = await visitor.SendAsync(page, page.Form("/actie"), ("Action.Text", "Elke week bellen."), ("Action.Owner", owner), ("Action.DueOn", "over 2 weken"), ("__once", "line-2"));

        Assert.Contains("Elke week bellen.", agreed.Document.GetElementById("plan")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Gebiedsverbod.", agreed.Words, StringComparison.Ordinal);
    }
}
