using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Rondetafel.Documents;

/// <summary>What the scanner said of a file.</summary>
public enum ScanResult
{
    /// <summary>No scanner is named in the settings.</summary>
    NotScanned,
    /// <summary>Nothing was found.</summary>
    Clean,
    /// <summary>Something harmful was found.</summary>
    Harmful,
    /// <summary>The scanner that the settings name does not answer.</summary>
    Down,
}

/// <summary>Asks a ClamAV daemon to look at a file, by its INSTREAM command (clamd manual). The daemon gets bytes, never a name or who it is about.</summary>
public sealed class ClamAv(Settings settings)
{
    private const int Chunk = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether a scanner is named.</summary>
    public bool IsNamed => settings.ClamAv is not null;

    /// <summary>Scans the bytes of a file.</summary>
    public async Task<ScanResult> ScanAsync(byte[] content, CancellationToken cancel)
    {
        if (settings.ClamAv is not { } address) return ScanResult.NotScanned;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var colon = address.LastIndexOf(':');
            using var client = new TcpClient();
            await client.ConnectAsync(address[..colon], int.Parse(address[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture), limit.Token);
            var answer = await AskAsync(client.GetStream(), content, limit.Token);
            return answer.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanResult.Harmful : answer.EndsWith(": OK", StringComparison.Ordinal) ? ScanResult.Clean : ScanResult.Down;
        }
        catch (Exception e) when (e is SocketException or IOException or FormatException or ArgumentException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return ScanResult.Down;
        }
    }

    private static async Task<string> AskAsync(NetworkStream stream, byte[] content, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var length = new byte[4];
        for (var at = 0; at < content.Length; at += Chunk)
        {
            var part = Math.Min(Chunk, content.Length - at);
            BinaryPrimitives.WriteInt32BigEndian(length, part);
            await stream.WriteAsync(length, cancel);
            await stream.WriteAsync(content.AsMemory(at, part), cancel);
        }
        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(cancel)).TrimEnd('\0', '\n', '\r');
    }
}
