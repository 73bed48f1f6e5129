using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rondetafel.Ui;

/// <summary>One bar of a drawing.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Words">Its number in words, so that length and shade never stand alone.</param>
/// <param name="Parts">Numbers of 0 or more, drawn one after the other; at most two.</param>
public sealed record Bar(string Label, string Words, IReadOnlyList<int> Parts);

/// <summary>Bars under each other as one drawing, for beside a table that says the same.</summary>
[HtmlTargetElement("rt-bars")]
public sealed class BarsTagHelper : TagHelper
{
    private const int Width = 340, Height = 48;

    /// <summary>What the drawing is, for who does not see it.</summary>
    public required string Title { get; set; }

    /// <summary>The bars, from the top.</summary>
    public required IReadOnlyList<Bar> Bars { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rt-bars");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Bars.Count * Height}"));
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Title);
        var longest = Math.Max(1, Bars.Max(b => b.Parts.Sum()));
        for (var i = 0; i < Bars.Count; i++)
        {
            var top = i * Height;
            output.Content.AppendHtml($"""<text x="0" y="{top + 16}">""").Append(Bars[i].Label)
                .AppendHtml($"""</text><text class="n" x="{Width}" y="{top + 16}" text-anchor="end">""").Append(Bars[i].Words).AppendHtml("</text>");
            var from = 0d;
            for (var part = 0; part < Bars[i].Parts.Count; part++)
            {
                var size = (double)Bars[i].Parts[part] / longest * (Width - 2);
                if (size > 0) output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"""<rect class="b{part + 1}" x="{from + 1:0.#}" y="{top + 24}" width="{Math.Max(size, 2):0.#}" height="14"/>"""));
                from += size;
            }
            output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"""<path d="M0.5 {top + 22}v18"/>"""));
        }
    }
}
