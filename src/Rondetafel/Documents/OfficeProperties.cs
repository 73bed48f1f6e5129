using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Rondetafel.Documents;

/// <summary>
/// Takes the properties out of an office file (docx, xlsx: docProps/core.xml, app.xml, custom.xml; odt: meta.xml). The parts stay
/// in place and empty where others point at them, so that every program still opens the file; the small picture goes.
/// </summary>
internal static class OfficeProperties
{
    private const int LargestPart = 1024 * 1024;

    private static readonly Dictionary<string, string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        ["docProps/core.xml"] = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>""",
        ["docProps/app.xml"] = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>""",
        ["docProps/custom.xml"] = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>""",
        ["meta.xml"] = """<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>""",
    };

    /// <summary>The file without its properties; null when it cannot be read, or holds more than a real one would.</summary>
    public static byte[]? Strip(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream();
            stream.Write(bytes);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                foreach (var entry in zip.Entries.ToList())
                    if (IsThumbnail(entry.FullName)) entry.Delete();
                    else if (Empty.TryGetValue(entry.FullName, out var empty)) Replace(zip, entry, empty);
                    else if (IsPointer(entry.FullName) && !Forget(zip, entry)) return null;
            }
            return stream.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            return null;
        }
    }

    private static bool IsThumbnail(string name) =>
        name.StartsWith("docProps/thumbnail", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Thumbnails/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The parts that name the small picture: without it they would point at nothing, and a program would call the file broken.</summary>
    private static bool IsPointer(string name) => name is "_rels/.rels" or "META-INF/manifest.xml";

    private static bool Forget(ZipArchive zip, ZipArchiveEntry entry)
    {
        if (entry.Length > LargestPart) return false;
        XDocument document;
        using (var stream = entry.Open())
        using (var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null })) document = XDocument.Load(reader);
        var pointing = document.Root!.Elements().Where(e => e.Attributes().Any(a => IsThumbnail(a.Value.TrimStart('/')))).ToList();
        if (pointing.Count == 0) return true;
        foreach (var element in pointing) element.Remove();
        Replace(zip, entry, document.ToString(SaveOptions.DisableFormatting));
        return true;
    }

    private static void Replace(ZipArchive zip, ZipArchiveEntry entry, string content)
    {
        var name = entry.FullName;
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(content);
    }
}
