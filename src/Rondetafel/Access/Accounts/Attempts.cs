using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Rondetafel.Access.Accounts;

/// <summary>Counts tries to sign in per network address, in memory only: many accounts from one place are slowed down too.</summary>
public sealed class Attempts(TimeProvider clock)
{
    /// <summary>Tries from one address within the window; an office behind one address stays below it.</summary>
    public const int Most = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> _tries = new();
    private DateTimeOffset _swept;

    /// <summary>How many addresses are remembered.</summary>
    public int Remembered => _tries.Count;

    /// <summary>Counts one try; false when there were too many.</summary>
    public bool Begin(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        if (now - _swept >= Sweep) Forget(now);
        return _tries.AddOrUpdate(Key(address), _ => (now, 1), (_, t) => t.Since + Window < now ? (now, 1) : (t.Since, t.Count + 1)).Count <= Most;
    }

    private void Forget(DateTimeOffset now)
    {
        _swept = now;
        foreach (var (old, tries) in _tries) if (tries.Since + Window < now) _tries.TryRemove(old, out _);
    }

    /// <summary>Takes back a try that succeeded.</summary>
    public void Succeeded(IPAddress? address) =>
        _tries.AddOrUpdate(Key(address), _ => (clock.GetUtcNow(), 0), (_, t) => (t.Since, Math.Max(0, t.Count - 1)));

    /// <summary>IPv6 by its network of 64 bits: one household or office has many addresses.</summary>
    private static string Key(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
