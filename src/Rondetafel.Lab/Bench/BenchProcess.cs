using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Rondetafel.Lab.Bench;

/// <summary>The product under measurement as a process of its own, reached over HTTP on loopback.</summary>
public sealed class BenchProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _open;

    private BenchProcess(Process process, Uri address, TimeSpan firstPage) =>
        (_process, Address, FirstPage, _open) = (process, address, firstPage, new HttpClient { BaseAddress = address });

    /// <summary>Its address.</summary>
    public Uri Address { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>From the start of the process until its front page was answered.</summary>
    public TimeSpan FirstPage { get; }

    /// <summary>Starts it and waits for its first page. The settings of the runtime are those of the product, whatever this process was started with.</summary>
    public static async Task<BenchProcess> StartAsync(Settings settings, bool compareApart, CancellationToken cancel)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var file = Path.Combine(settings.DataFolder, "bench-settings.json");
        var served = settings with { PublicListen = address, StaffListen = address, PublicAddress = address, StaffAddress = address, TrustedProxies = ["127.0.0.1"], ProofOfWorkBits = 0 };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(served, Settings.Json), cancel);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(BenchProcess).Assembly.Location, BenchServe.Name, "--settings", file }) start.ArgumentList.Add(argument);
        if (compareApart) start.ArgumentList.Add("--compare-apart");
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("DOTNET_Tiered", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            if (process.HasExited) throw new InvalidOperationException($"The product did not start: {string.Join('\n', said)}");
            try
            {
                using var first = await client.GetAsync("/", cancel);
                if (first.IsSuccessStatusCode) return new BenchProcess(process, new Uri(address), watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5, cancel); // not listening yet
            }
        }
    }

    /// <summary>What it did until now.</summary>
    public async Task<BenchCounts> CountsAsync(CancellationToken cancel) => (await _open.GetFromJsonAsync<BenchCounts>("/bench/counts", cancel))!;

    /// <summary>Somebody who keeps cookies; signed in as somebody of the town, or the public.</summary>
    public async Task<HttpClient> VisitorAsync(string? key, CancellationToken cancel)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        if (key is null) return client;
        using var signedIn = await client.GetAsync($"/demo/als/{key}", cancel);
        return signedIn.StatusCode == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Nobody is {key} here.");
    }

    public void Dispose()
    {
        _open.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
