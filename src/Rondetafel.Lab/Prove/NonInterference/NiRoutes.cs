using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>A route of the product.</summary>
/// <param name="Template">As it stands in the page, with a slash in front.</param>
/// <param name="Place">The words before the first parameter and the names of the parameters: what says which rows fill it.</param>
/// <param name="Posts">The handlers of its forms, as they stand in an address; the unnamed one is empty.</param>
internal sealed record NiRoute(string Template, string Place, RoutePattern Pattern, IReadOnlyList<string> Posts)
{
    /// <summary>Whether an address has this shape.</summary>
    public bool Fits(IReadOnlyList<string> words)
    {
        var segments = Pattern.PathSegments;
        if (words.Count > segments.Count || words.Count < segments.Count(s => s.Parts is not [RoutePatternParameterPart { IsOptional: true }])) return false;
        return words.Select((word, i) => segments[i].Parts is not [RoutePatternLiteralPart literal] || literal.Content.Equals(word, StringComparison.OrdinalIgnoreCase)).All(fits => fits);
    }

    /// <summary>The address with these values, in the order of the parameters.</summary>
    public string Address(IReadOnlyList<string> values)
    {
        var next = 0;
        return "/" + string.Join('/', Pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => next < values.Count ? Uri.EscapeDataString(values[next++]) : "",
        }))));
    }
}

/// <summary>The endpoint table of the product. A route that joins it is asked by itself; what it lacks for that is said by <see cref="Missing"/>.</summary>
internal sealed class NiRoutes
{
    private NiRoutes(IReadOnlyList<NiRoute> all) => All = all;

    /// <summary>
    /// Routes whose answer to a role depends on all rows by design, with the reason; they are not compared for that role.
    /// </summary>
    public static IReadOnlyList<(string Template, Role? Role, string Reason)> Dependent { get; } =
    [
        ("/regie/cijfers", Role.ProcessDirector, "Counts of the whole partnership, without ids (product.md, figures)."),
        ("/account/tweede-factor", null, "A new secret for one's own sign-in, drawn by the framework and sealed under a key of the instance."),
        ("/rechten/logboek", Role.LawfulnessOfficer, "The lawfulness officer reads the log of everything, without content."),
    ];

    /// <summary>Every route, without those of the Lab.</summary>
    public IReadOnlyList<NiRoute> All { get; }

    /// <summary>Reads the table.</summary>
    public static async Task<NiRoutes> ReadAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var all = new Dictionary<string, NiRoute>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (template.StartsWith("/demo", StringComparison.Ordinal) || template.StartsWith(Plant.Folder, StringComparison.Ordinal)) continue;
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var handlers = page is null ? [] : (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods;
            var posts = handlers.Where(h => HttpMethods.IsPost(h.HttpMethod)).Select(h => h.Name ?? "").Order(StringComparer.Ordinal).ToList();
            var words = endpoint.RoutePattern.PathSegments.Select(s => s.Parts is [RoutePatternLiteralPart literal] ? literal.Content : null).TakeWhile(w => w is not null);
            all[template] = new NiRoute(template, $"{string.Join('/', words)}|{string.Join(',', endpoint.RoutePattern.Parameters.Select(p => p.Name))}", endpoint.RoutePattern, posts);
        }
        return new NiRoutes([.. all.Values.OrderBy(r => r.Template, StringComparer.Ordinal)]);
    }

    /// <summary>The route of an address, the one with the most words of its own; null when none fits.</summary>
    public NiRoute? Of(string address)
    {
        var words = address.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return All.Where(r => r.Fits(words)).OrderByDescending(r => r.Pattern.PathSegments.Count(s => s.Parts is [RoutePatternLiteralPart])).FirstOrDefault();
    }

    /// <summary>Whether the answer may depend on all rows for this person.</summary>
    public static bool IsDependent(string? template, Viewer viewer) => Dependent.Any(d => d.Template == template && (d.Role is null || viewer.Actor.Is(d.Role.Value)));

    /// <summary>What the proof lacks to ask every route, each line saying what to add where; and what it has that is no route any more.</summary>
    public IReadOnlyList<string> Missing()
    {
        var lines = new List<string>();
        foreach (var route in All)
        {
            if (route.Pattern.Parameters.Count > 0 && !NiSources.Places.ContainsKey(route.Place))
                lines.Add($"{route.Template}: no rows fill its parameters. Add [\"{route.Place}\"] to NiSources.Places (src/Rondetafel.Lab/Prove/NonInterference/NiSources.cs), giving for each row one value per parameter.");
            if (route.Posts.Count > 0 && !NiPosts.Sent.ContainsKey(route.Template) && !NiPosts.NotSent.ContainsKey(route.Template))
                lines.Add($"{route.Template}: its forms ({string.Join(", ", route.Posts.Select(p => p.Length == 0 ? "unnamed" : p))}) are in no table. Add \"{route.Template}\" to NiPosts.Routes (NiPosts.cs), and to NiPosts.Values what the generic values do not fit, mostly nothing; or add it to NiPosts.NotSent with the reason.");
        }
        var templates = All.Select(r => r.Template).ToHashSet();
        lines.AddRange(NiSources.Places.Keys.Except(All.Select(r => r.Place)).Select(p => $"NiSources.Places has \"{p}\", which no route has."));
        lines.AddRange(NiPosts.Sent.Keys.Concat(NiPosts.NotSent.Keys).Where(t => All.All(r => r.Template != t || r.Posts.Count == 0)).Select(t => $"NiPosts has \"{t}\", which is no route with a form."));
        lines.AddRange(Dependent.Where(d => !templates.Contains(d.Template)).Select(d => $"NiRoutes.Dependent has \"{d.Template}\", which is no route."));
        return lines;
    }
}
