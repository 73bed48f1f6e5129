using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Two people write at one thing at once: the second sees both texts, and no word is dropped or overwritten unseen.</summary>
public sealed class TwoEditorsTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Finish", "Finish")]
    [InlineData("Miss", "Miss")]
    [InlineData("Finish", "Miss")]
    [InlineData("Postpone", "Finish")]
    [InlineData("Postpone", "Postpone")]
    public async Task Action_TwoSteps_TheSecondSeesBothTexts(string first, string second)
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.");
        using var one = await app.AsAsync("tafelpartner");
        using var two = await app.AsAsync("procesregisseur");
        var (a, b) = (await one.GetAsync($"{given.Page}/acties/{action.Value}"), await two.GetAsync($"{given.Page}/acties/{action.Value}"));

        await one.SendAsync(a, ("Input.Step", first), ("Input.Reason", "Tekst van de eerste."), ("Input.Until", "over 3 weken"));
        var clash = await two.SendAsync(b, ("Input.Step", second), ("Input.Reason", "Tekst van de tweede."), ("Input.Until", "over 4 weken"));

        Both(clash, "Tekst van de eerste.", "Tekst van de tweede.");
        var kept = (await app.LookAsync(given.WholeAsync)).Actions.Single();
        Assert.Equal(first is "Postpone" ? PlanActionStatus.Open : first is "Finish" ? PlanActionStatus.Done : PlanActionStatus.NotDone, kept.Status);
    }

    [Fact]
    public async Task Action_TwoEffects_TheSecondSeesTheFirst_AndMayThenSend()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.");
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.DoAction(action, PlanActionStep.Finish, "Gedaan.", null, turn.By, turn.Now));
        using var one = await app.AsAsync("tafelpartner");
        using var two = await app.AsAsync("procesregisseur");
        var (a, b) = (await one.GetAsync($"{given.Page}/acties/{action.Value}"), await two.GetAsync($"{given.Page}/acties/{action.Value}"));

        await one.SendAsync(a, ("Input.Step", "NoteEffect"), ("Input.Reason", "Hij werkt nu elke dag."));
        var clash = await two.SendAsync(b, ("Input.Step", "NoteEffect"), ("Input.Reason", "Hij werkt nog niet elke dag."));

        Both(clash, "Hij werkt nu elke dag.", "Hij werkt nog niet elke dag.");
        var again = await two.SendAsync(clash);
        Assert.Contains("Hij werkt nog niet elke dag.", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_OfAnExecutor_DoneByTheTableMeanwhile_KeepsTheTypedText()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        using var executor = await app.AsAsync("uitvoerder");
        var page = await executor.GetAsync($"/acties/{action.Value}");
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.DoAction(action, PlanActionStep.Finish, "De tafel zag het al.", null, turn.By, turn.Now));

        var clash = await executor.SendAsync(page, ("Input.Step", "Finish"), ("Input.Reason", "Het was een goede dag."));

        Both(clash, "De tafel zag het al.", "Het was een goede dag.");
    }

    [Fact]
    public async Task Action_WithdrawnMeanwhile_LeavesNoForm_ButKeepsTheTypedText()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.");
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync($"{given.Page}/acties/{action.Value}");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.DoAction(action, PlanActionStep.Withdraw, "Niet meer nodig.", null, turn.By, turn.Now));

        var clash = await partner.SendAsync(page, ("Input.Step", "Finish"), ("Input.Reason", "Het was een goede dag."));

        Both(clash, "Niet meer nodig.", "Het was een goede dag.");
        Assert.NotNull(clash.Document.QuerySelector("textarea[readonly]"));
    }

    [Theory]
    [InlineData("Refuted", "Refuted")]
    [InlineData("Confirmed", "Confirmed")]
    [InlineData("Confirmed", "Refuted")]
    public async Task Fact_SettledTwice_TheSecondSeesBothTexts(string first, string second)
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Zat in de groepsapp.");
        using var one = await app.AsAsync("tafelpartner");
        using var two = await app.AsAsync("dossierhouder");
        var (a, b) = (await one.GetAsync(given.Page), await two.GetAsync(given.Page));

        await one.SendAsync(a, a.Form("handler=Settle"), ("Input.Check", "Gezien door de wijkagent."), ("Input.Status", first));
        var clash = await two.SendAsync(b, b.Form("handler=Settle"), ("Input.Check", "Hij liet het mij zien."), ("Input.Status", second));

        Both(clash, "Gezien door de wijkagent.", "Hij liet het mij zien.");
        Assert.DoesNotContain("handler=Settle", clash.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fact_SettledWhileItIsCorrected_KeepsBoth()
    {
        var given = await GivenCase.AtTableAsync(app);
        var fact = await given.ContributeAsync(app, "politie", "Zat in de groepsapp.");
        using var writer = await app.AsAsync("politie");
        var page = await writer.GetAsync($"{given.Page}/bijdragen/{fact.Value}");
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.SettleFact(fact, FactStatus.Refuted, "Het was zijn broer.", turn.By, turn.Now));

        var clash = await writer.SendAsync(page, page.Form("handler=Rewrite"), ("Input.Text", "Zat in mei in de groepsapp."), ("Input.Conditions", "Niet buiten de tafel."));

        Both(clash, "Het was zijn broer.", "Zat in mei in de groepsapp.");
        Assert.Contains("Niet buiten de tafel.", clash.Html, StringComparison.Ordinal);
        Assert.Contains("Zat in de groepsapp.", clash.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_CorrectedTwice_ShowsTheConditionsToo()
    {
        var given = await GivenCase.AtTableAsync(app);
        var fact = await given.ContributeAsync(app, "politie", "Eerste tekst.");
        using var writer = await app.AsAsync("politie");
        var page = await writer.GetAsync($"{given.Page}/bijdragen/{fact.Value}");
        await given.ChangeAsync(app, "politie", (c, turn) => c.Rewrite(fact, "Tekst van de eerste.", "Alleen voor dit overleg.", turn.By, turn.Now));

        var clash = await writer.SendAsync(page, page.Form("handler=Rewrite"), ("Input.Text", "Tekst van de tweede."), ("Input.Conditions", "Niet op schrift."));

        Both(clash, "Tekst van de eerste.", "Tekst van de tweede.");
        Assert.Contains("Alleen voor dit overleg.", clash.Document.QuerySelector("[aria-labelledby=clash]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Niet op schrift.", clash.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettledFact_SaysWhoWhenAndWhy_AndIsNotRewrittenOrSettledAgain()
    {
        var given = await GivenCase.AtTableAsync(app);
        var fact = await given.ContributeAsync(app, "politie", "Zat in de groepsapp.");
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.SettleFact(fact, FactStatus.Refuted, "Het was zijn broer.", turn.By, turn.Now));
        using var provider = await app.AsAsync("politie");

        var page = await provider.GetAsync(given.Page);
        var beside = page.Document.GetElementById("f" + fact.Value)!.TextContent;
        foreach (var words in new[] { "Zat in de groepsapp.", "klopt niet", "Het was zijn broer.", "Sam Lindeman", "2 maart" }) Assert.Contains(words, beside, StringComparison.Ordinal);
        var own = await provider.GetAsync($"{given.Page}/bijdragen/{fact.Value}");
        foreach (var handler in new[] { "handler=Rewrite", "handler=Settle" }) Assert.DoesNotContain(handler, own.Html, StringComparison.Ordinal);
        Assert.Contains("handler=Audience", own.Html, StringComparison.Ordinal);
        Assert.Contains("Sam Lindeman", own.Words, StringComparison.Ordinal);

        var forced = await provider.SendAsync(own, own.Form("handler=Audience"), ("Input.Text", "Herschreven."), ("Input.Seen", "1"));
        Assert.DoesNotContain("Herschreven.", forced.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goal_EndedTwice_TheSecondSeesBothTexts()
    {
        var given = await GivenCase.AtTableAsync(app);
        var goal = default(GoalId);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(goal = new GoalId(turn.NewId()), "work", "Een leerwerkplek.", turn.By, turn.Now));
        using var one = await app.AsAsync("tafelpartner");
        using var two = await app.AsAsync("politie");
        var (a, b) = (await one.GetAsync($"{given.Page}/doelen/{goal.Value}"), await two.GetAsync($"{given.Page}/doelen/{goal.Value}"));

        await one.SendAsync(a, ("Input.Reached", "yes"), ("Input.Reason", "Hij heeft een contract."));
        var clash = await two.SendAsync(b, ("Input.Reached", "no"), ("Input.Reason", "Hij wil niet meer."));

        Both(clash, "Hij heeft een contract.", "Hij wil niet meer.");
    }

    [Fact]
    public async Task WhyStill_AnsweredTwice_TheSecondSeesBothTexts()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.AskWhy(new CaseStepGiven(new CaseStepId(turn.NewId()), "Wat houdt ons tegen?"), turn.By, turn.Now));
        using var one = await app.AsAsync("procesregisseur");
        using var two = await app.AsAsync("procesregisseur");
        var (a, b) = (await one.GetAsync(given.Page + "/waarom"), await two.GetAsync(given.Page + "/waarom"));

        await one.SendAsync(a, a.Form("handler=Answer"), ("Input.Answer", "Er is nog geen werk."));
        var clash = await two.SendAsync(b, b.Form("handler=Answer"), ("Input.Answer", "Er is nog een zitting."));

        Both(clash, "Er is nog geen werk.", "Er is nog een zitting.");
    }

    [Fact]
    public async Task Track_ReportedTwice_TheSecondSeesBothTexts()
    {
        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        await scenes.TrackAsync(weighing, 60);
        var track = await app.LookAsync(db => db.Tracks.Where(t => t.WeighingId == weighing).Select(t => t.Id).SingleAsync());
        using var one = await app.AsAsync("om");
        using var two = await app.AsAsync("om");
        var (a, b) = (await one.GetAsync($"/om-trajecten/{track.Value}"), await two.GetAsync($"/om-trajecten/{track.Value}"));

        await one.SendAsync(a, ("Input.Report", "Het traject is klaar."));
        var clash = await two.SendAsync(b, ("Input.Report", "Er komt een zitting."));

        Both(clash, "Het traject is klaar.", "Er komt een zitting.");
    }

    [Fact]
    public async Task Request_AnsweredOtherwiseMeanwhile_IsNotSaidToBeDone()
    {
        var given = await GivenCase.AtTableAsync(app);
        var welfare = (await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Organisation!.Value;
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(new RequestId(turn.NewId()), welfare, "Is er contact geweest?", turn.Today.AddDays(5), turn.By, turn.Now));
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync($"{given.Page}/vragen/{(await app.LookAsync(given.WholeAsync)).Requests.Single().Id.Value}");
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.AnswerRequest(c.Requests[0].Id, RequestAnswer.CannotShare, null, turn.By, turn.Now));

        var refused = await partner.SendAsync(page, ("Input.Answer", "Given"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    private static void Both(Seen clash, string first, string second)
    {
        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.NotNull(clash.Document.QuerySelector("[aria-labelledby=clash]"));
        Assert.Contains(first, clash.Words, StringComparison.Ordinal);
        Assert.Contains(second, clash.Html, StringComparison.Ordinal);
    }
}
