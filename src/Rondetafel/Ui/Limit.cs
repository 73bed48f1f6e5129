using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Ui;

/// <summary>How much fits in a long text, said before it bites and also without script: once in a form, and again where less or more fits.</summary>
public static class Limit
{
    /// <summary>A form begins: nothing was said in it yet.</summary>
    public static void Begin(ViewContext view) => view.HttpContext.Items.Remove(typeof(Limit));

    /// <summary>The line to show with a text area that takes so many characters; null when the form said it already.</summary>
    internal static TagBuilder? Line(ViewContext view, Texts.Texts texts, int max)
    {
        var usual = max == Narrative.MaxLength;
        if (usual && view.HttpContext.Items.ContainsKey(typeof(Limit))) return null;
        if (usual) view.HttpContext.Items[typeof(Limit)] = true;
        var number = max.ToString("N0", CultureInfo.InvariantCulture);
        var line = new TagBuilder("p");
        line.Attributes["class"] = "rt-hint rt-limit";
        line.InnerHtml.Append(texts.Of(usual ? "ui.limit" : "ui.limit.own", texts.Language == Rondetafel.Texts.Language.Nl ? number.Replace(',', '.') : number));
        return line;
    }
}

/// <summary>A text area that a page draws itself: the counter and the line about the limit.</summary>
[HtmlTargetElement("textarea", Attributes = "rt-limit")]
public sealed class LimitTagHelper(Texts.Texts texts, Scripts scripts) : TagHelper
{
    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("rt-limit");
        if (output.Attributes["name"]?.Value?.ToString() is { } name) TypedFields.Add(ViewContext, name);
        output.Attributes.SetAttribute("data-max", Narrative.MaxLength);
        scripts.Need("counter");
        if (Limit.Line(ViewContext, texts, Narrative.MaxLength) is { } line) output.PreElement.AppendHtml(line);
    }
}
