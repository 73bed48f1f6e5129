using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Rondetafel.Web;

/// <summary>
/// Counts per address and per hour what strangers do, in memory only. The address is hashed under a key that ends with
/// the process; neither leaves this class. IPv6 counts by its network of 64 bits, which one connection can vary within.
/// </summary>
public sealed class AbuseCounter(TimeProvider clock)
{
    /// <summary>Reports that one address may send in an hour.</summary>
    public const int Reports = 10;

    /// <summary>Receipt codes that one address may try in an hour.</summary>
    public const int Codes = 20;

    /// <summary>Transfer files that one address may try to read in in an hour: each costs a slow hash.</summary>
    public const int Transfers = 20;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (DateTime From, int Count)> _counts = new();
    private DateTime _swept;

    /// <summary>How many addresses are remembered.</summary>
    public int Remembered => _counts.Count;

    /// <summary>Takes one turn; false when this hour's turns are used up.</summary>
    public bool Take(string what, IPAddress? address, int limit)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (now - _swept >= Sweep) Forget(now);
        var taken = _counts.AddOrUpdate(Name(what, address), _ => (now, 1), (_, c) => now - c.From >= Hour ? (now, 1) : (c.From, c.Count + 1));
        return taken.Count <= limit;
    }

    private void Forget(DateTime now)
    {
        _swept = now;
        foreach (var (name, count) in _counts)
            if (now - count.From >= Hour) _counts.TryRemove(name, out _);
    }

    private string Name(string what, IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var bytes = plain.GetAddressBytes();
        if (plain.AddressFamily == AddressFamily.InterNetworkV6) bytes = bytes[..8];
        byte[] named = [.. Encoding.ASCII.GetBytes(what + ":"), .. bytes];
        return Convert.ToHexString(HMACSHA256.HashData(_key, named));
    }
}
