using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Walks ten common paths; docs/clicks.md says what came of it. RONDETAFEL_WRITE_DOCS=1 writes it anew.</summary>
public sealed class ClicksTests(TestApp app) : IClassFixture<TestApp>
{
    private sealed record Walked(string Path, string Steps, int Clicks, int Typed);

    [Fact]
    public async Task Document_SaysWhatTheTenPathsAsk()
    {
        Walked[] all = [.. await OnTheCaseAsync(), .. await FromMyWorkAsync(), await ReviewAsync(), await WeighingViewAsync()];
        Assert.Equal(10, all.Length);
        Assert.True(all[0] is { Clicks: <= 2, Typed: 0 }, "A fact is at most two clicks plus its text.");
        var text = Print(all);
        var path = Path.Combine(SourceTree.Root, "docs", "clicks.md");
        if (Environment.GetEnvironmentVariable("RONDETAFEL_WRITE_DOCS") == "1") File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task AnAction_IsOneLine_AndAWeighingViewOneScreen()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var form = (await director.GetAsync(given.Page)).Form("/actie");
        var line = form.QuerySelector(".oneline")!.QuerySelectorAll("input:not([type=hidden]), select").Select(e => e.GetAttribute("name"));
        Assert.Equal(["Action.Text", "Action.Owner", "Action.DueOn", "Action.LifeDomain"], line);
        Assert.Equal(["Action.LifeDomain"], form.QuerySelectorAll(".oneline select").OfType<IHtmlSelectElement>().Where(s => s.Value is { Length: > 0 }).Select(s => s.Name));

        var (police, weighing) = (await app.AsAsync("politie"), await ConvenedAsync());
        var page = await police.GetAsync($"/wegingen/{weighing}");
        var criteria = await app.LookAsync(db => db.Catalogue.CountAsync(c => c.List == "criteria"));
        Assert.Equal(criteria, page.Form($"/wegingen/{weighing}").QuerySelectorAll("textarea[name^='Input.Answers']").Length);
    }

    private async Task<IEnumerable<Walked>> OnTheCaseAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("tafelpartner");
        var (walked, walker) = (new List<Walked>(), new Walker(visitor));
        async Task OneAsync(string path, string steps, string place, Func<IHtmlFormElement, Task> walk)
        {
            await walker.StartAsync(given.Page);
            await walk(walker.Page.Form(place));
            walked.Add(new Walked(path, steps, walker.Clicks, walker.Typed));
        }
        await OneAsync("Add a fact", "Toevoegen", "/bijdrage", async form =>
        {
            walker.Write(form, "Input.Text", "Stond op het plein.");
            await walker.SendAsync(form, "Toevoegen");
        });
        await OneAsync("Add a view of my organisation", "Mening, Toevoegen", "/bijdrage", async form =>
        {
            walker.Choose(form, "Input.Kind", "View");
            walker.Write(form, "Input.Text", "Wij denken dat het went.");
            await walker.SendAsync(form, "Toevoegen");
        });
        await OneAsync("Add a fact for my own organisation only", "Wijzig of vul aan, Alleen mijn organisatie, Toevoegen", "/bijdrage", async form =>
        {
            walker.Write(form, "Input.Text", "Alleen voor ons.");
            walker.Choose(form, "Input.Audience", "OwnOrganisation");
            await walker.SendAsync(form, "Toevoegen");
        });
        await OneAsync("Refute a fact, beside it", "Klopt dit feit?, Het klopt niet", "handler=Settle", async form =>
        {
            walker.Write(form, "Input.Check", "Hij was toen op zijn werk.");
            await walker.SendAsync(form, "Het klopt niet");
        });
        await OneAsync("Agree an action, one line", "the organisation, Afspreken", "/actie", async form =>
        {
            walker.Write(form, "Action.Text", "Elke week bellen.");
            walker.Choose(form, "Action.Owner", form.QuerySelectorAll("select[name='Action.Owner'] option").Last().GetAttribute("value")!);
            walker.Type(form, "Action.DueOn", "over 2 weken");
            await walker.SendAsync(form, "Afspreken");
        });
        await walker.StartAsync(given.Page);
        await walker.FollowAsync(given.Page + "/waarom");
        walker.Write(walker.Page.Form(), "Input.Reason", "Wat houdt ons tegen?");
        await walker.SendAsync(walker.Page.Form(), "Vraag stellen");
        walked.Add(new Walked("Ask why this person is still on the list", "Waarom nog op de lijst?, Vraag stellen", walker.Clicks, walker.Typed));
        return walked;
    }

    private async Task<IEnumerable<Walked>> FromMyWorkAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "tafelpartner");
        var welfare = (await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Organisation!.Value;
        var asked = default(RequestId);
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(asked = new RequestId(turn.NewId()), welfare, "Is er contact geweest?", turn.Today.AddDays(5), turn.By, turn.Now));
        using var visitor = await app.AsAsync("tafelpartner");
        var walker = await new Walker(visitor).StartAsync("/mijn-werk");
        await walker.FollowAsync($"/acties/{action.Value}");
        walker.Choose(walker.Page.Form(), "Input.Step", "Finish");
        walker.Write(walker.Page.Form(), "Input.Reason", "Het was een goede dag.");
        await walker.SendAsync(walker.Page.Form(), "Opslaan");
        var done = new Walked("Say that my action is done (from Mijn werk)", "the action, Klaar melden, Opslaan", walker.Clicks, walker.Typed);

        await walker.StartAsync("/mijn-werk");
        await walker.FollowAsync($"{given.Page}/vragen/{asked.Value}");
        walker.Choose(walker.Page.Form(), "Input.Answer", "CannotShare");
        await walker.SendAsync(walker.Page.Form(), "Antwoorden");
        return [done, new Walked("Answer \"cannot share\" (from Mijn werk)", "the question, Kan niet delen, Antwoorden", walker.Clicks, walker.Typed)];
    }

    private async Task<Walked> ReviewAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("procesregisseur");
        var walker = await new Walker(visitor).StartAsync(given.Page);
        await walker.FollowAsync(given.Page + "/herzien");
        var form = walker.Page.Form();
        for (var i = 0; i < 2; i++) walker.Choose(form, $"Input.Checks[{i}].Met", "no");
        walker.Write(form, "Input.Reason", "De opleiding is nog niet rond.");
        walker.Type(form, "Input.Until", "over 3 maanden");
        await walker.SendAsync(form, "Verlengen");
        return new Walked("Review with two exit criteria", "Herzien en verlengen, one per criterion, Verlengen", walker.Clicks, walker.Typed);
    }

    private async Task<Walked> WeighingViewAsync()
    {
        var weighing = await ConvenedAsync();
        using var visitor = await app.AsAsync("politie");
        var walker = await new Walker(visitor).StartAsync("/mijn-werk");
        await walker.FollowAsync($"/wegingen/{weighing}");
        var form = walker.Page.Form($"/wegingen/{weighing}");
        foreach (var answer in form.QuerySelectorAll("textarea[name^='Input.Answers']")) walker.Write(form, answer.GetAttribute("name")!, "Niet genoeg bekend.");
        await walker.SendAsync(form, "Oordeel geven");
        return new Walked("Give the view of my organisation at a weighing (from Mijn werk)", "the weighing, Oordeel geven", walker.Clicks, walker.Typed);
    }

    private async Task<Guid> ConvenedAsync()
    {
        var scenes = new WeighingScenes(app.Services);
        return (await scenes.ConvenedAsync(await scenes.BroughtAsync())).Value;
    }

    private static string Print(IEnumerable<Walked> walked)
    {
        var text = new StringBuilder("# Ten common paths: clicks and typed characters\n\n"
            + "Counted from the case page (or the page named) for somebody who is signed in. A click is a press on a link, button, choice or list, and on a fold that must be opened first; "
            + "moving to a field with the Tab key is none. Typed are the characters besides the person's own words: a date as people type it.\n\n"
            + "`ClicksTests` walks all ten over the pages as they come without script, and compares this page with what it counted. `CaseClicks` in `tests/Rondetafel.Browser` walks five of them in Chromium.\n\n"
            + "| Path | Clicks | Which | Typed |\n|---|---|---|---|\n");
        foreach (var one in walked) text.Append(CultureInfo.InvariantCulture, $"| {one.Path} | {one.Clicks} | {one.Steps} | {one.Typed} |\n");
        return text.Append("\nA fact is at most two clicks plus its text, an action one line, a weighing view one screen.\n\n"
            + "Protection asks no extra click on any of these paths: audience, ground, conditions and category come from the organisation's defaults and stand below the text as one sentence; "
            + "the purpose follows from the road taken.\n").ToString();
    }
}
