using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>All views of one weighing answer the form of its day of convening, whatever happens to the form meanwhile.</summary>
public sealed class FormTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Fact]
    public async Task FormThatChangesDuringAWeighing_IsForTheNextOne()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var politie = await app.AsAsync("politie");
        var form = await politie.GetAsync($"/wegingen/{id.Value}");
        var (version, question) = (VersionOf(form), QuestionOf(form, "against"));
        await politie.SendAsync(form, Fill(form, ("danger", "Nee, bolderik."), ("against", "Heeft een kamperfoelie.")));

        await ChangeAsync("against", "Wat is de nieuwe vraag?");

        using var om = await app.AsAsync("om");
        form = await om.GetAsync($"/wegingen/{id.Value}");
        Assert.Equal((version, question), (VersionOf(form), QuestionOf(form, "against")));
        Assert.DoesNotContain("Wat is de nieuwe vraag?", form.Html);
        form = await politie.GetAsync($"/wegingen/{id.Value}");
        Assert.Contains("kamperfoelie", FieldOf(form, "against").TextContent);
        await politie.SendAsync(form, Fill(form, ("danger", "Nee, bolderik en klaver.")));
        var answers = await app.LookAsync(db => db.Set<CriterionAnswer>().Where(a => a.WeighingId == id && a.Criterion == "against").ToListAsync());
        Assert.Equal(form.Document.QuerySelectorAll("input[name$='.Criterion']").Length, form.Document.QuerySelectorAll("textarea[name$='.Text']").Length);
        Assert.Equal(EditionOf(form, "against"), Assert.Single(answers).Edition);

        var next = await om.GetAsync($"/wegingen/{(await Scenes.ConvenedAsync(await Scenes.BroughtAsync())).Value}");
        Assert.Equal("Wat is de nieuwe vraag?", QuestionOf(next, "against"));
        Assert.NotEqual(version, VersionOf(next));
    }

    [Theory]
    [InlineData("Criterion", "made_up")]
    [InlineData("Criterion", "danger")]
    [InlineData("Edition", "99")]
    public async Task QuestionThatTheFormDoesNotHave_IsRefused_AndTheTextStays(string field, string value)
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var politie = await app.AsAsync("politie");
        var form = await politie.GetAsync($"/wegingen/{id.Value}");

        var page = await politie.SendAsync(form, [.. Fill(form, ("danger", "Nee, bolderik.")), ($"Input.Answers[1].{field}", value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("hoort niet bij het formulier", page.Words);
        Assert.Contains("bolderik", page.Html);
        Assert.Equal(0, await app.LookAsync(db => db.Set<WeighingView>().CountAsync(v => v.WeighingId == id)));
    }

    [Fact]
    public async Task OnlyTheMainQuestionHasToBeAnswered_AndTheOthersSaySo()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var politie = await app.AsAsync("politie");

        var form = await politie.GetAsync($"/wegingen/{id.Value}");

        var main = FieldOf(form, "danger");
        foreach (var box in form.Document.QuerySelectorAll("textarea[name$='.Text']"))
            Assert.Equal(box != main, form.Document.QuerySelector($"label[for='{box.Id}'] .rt-opt") is not null);
        Assert.NotNull(form.Document.QuerySelector("label[for='Input_Advice'] .rt-opt"));
    }

    [Fact]
    public async Task OpeningTheViews_AsksWhyNotWait_OnlyWhileOneIsMissing()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        Assert.NotNull((await chair.GetAsync($"/wegingen/{id.Value}/openen")).Document.GetElementById("Input_Reason"));
        foreach (var key in new[] { "politie", "om", "dossierhouder", "deskundige" })
        {
            using var member = await app.AsAsync(key);
            var form = await member.GetAsync($"/wegingen/{id.Value}");
            if (form.Document.QuerySelector("input[name$='.Criterion']") is not null) await member.SendAsync(form, Fill(form, ("danger", "Nee.")));
        }

        var page = await chair.GetAsync($"/wegingen/{id.Value}/openen");

        Assert.DoesNotContain("ontbre", page.Words);
        Assert.Null(page.Document.GetElementById("Input_Reason"));
        Assert.Equal($"/wegingen/{id.Value}", (await chair.SendAsync(page)).Path);
    }

    private static (string, string?)[] Fill(Seen form, params (string Criterion, string Text)[] answers) =>
        [.. answers.Select(a => (FieldOf(form, a.Criterion).GetAttribute("name")!, (string?)a.Text))];

    private static string VersionOf(Seen page) => page.Document.QuerySelectorAll("p").Select(p => p.TextContent.Trim()).Single(t => t.StartsWith("Criteria versie", StringComparison.Ordinal));

    private static string QuestionOf(Seen page, string criterion) => page.Document.QuerySelector($"label[for='{FieldOf(page, criterion).Id}']")!.FirstChild!.TextContent.Trim();

    private static int EditionOf(Seen page, string criterion) =>
        int.Parse(page.Document.QuerySelector($"input[name='{FieldOf(page, criterion).GetAttribute("name")!.Replace(".Text", ".Edition", StringComparison.Ordinal)}']")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);

    private static AngleSharp.Dom.IElement FieldOf(Seen page, string criterion)
    {
        var name = page.Document.QuerySelectorAll("input[name$='.Criterion']").Single(i => i.GetAttribute("value") == criterion).GetAttribute("name")!;
        return page.Document.QuerySelector($"textarea[name='{name.Replace(".Criterion", ".Text", StringComparison.Ordinal)}']")!;
    }

    /// <summary>A new edition of a question, agreed by a second person, from today.</summary>
    private Task<int> ChangeAsync(string code, string dutch) => app.InDbAsync(async db =>
    {
        var last = (await db.Catalogue.AsNoTracking().Where(c => c.Kind == CatalogueKind.Criterion && c.Code == code).ToListAsync()).MaxBy(c => c.Edition)!;
        var content = new EntryContent(dutch, "What is the new question?", last.Number, last.Unit, last.Source);
        var today = Deadline.LocalDate(app.Clock.Now);
        var entry = CatalogueEntry.Propose(new CatalogueEntryId(Rows.Id()), last, new NewEntry(CatalogueKind.Criterion, last.List, code, content, today), await Given.ActorAsync(db, "beheerder"), app.Clock.Now, today).Item1!;
        Assert.True(entry.Approve(await Given.ActorAsync(db, "procesregisseur"), app.Clock.Now).IsGood);
        db.Catalogue.Add(entry);
        return await db.SaveChangesAsync();
    });
}
