using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rondetafel.Tests.Documents;

/// <summary>A scanner that speaks INSTREAM as clamd does and knows one harmful file: the EICAR test file.</summary>
public sealed class FakeClam : IAsyncDisposable
{
    /// <summary>The harmless test file of EICAR, put together so that it stands whole in no source file.</summary>
    public static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _work;

    public FakeClam()
    {
        _listener.Start();
        _work = WorkAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public List<int> Scanned { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work;
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0") return;
        var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0) break;
            var part = new byte[size];
            await stream.ReadExactlyAsync(part);
            content.Write(part);
        }
        Scanned.Add((int)content.Length);
        var found = Encoding.ASCII.GetString(content.ToArray()).Contains("EICAR-STANDARD", StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(found ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"));
    }
}
