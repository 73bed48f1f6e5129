using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Lab.Demo;

namespace Rondetafel.Tests.Harness;

/// <summary>One opened page.</summary>
/// <param name="Who">Key of who opened it; null for somebody without login.</param>
/// <param name="Route">The route template, without the slash in front.</param>
/// <param name="Address">The address.</param>
public sealed record OpenedPage(string? Who, string Route, string Address, Seen Seen);

/// <summary>
/// Walks through the whole product: everybody follows every link they see, a few addresses of each page; then pages that no
/// link led to are tried with the ids that were seen.
/// </summary>
public sealed partial class EveryPage
{
    /// <summary>Addresses of one page that one person opens: states differ.</summary>
    private const int Each = 2;

    private readonly Dictionary<string, Regex> _routes = [];
    private readonly Dictionary<string, IReadOnlyList<object>> _metadata = [];
    private readonly List<OpenedPage> _opened = [];

    /// <summary>The first word of an address and the id behind it.</summary>
    private readonly HashSet<(string Word, string Id)> _ids = [];

    /// <summary>Routes that answer with a file: no page to look at.</summary>
    private readonly HashSet<string> _files = [];

    /// <summary>All that was opened and answered 200.</summary>
    public IReadOnlyList<OpenedPage> Opened => _opened;

    /// <summary>The route templates of all pages.</summary>
    public IEnumerable<string> Routes => _routes.Keys;

    /// <summary>What a page declares.</summary>
    public IReadOnlyList<object> MetadataOf(string route) => _metadata[route];

    /// <summary>Whether a page is for somebody who is signed in.</summary>
    public bool IsStaff(string route) => _metadata[route].OfType<IAccessNeed>().Any(n => n is not (PublicPageAttribute or SigningInAttribute));

    public static async Task<EveryPage> WalkAsync(TestApp app)
    {
        var walk = new EveryPage();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            var route = endpoint.RoutePattern.RawText!.TrimStart('/');
            walk._routes[route] = Pattern(route);
            walk._metadata[route] = [.. endpoint.Metadata];
        }
        var visitors = new List<(string? Who, Visitor Visitor)> { (null, app.Anyone()) };
        foreach (var person in Town.People) visitors.Add((person.Key, await app.AsAsync(person.Key)));
        foreach (var (who, visitor) in visitors) await walk.FollowAsync(who, visitor);
        foreach (var (who, visitor) in visitors) await walk.GuessAsync(who, visitor);
        foreach (var (_, visitor) in visitors) visitor.Dispose();
        return walk;
    }

    private async Task FollowAsync(string? who, Visitor visitor)
    {
        var (todo, done) = (new Queue<string>(["/", "/mijn-werk", "/account", "/inloggen", "/eerste-keer"]), new HashSet<string>());
        while (todo.TryDequeue(out var address))
        {
            if (!done.Add(address) || RouteOf(address) is not { } route || _opened.Count(o => o.Who == who && o.Route == route) >= Each) continue;
            if (await OpenAsync(who, visitor, route, address) is not { } seen) continue;
            foreach (var link in Links(seen)) todo.Enqueue(link.Split('#')[0]);
        }
    }

    /// <summary>Pages that nobody opened yet, with the ids that were seen behind the same first word.</summary>
    private async Task GuessAsync(string? who, Visitor visitor)
    {
        foreach (var route in _routes.Keys.Except(_files).Where(r => _opened.All(o => o.Route != r)).ToList())
        {
            if ((who is null) == IsStaff(route) || !May(who, route)) continue;
            List<string> addresses = route.Contains("{id", StringComparison.Ordinal) ? [.. _ids.Where(i => i.Word == route.Split('/')[0]).Select(i => "/" + Id().Replace(route, i.Id))] : ["/" + route];
            foreach (var address in addresses.Where(a => !a.Contains('{', StringComparison.Ordinal)).TakeWhile(_ => !_files.Contains(route)))
                if (await OpenAsync(who, visitor, route, address) is not null) break;
        }
    }

    /// <summary>Whether a role of this person has the permission that the page demands of the row; trying hundreds of ids is of no use for who has not.</summary>
    private bool May(string? who, string route) => _metadata[route].OfType<OpensAttribute>().All(need =>
        Town.People.SingleOrDefault(p => p.Key == who)?.Roles.Any(role => AccessRules.All.Any(rule => rule.Role == role && rule.Permission == need.Permission)) == true);

    private async Task<Seen?> OpenAsync(string? who, Visitor visitor, string route, string address)
    {
        var seen = await visitor.GetAsync(address);
        // Of addresses only: the one-time keys of forms look like ids too, and there is a new one at every opening.
        foreach (var link in Links(seen)) foreach (Match id in Guids().Matches(link)) _ids.Add((link.TrimStart('/').Split('/')[0], id.Value));
        if (seen.Status >= HttpStatusCode.InternalServerError) throw new InvalidOperationException($"{address} answers {(int)seen.Status} to {who}.");
        if (seen.Status != HttpStatusCode.OK || seen.Path != address) return null;
        if (seen.Response.Content.Headers.ContentType?.MediaType != "text/html") { _files.Add(route); return null; }
        _opened.Add(new OpenedPage(who, route, address, seen));
        return seen;
    }

    private static IEnumerable<string> Links(Seen seen) => seen.Document.QuerySelectorAll("a[href], form[action]").Select(a => a.GetAttribute("href") ?? a.GetAttribute("action")!);

    /// <summary>The page of an address; the one with the most words of its own when several fit. Null when none does.</summary>
    private string? RouteOf(string address)
    {
        if (!address.StartsWith('/')) return null;
        var path = address.Split('?')[0].TrimStart('/');
        return _routes.Where(r => r.Value.IsMatch(path)).OrderBy(r => r.Key.Count(c => c == '{')).ThenByDescending(r => r.Key.Length).Select(r => r.Key).FirstOrDefault();
    }

    private static Regex Pattern(string route)
    {
        var parts = Parameter().Split(route).Select(Regex.Escape).ToList();
        var names = Parameter().Matches(route).Select(m => m.Value).ToList();
        var text = parts[0];
        for (var i = 0; i < names.Count; i++) text = (names[i].EndsWith("?}", StringComparison.Ordinal) ? text.TrimEnd('/') + "(?:/[^/]+)?" : text + Value(names[i])) + parts[i + 1];
        return new Regex("^" + text + "$", RegexOptions.IgnoreCase);
    }

    private static string Value(string parameter) =>
        parameter.Contains(":guid", StringComparison.Ordinal) ? "[0-9a-fA-F-]{36}" : Choice().Match(parameter) is { Success: true } of ? of.Groups[1].Value : "[^/]+";

    [GeneratedRegex(@"\{(?:[^{}()]|\([^{}]*\))*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"regex\(\^(\([^)]*\))\$\)")]
    private static partial Regex Choice();

    [GeneratedRegex(@"\{id[^}]*\}")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();
}
