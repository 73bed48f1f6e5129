using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Cli;

/// <summary>What a finished command said.</summary>
public sealed record Said(int Code, string Out, string Error);

/// <summary>The built product or Lab, started as an operator starts it.</summary>
public sealed class Product : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _lines = new();

    private Product(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it wrote so far.</summary>
    public string Lines
    {
        get
        {
            lock (_lines) return _lines.ToString();
        }
    }

    /// <summary>A port that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<Said> RunAsync(params string[] args) => RunAsync("Rondetafel", TimeSpan.FromSeconds(60), args);

    /// <summary>Runs a command of the product or the Lab to its end, or throws when it takes too long.</summary>
    public static async Task<Said> RunAsync(string project, TimeSpan longest, params string[] args)
    {
        using var process = Process.Start(How(project, args))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and waits until an address answers.</summary>
    public static async Task<Product> StartAsync(string project, Uri address, params string[] args)
    {
        var product = new Product(Process.Start(How(project, args))!);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        for (var i = 0; i < 720 && !product._process.HasExited; i++)
        {
            try
            {
                await client.GetAsync(new Uri(address, "/health/live"));
                return product;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(250);
            }
        }
        var said = product.Lines;
        await product.DisposeAsync();
        throw new InvalidOperationException($"{project} {args[0]} did not come up: {said}");
    }

    /// <summary>Ends it as a power cut ends a process: SIGKILL, no time to clean up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await ask.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_lines) _lines.AppendLine(line);
    }

    private static ProcessStartInfo How(string project, string[] args)
    {
        var build = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var dll = Path.Combine(SourceTree.Root, "src", project, "bin", build, "net10.0", project + ".dll");
        return new ProcessStartInfo("dotnet", [dll, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
    }
}

/// <summary>An instance made by setup, once per test class, on the database under test.</summary>
public sealed class SetUpInstance : IAsyncLifetime
{
    public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-setup-").FullName, "instance");

    public string SettingsFile => Path.Combine(Folder, "rondetafel.json");

    public Said Said { get; private set; } = null!;

    private Settings? Database { get; set; }

    public async ValueTask InitializeAsync()
    {
        string[] postgres = [];
        if (TestDatabase.IsPostgres)
        {
            Database = await TestDatabase.EmptyAsync(new Settings());
            postgres = ["--postgres", Database.Connection!, "--postgres-owner", LabPostgres.Owning(Database).Connection!];
        }
        Said = await Product.RunAsync([.. Words(Folder), .. postgres]);
    }

    /// <summary>The command line of a small instance.</summary>
    public static string[] Words(string folder) =>
    [
        "setup", "--folder", folder, "--partnership", "Regio Proef", "--municipality", "Proefstad", "--municipality", "Klein Dorp",
        "--organisation", "Gemeente Proefstad:government:municipality", "--organisation", "Politie:safety:police", "--administrator", "Ada Proef <ada@proef.example>",
    ];

    public async ValueTask DisposeAsync()
    {
        if (Database is not null) await LabPostgres.DropAsync(LabPostgres.NameOf(Database));
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }
}
