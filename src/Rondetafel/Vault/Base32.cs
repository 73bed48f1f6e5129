namespace Rondetafel.Vault;

/// <summary>Letters and digits that people can read aloud and type: Crockford's alphabet in groups of four.</summary>
public static class Base32
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Writes bytes as groups of four characters with dashes.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        int buffer = 0, bits = 0, count = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                Append(text, (buffer >> (bits - 5)) & 31, count++);
                bits -= 5;
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) Append(text, (buffer << (5 - bits)) & 31, count);
        return text.ToString();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote, forgiving case, spaces, dashes and the look-alikes O, I and L. Null when it is not exactly that many bytes.</summary>
    public static byte[]? TryDecode(string? text, int length)
    {
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var c in (text ?? "").ToUpperInvariant())
        {
            if (c is '-' or ' ') continue;
            var value = Alphabet.IndexOf(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }, StringComparison.Ordinal);
            if (value < 0 || bytes.Count > length) return null;
            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits < 8) continue;
            bytes.Add((byte)(buffer >> (bits - 8)));
            bits -= 8;
            buffer &= (1 << bits) - 1;
        }
        return bytes.Count == length ? bytes.ToArray() : null;
    }

    private static void Append(System.Text.StringBuilder text, int value, int count)
    {
        if (count > 0 && count % 4 == 0) text.Append('-');
        text.Append(Alphabet[value]);
    }
}
