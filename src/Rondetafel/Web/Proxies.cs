using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Rondetafel.Web;

/// <summary>Whose word is taken about where a request came from.</summary>
internal static class Proxies
{
    /// <summary>
    /// The trusted proxies of the settings and nobody else, not even this machine itself. The visitor's address is the last
    /// one in the chain that no trusted proxy has; it stays in memory (see <see cref="AbuseCounter"/>) and is never logged.
    /// </summary>
    public static ForwardedHeadersOptions Options(Settings settings)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }
        return options;
    }
}
