using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rondetafel.Ui;

/// <summary>"Uitleg": what this page is for, folded away at its top right. A line break in the text starts a paragraph.</summary>
[HtmlTargetElement("rt-explain")]
public sealed class ExplainTagHelper(Texts.Texts texts) : TagHelper
{
    /// <summary>Key of the explanation.</summary>
    public required string Key { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rt-explain");
        output.Content
            .AppendHtml("<summary>").AppendHtml(Icons.Line("question", 18)).Append(texts["ui.explain"]).AppendHtml("</summary><div>");
        foreach (string paragraph in texts[Key].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            output.Content.AppendHtml("<p>").Append(paragraph).AppendHtml("</p>");
        }

        output.Content.AppendHtml("</div>");
    }
}

/// <summary>"Wie ziet dit, en waarom": folded away, the content given by the page.</summary>
[HtmlTargetElement("rt-why")]
public sealed class WhyTagHelper(Texts.Texts texts) : TagHelper
{
    /// <summary>Key of the line that opens it; null means "Wie ziet dit, en waarom".</summary>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "rt-why");
        output.PreContent
            .AppendHtml("<summary>").AppendHtml(Icons.Line("eye", 17)).Append(texts[Label ?? "ui.why"]).AppendHtml("</summary><div>");
        output.PostContent.AppendHtml("</div>");
    }
}

/// <summary>A list of moments, newest first or last as the page gives them; holds <c>rt-moment</c>.</summary>
[HtmlTargetElement("rt-time")]
public sealed class TimeTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "rt-time");
    }
}

/// <summary>One moment of a timeline: its day or time, then what the page gives. A decision has a filled dot.</summary>
[HtmlTargetElement("rt-moment", ParentTag = "rt-time")]
public sealed class MomentTagHelper(Dates dates) : TagHelper
{
    /// <summary>The moment, UTC; shown with its time on the clock of Amsterdam. Null when <see cref="Day"/> is given.</summary>
    public DateTime? At { get; set; }

    /// <summary>The day, when there is no time. Null when <see cref="At"/> is given.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Whether this moment was a decision.</summary>
    public bool Decision { get; set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Neither a moment nor a day is given.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (string machine, string people) = (At, Day) switch
        {
            ({ } at, _) => (at.ToString("yyyy-MM-ddTHH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture), dates.ShortTime(at)),
            (_, { } day) => (day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), dates.Short(day)),
            _ => throw new InvalidOperationException("A moment needs a day."),
        };
        output.TagName = "li";
        if (Decision)
        {
            output.Attributes.SetAttribute("class", "is-besluit");
        }

        output.PreContent.AppendHtml(new HtmlString($"""<time datetime="{machine}">""")).Append(people).AppendHtml("</time>");
    }
}
