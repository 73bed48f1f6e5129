using System.IO.Compression;
using System.Text;

namespace Rondetafel.Documents;

/// <summary>One type of file that may be attached.</summary>
/// <param name="Extension">With its dot, lower case.</param>
/// <param name="MediaType">What the answer says it is.</param>
/// <param name="Fits">Whether the bytes are what the name says.</param>
public sealed record FileType(string Extension, string MediaType, Func<byte[], bool> Fits);

/// <summary>The closed list of types; each is checked by its content as well as its name (ASVS 5.0.0, 5.2.2).</summary>
public static class FileTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>The list.</summary>
    public static IReadOnlyList<FileType> All { get; } =
    [
        new(".pdf", "application/pdf", b => Starts(b, "%PDF-"u8)),
        new(".png", "image/png", b => Starts(b, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new(".jpg", "image/jpeg", IsJpeg),
        new(".jpeg", "image/jpeg", IsJpeg),
        new(".docx", Office + "wordprocessingml.document", b => IsOffice(b, "word/document.xml")),
        new(".xlsx", Office + "spreadsheetml.sheet", b => IsOffice(b, "xl/workbook.xml")),
        new(".odt", "application/vnd.oasis.opendocument.text", IsOpenText),
        new(".txt", "text/plain", IsText),
    ];

    /// <summary>The extensions, for the file field.</summary>
    public static string Accept { get; } = string.Join(',', All.Select(t => t.Extension));

    /// <summary>The type of a file name; null when it is not on the list.</summary>
    public static FileType? Of(string name) => All.FirstOrDefault(t => name.EndsWith(t.Extension, StringComparison.OrdinalIgnoreCase));

    private static bool Starts(byte[] bytes, ReadOnlySpan<byte> with) => bytes.AsSpan().StartsWith(with);

    private static bool IsJpeg(byte[] bytes) => Starts(bytes, [0xFF, 0xD8, 0xFF]);

    /// <summary>An office file without macros.</summary>
    private static bool IsOffice(byte[] bytes, string heart) => HasEntries(bytes, zip =>
        zip.GetEntry("[Content_Types].xml") is not null && zip.GetEntry(heart) is not null
        && !zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)));

    private static bool IsOpenText(byte[] bytes) => HasEntries(bytes, zip =>
    {
        if (zip.GetEntry("mimetype") is not { Length: < 100 } entry) return false;
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd() == "application/vnd.oasis.opendocument.text" && !zip.Entries.Any(e => e.FullName.StartsWith("Basic/", StringComparison.Ordinal));
    });

    private static bool HasEntries(byte[] bytes, Func<ZipArchive, bool> test)
    {
        if (!Starts(bytes, "PK\u0003\u0004"u8)) return false;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return test(zip);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsText(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return !text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
