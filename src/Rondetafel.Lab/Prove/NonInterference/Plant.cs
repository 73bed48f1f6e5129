using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// A leak that the Lab puts around the product, to see that the proof finds it. Each tells something of all rows, whoever may see
/// them, in the way of a flaw that neighbouring systems had. Nothing of it is shipped.
/// </summary>
internal sealed class Plant
{
    /// <summary>Where a planted page lives.</summary>
    public const string Folder = "/plant";

    private readonly Func<HttpContext, RondetafelDb, Task<bool>>? _before;
    private readonly Func<HttpContext, RondetafelDb, string, Task<string>>? _page;

    private Plant(string name, Func<HttpContext, RondetafelDb, Task<bool>>? before = null, Func<HttpContext, RondetafelDb, string, Task<string>>? page = null) => (Name, _before, _page) = (name, before, page);

    /// <summary>Its name on the command line.</summary>
    public string Name { get; }

    /// <summary>As whom the proof runs with it: somebody who meets it soon.</summary>
    public string Viewer => Name is "unique-message" ? "docent" : Name is "sequence-number" or "mail-subject" ? "dossierhouder" : "tafelpartner";

    /// <summary>Pairs of each of its worlds; a leak in mail shows after them.</summary>
    public int Pairs => Name == "mail-subject" ? 20 : 400;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Plant> All { get; } =
    [
        new("count", page: async (c, db, html) => On(c, "/casussen") ? After(html, $"<p>{await db.Cases.CountAsync()} casussen</p>") : html),
        new("rank", page: async (c, db, html) => await RankAsync(c, db, html)),
        new("etag", before: async (c, db) => Header(c, "ETag", $"\"{await db.Cases.SumAsync(x => x.Version)}-{await db.Signals.SumAsync(x => x.Version)}\"")),
        new("page-gap", page: async (c, db, html) => On(c, "/mijn-werk") ? After(html, $"<a href=\"/mijn-werk?blad={1 + await db.Audit.CountAsync() / 2}\">laatste blad</a>") : html),
        new("403-for-404", before: ForbidAsync),
        new("unique-message", before: UniqueAsync),
        new("sequence-number", page: async (c, db, html) => c.Request.Path.StartsWithSegments("/meldingen") ? After(html, $"<p>Volgnummer {await db.Signals.CountAsync() + 1}</p>") : html),
        new("last-modified", before: async (c, db) => Header(c, "Last-Modified", $"{StillClock.Start.AddSeconds(await db.Audit.MaxAsync(a => a.Id)):R}")),
        new("autocomplete", page: async (c, db, html) => On(c, "/mijn-werk") ? After(html, $"<datalist>{string.Join("", (await db.Cases.Select(x => x.Number).ToListAsync()).Order(StringComparer.Ordinal).Select(n => $"<option value=\"{n}\">"))}</datalist>") : html),
        new("mail-subject"),
        new("export-rows", page: async (c, db, text) => c.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true ? text : text + string.Concat((await db.Meetings.Select(m => m.On).ToListAsync()).Order().Select(d => $"X-DAY:{d:yyyy-MM-dd}\r\n"))),
        new("audit-total", page: async (c, db, html) => c.Request.Path.Value!.EndsWith("/wie-keek", StringComparison.Ordinal) || On(c, "/account") ? After(html, $"<p>van {await db.Audit.CountAsync()} regels</p>") : html),
    ];

    /// <summary>Not a leak in bytes but in time: an address with one of these ids costs so many microseconds more. Found by <see cref="TimingProof"/>.</summary>
    public static Plant Slow(IReadOnlySet<string> ids, int microseconds) => new("slow", before: (context, _) =>
    {
        var until = Stopwatch.GetTimestamp() + (microseconds * Stopwatch.Frequency / 1_000_000);
        if (context.Request.Path.Value!.Split('/').Any(ids.Contains)) while (Stopwatch.GetTimestamp() < until) Thread.SpinWait(20);
        return Task.FromResult(false);
    });

    /// <summary>What is added to the subject of a mail; null when this plant leaks elsewhere.</summary>
    public async Task<string?> SubjectAsync(RondetafelDb db) => Name == "mail-subject" ? $" ({await db.Outbox.CountAsync()})" : null;

    /// <summary>Adds its pages.</summary>
    public void Map(WebApplication app)
    {
        if (Name == "autocomplete") app.MapGet(Folder + "/{begin}", async (string begin, RondetafelDb db) => string.Join('\n', (await db.Wide().Cases.Select(c => c.Number).ToListAsync()).Where(n => n.StartsWith(begin, StringComparison.Ordinal)))).WithMetadata(new PublicPageAttribute());
    }

    /// <summary>Around each request.</summary>
    public async Task AroundAsync(HttpContext context, RequestDelegate go)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        if (_before is not null && await _before(context, db)) return;
        if (_page is null)
        {
            await go(context);
            return;
        }
        var real = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        await go(context);
        context.Response.Body = real;
        var body = kept.ToArray();
        var isText = context.Response.StatusCode == StatusCodes.Status200OK && context.Response.ContentType is { } type && (type.StartsWith("text/html", StringComparison.Ordinal) || type.StartsWith("text/c", StringComparison.Ordinal));
        if (isText) body = Encoding.UTF8.GetBytes(await _page(context, db, Encoding.UTF8.GetString(body)));
        if (isText) context.Response.ContentLength = body.Length;
        if (body.Length > 0) await real.WriteAsync(body);
    }

    private static bool On(HttpContext context, string path) => context.Request.Path.Value == path;

    private static string After(string html, string more) => html.Replace("</main>", more + "</main>", StringComparison.Ordinal);

    private static bool Header(HttpContext context, string name, string value)
    {
        context.Response.Headers[name] = value;
        return false;
    }

    /// <summary>The place of each shown case among all cases.</summary>
    private static async Task<string> RankAsync(HttpContext context, RondetafelDb db, string html)
    {
        if (!context.Request.Path.StartsWithSegments("/casussen")) return html;
        var all = (await db.Cases.Select(c => c.Number).ToListAsync()).Order(StringComparer.Ordinal).ToList();
        return After(html, string.Concat(all.Where(n => html.Contains(n, StringComparison.Ordinal)).Select(n => $"<span>{all.IndexOf(n)}</span>")));
    }

    /// <summary>"You may not" where a row is, "not found" where none is.</summary>
    private static async Task<bool> ForbidAsync(HttpContext context, RondetafelDb db)
    {
        if (!context.Request.Path.StartsWithSegments("/casussen", out var rest) || !Guid.TryParse(rest.Value!.Split('/').ElementAtOrDefault(1), out var id)) return false;
        var acting = context.User.Identity?.IsAuthenticated;
        if (acting is null) return false;
        context.Response.OnStarting(async () =>
        {
            if (context.Response.StatusCode == StatusCodes.Status404NotFound && (await db.Cases.Select(c => c.Id).ToListAsync()).Any(c => c.Value == id)) context.Response.StatusCode = StatusCodes.Status403Forbidden;
        });
        return false;
    }

    /// <summary>After a report: whether somebody like that is known anywhere.</summary>
    private static Task<bool> UniqueAsync(HttpContext context, RondetafelDb db)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments("/meldingen/nieuw")) return Task.FromResult(false);
        context.Response.OnStarting(async () =>
        {
            var last = await db.Signals.OrderByDescending(s => s.ReceivedAt).Take(50).Select(s => s.Id).ToListAsync();
            var known = 0;
            foreach (var signal in last) known += await context.RequestServices.GetRequiredService<Matching>().FindAsync(signal, context.RequestAborted);
            context.Response.Headers["X-Message"] = known > 0 ? "Deze persoon bestaat al." : "Deze persoon is nieuw.";
        });
        return Task.FromResult(false);
    }
}
