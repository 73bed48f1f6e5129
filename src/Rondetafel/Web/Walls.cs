using Rondetafel.Access;

namespace Rondetafel.Web;

/// <summary>
/// Keeps the staff side off the public address: there every page that is not public is a 404, also for somebody signed in.
/// </summary>
public sealed class AddressWall(RequestDelegate next, Settings settings)
{
    private readonly int _publicPort = new Uri(settings.PublicListen).Port;
    private readonly bool _apart = settings.PublicListen != settings.StaffListen;

    public Task InvokeAsync(HttpContext context)
    {
        var isPublic = context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null;
        if (!_apart || isPublic || context.Connection.LocalPort != _publicPort || context.Request.Path.StartsWithSegments("/health")) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>Read-only: refuses every change with 503 and a page that says so.</summary>
public sealed class ReadOnlyWall(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var toErrorPage = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is not null;
        if (toErrorPage || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}

/// <summary>The headers of every answer: nothing inline, nothing from elsewhere, nothing kept in caches (ASVS 5.0.0, 3.4); and no TRACE, which gives a request back.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Set to true in the items of a request whose answer is a file: it runs and loads nothing, wherever it is opened.</summary>
    public const string SandboxKey = "answer.sandboxed";

    private const string Sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Items[SandboxKey] is true ? Sandbox : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=63072000";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        if (!HttpMethods.IsTrace(context.Request.Method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }
}
