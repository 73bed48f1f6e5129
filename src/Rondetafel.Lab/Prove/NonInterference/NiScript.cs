using System.Text.RegularExpressions;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// What one person does, the same in both worlds: follows links, opens every route with ids they saw, ids they may not see and
/// ids of nothing, sorts and turns pages, searches for words of what is hidden, sends forms, also some that stood open while
/// others went on.
/// </summary>
internal sealed partial class NiScript(Twins twins, NiRoutes routes, Viewer viewer, Hidden hidden, Dice dice, NiTally tally)
{
    private const int Each = 2;
    private static readonly string[] Begin = ["/", "/mijn-werk", "/account", "/casussen", "/meldingen", "/wegingen", "/overleg", "/om-trajecten", "/mijn-acties", "/mijn-meldingen", "/themas", "/zoeken", "/rechten/logboek", "/beheer", "/regie/cijfers"];
    private static readonly string[] Queries = ["?op=nummer&af=1", "?op=naam", "?toon=alles", "?toon=alle&blad=1", "?blad=2", "?blad=99", "?soort=cases", "?na=2026-01-01", "?alles=1", "?van=2026-01-01&tot=2026-12-31", "?voorbij=true", "?casus=", "?wie=guardian"];

    private readonly Dictionary<string, int> _shapes = [];
    private readonly HashSet<string> _asked = [];
    private int _sent;
    private readonly HashSet<string> _seen = [];
    private readonly Dictionary<string, List<string[]>> _rows = [];
    private readonly List<(NiRoute Route, string Path, Reply Zero, Reply One)> _pages = [];

    /// <summary>Follows the links of every page, a few of each shape.</summary>
    public async Task FollowAsync(int most)
    {
        var todo = new Queue<string>(Begin);
        while (most > 0 && todo.TryDequeue(out var address))
        {
            if (!_asked.Add(address) || IsOutside(address)) continue;
            var shape = Guids().Replace(address, "*");
            if ((_shapes[shape] = _shapes.GetValueOrDefault(shape) + 1) > Each) continue;
            most--;
            var reply = await OpenAsync("GET", address);
            if (!reply.IsPage) continue;
            foreach (var link in Links().Matches(reply.Text).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value).Split('#')[0]).Where(l => l.StartsWith('/')))
            {
                foreach (Match id in Guids().Matches(link)) _seen.Add(id.Value);
                todo.Enqueue(link);
            }
        }
    }

    /// <summary>Opens every route of the table.</summary>
    public async Task RoutesAsync(int most)
    {
        var secret = hidden.Ids.Select(i => i.ToString()).ToHashSet();
        var todo = new List<string>();
        foreach (var route in routes.All.Where(r => !NiRoutes.IsDependent(r.Template, viewer)))
        {
            if (route.Pattern.Parameters.Count == 0)
            {
                todo.Add(route.Template);
                continue;
            }
            var rows = await RowsAsync(route);
            var own = rows.Where(r => r.Any(_seen.Contains) || !r.Any(v => Guid.TryParse(v, out _))).OrderByDescending(r => r.Count(_seen.Contains)).Take(12).ToList();
            var guarded = rows.Where(r => r.Any(secret.Contains)).ToList();
            if (own.Count > 0) todo.Add(route.Address(dice.Pick(own)));
            if (guarded.Count > 0) todo.Add(route.Address(dice.Pick(guarded)));
            if (rows.Count > 0 && dice.Happens(50)) todo.Add(route.Address(dice.Pick(rows)));
            if (dice.Happens(25) || rows.Count == 0) todo.Add(route.Address([.. route.Pattern.Parameters.Select(_ => Nothing())]));
        }
        foreach (var address in dice.Some(todo, todo.Count).Where(a => _asked.Add(a)).Take(most)) await OpenAsync(dice.Happens(4) ? "HEAD" : "GET", address);
    }

    /// <summary>Sorts, filters and turns the pages that were seen, with parameters of any page.</summary>
    public async Task QueriesAsync(int most)
    {
        var addresses = _pages.Where(p => p.Zero.Status == 200 && !p.Path.Contains('?', StringComparison.Ordinal)).Select(p => p.Path).Distinct().ToList();
        for (; most > 0 && addresses.Count > 0; most--) await OpenAsync("GET", dice.Pick(addresses) + dice.Pick(Queries));
    }

    /// <summary>Sends forms of the pages that were opened, as they stood there then; each route at least once before any again.</summary>
    public async Task SendAsync(int most)
    {
        var forms = _pages.SelectMany(p => NiForm.Of(p.Zero.Text, p.Path).Select(f => (Page: p, Form: f, Route: routes.Of(f.Action))))
            .Where(f => f.Route is not null && NiPosts.Sent.ContainsKey(f.Route.Template) && !NiRoutes.IsDependent(f.Route.Template, viewer)).ToList();
        var turns = dice.Some(forms, forms.Count).GroupBy(f => Guids().Replace(f.Form.Action, "*")).SelectMany(g => g.Take(3).Select((f, i) => (Turn: i, f))).OrderBy(f => f.Turn).Take(most).ToList();
        foreach (var (_, (page, form, route)) in turns)
        {
            var given = NiPosts.Sent[route!.Template].ToDictionary(g => g.Key, g => g.Value == NiPosts.HiddenWord ? dice.Pick(hidden.Words) : g.Value);
            var fields = form.Fill(given, dice, _sent++, name => page.Zero.Hidden(name) is { } zero && page.One.Hidden(name) is { } one ? (zero, one) : null);
            if (dice.Happens(8)) fields = [.. fields.Where(f => f.Name.StartsWith("__", StringComparison.Ordinal))];
            await KeepAsync(new Ask("POST", form.Action, route.Template, fields));
        }
    }

    /// <summary>Sends to rows that are hidden or not there what a form of that route holds.</summary>
    public async Task SendHiddenAsync(int most)
    {
        if (_pages.FirstOrDefault(p => p.Zero.Hidden("__form") is not null) is not { Route: not null } page) return;
        var token = new AskField("__form", page.Zero.Hidden("__form")!, page.One.Hidden("__form")!);
        var secret = hidden.Ids.Select(i => i.ToString()).ToHashSet();
        foreach (var route in dice.Some(routes.All.Where(r => r.Posts.Count > 0 && r.Pattern.Parameters.Count > 0 && NiPosts.Sent.ContainsKey(r.Template)).ToList(), most))
        {
            var rows = await RowsAsync(route);
            var guarded = rows.Where(r => r.Any(secret.Contains)).ToList();
            var address = route.Address(guarded.Count > 0 ? dice.Pick(guarded) : [.. route.Pattern.Parameters.Select(_ => Nothing())]);
            var handler = dice.Pick(route.Posts);
            await KeepAsync(new Ask("POST", handler.Length == 0 ? address : $"{address}?handler={handler}", route.Template, [token, new AskField("__once", $"proof{tally.Pairs}", $"proof{tally.Pairs}"), new AskField("__version", "1", "1")]));
        }
    }

    /// <summary>Opens again what was opened before.</summary>
    public async Task AgainAsync(int most)
    {
        foreach (var path in dice.Some(_pages.Select(p => p.Path).Distinct().ToList(), most)) await OpenAsync("GET", path);
    }

    private async Task<List<string[]>> RowsAsync(NiRoute route)
    {
        if (!_rows.TryGetValue(route.Place, out var rows)) _rows[route.Place] = rows = await twins.Worlds.One.DoAsync("look", db => NiSources.Places[route.Place](db, viewer.Name));
        return rows;
    }

    private Task<Reply> OpenAsync(string method, string address) => KeepAsync(new Ask(method, address, routes.Of(address)?.Template));

    private async Task<Reply> KeepAsync(Ask ask)
    {
        if (NiRoutes.IsDependent(ask.Route, viewer)) return new Reply(204, null, [], []);
        var (zero, one) = await twins.BothAsync(ask);
        if (ask.Method == "GET" && zero.Status == 200 && routes.Of(ask.Path) is { } route)
        {
            if (zero.IsPage) _pages.Add((route, ask.Path, zero, one));
            if (zero.IsPage) foreach (Match id in Guids().Matches(ask.Path)) _seen.Add(id.Value);
        }
        return zero;
    }

    private string Nothing() => new Guid(dice.From(1, int.MaxValue - 1), 1, 0x4001, 0x80, 1, 2, 3, 4, 5, 6, 7).ToString();

    private static bool IsOutside(string address) => address.StartsWith("/demo", StringComparison.Ordinal) || address.StartsWith("/uitloggen", StringComparison.Ordinal) || Files().IsMatch(address);

    [GeneratedRegex("(?:href|action|formaction)=\"([^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"\.(?:css|js|png|svg|woff2|ico|jpg)\b")]
    private static partial Regex Files();
}
