using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Tests.Cli;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Faults;

/// <summary>
/// The process is killed while people work (SIGKILL): whatever was acknowledged is there afterwards. The history is kept
/// by the clients, outside the process. What they do is sign in; each sign-in writes a row and its answer acknowledges it.
/// </summary>
public sealed class KillTests
{
    private const int Kills = 10;
    private const int Clients = 4;
    private const int AckedPerKill = 12;
    private const string Cookie = "rondetafel=";
    private static readonly string[] People = ["docent", "politie", "fg", "uitvoerder"];

    [Fact(Timeout = 600_000)]
    public async Task TenKills_LoseNothingThatWasAcknowledged()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "The demonstration runs on SQLite.");
        var folder = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-kill-").FullName, "town");
        var address = new Uri($"http://localhost:{Product.FreePort()}");
        var acknowledged = new ConcurrentBag<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var product = await StartAsync(address, folder);
            using var stop = new CancellationTokenSource();
            var work = Enumerable.Range(0, Clients).Select(c => WorkAsync(address, People[c], acknowledged, stop.Token)).ToList();
            var enough = acknowledged.Count + AckedPerKill;
            while (acknowledged.Count < enough) await Task.Delay(5, TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(7 * kill), TestContext.Current.CancellationToken);
            await product.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(work);
        }

        Assert.True(acknowledged.Count >= Kills * AckedPerKill, $"Only {acknowledged.Count} were acknowledged.");
        Assert.Equal(0, await LostAsync(folder, address.Port, acknowledged));
        Assert.Equal(1, await LostAsync(folder, address.Port, ["nonsense"]));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    private static Task<Product> StartAsync(Uri address, string folder) =>
        Product.StartAsync("Rondetafel.Lab", address, "demo", "--port", address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", folder);

    /// <summary>Signs in again and again until the process is gone; notes what was answered.</summary>
    private static async Task WorkAsync(Uri address, string person, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/demo/als/" + person), stop);
                if (answer.StatusCode == HttpStatusCode.Found) acknowledged.Add(Session(answer));
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private static string Session(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith(Cookie, StringComparison.Ordinal)).Split(';')[0][Cookie.Length..];

    /// <summary>How many of the cookies name a session that is not in the database.</summary>
    private static async Task<int> LostAsync(string folder, int port, IEnumerable<string> cookies)
    {
        await using var app = (await LabInstance.OpenAsync(folder, port, CancellationToken.None)).Build();
        await using var scope = app.Services.CreateAsyncScope();
        var there = await scope.ServiceProvider.GetRequiredService<RondetafelDb>().StaffSessions.Select(s => s.Id).ToHashSetAsync();
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return cookies.Count(c => !Guid.TryParse(cookie.TicketDataFormat.Unprotect(c)?.Principal.FindFirst(ActorMiddleware.SessionClaim)?.Value, out var id) || !there.Contains(id));
    }
}
