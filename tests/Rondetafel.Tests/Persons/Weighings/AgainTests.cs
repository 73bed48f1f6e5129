using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>A weighing about somebody who has or had a case.</summary>
public sealed class AgainTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Fact]
    public async Task HardEnd_WaitsForAnOpenWeighing_AndClosesWhenItDoesNotTakeIn()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Monitor(
            new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed.", turn.Today.AddDays(5)), "Werk houden.", turn.Today.AddDays(10), turn.Terms, turn.By, turn.Now));
        var weighing = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var director = await app.AsAsync("procesregisseur");
        var named = await NameAsync(director, weighing, given.Number.ToLowerInvariant());
        Assert.Contains(given.Number, named.Document.QuerySelector(".rt-head .rt-meta")!.TextContent, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(11));
        await EndAsync();
        Assert.Equal(CaseStatus.Monitoring, (await app.LookAsync(given.WholeAsync)).Status);
        await Scenes.ShieldedAsync(weighing);
        await EndAsync();
        Assert.Equal(CaseStatus.ClosedByTerm, (await app.LookAsync(given.WholeAsync)).Status);
        app.Clock.Set(start);
    }

    [Fact]
    public async Task IntoThePga_OnAClosedCase_OpensTheSameCaseAgain_WithAnotherTable()
    {
        var (given, first) = await TakenIn.Async(app);
        await CloseAsync(given);
        using var director = await app.AsAsync("procesregisseur");
        using var police = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync($"/wegingen/{first.Value}")).Status);
        var weighing = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await NameAsync(director, weighing, given.Number);
        var form = await director.GetAsync($"/wegingen/{weighing.Value}/opnemen");
        Assert.Contains("opent die casus opnieuw", form.Words, StringComparison.Ordinal);
        var notPolice = form.Document.QuerySelectorAll(".mensen li").Where(l => l.TextContent.Contains("Kim Oosterling", StringComparison.Ordinal))
            .Select(l => (l.QuerySelector("input[name$='.Chosen']")!.GetAttribute("name")!, (string?)null)).Single();

        var page = await director.SendAsync(form, TakenIn.Fields(("Input.Purpose", "Weg van de nieuwe groep."), notPolice));

        Assert.Equal(given.Page, page.Path);
        Assert.Contains("Opnieuw opgenomen na een nieuwe weging.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Weg van de nieuwe groep.", page.Words, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Running, (await app.LookAsync(given.WholeAsync)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync(given.Page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await director.GetAsync($"/wegingen/{first.Value}")).Status);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "CaseTakenInAgain" && a.ObjectId == given.Id.Value)));
        Assert.True(await app.LookAsync(db => db.Counts.AnyAsync(c => c.Kind == "case.reopened")));
    }

    [Fact]
    public async Task TakenInAgain_WhoSatThereAndSitsNoMore_ReadsItInMijnWerk()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        using var police = await app.AsAsync("politie");
        var weighing = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await NameAsync(director, weighing, given.Number);
        var form = await director.GetAsync($"/wegingen/{weighing.Value}/opnemen");
        var notPolice = form.Document.QuerySelectorAll(".mensen li").Where(l => l.TextContent.Contains("Kim Oosterling", StringComparison.Ordinal))
            .Select(l => (l.QuerySelector("input[name$='.Chosen']")!.GetAttribute("name")!, (string?)null)).Single();
        const string told = "Uw stoel aan de tafel van een casus is geëindigd.";
        Assert.DoesNotContain(told, (await police.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        await director.SendAsync(form, TakenIn.Fields(("Input.Purpose", "Weg van de nieuwe groep."), notPolice));

        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync(given.Page)).Status);
        Assert.Contains(told, (await police.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenInAgain_TheIdeologyEnds_AndIsCountedForThisIntakeToo()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app);
        using var first = await app.AsAsync("procesregisseur");
        var before = await CountedAsync();
        await JudgeAsync(first, given);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var director = await app.AsAsync("procesregisseur");
        var weighing = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await NameAsync(director, weighing, given.Number);

        var page = await director.SendAsync(await director.GetAsync($"/wegingen/{weighing.Value}/opnemen"), TakenIn.Fields());

        Assert.Equal(given.Page, page.Path);
        Assert.Contains("Vervallen bij de laatste herziening of weging.", page.Document.GetElementById("oordeel")!.TextContent, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await JudgeAsync(director, given);
        await JudgeAsync(director, given);
        Assert.Equal(before + 2, await CountedAsync());
        app.Clock.Set(start);
    }

    [Fact]
    public async Task AnyOtherOutcome_LeavesTheClosedCaseAsItIs()
    {
        var given = await GivenCase.AtTableAsync(app);
        await CloseAsync(given);
        var weighing = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var director = await app.AsAsync("procesregisseur");
        await NameAsync(director, weighing, given.Number);

        await Scenes.ShieldedAsync(weighing);

        Assert.Equal(CaseStatus.ClosedByTable, (await app.LookAsync(given.WholeAsync)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(given.Page)).Status);
    }

    [Fact]
    public async Task ANumberThatIsNotThere_AndOneThatAnotherLeads_AreTheSameRefusal()
    {
        var others = await GivenCase.AtTableAsync(app);
        await app.LookAsync(db => db.Cases.Where(c => c.Id == others.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.Director, new ProfessionalId(Guid.Empty))));
        var weighing = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var director = await app.AsAsync("procesregisseur");

        foreach (var number in new[] { others.Number, "LV-00000" })
        {
            var refused = await NameAsync(director, weighing, number);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("Dit nummer kennen wij niet bij u.", refused.Document.GetElementById("Input_Number-error")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Null(await app.LookAsync(db => db.Weighings.Where(w => w.Id == weighing).Select(w => w.CaseId).SingleAsync()));
        using var police = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync($"/wegingen/{weighing.Value}/casus")).Status);
    }

    private Task<int> CountedAsync() => app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "case.ideology"));

    private static async Task JudgeAsync(Visitor director, GivenCase given)
    {
        var judged = await director.SendAsync(await director.GetAsync(given.Page + "/oordeel"), ("Input.Kind", "Ideology"), ("Input.Ideology", "other"), ("Input.Criterion", "danger"), ("Input.Text", "Onderbouwd."));
        Assert.Equal(HttpStatusCode.OK, judged.Status);
    }

    private static async Task<Seen> NameAsync(Visitor director, WeighingId weighing, string number)
    {
        var page = await director.GetAsync($"/wegingen/{weighing.Value}/casus");
        return await director.SendAsync(page, ("Input.Number", number));
    }

    private Task CloseAsync(GivenCase given) => given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Close(
        new CaseStepGiven(new CaseStepId(turn.NewId())), c.CriteriaNow().Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null)).ToList(), new ClosingGiven(c.TableOn(turn.Today), Acknowledged: true), turn.By, turn.Now));

    private Task EndAsync() => app.Services.GetRequiredService<CaseTermsJob>().RunAsync(CancellationToken.None);
}
