using System.Diagnostics;

namespace Rondetafel.Web;

/// <summary>
/// One log line and one measurement per request for a page: method, route template, status, milliseconds. Never the path,
/// a query string, an address or anything of a person.
/// </summary>
public sealed class LogRequests(RequestDelegate next, ILogger<LogRequests> log)
{
    private static readonly object RouteKey = new();
    private static readonly HashSet<string> Methods = new(StringComparer.OrdinalIgnoreCase) { "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" };

    /// <summary>Runs after routing and notes which page was asked for, before an error page takes its place.</summary>
    public static Task NoteRoute(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(RouteKey, context.GetEndpoint() is RouteEndpoint found ? "/" + found.RoutePattern.RawText?.TrimStart('/') : "-");
        return next(context);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Items[RouteKey] is string route) Write(context, route, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    private void Write(HttpContext context, string route, double milliseconds)
    {
        var method = Methods.Contains(context.Request.Method) ? context.Request.Method : "other";
        Metrics.Request(route, context.Response.StatusCode, milliseconds);
        log.LogInformation("{Method} {Route} {Status} {Milliseconds:0} ms", method, route, context.Response.StatusCode, milliseconds);
    }
}
