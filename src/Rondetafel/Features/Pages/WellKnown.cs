using System.Globalization;
using Rondetafel.Access;

namespace Rondetafel.Features.Pages;

/// <summary>The two text files that machines ask for: security.txt (RFC 9116) and robots.txt (RFC 9309).</summary>
public static class WellKnown
{
    private const int Days = 180;

    public static void Map(WebApplication app)
    {
        app.MapGet("/.well-known/security.txt", Security).WithMetadata(new PublicPageAttribute());
        app.MapGet("/robots.txt", Robots).WithMetadata(new PublicPageAttribute());
    }

    /// <summary>Expires half a year after the day on which it is asked: it is current as long as this process runs.</summary>
    private static IResult Security(Settings settings, TimeProvider clock)
    {
        var expires = clock.GetUtcNow().UtcDateTime.Date.AddDays(Days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Results.Text($"Contact: {settings.SecurityContact}\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {settings.PublicAddress.TrimEnd('/')}/.well-known/security.txt\n", "text/plain; charset=utf-8");
    }

    /// <summary>The staff address is closed to search engines; the public pages are open.</summary>
    private static IResult Robots(Settings settings, HttpContext context)
    {
        var staff = settings.PublicListen != settings.StaffListen && context.Connection.LocalPort == new Uri(settings.StaffListen).Port;
        return Results.Text($"User-agent: *\nDisallow:{(staff ? " /" : "")}\n", "text/plain; charset=utf-8");
    }
}
