using Microsoft.AspNetCore.Razor.TagHelpers;
using Rondetafel.Access;

namespace Rondetafel.Ui;

/// <summary>A status: a shape and a word, so that colour is never alone.</summary>
[HtmlTargetElement("rt-status")]
public sealed class StatusTagHelper : TagHelper
{
    /// <summary><c>open</c>, <c>done</c>, <c>late</c>, <c>wait</c>, <c>stopped</c> or <c>note</c>; also <c>busy</c>, <c>closed</c>, <c>not</c>.</summary>
    public required string Kind { get; set; }

    /// <inheritdoc/>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Kind is "late" or "done" ? $"rt-status rt-status--{Kind}" : "rt-status");
        output.PreContent.AppendHtml(Icons.Shape(Kind));
    }
}

/// <summary>The words for a day by which something is to be done: plain until then, after it with a shape and the words "te laat". The one rule for every page.</summary>
[HtmlTargetElement("rt-due")]
public sealed class DueTagHelper(Texts.Texts texts, Acting acting) : TagHelper
{
    /// <summary>The last day, in the Netherlands; null is never late.</summary>
    public required DateOnly? Day { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        if (!(Day < acting.Today)) return;
        output.Attributes.SetAttribute("class", "rt-status rt-status--late");
        output.PreContent.AppendHtml(Icons.Shape("late")).AppendHtml("<span>");
        output.PostContent.Append($", {texts["ui.late"]}").AppendHtml("</span>");
    }
}

/// <summary>The one-time key of a form, so that a retry has one effect (see <see cref="OnceKey"/>).</summary>
[HtmlTargetElement("rt-once")]
public sealed class OnceTagHelper(OnceKey once) : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Hidden.Write(output, "__once", once.Value);
}

/// <summary>The version that the reader saw, so that two editors never lose a word; of a text that was kept, the version its writer saw then.</summary>
[HtmlTargetElement("rt-version")]
public sealed class VersionTagHelper : TagHelper
{
    /// <summary>Version of the aggregate when the page was drawn, 0 or more.</summary>
    public required int Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Hidden.Write(
            output, KeptForm.Version,
            (context.Items.TryGetValue(typeof(KeptForm), out var kept) ? ((KeptForm)kept).SeenVersion : null) ?? Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A small drawing beside a word (see <see cref="Icons.Line"/>), hidden from screen readers.</summary>
[HtmlTargetElement("rt-icon")]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Name of the drawing.</summary>
    public required string Name { get; set; }

    /// <summary>Width and height in CSS pixels.</summary>
    public int Size { get; set; } = 20;

    /// <inheritdoc/>
    /// <exception cref="KeyNotFoundException">There is no such drawing.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Line(Name, Size));
    }
}

/// <summary>Asks the layout for a script module of <c>/js</c>; writes nothing itself.</summary>
[HtmlTargetElement("rt-script")]
public sealed class ScriptTagHelper(Scripts scripts) : TagHelper
{
    /// <summary>Name of the file without <c>.mjs</c>.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        scripts.Need(Name);
        output.SuppressOutput();
    }
}

internal static class Hidden
{
    internal static void Write(TagHelperOutput output, string name, string value)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", name);
        output.Attributes.SetAttribute("value", value);
    }
}
