using System.Collections.Concurrent;
using System.Net;
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
    private static readonly (string Key, string Name)[] People = [("docent", "Fenna Hoekstra"), ("politie", "Kim Oosterling"), ("fg", "Ellis Maas"), ("uitvoerder", "Bo Achterberg")];

    [Fact(Timeout = 300_000)]
    public async Task TenKills_LoseNothingThatWasAcknowledged()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "The demonstration runs on SQLite.");
        var folder = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-kill-").FullName, "town");
        var address = new Uri($"http://localhost:{Product.FreePort()}");
        var acknowledged = new ConcurrentBag<(string Name, string Cookie)>();
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

        await using (await StartAsync(address, folder))
        {
            Assert.True(acknowledged.Count >= Kills * AckedPerKill, $"Only {acknowledged.Count} were acknowledged.");
            Assert.Empty(await LostAsync(address, acknowledged));
            Assert.Single(await LostAsync(address, [("Fenna Hoekstra", "rondetafel=nonsense")]));
        }
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    private static Task<Product> StartAsync(Uri address, string folder) =>
        Product.StartAsync("Rondetafel.Lab", address, "demo", "--port", address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", folder);

    /// <summary>Signs in again and again until the process is gone; notes what was answered.</summary>
    private static async Task WorkAsync(Uri address, (string Key, string Name) person, ConcurrentBag<(string, string)> acknowledged, CancellationToken stop)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/demo/als/" + person.Key), stop);
                if (answer.StatusCode == HttpStatusCode.Found) acknowledged.Add((person.Name, answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("rondetafel=", StringComparison.Ordinal)).Split(';')[0]));
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Those whose session is no longer there: the front page does not know them.</summary>
    private static async Task<List<string>> LostAsync(Uri address, IEnumerable<(string Name, string Cookie)> acknowledged)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false });
        var lost = new List<string>();
        foreach (var (name, cookie) in acknowledged)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/")) { Headers = { { "Cookie", cookie } } };
            using var answer = await client.SendAsync(request);
            if (!(await answer.Content.ReadAsStringAsync()).Contains(name, StringComparison.Ordinal)) lost.Add(name);
        }
        return lost;
    }
}
