using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

public sealed class LifeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Review_WithAllCriteriaChecked_GoesOn_AndEndsTheIdeology()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Judge(new NewJudgement(new JudgementId(turn.NewId()), JudgementKind.Ideology, "Nog niet duidelijk.", "not_clear", "views_and_violence"), turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/herzien");

        var after = await director.SendAsync(page, page.Form(), [.. Checks(page, "no"), ("Input.Reason", "De opleiding is nog niet rond."), ("Input.Until", "over 3 maanden")]);

        Assert.Contains("Noodzaak herzien: de casus loopt door.", after.Words, StringComparison.Ordinal);
        Assert.Contains("De opleiding is nog niet rond.", after.Words, StringComparison.Ordinal);
        Assert.Contains("Vervallen bij de laatste herziening of weging.", after.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Reason", "", "Input_Reason-error")]
    [InlineData("Input.Until", "", "Input_Until-error")]
    [InlineData("Input.Until", "over 9 maanden", "Input_Until-error")]
    [InlineData("Input.Until", "ooit", "Input_Until-error")]
    public async Task Review_Refused_StandsBesideItsField(string field, string value, string id)
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/herzien");
        var fields = new List<(string, string?)>(Checks(page, "no")) { ("Input.Reason", "Reden."), ("Input.Until", "over 3 maanden") };
        fields.RemoveAll(f => f.Item1 == field);
        fields.Add((field, value));

        var refused = await director.SendAsync(page, page.Form(), [.. fields]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById(id));
    }

    [Fact]
    public async Task Review_WithASkippedCriterion_IsRefused_AndKeepsWhatWasChecked()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/herzien");

        var refused = await director.SendAsync(page, page.Form(), ("Input.Checks[0].Met", "yes"), ("Input.Reason", "Reden."), ("Input.Until", "over 3 maanden"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Toets elk stopcriterium", refused.Document.GetElementById("Input_Checks")!.TextContent, StringComparison.Ordinal);
        Assert.True(refused.Document.QuerySelectorAll("#Input_Checks_0__Metyes").OfType<IHtmlInputElement>().Single().IsChecked);
    }

    [Fact]
    public async Task Review_TheThird_AsksAnOutsider()
    {
        var given = await GivenCase.AtTableAsync(app);
        for (var i = 0; i < 2; i++)
            await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Continue(
                new CaseStepGiven(new CaseStepId(turn.NewId()), "Nog nodig.", turn.Today.AddMonths(2)), c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, false, null)).ToList(), turn.Terms, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/herzien");

        var refused = await director.SendAsync(page, page.Form(), [.. Checks(page, "no"), ("Input.Reason", "Nog nodig."), ("Input.Until", "over 2 maanden")]);

        Assert.NotNull(refused.Document.GetElementById("Input_Outsider-error"));
    }

    [Fact]
    public async Task Review_OnAnOlderVersion_IsAClash()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/herzien");
        await given.ContributeAsync(app, "politie", "Nieuw feit.");

        var clash = await director.SendAsync(page, page.Form(), [.. Checks(page, "no"), ("Input.Reason", "Mijn reden."), ("Input.Until", "over 3 maanden")]);

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("Mijn reden.", clash.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_AsksNoMoreFieldsThanContinuing()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var (on, stop) = (await director.GetAsync(given.Page + "/herzien"), await director.GetAsync(given.Page + "/afsluiten"));

        Assert.True(Fields(stop) <= Fields(on), $"{Fields(stop)} > {Fields(on)}");
    }

    [Fact]
    public async Task Closing_NeedsEveryOrganisation_ThenShieldsForAll_AndIsUndoneInTime()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("politie");
        var page = await director.GetAsync(given.Page + "/afsluiten");
        var refused = await director.SendAsync(page, page.Form(), [.. Checks(page, "yes"), ("Input.Reason", "Niemand heeft zorgen.")]);
        Assert.Contains("Niet elke organisatie", refused.Words, StringComparison.Ordinal);

        var closed = await CloseAsync(director, given);

        Assert.Contains("afgesloten en voor iedereen afgeschermd", closed.Words, StringComparison.Ordinal);
        foreach (var visitor in new[] { director, partner })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(given.Page)).Status);
            Assert.DoesNotContain(given.Number, (await visitor.GetAsync("/casussen")).Html, StringComparison.Ordinal);
        }
        app.Clock.Advance(TimeSpan.FromSeconds(9));
        var undone = await director.SendAsync(closed, closed.Form("/ongedaan"));
        Assert.Contains("Ongedaan gemaakt", undone.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(given.Page)).Status);
    }

    [Fact]
    public async Task Closing_IsNotUndoneAfterTenSeconds_NorByAnother()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var closed = await CloseAsync(director, given);
        app.Clock.Advance(TimeSpan.FromSeconds(11));

        var late = await director.SendAsync(closed, closed.Form("/ongedaan"));

        Assert.Contains("kan niet meer", late.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(given.Page)).Status);
        var absent = await director.SendAsync(closed, closed.Form("/ongedaan"), ("id", Guid.Empty.ToString()), ("__once", "other-key"));
        Assert.Contains("kan niet meer", absent.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MonitoringList_HasOneGoalRecallAndEnd_AndIsTakenBack()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/schaduwlijst");
        var wrong = await director.SendAsync(page, ("Input.Goal", "Werk houden."), ("Input.Reason", "Gaat goed."), ("Input.Until", "over 3 maanden"), ("Input.HardEnd", "over 2 maanden"));
        Assert.NotNull(wrong.Document.GetElementById("Input_HardEnd-error"));

        var monitored = await director.SendAsync(page, ("Input.Goal", "Werk houden."), ("Input.Reason", "Gaat goed."), ("Input.Until", "over 2 maanden"), ("Input.HardEnd", "over 5 maanden"), ("__once", "monitor-2"));

        Assert.Contains("Op de schaduwlijst", monitored.Words, StringComparison.Ordinal);
        Assert.Contains("Werk houden.", monitored.Words, StringComparison.Ordinal);
        Assert.Contains(given.Number, (await director.GetAsync("/casussen?toon=schaduwlijst")).Html, StringComparison.Ordinal);
        var back = await director.GetAsync(given.Page + "/terughalen");
        var recalled = await director.SendAsync(back, ("Input.Reason", "Nieuwe ruzie."), ("Input.Until", "over 3 maanden"));
        Assert.Contains("Terug van de schaduwlijst naar de tafel.", recalled.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scaling_NeedsTheLighterOption()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/schaal");

        var refused = await director.SendAsync(page, ("Input.Direction", "up"), ("Input.Reason", "Nieuwe dreiging."));
        Assert.NotNull(refused.Document.GetElementById("Input_LighterOption-error"));
        var done = await director.SendAsync(refused, ("Input.LighterOption", "Alleen hulp, dat hielp niet."));
        Assert.Contains("De aanpak is zwaarder gemaakt. Reden: Nieuwe dreiging. Lichter: Alleen hulp, dat hielp niet.", done.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhyStill_IsAskedByAnyMember_AndItsAnswerStays()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync(given.Page + "/waarom");
        await partner.SendAsync(page, ("Input.Reason", "Vier maanden rustig, wat houdt ons tegen?"));
        using var director = await app.AsAsync("procesregisseur");
        var open = await director.GetAsync(given.Page + "/waarom");

        await director.SendAsync(open, open.Form("handler=Answer"), ("Input.Answer", "Wij wachten op het werk."));

        var seen = (await partner.GetAsync(given.Page)).Words;
        Assert.Contains("Sam Lindeman vraagt: Vier maanden rustig", seen, StringComparison.Ordinal);
        Assert.Contains("Antwoord: Wij wachten op het werk.", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Informing_WaitsWithGroundAndEnd_TheThirdTimeWithAnOutsider()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        for (var i = 0; i < 2; i++)
        {
            var page = await director.GetAsync(given.Page + "/informeren");
            await director.SendAsync(page, ("Input.Told", "no"), ("Input.Why", "Onderzoek loopt."), ("Input.Until", "over 3 weken"));
        }
        var third = await director.GetAsync(given.Page + "/informeren");

        var refused = await director.SendAsync(third, ("Input.Told", "no"), ("Input.Why", "Onderzoek loopt."), ("Input.Until", "over 3 weken"));

        Assert.NotNull(refused.Document.GetElementById("Input_Outsider-error"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var told = await director.SendAsync(third, ("Input.Told", "yes"), ("Input.Why", "Thuis verteld."), ("__once", "told-1"));
        Assert.Contains("ja, sinds", told.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_MayBeAnsweredWithCannotShare_WithoutAReason()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync(given.Page + "/vraag");
        var police = page.Document.QuerySelectorAll("select[name='Input.To'] option").Single(o => o.TextContent == "Politie").GetAttribute("value");
        await partner.SendAsync(page, ("Input.To", police), ("Input.Text", "Is er contact geweest?"), ("Input.Until", "over 1 week"));
        using var asked = await app.AsAsync("politie");
        var seen = await asked.GetAsync(given.Page);
        var answer = await asked.GetAsync(seen.Document.QuerySelectorAll("#vragen a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains("/vragen/", StringComparison.Ordinal)));

        await asked.SendAsync(answer, ("Input.Answer", "CannotShare"));

        Assert.Contains("Kan niet delen", (await partner.GetAsync(given.Page)).Words, StringComparison.Ordinal);
        using var third = await app.AsAsync("dossierhouder");
        Assert.DoesNotContain("Is er contact geweest?", (await third.GetAsync(given.Page)).Html, StringComparison.Ordinal);
        Assert.True(await app.LookAsync(db => db.Outbox.AnyAsync()));
    }

    [Fact]
    public async Task Flag_DetainedWithExpectedRelease_StandsInTheHeader_AndEnds()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/vlaggen");
        var put = await director.SendAsync(page, ("Input.Kind", "Detained"), ("Input.Expected", "over 3 maanden"));
        Assert.Contains("komt naar verwachting vrij op", put.Document.QuerySelector(".casekop")!.TextContent, StringComparison.Ordinal);
        var again = await director.GetAsync(given.Page + "/vlaggen");

        var ended = await director.SendAsync(again, again.Form("handler=End"));

        Assert.Equal(Domain.Shared.Deadline.LocalDate(app.Clock.Now), (await app.LookAsync(given.WholeAsync)).Flags.Single().Until);
        Assert.Contains("Vastgelegd.", ended.Words, StringComparison.Ordinal);
    }

    private static async Task<Seen> CloseAsync(Visitor director, GivenCase given)
    {
        var page = await director.GetAsync(given.Page + "/afsluiten");
        var form = page.Form();
        foreach (var box in form.QuerySelectorAll("input[name='Input.Agreed']").OfType<IHtmlInputElement>()) box.IsChecked = true;
        return await director.SendAsync(page, form, [.. Checks(page, "yes"), ("Input.Reason", "Niemand heeft nog zorgen.")]);
    }

    private static IEnumerable<(string, string?)> Checks(Seen page, string met) =>
        page.Document.QuerySelectorAll("input[name$='.Id'][name^='Input.Checks']").Select((_, i) => ($"Input.Checks[{i}].Met", (string?)met));

    private static int Fields(Seen page) =>
        page.Form().QuerySelectorAll("input:not([type=hidden]), textarea, select").Select(f => f.GetAttribute("name")).Distinct().Count();
}
