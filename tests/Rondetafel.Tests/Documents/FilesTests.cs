using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Rondetafel.Documents;

namespace Rondetafel.Tests.Documents;

public sealed class FilesTests
{
    [Theory]
    [InlineData("a.pdf", "%PDF-1.7 x", true)]
    [InlineData("a.pdf", "MZ not a pdf", false)]
    [InlineData("a.txt", "Gewone tekst\r\nmet regels", true)]
    [InlineData("a.txt", "met een nul\0", false)]
    [InlineData("a.docx", "PK not a zip", false)]
    [InlineData("a.png", "%PDF-1.7", false)]
    public void Type_IsCheckedByItsContent(string name, string content, bool fits) =>
        Assert.Equal(fits, FileTypes.Of(name)!.Fits(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.html")]
    [InlineData("a.svg")]
    [InlineData("a.docm")]
    [InlineData("pdf")]
    public void Type_NotOnTheList_IsNone(string name) => Assert.Null(FileTypes.Of(name));

    [Fact]
    public void Office_WithMacros_DoesNotFit()
    {
        var docx = FileTypes.Of("a.docx")!;
        Assert.True(docx.Fits(Zip("[Content_Types].xml", "word/document.xml")));
        Assert.False(docx.Fits(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.False(docx.Fits(Zip("[Content_Types].xml", "xl/workbook.xml")));
    }

    [Theory]
    [InlineData(@"C:\map\foto.png", "foto.png")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("a\"b\r\n.pdf", "ab.pdf")]
    [InlineData("", "bestand")]
    public void Name_IsTheLastPartWithoutTricks(string sent, string name) => Assert.Equal(name, FileCheck.NameOf(sent));

    [Fact]
    public void Png_LosesItsTextAndExif_AndKeepsThePicture()
    {
        var png = Png(("IHDR", "0123456789012"), ("tEXt", "Author\0Jesse"), ("eXIf", "GPS here"), ("IDAT", "picture"), ("zTXt", "more"), ("IEND", ""));

        var clean = Encoding.Latin1.GetString(Metadata.Strip("image/png", png)!);

        Assert.DoesNotContain("Jesse", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", clean, StringComparison.Ordinal);
        Assert.Contains("picture", clean, StringComparison.Ordinal);
        Assert.Equal(Png(("IHDR", "0123456789012"), ("IDAT", "picture"), ("IEND", "")), Metadata.Strip("image/png", png)!);
    }

    [Fact]
    public void Jpeg_LosesExifCommentsAndWhatHangsBehind_AndKeepsThePicture()
    {
        byte[] head = [0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"), .. Segment(0xDB, "table")];
        byte[] picture = [.. Segment(0xDA, "scan"), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, .. Segment(0xC4, "huff\u00ff\u00d9x"), .. Segment(0xDA, "scan2"), 0x78, 0xFF, 0xD9];
        byte[] jpeg = [0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"), .. Segment(0xE1, "Exif GPS 52.1"), .. Segment(0xFE, "by Jesse"), .. Segment(0xDB, "table"), .. picture, .. "hidden behind"u8];

        Assert.Equal([.. head, .. picture], Metadata.Strip("image/jpeg", jpeg)!);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    public void BrokenPicture_IsRefused(string type)
    {
        byte[] png = Png(("IHDR", "0123456789012"), ("IDAT", "picture"), ("IEND", ""));
        byte[] jpeg = [0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"), .. Segment(0xDA, "scan"), 0x12];
        Assert.Null(Metadata.Strip(type, type == "image/png" ? png[..^6] : jpeg));
    }

    [Theory]
    [InlineData("a.docx", "docProps/core.xml", "word/document.xml")]
    [InlineData("a.docx", "docProps/app.xml", "word/document.xml")]
    [InlineData("a.docx", "docProps/custom.xml", "word/document.xml")]
    [InlineData("a.xlsx", "docProps/core.xml", "xl/workbook.xml")]
    [InlineData("a.odt", "meta.xml", "content.xml")]
    public void OfficeFile_LosesItsProperties_AndKeepsItsText(string name, string properties, string text)
    {
        var type = FileTypes.Of(name)!;
        var file = Written(
            ("mimetype", "application/vnd.oasis.opendocument.text"), ("[Content_Types].xml", "<Types/>"), (text, "<p>Een verslag van Jesse.</p>"), (properties, "<x><creator>Fenna Hoekstra</creator></x>"),
            ("docProps/thumbnail.jpeg", "Fenna Hoekstra"), ("Thumbnails/thumbnail.png", "Fenna Hoekstra"),
            ("_rels/.rels", """<Relationships><Relationship Target="docProps/thumbnail.jpeg"/><Relationship Target="word/document.xml"/></Relationships>"""));
        Assert.True(type.Fits(file));
        Assert.Contains(Parts(file).Values, v => v.Contains("Fenna", StringComparison.Ordinal)); // positive control

        var clean = Parts(Metadata.Strip(type.MediaType, file)!);

        Assert.True(type.Fits(Metadata.Strip(type.MediaType, file)!));
        Assert.DoesNotContain(clean, p => p.Value.Contains("Fenna", StringComparison.Ordinal) || p.Key.Contains("humbnail", StringComparison.Ordinal));
        Assert.Contains(properties, clean.Keys);
        Assert.Equal("<p>Een verslag van Jesse.</p>", clean[text]);
        Assert.Contains("word/document.xml", clean["_rels/.rels"], StringComparison.Ordinal);
        Assert.DoesNotContain("humbnail", clean["_rels/.rels"], StringComparison.Ordinal);
    }

    [Fact]
    public void OfficeFile_ThatIsBroken_IsRefused()
    {
        var file = Written(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<p/>"), ("_rels/.rels", "<Relationships"));
        Assert.Null(Metadata.Strip(FileTypes.Of("a.docx")!.MediaType, file));
        Assert.Null(Metadata.Strip(FileTypes.Of("a.docx")!.MediaType, "PK not a zip"u8.ToArray()));
    }

    private static byte[] Written(params (string Name, string Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return stream.ToArray();
    }

    private static Dictionary<string, string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }

    private static byte[] Zip(params string[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries) zip.CreateEntry(entry);
        return stream.ToArray();
    }

    internal static byte[] Png(params (string Name, string Content)[] chunks)
    {
        var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var (name, content) in chunks)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
            png.Write(length);
            png.Write(Encoding.Latin1.GetBytes(name + content + "crc!"));
        }
        return png.ToArray();
    }

    private static byte[] Segment(byte marker, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        return [0xFF, marker, 0, (byte)(bytes.Length + 2), .. bytes];
    }
}
