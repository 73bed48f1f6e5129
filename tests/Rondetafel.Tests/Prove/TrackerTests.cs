using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Lab.Prove;
using Rondetafel.Lab.Prove.NonInterference;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;

namespace Rondetafel.Tests.Prove;

/// <summary>
/// What the issue trackers of neighbouring systems teach (peers-lessons, section 5), under the names used there; docs/proofs.md
/// says where T4, T5 and T9 stand.
/// </summary>
[Trait("engine", "none")]
public sealed partial class TrackerTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly string[] CaseLists = ["/casussen", "/casussen?toon=schaduwlijst", "/casussen?toon=herzien"];

    /// <summary>Lists of which every row stands in another too.</summary>
    private static readonly string[] Within = ["/casussen?toon=herzien", "/meldingen?toon=apart"];

    /// <summary>Each kind of record: its lists, and where one is opened.</summary>
    private static readonly (string Kind, string[] Lists, string Page)[] Records =
    [
        ("Case", CaseLists, "/casussen/"), ("Signal", ["/meldingen?toon=te-doen", "/meldingen?toon=apart", "/meldingen?toon=weging", "/meldingen?toon=afgeschermd", "/meldingen?toon=samengevoegd"], "/meldingen/"),
        ("Meeting", ["/overleg"], "/overleg/"), ("Weighing", ["/wegingen"], "/wegingen/"),
    ];

    public static TheoryData<string> Everybody => [.. Town.People.Select(p => p.Key)];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task T1_ListDetailSearchCountAndExport_Agree_ForEveryRecord(string key)
    {
        using var visitor = await app.AsAsync(key);
        foreach (var (kind, lists, page) in Records)
        {
            var (listed, rows) = (new HashSet<Guid>(), 0);
            foreach (var list in lists)
            {
                var seen = await visitor.GetAsync(list);
                var ids = Linked(seen, page);
                if (!Within.Contains(list)) rows += ids.Count;
                listed.UnionWith(ids);
            }
            var opened = new HashSet<Guid>();
            foreach (var id in await AllAsync(kind))
                if ((await visitor.GetAsync(page + id)).Status == HttpStatusCode.OK) opened.Add(id);

            Assert.True(opened.SetEquals(listed), $"{key} opens {opened.Count} and lists {listed.Count} of {kind}: {string.Join(", ", opened.Except(listed))} | {string.Join(", ", listed.Except(opened))}");
            Assert.Equal(opened.Count, rows); // each row counts once
            if (kind == "Signal") await SearchAgreesAsync(visitor, opened);
            if (kind == "Meeting") await FeedAgreesAsync(visitor, key, opened);
        }
    }

    /// <summary>Each signal that opens is found by its code, and no other.</summary>
    private async Task SearchAgreesAsync(Visitor visitor, HashSet<Guid> opened)
    {
        var page = await visitor.GetAsync("/zoeken");
        if (page.Status != HttpStatusCode.OK)
        {
            Assert.Empty(opened);
            return;
        }
        foreach (var (id, code, status) in await app.LookAsync(async db => (await db.Signals.AsNoTracking().ToListAsync()).Select(s => (s.Id.Value, s.Code, s.Status)).ToList()))
        {
            var found = Linked(await visitor.SendAsync(page, Frame(page), ("q", code)), "/meldingen/");
            Assert.True(opened.Contains(id) == found.Contains(id), $"{code} is {status}");
            Assert.Subset(opened, found.ToHashSet());
        }
    }

    /// <summary>The exported calendar has the meetings that open, no others; those of long ago are left out, and there are none.</summary>
    private async Task FeedAgreesAsync(Visitor visitor, string key, HashSet<Guid> opened)
    {
        var page = await visitor.GetAsync("/overleg/agenda-adres");
        if (page.Status != HttpStatusCode.OK)
        {
            Assert.Empty(opened);
            return;
        }
        var made = await visitor.SendAsync(page);
        var address = Address().Match(made.Html).Value;
        Assert.True(address.Length > 0, $"{key} got no calendar address");
        var feed = (await visitor.GetAsync(address)).Html;
        var known = await AllAsync("Meeting");
        Assert.Equal(opened.Order(), known.Where(id => feed.Contains(id.ToString(), StringComparison.Ordinal) || feed.Contains(id.ToString("N"), StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("tafelpartner")]
    [InlineData("politie")]
    [InlineData("procesregisseur")]
    [InlineData("docent")]
    public async Task T2_NestedObjects_PassTheirOwnRule_AndNotUnderAnotherParent(string key)
    {
        using var visitor = await app.AsAsync(key);
        var who = await app.LookAsync(db => GivenCase.ActorAsync(db, key));
        var mine = app.Tables.Where(t => t.Seats.Contains(key) || key == "procesregisseur").ToList();
        foreach (var (parent, id, _, _, word) in app.Contributed)
        {
            var stands = (await app.LookAsync(parent.WholeAsync)).Contributions.Single(c => c.Id == id); // T7 changes audiences, and may have come first
            var (provider, audience) = (stands.Provider, stands.Audience);
            var may = key == "procesregisseur" || (mine.Any(t => t.Case == parent) && audience.Includes(provider, who.Organisation!.Value));
            var page = await visitor.GetAsync($"{parent.Page}/bijdragen/{id.Value}");
            Assert.True(may == (page.Status == HttpStatusCode.OK), $"{page.Status} for {key}, {audience.Kind}");
            Assert.Equal(may, (await visitor.GetAsync(parent.Page)).Html.Contains(word, StringComparison.Ordinal));
            foreach (var (other, _) in mine.Where(t => t.Case != parent))
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{other.Page}/bijdragen/{id.Value}")).Status);
        }
    }

    [Theory]
    [InlineData("dossierhouder")]
    [InlineData("dossierhouder-buur")]
    public async Task T3_RandomSearches_FindNothingOutsideTheScope(string key)
    {
        using var visitor = await app.AsAsync(key);
        var who = await app.LookAsync(db => GivenCase.ActorAsync(db, key));
        var allowed = (await app.LookAsync(db => db.Signals.Where(s => s.MunicipalityId == who.Municipality).Select(s => s.Id).ToListAsync())).Select(s => s.Value).ToHashSet();
        var codes = await app.LookAsync(db => db.Signals.Select(s => s.Code).ToListAsync());
        var (page, dice, hits) = (await visitor.GetAsync("/zoeken"), new Dice(7), 0);
        string[] words = [.. codes, "an", "er", "de", "Vermeer", "Zandstra", "jansen", "molen", "1999", "straat", "x y", "%", "_a", "' OR 1=1 --", "[a-z]", "\\"];
        for (var i = 0; i < 60; i++)
        {
            var word = dice.Pick(words);
            if (word.Length > 3 && dice.Happens(50)) word = word[dice.From(0, 1)..dice.From(3, word.Length)];
            var found = Linked(await visitor.SendAsync(page, Frame(page), ("q", word)), "/meldingen/").ToHashSet();
            Assert.Subset(allowed, found);
            hits += found.Count;
        }
        Assert.True(hits > 0);
    }

    [Fact]
    public async Task T6_AnswersToWrites_HoldNoMoreThanThePage()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Alleen voor ons: kanariepiet.", Audience.Own);
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.");
        using var partner = await app.AsAsync("tafelpartner");
        using var police = await app.AsAsync("politie");
        var (form, act, page) = (await partner.GetAsync(given.Page + "/bijdrage"), await partner.GetAsync($"{given.Page}/acties/{action.Value}"), await partner.GetAsync(given.Page));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.DoAction(action, PlanActionStep.Miss, "Niet gelukt.", null, turn.By, turn.Now));

        var answers = new List<Seen> { await partner.SendAsync(form, form.Form(), ("Input.Text", "")), await partner.SendAsync(act, ("Input.Step", "Finish"), ("Input.Reason", "Gedaan.")) };
        foreach (var one in page.Document.QuerySelectorAll("main form[method=post]").OfType<AngleSharp.Html.Dom.IHtmlFormElement>()) answers.Add(await partner.SendAsync(page, one));
        answers.Add(await partner.SendAsync(form, form.Form(), ("Input.Text", "Een eigen bijdrage."), ("Input.Kind", "View")));

        Assert.Contains(answers, a => a.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Conflict);
        Assert.Contains(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers, a => Assert.DoesNotContain("kanariepiet", a.Html, StringComparison.Ordinal));
        Assert.Contains("kanariepiet", (await police.GetAsync(given.Page)).Html, StringComparison.Ordinal); // it is there
    }

    [Fact]
    public async Task T7_AnOrganisation_AlwaysReadsWhatItContributed()
    {
        foreach (var by in TrackerApp.Partners)
        {
            using var visitor = await app.AsAsync(by);
            foreach (var (parent, id, _, _, word) in app.Contributed.Where(c => c.By == by))
            {
                foreach (var audience in new[] { Audience.Table, Audience.Own, Audience.Of([]) })
                {
                    await parent.ChangeAsync(app, by, (c, turn) => c.GiveAudience(id, audience, null, turn.By, turn.Now) is { IsGood: false } no && audience.Kind != AudienceKind.NamedOrganisations ? no : Outcome.Done);
                    Assert.Contains(word, (await visitor.GetAsync(parent.Page)).Html, StringComparison.Ordinal);
                    Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"{parent.Page}/bijdragen/{id.Value}")).Status);
                }
            }
        }
        Assert.NotEmpty(app.Contributed);
    }

    [Fact]
    public async Task T8_EachVerbAtEachEntryPoint_OfAHiddenRow_AnswersAsForNoRow()
    {
        const string key = "docent";
        string[] others = ["HEAD", "PUT", "DELETE", "PATCH"];
        using var visitor = await app.AsAsync(key);
        var page = await visitor.GetAsync("/account");
        string Of(string name) => page.Document.QuerySelector($"input[name={name}]")?.GetAttribute("value") ?? "";
        var (routes, asked) = (await NiRoutes.ReadAsync(app.Services), 0);
        foreach (var route in routes.All.Where(r => r.Template.Contains("{id", StringComparison.Ordinal) && !r.Template.StartsWith("/beheer", StringComparison.Ordinal) && !r.Template.StartsWith("/mijn-", StringComparison.Ordinal) && r.Template != "/tafelvragen/{id:guid}")) // what is one's own
        {
            if ((await app.LookAsync(db => NiSources.Places[route.Place](db, key))).FirstOrDefault() is not { } row) continue;
            foreach (var (verb, handler) in route.Posts.Select(p => ("POST", p)).Concat([("GET", ""), (others[asked % others.Length], "")]))
            {
                var answers = new List<Seen>();
                foreach (var values in new[] { row, [.. row.Select(_ => Guid.Empty.ToString())] })
                {
                    var request = new HttpRequestMessage(new HttpMethod(verb), route.Address(values) + (handler.Length > 0 ? "?handler=" + handler : ""));
                    if (verb is not ("GET" or "HEAD")) request.Content = new FormUrlEncodedContent([new("__form", Of("__form")), new("__once", $"t8-{asked}")]);
                    asked++;
                    answers.Add(await visitor.FollowAsync(request));
                }
                Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answers[0].Status, answers[1].Status));
                Assert.Equal(answers[1].Masked.Replace(Guid.Empty.ToString(), "", StringComparison.Ordinal), row.Aggregate(answers[0].Masked, (text, id) => text.Replace(id, "", StringComparison.Ordinal)));
            }
        }
        Assert.True(asked > 300, $"{asked} requests");
    }

    private static AngleSharp.Html.Dom.IHtmlFormElement Frame(Seen page) => page.Document.QuerySelectorAll("form[role=search]").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First();

    private Task<List<Guid>> AllAsync(string kind) => app.LookAsync(async db => kind switch
    {
        "Case" => (await db.Cases.Select(c => c.Id).ToListAsync()).Select(c => c.Value).ToList(),
        "Signal" => (await db.Signals.Select(s => s.Id).ToListAsync()).Select(s => s.Value).ToList(),
        "Weighing" => (await db.Weighings.Select(w => w.Id).ToListAsync()).Select(w => w.Value).ToList(),
        _ => (await db.Meetings.Select(m => m.Id).ToListAsync()).Select(m => m.Value).ToList(),
    });

    /// <summary>The rows that the main part of a page links to, each once.</summary>
    private static List<Guid> Linked(Seen seen, string page) => seen.Status != HttpStatusCode.OK ? [] :
        [.. seen.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith(page, StringComparison.Ordinal)).Select(h => Guid.TryParse(h[page.Length..].Split('/')[0], out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];

    [GeneratedRegex("/agenda/[0-9a-f]{64}\\.ics")]
    private static partial Regex Address();
}
