using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rondetafel.Documents;

/// <summary>
/// A Word file (ISO/IEC 29500, WordprocessingML) with a title, headings, paragraphs and bullets as real styles, and a footer on
/// every page. It is made in memory and touches no disk.
/// </summary>
public sealed class WordDocument
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "Calibri";
    private const int BulletId = 1;

    private readonly Body _body = new();
    private readonly (string Title, string Footer, string Language) _about;

    /// <summary>Starts a document.</summary>
    /// <param name="title">Its title, also in the properties of the file.</param>
    /// <param name="footer">The line at the foot of every page.</param>
    /// <param name="language">Its language, for instance "nl-NL"; screen readers and the spelling check use it.</param>
    public WordDocument(string title, string footer, string language)
    {
        _about = (title, footer, language);
        Add("Title", null, title);
    }

    /// <summary>Adds a heading.</summary>
    public WordDocument Heading(string text) => Add("Heading1", null, text);

    /// <summary>Adds a paragraph, with words in bold before it when given; line breaks stay.</summary>
    public WordDocument Paragraph(string text, string? lead = null) => Add(null, lead, text);

    /// <summary>Adds a bullet, with words in bold before it when given.</summary>
    public WordDocument Bullet(string text, string? lead = null) => Add("ListBullet", lead, text);

    /// <summary>The bytes of the file.</summary>
    public byte[] ToArray()
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = _about.Title;
            file.PackageProperties.Language = _about.Language;
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = Styles(_about.Language);
            main.AddNewPart<NumberingDefinitionsPart>("rNumbers").Numbering = Bullets();
            main.AddNewPart<FooterPart>("rFooter").Footer = new Footer(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }), new Run(Plain(_about.Footer))));
            var body = (Body)_body.CloneNode(true);
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = "rFooter" },
                new PageSize { Width = 11906U, Height = 16838U }, new PageMargin { Top = 1134, Right = 1134U, Bottom = 1134, Left = 1134U, Header = 567U, Footer = 567U, Gutter = 0U }));
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

    private WordDocument Add(string? style, string? lead, string text)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
            if (style == "ListBullet") properties.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = BulletId }));
            paragraph.Append(properties);
        }
        if (lead is not null) paragraph.Append(new Run(new RunProperties(new Bold()), Plain(lead + " ")));
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var run = new Run();
            if (i > 0) run.Append(new Break());
            run.Append(Plain(lines[i]));
            paragraph.Append(run);
        }
        _body.Append(paragraph);
        return this;
    }

    /// <summary>A text without the control characters that XML does not know.</summary>
    private static Text Plain(string text) => new(string.Concat(text.Where(c => c == '\t' || !char.IsControl(c)))) { Space = SpaceProcessingModeValues.Preserve };

    private static Styles Styles(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font }, new FontSize { Val = "22" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", null, null, isDefault: true),
        Style("Title", "Title", null, new StyleRunProperties(new Bold(), new FontSize { Val = "36" })),
        Style("Heading1", "heading 1", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "280", After = "80" }, new OutlineLevel { Val = 0 }), new StyleRunProperties(new Bold(), new FontSize { Val = "26" })),
        Style("ListBullet", "List Bullet", new StyleParagraphProperties(new SpacingBetweenLines { After = "60" }), null),
        Style("Footer", "footer", null, new StyleRunProperties(new FontSize { Val = "18" })));

    private static Style Style(string id, string name, StyleParagraphProperties? paragraph, StyleRunProperties? run, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph is not null) style.Append(paragraph);
        if (run is not null) style.Append(run);
        return style;
    }

    private static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" })) { LevelIndex = 0 }) { AbstractNumberId = BulletId },
        new NumberingInstance(new AbstractNumId { Val = BulletId }) { NumberID = BulletId });
}
