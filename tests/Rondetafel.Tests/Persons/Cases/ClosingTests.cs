using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Closing by the whole table: goals met and answers given, or seen that they are not.</summary>
public sealed class ClosingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task WhatIsStillOpen_IsShown_AndHasToBeAcknowledged()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "work", "Vast werk.", turn.By, turn.Now));
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.AskWhy(new CaseStepGiven(new CaseStepId(turn.NewId()), "Waarom nog?"), turn.By, turn.Now));
        using (var partner = await app.AsAsync("tafelpartner")) Assert.DoesNotContain("Er staan geen vragen", (await partner.GetAsync(given.Page)).Words, StringComparison.Ordinal);
        await given.AgreeAsync(app, "politie", "Elke week bellen.");
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/afsluiten");
        Assert.Contains("1 doel is niet afgerond.", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 actie is niet afgerond.", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 vraag waarom deze persoon nog op de lijst staat, wacht op antwoord.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("partner wacht", page.Words, StringComparison.Ordinal);

        var refused = await director.SendAsync(page, Agreeing(page), Checks(page));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById("Input_Acknowledged-error"));
        Assert.Equal(CaseStatus.Running, (await app.LookAsync(given.WholeAsync)).Status);
        var closed = await director.SendAsync(page, Agreeing(page), [.. Checks(page), ("Input.Acknowledged", "true"), ("__once", "closing-1")]);

        Assert.Contains("afgesloten en voor iedereen afgeschermd", closed.Words, StringComparison.Ordinal);
        Assert.Equal(3, (await app.LookAsync(given.WholeAsync)).Steps.Single(s => s.Action == CaseAction.Close).Agreed.Count);
        var undone = await director.SendAsync(closed, closed.Form("/ongedaan"));
        Assert.Contains("Zonder zorgen: Gemeente Lindestad, Politie, Welzijn Lindestad.", undone.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnActionThatIsOpen_AloneHasToBeAcknowledged()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.AgreeAsync(app, "politie", "Elke week bellen.");
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/afsluiten");

        var refused = await director.SendAsync(page, Agreeing(page), Checks(page));

        Assert.NotNull(refused.Document.GetElementById("Input_Acknowledged-error"));
        Assert.Equal(CaseStatus.Running, (await app.LookAsync(given.WholeAsync)).Status);
    }

    [Fact]
    public async Task MailAndNoticeOfClosing_WaitTenSeconds_AndAreDroppedWhenItIsUndone()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/afsluiten");
        var closed = await director.SendAsync(page, Agreeing(page), Checks(page));
        var step = (await app.LookAsync(given.WholeAsync)).Steps.Single(s => s.Action == CaseAction.Close).Id.Value;
        Assert.Equal(3, await app.LookAsync(db => db.Outbox.CountAsync(o => o.HeldFor == step)));
        var soon = app.Clock.Now.AddSeconds(10);
        Assert.Equal(0, await app.LookAsync(db => db.Outbox.CountAsync(o => o.HeldFor == step && o.At <= soon)));
        Task<int> UnreadAsync(DateTime at) => app.LookAsync(db => db.ViewNotices.CountAsync(n => n.Kind == "cases.notice.closed" && n.ReadAt == null && n.ToldAt <= at));
        Assert.Equal((0, 3), (await UnreadAsync(soon), await UnreadAsync(soon.AddSeconds(1))));

        var other = await director.GetAsync((await GivenCase.AtTableAsync(app)).Page + "/afsluiten");
        var otherClosed = await director.SendAsync(other, Agreeing(other), Checks(other)); // in the same instant
        Assert.Equal(6, await UnreadAsync(soon.AddSeconds(1)));

        await director.SendAsync(closed, closed.Form("/ongedaan"));

        Assert.Equal(3, await UnreadAsync(soon.AddSeconds(1)));
        await director.SendAsync(otherClosed, otherClosed.Form("/ongedaan"));
        Assert.Equal(0, await UnreadAsync(soon.AddSeconds(1)));
        Assert.Equal(0, await app.LookAsync(db => db.Outbox.CountAsync(o => o.HeldFor == step)));
        Assert.Equal(CaseStatus.Running, (await app.LookAsync(given.WholeAsync)).Status);
    }

    [Theory]
    [InlineData("/herzien")]
    [InlineData("/schaal")]
    [InlineData("/terughalen")]
    public async Task EveryStepThatLeftNothingOutside_CanBeUndone_AndStandsAsUndoneOnTheTimeline(string step)
    {
        var given = await GivenCase.AtTableAsync(app);
        if (step == "/terughalen")
            await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Monitor(
                new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed.", turn.Today.AddDays(30)), "Werk houden.", turn.Today.AddDays(60), turn.Terms, turn.By, turn.Now));
        var before = await app.LookAsync(given.WholeAsync);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + step);
        var taken = await director.SendAsync(
            page, [.. Checks(page), ("Input.Reason", "Kraanvogel."), ("Input.Until", "over 3 maanden"), ("Input.Direction", "up"), ("Input.LighterOption", "Alleen hulp.")]);
        Assert.Contains("Kraanvogel.", taken.Words, StringComparison.Ordinal);

        var undone = await director.SendAsync(taken, taken.Form("/ongedaan"));

        Assert.Contains("De casus staat weer zoals daarvoor.", undone.Words, StringComparison.Ordinal);
        Assert.Contains("Kraanvogel. ", undone.Words, StringComparison.Ordinal);
        Assert.Contains("(Ongedaan gemaakt.)", undone.Words, StringComparison.Ordinal);
        var after = await app.LookAsync(given.WholeAsync);
        Assert.Equal((before.Status, before.NeededUntil, before.RecallOn, before.HardEnd), (after.Status, after.NeededUntil, after.RecallOn, after.HardEnd));
        if (step == "/terughalen") Assert.Contains("Werk houden.", undone.Document.QuerySelector(".casekop")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerOwedToTheReporter_CountsUntilItIsGiven_WithoutWhoReported()
    {
        var scenes = new WeighingScenes(app.Services);
        var signal = await scenes.BroughtAsync();
        var given = await TakenIn.DecideAsync(app, await scenes.AtTheTableAsync(signal), ("Input.Feedback.Say", "later"), ("Input.Feedback.Texts", null));
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.GetAsync(given.Page + "/afsluiten");

        Assert.Contains("1 terugkoppeling aan een melder is nog niet gegeven.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Fenna", page.Html, StringComparison.Ordinal);
        await app.LookAsync(db => db.Answers.Where(a => a.SignalId == signal).ExecuteUpdateAsync(u => u.SetProperty(a => a.DueOn, (DateOnly?)null)));
        Assert.DoesNotContain("melder", (await director.GetAsync(given.Page + "/afsluiten")).Document.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_AsksNoMoreFieldsThanContinuing_AlsoWhenSomethingIsOpen_AndTheReasonIsOptional()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { ExitCriteria = ["Geen dreiging."] });
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "work", "Vast werk.", turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        var (on, stop) = (await director.GetAsync(given.Page + "/herzien"), await director.GetAsync(given.Page + "/afsluiten"));

        Assert.True(Fields(stop) <= Fields(on), $"{Fields(stop)} > {Fields(on)}");
        Assert.Contains("mag leeg blijven", stop.Document.QuerySelector("label[for='Input_Reason']")!.TextContent, StringComparison.Ordinal);
    }

    private static IHtmlFormElement Agreeing(Seen page)
    {
        var form = page.Form();
        foreach (var box in form.QuerySelectorAll("input[name='Input.Agreed']").OfType<IHtmlInputElement>()) box.IsChecked = true;
        return form;
    }

    private static (string, string?)[] Checks(Seen page) =>
        [.. page.Document.QuerySelectorAll("input[name$='.Id'][name^='Input.Checks']").Select((_, i) => ($"Input.Checks[{i}].Met", (string?)"yes"))];

    private static int Fields(Seen page) =>
        page.Form().QuerySelectorAll("input:not([type=hidden]), textarea, select").Select(f => f.GetAttribute("name")).Distinct().Count();
}
