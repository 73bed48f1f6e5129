using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Ideological background (product.md row 7): tied to a criterion, with history, on the case page only, counted without ids.</summary>
public sealed class IdeologyTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Word = "Etnisch-nationalistisch";

    [Fact]
    public async Task Ideology_IsChosenFromLines_TiedToACriterion_AndReasoned()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        var form = await partner.GetAsync(given.Page + "/oordeel");
        Assert.DoesNotContain("kader 1", form.Words, StringComparison.Ordinal); // where a line comes from stands in the list itself
        using var admin = await app.AsAsync("beheerder");
        Assert.Contains("Bron: Evaluatie lokale aanpak, kader 1", (await admin.GetAsync("/beheer/lijsten")).Words, StringComparison.Ordinal);

        var after = await partner.SendAsync(form, ("Input.Kind", "Ideology"), ("Input.Ideology", "ethnic"), ("Input.Criterion", "views_and_violence"), ("Input.Text", "Riep op 1 maart op tot geweld."));

        var shown = after.Document.GetElementById("oordeel")!.TextContent;
        foreach (var words in new[] { Word, "Riep op 1 maart op tot geweld.", "Bij het criterium: Zijn er extreme opvattingen", "Kim Oosterling", "2 maart 2026" }) Assert.Contains(words, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judgement_KeepsItsHistory_WithWhoAndWhen()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        await partner.SendAsync(await partner.GetAsync(given.Page + "/oordeel"), ("Input.Kind", "Seriousness"), ("Input.Text", "Ernstig: dreigde twee keer."));
        var after = await partner.SendAsync(await partner.GetAsync(given.Page + "/oordeel"), ("Input.Kind", "Seriousness"), ("Input.Text", "Minder: drie maanden rustig."));

        var section = after.Document.GetElementById("oordeel")!;
        var history = section.QuerySelector("details")!.TextContent;
        Assert.Contains("Ernstig: dreigde twee keer.", history, StringComparison.Ordinal);
        Assert.Contains("Kim Oosterling", history, StringComparison.Ordinal);
        Assert.Contains("2 maart 2026", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Minder: drie maanden rustig.", history, StringComparison.Ordinal);
        Assert.Contains("Minder: drie maanden rustig.", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ideology_StandsOnTheCasePageOnly_NeverInHeaderListFilterSearchOrTimeline()
    {
        var given = await GivenCase.AtTableAsync(app);
        await JudgeAsync(given, "ethnic");
        using var holder = await app.AsAsync("dossierhouder");
        var page = await holder.GetAsync(given.Page + "?alles=1");
        Assert.Contains(Word, page.Document.GetElementById("oordeel")!.TextContent, StringComparison.Ordinal);
        foreach (var section in page.Document.QuerySelectorAll("main > *, header").Where(s => s.Id != "oordeel")) Assert.DoesNotContain(Word, section.OuterHtml, StringComparison.OrdinalIgnoreCase);

        foreach (var address in new[] { "/casussen", "/casussen?toon=herzien", "/casussen?op=stand", "/mijn-werk", "/zoeken?q=etnisch-nationalistisch", given.Page + "/wie-keek", given.Page + "/doel", given.Page + "/vlaggen" })
        {
            var html = (await holder.GetAsync(address)).Document.QuerySelector("main")!;
            foreach (var input in html.QuerySelectorAll("input")) input.Remove();
            Assert.DoesNotContain(Word, html.InnerHtml.Replace("etnisch-nationalistisch", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("ethnic", html.InnerHtml, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Ideology_EndsAtAReview_UnlessReasonedAnew()
    {
        var given = await GivenCase.AtTableAsync(app);
        await JudgeAsync(given, "ethnic");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Continue(
            new CaseStepGiven(new CaseStepId(turn.NewId()), "Nog nodig.", turn.Today.AddMonths(2)), c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, false, null)).ToList(), turn.Terms, turn.By, turn.Now));
        using var partner = await app.AsAsync("politie");

        var ended = (await partner.GetAsync(given.Page)).Document.GetElementById("oordeel")!;
        Assert.Contains("Vervallen bij de laatste herziening of weging.", ended.TextContent, StringComparison.Ordinal);
        Assert.Contains(Word, ended.QuerySelector("details")!.TextContent, StringComparison.Ordinal);

        await partner.SendAsync(await partner.GetAsync(given.Page + "/oordeel"), ("Input.Kind", "Ideology"), ("Input.Ideology", "other"), ("Input.Criterion", "danger"), ("Input.Text", "Opnieuw gewogen."));
        Assert.DoesNotContain("Vervallen bij de laatste herziening of weging.", (await partner.GetAsync(given.Page)).Document.GetElementById("oordeel")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ideology_IsCountedOncePerCaseByIntakeYear_WithoutPlaceOrOrganisation()
    {
        var before = await app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "case.ideology"));
        var given = await GivenCase.AtTableAsync(app);
        await JudgeAsync(given, "anti_institutional");
        await JudgeAsync(given, "left_wing");

        var rows = await app.LookAsync(db => db.Counts.Where(c => c.Kind == "case.ideology").OrderBy(c => c.Id).ToListAsync());
        Assert.Equal(before + 1, rows.Count);
        Assert.Equal(("2026:anti_institutional", null, null), (rows[^1].Code, rows[^1].MunicipalityId, rows[^1].OrganisationId));
    }

    [Fact]
    public async Task Lines_HaveASource_AndTheFormOfThePartnerSurvey_ThatTheAdministratorKeeps()
    {
        var lines = await app.LookAsync(db => db.Catalogue.Where(c => c.List == "case.ideology").ToListAsync());
        Assert.Equal(7, lines.Count);
        Assert.All(lines, l => Assert.NotNull(l.Source));
        Assert.Equal(["ethnic:ethnic", "jihadist:jihadist", "left_wing:left", "right_wing:right"], lines.Where(l => l.SurveyForm is not null).Select(l => $"{l.Code}:{l.SurveyForm}").Order(StringComparer.Ordinal));

        using var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync($"/beheer/lijsten/{lines.Single(l => l.Code == "anti_institutional").Id.Value}");
        var refused = await admin.SendAsync(page, page.Form(), ("Input.SurveyForm", "zwart"), ("Input.From", "vandaag"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById("Input_SurveyForm-error"));
        Assert.Equal("", ((IHtmlSelectElement)page.Document.QuerySelector("select[name='Input.SurveyForm']")!).Value);
    }

    private Task JudgeAsync(GivenCase given, string ideology) => given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Judge(
        new NewJudgement(new JudgementId(turn.NewId()), JudgementKind.Ideology, "Onderbouwd met gedrag.", ideology, "views_and_violence"), turn.By, turn.Now));
}
