using System.Security.Cryptography;

namespace Rondetafel.Domain.Shared;

/// <summary>Where ids, codes, one-time keys and nonces come from; a test gives a seeded stream instead.</summary>
public class RandomSource
{
    /// <summary>Letters and digits that cannot be mistaken for each other when read aloud.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Fills the span with random bytes.</summary>
    public virtual void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);

    /// <summary>A random id, version 4 (RFC 9562): it tells no order and no time.</summary>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Random characters from an alphabet without look-alikes, for instance for "M-7KXD".</summary>
    public string Characters(int count)
    {
        Span<byte> bytes = stackalloc byte[count];
        Fill(bytes);
        var text = new char[count];
        for (var i = 0; i < count; i++) text[i] = Alphabet[bytes[i] % Alphabet.Length];
        return new string(text);
    }
}
