using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rondetafel.Access.Accounts;

/// <summary>Codes of an authenticator app (RFC 6238): HMAC-SHA-1, six digits, a new one every 30 seconds.</summary>
public static class Totp
{
    /// <summary>Bytes of a secret (RFC 4226, section 4, R6).</summary>
    public const int KeyBytes = 20;

    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The time step of a moment.</summary>
    public static long StepAt(DateTime utc) => (long)(utc - DateTime.UnixEpoch).TotalSeconds / StepSeconds;

    /// <summary>The code of a time step.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed, one step of clock difference allowed; null when none fits or it was used before.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string typed, DateTime now, long? lastUsed)
    {
        long? found = null;
        var given = Encoding.ASCII.GetBytes(typed);
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Code(key, step))) && step > (lastUsed ?? long.MinValue)) found = step;
        return found;
    }

    /// <summary>The secret as people type it (RFC 4648 base 32), in groups of four.</summary>
    public static string Words(ReadOnlySpan<byte> key) => string.Join(' ', Base32(key).Chunk(4).Select(c => new string(c)));

    /// <summary>The address in the QR code, as authenticator apps read it.</summary>
    public static string Address(string issuer, string account, ReadOnlySpan<byte> key) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32(key)}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period={StepSeconds}";

    private static string Base32(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var b in key)
        {
            buffer = ((buffer << 8) | b) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
        }
        if (bits > 0) text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }
}
