using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Guards;

/// <summary>
/// Every GET and POST under /casussen, /acties and /wegingen, of taking over and of Mijn werk leaves its audit row with actor, organisation, purpose and rule. The
/// routes come from the endpoint table: a new one joins by itself, and fails here until somebody of the town can reach it.
/// </summary>
[Trait("engine", "none")]
public sealed partial class CaseAuditGuards(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Prefixes = ["casussen", "acties", "wegingen", "overnemen", "mijn-werk"];
    private static readonly string[] Town = ["procesregisseur", "tafelpartner", "politie", "om", "dossierhouder", "uitvoerder"];

    /// <summary>Values with which a form has its effect; a form that is not named is sent as it stands.</summary>
    private static readonly Dictionary<string, (string Name, string Value)[]> Values = new()
    {
        ["casussen/{id:guid}/bijdrage"] = [("Input.Text", "Stond op het plein.")],
        ["casussen/{id:guid}/bijdragen/{contribution:guid} Settle"] = [("Input.Check", "Gezien."), ("Input.Status", "Confirmed")],
        ["casussen/{id:guid}/bijdragen/{contribution:guid} Rewrite"] = [("Input.Text", "Stond bij het plein.")],
        ["casussen/{id:guid}/bijdragen/{contribution:guid} Audience"] = [("Input.Audience", "OwnOrganisation")],
        ["casussen/{id:guid}/actie"] = [("Action.Text", "Bellen."), ("Action.DueOn", "over 2 weken")],
        ["casussen/{id:guid}/acties/{act:guid}"] = [("Input.Step", "Finish"), ("Input.Reason", "Gedaan.")],
        ["casussen/{id:guid}/acties/{act:guid} Assign"] = [("Input.Executor", "")],
        ["acties/{id:guid}"] = [("Input.Step", "Finish"), ("Input.Reason", "Gedaan.")],
        ["casussen/{id:guid}/doel"] = [("Input.Text", "Een leerwerkplek."), ("Input.LifeDomain", "work")],
        ["casussen/{id:guid}/doelen/{goal:guid}"] = [("Input.Reached", "yes"), ("Input.Reason", "Contract.")],
        ["casussen/{id:guid}/oordeel"] = [("Input.Kind", "Nature"), ("Input.Text", "Boosheid.")],
        ["casussen/{id:guid}/vraag"] = [("Input.Text", "Is er contact?"), ("Input.Until", "over 2 weken")],
        ["casussen/{id:guid}/vragen/{asked:guid}"] = [("Input.Answer", "CannotShare")],
        ["casussen/{id:guid}/bijdragen/{contribution:guid}/voorstel"] = [("Input.Kind", "Addition"), ("Input.Text", "Het was bij de fontein.")],
        ["casussen/{id:guid}/voorstellen/{proposal:guid}"] = [("Input.Answer", "Decline")],
        ["casussen/{id:guid}/bijdragen/{contribution:guid}/verruimen"] = [("Input.Answer", "Confirm")],
        ["casussen/{id:guid}/bijdragen/{contribution:guid}/verruimen Withdraw"] = [],
        ["casussen/{id:guid}/waarom"] = [("Input.Reason", "Wat houdt ons tegen?")],
        ["casussen/{id:guid}/bespreken"] = [("Input.NextDiscussionOn", "over 2 weken")],
        ["casussen/{id:guid}/contact"] = [("Input.With", "School")],
        ["casussen/{id:guid}/tafel Brief"] = [("Brief.Reason", "Er dreigt nu iets.")],
        ["casussen/{id:guid}/verstrekken"] = [("Input.Kind", "ThirdParty"), ("Input.Organisation", "Woonstichting"), ("Input.Person", "de directeur")],
        ["casussen/ongedaan"] = [("id", "casussen")],
        ["casussen/standaard/{kind:alpha}"] = [("Input.Category", "guidance"), ("Input.Audience", "WholeTable")],
    };

    /// <summary>Routes that open nothing, each with its reason.</summary>
    private static readonly string[] Nothing =
    [
        "POST wegingen/{id:guid}/casus", // without a number, as sent here, it names nothing
        "POST mijn-werk", // marks a notice as read, without any name or number
        "GET casussen/ongedaan", // where a repeated form leads: goes on to the list, which has its own row
    ];

    private readonly Dictionary<string, Visitor> _signedIn = [];

    /// <summary>The world of all pages that are only read: these leave it as it is.</summary>
    private World? _read;

    [Fact]
    public async Task EveryRouteOfCasesActionsAndWeighings_LeavesItsAuditRow()
    {
        var routes = await RoutesAsync();
        Assert.True(routes.Count > 50, $"Only {routes.Count} routes were found.");
        var silent = new List<string>();
        foreach (var route in routes.Where(r => !Nothing.Contains(r.ToString()))) silent.AddRange(await TryAsync(route));
        Assert.Empty(silent);
    }

    private async Task<IReadOnlyList<string>> TryAsync(Route route)
    {
        var world = route.Post || route.Template == "casussen/ongedaan" ? await WorldAsync(route) : _read ??= await WorldAsync(route);
        foreach (var key in Town)
        {
            if (!_signedIn.TryGetValue(key, out var visitor)) _signedIn[key] = visitor = await app.AsAsync(key);
            var (status, since) = route.Post ? await PostAsync(visitor, route, world) : await GetAsync(visitor, world.Fill(route.Template));
            if (status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed) continue;
            var actor = await app.LookAsync(db => GivenCase.ActorAsync(db, key));
            var rows = await app.LookAsync(db => db.Audit.AsNoTracking().Where(a => a.Id > since && a.Kind != "refused").ToListAsync());
            var whole = rows.Where(a => a.ActorId == actor.Id!.Value.Value && a.OrganisationId == actor.Organisation!.Value.Value && a.Rule is not null && a.Purpose is not null).ToList();
            if (whole.Count == 0) return [$"{route} answers {(int)status} to {key} without an audit row"];
            if (!route.Post || !Values.ContainsKey(route.Name) || whole.Any(a => a.Kind == "write")) return []; // else somebody else's to do
        }
        return [$"{route}: nobody of the town reaches it, or has an effect"];
    }

    private async Task<(HttpStatusCode, long)> GetAsync(Visitor visitor, string address)
    {
        var since = await LastAsync();
        return (await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Get, address)), since);
    }

    /// <summary>Sends the form of the page with its hidden fields, the first answer of every list, and the values that are named for it.</summary>
    private async Task<(HttpStatusCode, long)> PostAsync(Visitor visitor, Route route, World world)
    {
        var address = world.Fill(route.Template);
        var page = await visitor.GetAsync(address);
        if (page.Status != HttpStatusCode.OK || page.Document.QuerySelector("main input[name=__form]") is null) page = await visitor.GetAsync("/account/wachtwoord");
        var fields = page.Document.QuerySelectorAll("main input[type=hidden], main select").OfType<IHtmlElement>().Where(e => e.HasAttribute("name"))
            .Select(e => (Name: e.GetAttribute("name")!, Value: e is IHtmlSelectElement list ? First(list) : e.GetAttribute("value") ?? "")).DistinctBy(f => f.Name)
            .Where(f => f.Name is not ("Action.Measure" or "Action.Goal" or "Action.Executor")).ToList();
        var values = Values.GetValueOrDefault(route.Name, []);
        fields.RemoveAll(f => values.Any(v => v.Name == f.Name));
        fields.AddRange(values.Select(v => (v.Name, world.Ids.GetValueOrDefault(v.Value, v.Value))));
        var since = await LastAsync();
        var target = route.Handler is null ? address : $"{address}?handler={route.Handler}";
        var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return (await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = content }), since);
    }

    private static string First(IHtmlSelectElement list) => list.Value is { Length: > 0 } value ? value : list.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value ?? "";

    private Task<long> LastAsync() => app.LookAsync(async db => await db.Audit.MaxAsync(a => (long?)a.Id) ?? 0);

    private async Task<IReadOnlyList<Route>> RoutesAsync()
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var routes = new List<Route>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.RawText?.TrimStart('/') is not { } template || !Prefixes.Contains(template.Split('/')[0])) continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) continue;
            var compiled = page as CompiledPageActionDescriptor ?? await loader.LoadAsync(page, endpoint.Metadata);
            routes.AddRange(compiled.HandlerMethods.Where(h => h.HttpMethod is "Get" or "Post").Select(h => new Route(template, h.HttpMethod == "Post", h.Name)));
        }
        return routes.Distinct().ToList();
    }

    /// <summary>What stands there before a route is asked: for a form only what its address names, for the pages that are only read all of it.</summary>
    private async Task<World> WorldAsync(Route route)
    {
        var ids = new Dictionary<string, string> { ["kind"] = "fact" };
        if (!route.Post || route.Template.StartsWith("wegingen", StringComparison.Ordinal)) await WeighingAsync(ids);
        if (!route.Post || !route.Template.StartsWith("wegingen", StringComparison.Ordinal)) await CaseAsync(ids, route);
        return new World(ids);
    }

    private async Task WeighingAsync(Dictionary<string, string> ids)
    {
        var scenes = new WeighingScenes(app.Services);
        ids["wegingen"] = (await scenes.ConvenedAsync(await scenes.BroughtAsync(), expert: true)).Value.ToString();
        ids["nieuw"] = (await scenes.BroughtAsync()).Value.ToString();
    }

    private async Task CaseAsync(Dictionary<string, string> ids, Route route)
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "tafelpartner"] });
        var fact = await given.ContributeAsync(app, "tafelpartner", "Stond op het plein.");
        var action = await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        var (goal, asked) = (default(GoalId), default(RequestId));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.SetGoal(goal = new GoalId(turn.NewId()), "work", "Een leerwerkplek.", turn.By, turn.Now));
        var welfare = (await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Organisation!.Value;
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(asked = new RequestId(turn.NewId()), welfare, "Is er contact geweest?", turn.Today.AddDays(5), turn.By, turn.Now));
        var proposal = default(ProposalId);
        await given.ChangeAsync(app, "politie", (c, turn) => c.Propose(proposal = new ProposalId(turn.NewId()), fact, ProposalKind.Correction, "Het was op de markt.", turn.By, turn.Now));
        ids["proposal"] = proposal.Value.ToString();
        if (route.Template == "casussen/ongedaan")
            await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Monitor(
                new CaseStepGiven(new CaseStepId(turn.NewId()), "Rustig.", turn.Today.AddDays(30)), "Werk houden.", turn.Today.AddDays(60), turn.Terms, turn.By, turn.Now));
        if (!route.Post || route.Name.Contains("file", StringComparison.OrdinalIgnoreCase)) ids["file"] = await FileAsync(given, fact);
        ids["casussen"] = given.Id.Value.ToString();
        ids["acties"] = ids["act"] = action.Value.ToString();
        ids["contribution"] = (route.Template.EndsWith("/verruimen", StringComparison.Ordinal) ? await WaitingAsync(given) : fact).Value.ToString();
        ids["goal"] = goal.Value.ToString();
        ids["asked"] = asked.Value.ToString();
    }

    /// <summary>A contribution of which a wider audience waits for the process director.</summary>
    private async Task<ContributionId> WaitingAsync(GivenCase given)
    {
        var id = default(ContributionId);
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.Contribute(
            new NewContribution(id = new ContributionId(turn.NewId()), ContributionKind.Fact, "Slaapt slecht.", CaseCategories.Health, "convenant", Audience.Own), turn.By, turn.Now));
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Table, "nodig voor het plan", turn.By, turn.Now));
        return id;
    }

    private async Task<string> FileAsync(GivenCase given, ContributionId fact)
    {
        using var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync($"{given.Page}/bijdragen/{fact.Value}");
        var form = page.Form("handler=Attach");
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        content.Add(new ByteArrayContent("brief"u8.ToArray()), "Input.File", "brief.txt");
        await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = content });
        return (await app.LookAsync(given.WholeAsync)).Attachments.Single().Id.Value.ToString();
    }

    private sealed record Route(string Template, bool Post, string? Handler)
    {
        public string Name => Handler is null ? Template : $"{Template} {Handler}";

        public override string ToString() => $"{(Post ? "POST" : "GET")} {Name}";
    }

    private sealed partial record World(Dictionary<string, string> Ids)
    {
        public string Fill(string template) => "/" + Part().Replace(template, m => m.Groups[1].Value == "id" ? Ids[template.Split('/').TakeWhile(p => p[0] != '{').Last()] : Ids.GetValueOrDefault(m.Groups[1].Value, "unknown"));

        [GeneratedRegex("""\{(\w+)[^}]*\}""")]
        private static partial Regex Part();
    }
}
