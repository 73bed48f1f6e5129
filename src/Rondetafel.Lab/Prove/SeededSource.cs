using System.Security.Cryptography;
using System.Text;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove;

/// <summary>
/// Ids, codes, one-time keys and nonces from a seed, with one stream for each actor: hidden work of others does not shift
/// mine (architecture, section 4). The stream of a request is named by <see cref="As"/>; without a name it is that of the world.
/// </summary>
public sealed class SeededSource(string seed) : RandomSource
{
    private static readonly AsyncLocal<string?> Current = new();
    private readonly Dictionary<string, Stream> _streams = [];
    private readonly Lock _lock = new();

    /// <summary>Names the stream that this flow of work draws from; null for that of the world.</summary>
    public static void As(string? actor) => Current.Value = actor;

    /// <summary>Starts all streams anew, so that two runs of the same steps draw the same.</summary>
    public void Restart()
    {
        lock (_lock) _streams.Clear();
    }

    public override void Fill(Span<byte> bytes)
    {
        var name = Current.Value ?? "world";
        lock (_lock)
        {
            if (!_streams.TryGetValue(name, out var stream)) _streams[name] = stream = new Stream(seed + "/" + name);
            stream.Fill(bytes);
        }
    }

    /// <summary>SHA-256 in counter mode: spread like random bytes, the same for the same seed on every machine.</summary>
    private sealed class Stream(string name)
    {
        private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        private readonly byte[] _block = new byte[32];
        private int _used = 32;
        private ulong _counter;

        public void Fill(Span<byte> bytes)
        {
            Span<byte> input = stackalloc byte[40];
            for (var i = 0; i < bytes.Length; i++)
            {
                if (_used == 32)
                {
                    _key.CopyTo(input);
                    BitConverter.TryWriteBytes(input[32..], _counter++);
                    SHA256.HashData(input, _block);
                    _used = 0;
                }
                bytes[i] = _block[_used++];
            }
        }
    }
}
