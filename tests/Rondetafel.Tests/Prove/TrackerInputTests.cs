using System.Diagnostics;
using System.Net;
using System.Reflection;
using AngleSharp.Html.Parser;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Lab.Prove;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Prove;

/// <summary>T14: what people type does nothing: no formula in a file, no way out of a folder, no script in a page, no expression that keeps the server busy.</summary>
[Trait("engine", "none")]
public sealed class TrackerInputTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Scripts =
        ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' autofocus onfocus=alert(1) x='", "<svg/onload=alert(1)>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "javascript:alert(1)", "<iframe srcdoc=x>", "{{7*7}}@(7*7)"];

    [Fact]
    public void T14_NoCellOfACsvFile_BeginsAFormula()
    {
        var (dice, starters) = (new Dice(14), "=+-@\t\r\n");
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.From(1, 12)).Select(_ => dice.Pick<string>(["=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", "'", "1+1", "cmd|' /C calc'!A0", "é", " "])));
            var line = Csv.Line([text, 5, text]);
            var cells = Cells(line);
            Assert.Equal(3, cells.Count);
            Assert.DoesNotContain(cells[0][0], starters);
            Assert.Equal(text, starters.Contains(text[0]) ? cells[0][1..] : cells[0]); // nothing typed is lost
        }
    }

    [Theory]
    [InlineData("/dist/..%2f..%2frondetafel.json")]
    [InlineData("/dist/%2e%2e/%2e%2e/demo.rootkey")]
    [InlineData("/..%5c..%5cdemo.rootkey")]
    [InlineData("/agenda/..%2f..%2fdemo.rootkey.ics")]
    [InlineData("/concept/..%2f..%2fdemo.rootkey")]
    [InlineData("/melden/..%2f..%2fdemo.rootkey")]
    [InlineData("/overleggen/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/.well-known/..%2f..%2fdemo.rootkey")]
    public async Task T14_NoAddress_LeavesItsFolder(string address)
    {
        using var visitor = await app.AsAsync("tafelpartner");

        var page = await visitor.GetAsync(address);

        Assert.True(page.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{page.Status}");
        Assert.DoesNotContain("root:", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T14_ScriptInEveryText_StaysText()
    {
        var all = string.Join(' ', Scripts);
        var given = await GivenCase.AtTableAsync(app, new GivenTable { GivenNames = all, FamilyName = all, Purpose = all, ExitCriteria = [all] });
        var fact = await given.ContributeAsync(app, "politie", all, source: all);
        await given.ContributeAsync(app, "tafelpartner", all, kind: ContributionKind.View);
        var action = await given.AgreeAsync(app, "tafelpartner", all);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "work", all, turn.By, turn.Now));
        await given.ChangeAsync(app, "politie", (c, turn) => c.AskWhy(new CaseStepGiven(new CaseStepId(turn.NewId()), all), turn.By, turn.Now));
        var signal = await Given.SignalAsync(app, new GivenReport { ReporterName = all, Thoughts = new(all, all, all, all, default), Person = new(all, all, null, all, all), Facts = [new(all, all, null, null, default)] });
        using var director = await app.AsAsync("procesregisseur");
        using var holder = await app.AsAsync("dossierhouder");

        foreach (var (visitor, address) in new[] { (director, given.Page), (director, "/casussen"), (director, $"{given.Page}/bijdragen/{fact.Value}"), (director, $"{given.Page}/acties/{action.Value}"), (director, given.Page + "/persoon"), (director, given.Page + "/afsluiten"), (director, given.Page + "/waarom"), (holder, signal.Page), (holder, "/meldingen"), (holder, signal.Page + "/aanvullen"), (holder, signal.Page + "/melder") })
        {
            var seen = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            var document = new HtmlParser().ParseDocument(seen.Html);
            Assert.Empty(document.QuerySelectorAll("script:not([src]), iframe, img[src=x]"));
            Assert.DoesNotContain(document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) && a.Name is "href" or "src" or "action"));
            Assert.DoesNotContain("{{49}}", seen.Html, StringComparison.Ordinal);
        }
        Assert.Contains("onerror=alert(1)", (await director.GetAsync(given.Page)).Words, StringComparison.Ordinal); // the text itself is shown
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%_")]
    [InlineData("a*a*a*a*a*a*a*a*a*a*b")]
    public async Task T14_NoExpression_KeepsTheServerBusy(string words)
    {
        await Given.SignalAsync(app, new GivenReport { Person = new(new string('a', 190), new string('a', 190), null, null, null) });
        using var holder = await app.AsAsync("dossierhouder");
        var page = await holder.GetAsync("/zoeken");
        var frame = page.Document.QuerySelectorAll("form[role=search]").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First();
        await holder.SendAsync(page, frame, ("q", "warm"));
        var clock = Stopwatch.StartNew();

        foreach (var q in new[] { words, words + new string('a', 180), string.Join(' ', Enumerable.Repeat("ab", 66)) })
            Assert.Equal(HttpStatusCode.OK, (await holder.SendAsync(page, frame, ("q", q[..Math.Min(q.Length, 200)]))).Status);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}"); // an expression that explodes takes hours
    }

    [Fact]
    public void EveryLessonOfTheTrackers_HasATestUnderItsName()
    {
        var names = typeof(TrackerInputTests).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => m.GetCustomAttributes<FactAttribute>().Any()).Select(m => m.Name).ToList();

        foreach (var lesson in new[] { "T1", "T2", "T3", "T4", "T6", "T7", "T8", "T9", "T14" }) Assert.Contains(names, n => n.StartsWith(lesson + "_", StringComparison.Ordinal));
    }

    /// <summary>The cells of a line as a spreadsheet reads them (RFC 4180).</summary>
    private static List<string> Cells(string line)
    {
        var (cells, quoted) = (new List<string> { "" }, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cells[^1] += line[i++];
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) cells.Add("");
            else cells[^1] += line[i];
        }
        return cells;
    }
}
