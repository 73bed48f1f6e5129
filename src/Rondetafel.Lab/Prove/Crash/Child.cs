using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>The server as a process of its own, seen from outside: what it says, and its end by SIGKILL.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int LastLines = 60;
    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly Dictionary<string, TaskCompletionSource> _said = new[] { CrashChild.Upgrading, CrashChild.Upgraded, CrashChild.Serving }
        .ToDictionary(s => s, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private Child(Process process)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => { foreach (var said in _said.Values) said.TrySetException(new IOException("The child is gone: " + Lines)); };
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote last.</summary>
    public string Lines
    {
        get
        {
            lock (_lines) return string.Join(Environment.NewLine, _lines);
        }
    }

    /// <summary>Starts it on settings, which go into a file beside the data folder.</summary>
    public static Child Start(Settings settings, TimeSpan shift, bool upgrade = false)
    {
        var file = settings.DataFolder.TrimEnd('/') + ".settings.json";
        File.WriteAllText(file, JsonSerializer.Serialize(settings, Settings.Json));
        string[] words = [typeof(Child).Assembly.Location, "crash-child", "--settings", file, "--shift", shift.Ticks.ToString(CultureInfo.InvariantCulture), .. upgrade ? new[] { "--upgrade" } : []];
        var how = new ProcessStartInfo("dotnet", words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        return new Child(Process.Start(how)!);
    }

    /// <summary>A port that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it says so; throws when it ends before.</summary>
    public Task SaysAsync(string word, CancellationToken cancel) => _said[word].Task.WaitAsync(TimeSpan.FromMinutes(3), cancel);

    /// <summary>Tells it that a day went by.</summary>
    public void NextDay() => _process.StandardInput.WriteLine("day");

    /// <summary>SIGKILL: no time to clean up. Twice is once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Kills it and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        foreach (var said in _said.Values) _ = said.Task.Exception;
    }

    private void Take(string? line)
    {
        if (line is null) return;
        if (_said.TryGetValue(line, out var said)) said.TrySetResult();
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LastLines) _lines.Dequeue();
        }
    }
}
