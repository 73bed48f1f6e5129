using System.Globalization;

namespace Rondetafel.Texts;

/// <summary>
/// Chooses the language of a request: the cookie <c>taal</c>, which ends with the browser session, else Dutch.
/// <c>/taal/nl</c> and <c>/taal/en</c> (GET or POST) set it and go back to the local path in <c>terug</c>.
/// </summary>
public static class LanguageSetup
{
    private const string Cookie = "taal";
    private static readonly object Item = new();

    /// <summary>Registers <see cref="Language"/> and <see cref="Texts"/> per request; outside a request both are Dutch.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Items[Item] as Language ?? Language.Nl);
        services.AddScoped<Texts>();
        return services;
    }

    /// <summary>Sets the language and the culture of each request that follows; stands before routing.</summary>
    public static IApplicationBuilder UseLanguage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/taal", out PathString rest)
            && Language.FromCode(rest.Value?.TrimStart('/')) is { } chosen)
        {
            Choose(context, chosen);
            return;
        }

        Language language = Language.FromCode(context.Request.Cookies[Cookie]) ?? Language.Nl;
        context.Items[Item] = language;
        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        await next(context);
    });

    private static void Choose(HttpContext context, Language chosen)
    {
        context.Response.Cookies.Append(Cookie, chosen.Code, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
        });
        string back = context.Request.Query["terug"].ToString();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.PathBase + (IsLocal(back) ? back : "/");
    }

    // One slash in front, no second one, no backslash (browsers read it as a slash), printable ASCII only.
    private static bool IsLocal(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
        && path.All(c => c is > ' ' and < (char)127 and not '\\');
}
