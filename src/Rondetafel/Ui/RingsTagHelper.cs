using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rondetafel.Ui;

/// <summary>The three rings of the approach as one drawing; a ring is a link where its address is given.</summary>
[HtmlTargetElement("rt-rings")]
public sealed class RingsTagHelper(Texts.Texts texts) : TagHelper
{
    /// <summary>Address of the outer ring; null means no link.</summary>
    public string? SocietyHref { get; set; }

    /// <summary>Address of the middle ring; null means no link.</summary>
    public string? OrganisationsHref { get; set; }

    /// <summary>Address of the inner ring; null means no link.</summary>
    public string? PersonsHref { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rt-rings");
        output.Attributes.SetAttribute("viewBox", "0 0 420 420");
        bool links = (SocietyHref ?? OrganisationsHref ?? PersonsHref) is not null;
        output.Attributes.SetAttribute("role", links ? "group" : "img");
        output.Attributes.SetAttribute("aria-labelledby", "rings-title");
        output.Attributes.SetAttribute("aria-describedby", "rings-text");
        output.Content
            .AppendHtml("""<title id="rings-title">""").Append(texts["ui.rings"])
            .AppendHtml("""</title><desc id="rings-text">""").Append(texts["ui.rings.text"])
            .AppendHtml("""</desc><defs><path id="rings-1" d="M46.52 181.17A166 166 0 0 1 373.48 181.17"/><path id="rings-2" d="M104.06 206.30A106 106 0 0 1 315.94 206.30"/></defs>""");
        Ring(output, SocietyHref, "M282.69 365.88A172 172 0 1 1 365.88 282.69", 1, texts["ui.ring.society"]);
        Ring(output, OrganisationsHref, "M248.31 315.25A112 112 0 1 1 315.25 248.31", 2, texts["ui.ring.organisations"]);
        Ring(output, PersonsHref, "M221.70 260.67A52 52 0 1 1 260.67 221.70", 3, texts["ui.ring.persons"]);
    }

    private static void Ring(TagHelperOutput output, string? href, string path, int at, string word)
    {
        TagHelperContent content = output.Content;
        if (href is not null)
        {
            content.AppendHtml("<a href=\"").Append(href).AppendHtml("\">");
        }

        content.AppendHtml($"""<path class="o" d="{path}"/><path class="b b{at}" d="{path}"/><text class="t{at}" """);
        content.AppendHtml(at == 3
            ? """x="210" y="164" text-anchor="middle">"""
            : $"""><textPath href="#rings-{at}" startOffset="50%" text-anchor="middle">""");
        content.Append(word).AppendHtml(at == 3 ? "</text>" : "</textPath></text>");
        if (href is not null)
        {
            content.AppendHtml("</a>");
        }
    }
}
