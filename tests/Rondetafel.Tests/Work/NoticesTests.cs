using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;

namespace Rondetafel.Tests.Work;

/// <summary>Whoever gets a mail that something waits finds in Mijn werk what that is, and nobody hears of what they may not open.</summary>
public sealed class NoticesTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAnsweredRequest_IsToldToTheAsker_WhileTheyMayOpenTheCase(bool seated)
    {
        var given = await GivenCase.AtTableAsync(app);
        var (asked, id) = ((await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Organisation!.Value, default(RequestId));
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(id = new RequestId(turn.NewId()), asked, "Hoe gaat het op het werk?", turn.Today.AddDays(7), turn.By, turn.Now));
        if (!seated) await EndSeatAsync(given, "politie");
        var before = await ToldAsync("politie", "cases.notice.answered");
        using var partner = await app.AsAsync("tafelpartner");

        await partner.SendAsync(await partner.GetAsync($"{given.Page}/vragen/{id.Value}"), ("Input.Answer", "CannotShare"));

        Assert.NotEqual(RequestAnswer.Waiting, (await app.LookAsync(given.WholeAsync)).Requests.Single().Answer);
        Assert.Equal(before + (seated ? 1 : 0), await ToldAsync("politie", "cases.notice.answered"));
        if (!seated) return;
        using var asker = await app.AsAsync("politie");
        var work = (await asker.GetAsync("/mijn-werk")).Words;
        Assert.Contains("Een vraag die u aan een organisatie stelde, is beantwoord.", work, StringComparison.Ordinal);
        Assert.DoesNotContain("Hoe gaat het op het werk?", work, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhyStill_IsToldToTheAsker_WhileTheyMayOpenTheCase(bool seated)
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "politie", (c, turn) => c.AskWhy(new CaseStepGiven(new CaseStepId(turn.NewId()), "Waarom nog?"), turn.By, turn.Now));
        if (!seated) await EndSeatAsync(given, "politie");
        var before = await ToldAsync("politie", "cases.notice.why");
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/waarom");

        await director.SendAsync(page, page.Form("handler=Answer"), ("Input.Answer", "De opleiding is nog niet rond."));

        Assert.NotNull((await app.LookAsync(given.WholeAsync)).Steps.Single(s => s.Action == CaseAction.AskWhy).Answer);
        Assert.Equal(before + (seated ? 1 : 0), await ToldAsync("politie", "cases.notice.why"));
    }

    [Theory]
    [InlineData("cases.notice.seat", "tafelpartner", "/casussen")]
    [InlineData("cases.notice.seat.ended", "tafelpartner", null)]
    [InlineData("cases.notice.seat", "beheerder", null)]
    public async Task ANoticeOfANewSeat_LeadsToTheCases_ForWhoeverHasThem(string kind, string key, string? href)
    {
        var who = await app.LookAsync(db => GivenCase.ActorAsync(db, key));
        await app.LookAsync(db =>
        {
            db.ViewNotices.Add(ViewNotice.Tell(new ViewNoticeId(Rows.Id()), who.Id!.Value, kind, Actor.Clock, app.Clock.Now));
            return db.SaveChangesAsync();
        });
        using var visitor = await app.AsAsync(key);
        var page = await visitor.GetAsync("/mijn-werk");
        var words = kind == "cases.notice.seat" ? "U kreeg een stoel aan de tafel van een casus." : "Uw stoel aan de tafel van een casus is geëindigd.";

        var line = page.Document.QuerySelectorAll(".rt-lines li").First(l => l.TextContent.Contains(words, StringComparison.Ordinal));

        Assert.Equal(href, line.QuerySelector(".rt-lines__what a")?.GetAttribute("href"));
        Assert.Equal("Gelezen", line.QuerySelector("form button")!.TextContent.Trim());
    }

    [Fact]
    public async Task ASeatThatGoesOn_AStandIn_AndAnActionThatIsTakenAway_AreTold()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie", "dossierhouder"], SeatDays = 20 });
        var action = await given.AgreeAsync(app, "politie", "Elke week bellen.", executor: "tafelpartner");
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/tafel");
        var (goes, standIn, ended, gone) = (await ToldAsync("politie", "cases.notice.seat.renewed"), await ToldAsync("tafelpartner", "cases.notice.standin"),
            await ToldAsync("tafelpartner", "cases.notice.standin.ended"), await ToldAsync("tafelpartner", "cases.notice.action.gone"));

        await director.SendAsync(page, page.Form("handler=Renew"));
        Assert.Equal(goes + 1, await ToldAsync("politie", "cases.notice.seat.renewed"));
        page = await director.GetAsync(given.Page + "/tafel");
        var sam = page.Document.QuerySelectorAll("select[name='Input.StandIn'] option").First(o => o.TextContent.Contains("Sam Lindeman", StringComparison.Ordinal)).GetAttribute("value");
        await director.SendAsync(page, page.Form("handler=StandIn"), ("Input.StandIn", sam));
        Assert.Equal((standIn + 1, ended), (await ToldAsync("tafelpartner", "cases.notice.standin"), await ToldAsync("tafelpartner", "cases.notice.standin.ended")));
        page = await director.GetAsync(given.Page + "/tafel");
        await director.SendAsync(page, page.Form("handler=StandIn"), ("Input.StandIn", ""));
        Assert.Equal((standIn + 1, ended + 1), (await ToldAsync("tafelpartner", "cases.notice.standin"), await ToldAsync("tafelpartner", "cases.notice.standin.ended")));
        page = await director.GetAsync($"{given.Page}/acties/{action.Value}");
        await director.SendAsync(page, page.Form("handler=Assign"), ("Input.Executor", ""));
        Assert.Null((await app.LookAsync(given.WholeAsync)).Actions.Single(a => a.Id == action).Executor);
        Assert.Equal(gone + 1, await ToldAsync("tafelpartner", "cases.notice.action.gone"));
    }

    [Fact]
    public async Task AnswerAndQuestion_AreToldToAReporterWithAnAccount()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        var (asked, answered) = (await ToldAsync("docent", "answer.notice.question"), await ToldAsync("docent", "answer.notice.given"));
        using var noor = await app.AsAsync("dossierhouder");

        await noor.SendAsync(
            await noor.GetAsync(given.Page + "/navragen"), ("Input.Reason", "Wat weet de mentor?"), ("Input.Question", "Op welke dag?"), ("Input.Until", "over 2 weken"), ("Input.Feedback.Say", "now"),
            ("Input.Feedback.Texts", "received"));

        Assert.Equal((asked + 1, answered + 1), (await ToldAsync("docent", "answer.notice.question"), await ToldAsync("docent", "answer.notice.given")));
    }

    [Fact]
    public async Task WhatAReporterAddsToASignalThatMovedOn_IsToldOnce_UntilItIsRead()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var fenna = await app.AsAsync("docent");
        var before = await ToldAsync("dossierhouder", "signals.notice.added");
        await fenna.SendAsync(await fenna.GetAsync($"/mijn-meldingen/{given.Answer.Value}"), ("Input.Text", "Nog iets."));
        Assert.Equal(before, await ToldAsync("dossierhouder", "signals.notice.added")); // the signal itself stands in Mijn werk
        await Given.ChangeAsync(app, given, "dossierhouder", (s, _, step) => s.BringToWeighing(step.Given("Taal.") with { LighterOption = "Alleen de mentor." }, step.By, step.Now));

        for (var i = 0; i < 2; i++) await fenna.SendAsync(await fenna.GetAsync($"/mijn-meldingen/{given.Answer.Value}"), ("Input.Text", "En nog iets."));

        Assert.Equal(before + 1, await ToldAsync("dossierhouder", "signals.notice.added"));
    }

    [Fact]
    public async Task AWeighingThatEndsByItsTerm_IsToldToItsChairAndRoster()
    {
        var start = app.Clock.Now;
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await Scenes.WaitingAsync(id, 5);
        app.Clock.Advance(TimeSpan.FromDays(6));

        await app.Services.GetRequiredService<WeighingTerms>().RunAsync(TestContext.Current.CancellationToken);

        foreach (var key in new[] { "procesregisseur", "dossierhouder", "politie", "om" }) Assert.Equal(1, await ToldAsync(key, "weighing.notice.term"));
        Assert.Equal(0, await ToldAsync("deskundige", "weighing.notice.term"));
        app.Clock.Set(start);
    }

    [Fact]
    public async Task AnUndoneDecision_IsToldToWhoGaveTheirView()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        await Scenes.ViewAsync(id, "politie", "Nog te weinig bekend.");
        await Scenes.ViewAsync(id, "dossierhouder", "Nu niet.");
        await Scenes.OpenedAsync(id);
        await Scenes.ShieldedAsync(id);
        var (gave, owes, acts) = (await ToldAsync("politie", "weighing.notice.undone"), await ToldAsync("om", "weighing.notice.undone"), await ToldAsync("dossierhouder", "weighing.notice.undone"));
        using var noor = await app.AsAsync("dossierhouder");

        await noor.SendAsync(await noor.GetAsync($"/wegingen/{id.Value}/ongedaan"), ("Input.Reason", "Er kwam iets bij."));

        Assert.Equal(WeighingStatus.Opened, await app.LookAsync(db => db.Weighings.Where(w => w.Id == id).Select(w => w.Status).SingleAsync()));
        Assert.Equal(
            (gave + 1, owes, acts), (await ToldAsync("politie", "weighing.notice.undone"), await ToldAsync("om", "weighing.notice.undone"), await ToldAsync("dossierhouder", "weighing.notice.undone")));
    }

    [Fact]
    public async Task ANewDateOrRoster_IsToldToWhoGaveTheirView_AndToWhoLeaves()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync(), expert: true);
        await Scenes.ViewAsync(id, "politie", "Nog te weinig bekend.");
        var (gave, owes, left) = (await ToldAsync("politie", "weighing.notice.planned"), await ToldAsync("om", "weighing.notice.planned"), await ToldAsync("deskundige", "weighing.notice.left"));
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync($"/wegingen/{id.Value}/plannen");
        var (form, expert) = (page.Form(), (await app.PersonAsync("deskundige")).Value.ToString());
        var box = form.QuerySelectorAll("input[name='Input.Seats']").OfType<IHtmlInputElement>().Single(b => b.Value == expert);
        Assert.True(box.IsChecked);
        box.IsChecked = false;

        var planned = await chair.SendAsync(page, form, ("Input.On", "over 5 dagen"));

        Assert.Equal($"/wegingen/{id.Value}", planned.Path);
        Assert.Equal(
            (gave + 1, owes, left + 1), (await ToldAsync("politie", "weighing.notice.planned"), await ToldAsync("om", "weighing.notice.planned"), await ToldAsync("deskundige", "weighing.notice.left")));
        Assert.Equal(0, await ToldAsync("politie", "weighing.notice.left"));
    }

    private Task EndSeatAsync(GivenCase given, string key) => given.ChangeAsync(app, "procesregisseur", (c, turn) =>
    {
        var who = app.PersonAsync(key).GetAwaiter().GetResult();
        return c.EndSeat(c.Seats.Single(s => s.ProfessionalId == who).Id, turn.By, turn.Now);
    });

    /// <summary>Notices of a kind that somebody has not read; the text is in both languages, and one mail goes with them at least.</summary>
    private async Task<int> ToldAsync(string key, string kind)
    {
        var who = await app.PersonAsync(key);
        var found = await app.LookAsync(db => db.ViewNotices.CountAsync(n => n.For == who && n.Kind == kind && n.ReadAt == null));
        if (found > 0) Assert.True(await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == who)));
        return found;
    }
}
