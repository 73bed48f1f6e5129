using System.Net;
using System.Net.Sockets;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>Stands between the server and its database and lets through, holds, or cuts.</summary>
internal sealed class TcpGate : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly List<TcpClient> _clients = [];
    private volatile TaskCompletionSource _open = Opened();
    private volatile bool _cut;

    public TcpGate(int target)
    {
        _target = target;
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Nothing passes any more, and nobody is told: as a database that is paused.</summary>
    public void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Every connection breaks, and new ones too: as a line that was cut.</summary>
    public void Cut()
    {
        _cut = true;
        lock (_clients)
        {
            foreach (var client in _clients) client.Dispose();
            _clients.Clear();
        }
    }

    /// <summary>All goes on.</summary>
    public void Open()
    {
        _cut = false;
        _open.TrySetResult();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
        _open.TrySetResult();
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The gate was closed.
        }
    }

    private async Task PassAsync(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            if (!_cut)
            {
                lock (_clients) _clients.AddRange([near, far]);
                await _open.Task;
                await far.ConnectAsync(IPAddress.Loopback, _target);
                await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream()), PumpAsync(far.GetStream(), near.GetStream()));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two is gone.
        }
        near.Dispose();
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(bytes) is var read and > 0)
            {
                await _open.Task;
                await to.WriteAsync(bytes.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // One of the two is gone.
        }
    }
}
