using System.Buffers.Binary;

namespace Rondetafel.Documents;

/// <summary>
/// Takes out of a file what the maker did not mean to give. PNG and JPEG are rewritten without place, device and comments, the
/// picture itself stays byte for byte. Of docx, xlsx and odt the properties go: author, company, last editor, template, custom
/// fields, and the small picture of the first page; marks of who changed or noted what inside the text stay. PDF and plain text
/// are left as they are. The screen says all this.
/// </summary>
public static class Metadata
{
    private const int PngSignature = 8;

    /// <summary>Parts of a PNG that make the picture (PNG, third edition, clause 11); all else goes.</summary>
    private static readonly HashSet<string> PngKept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "iCCP", "cICP", "acTL", "fcTL", "fdAT"];

    /// <summary>The bytes without metadata; null when the file is broken.</summary>
    public static byte[]? Strip(string mediaType, byte[] bytes) => mediaType switch
    {
        "image/png" => StripPng(bytes),
        "image/jpeg" => StripJpeg(bytes),
        "application/vnd.oasis.opendocument.text" or "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => OfficeProperties.Strip(bytes),
        _ => bytes,
    };

    private static byte[]? StripPng(byte[] bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes, 0, PngSignature);
        var at = PngSignature;
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            if (length > bytes.Length - at - 12) return null;
            var name = System.Text.Encoding.ASCII.GetString(bytes, at + 4, 4);
            var whole = 12 + (int)length;
            if (PngKept.Contains(name)) kept.Write(bytes, at, whole);
            at += whole;
            if (name == "IEND") return kept.ToArray();
        }
        return null;
    }

    /// <summary>Copies the segments before the picture data apart from APP1 to APP13, APP15 and comments; APP0 and APP14 say how to read the colours.</summary>
    private static byte[]? StripJpeg(byte[] bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes, 0, 2);
        var at = 2;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xDA) return Picture(bytes, at, kept);
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > bytes.Length) return null;
            var drop = marker is 0xFE or (>= 0xE1 and <= 0xED) or 0xEF;
            if (!drop) kept.Write(bytes, at, 2 + length);
            at += 2 + length;
        }
        return null;
    }

    /// <summary>The scans up to the end of the picture; what was hung behind it goes. Tables between the scans of a progressive picture stay.</summary>
    private static byte[]? Picture(byte[] bytes, int from, MemoryStream kept)
    {
        var at = from;
        while (at + 1 < bytes.Length)
        {
            var (first, marker) = (bytes[at], bytes[at + 1]);
            if (first != 0xFF || marker is 0x00 or 0xFF or (>= 0xD0 and <= 0xD7))
            {
                at += first == 0xFF && marker != 0xFF ? 2 : 1;
                continue;
            }
            if (marker == 0xD9)
            {
                kept.Write(bytes, from, at + 2 - from);
                return kept.ToArray();
            }
            if (at + 4 > bytes.Length) return null;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
        }
        return null;
    }
}
