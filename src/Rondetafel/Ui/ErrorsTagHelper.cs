using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rondetafel.Ui;

/// <summary>
/// The refusals of a form together, each with a link to its field; nothing when all is well.
/// A refusal of the whole form (empty key) stands there without a link. A script moves the focus here.
/// </summary>
[HtmlTargetElement("rt-errors")]
public sealed class ErrorsTagHelper(Texts.Texts texts, Scripts scripts) : TagHelper
{
    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ModelStateDictionary state = ViewContext.ViewData.ModelState;
        (string Field, string Text)[] errors =
            [.. state.OrderBy(entry => Place(entry.Key), StringComparer.Ordinal)
                .SelectMany(entry => entry.Value!.Errors.Take(1).Select(error => (entry.Key, error.ErrorMessage)))];
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        scripts.Need("errors");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rt-note rt-note--error rt-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-errors", "");
        var list = new TagBuilder("ul");
        foreach ((string field, string text) in errors)
        {
            list.InnerHtml.AppendHtml(Line(field, text));
        }

        output.Content
            .AppendHtml("<h2>").Append(texts.Many("ui.errors", errors.Length)).AppendHtml("</h2>")
            .AppendHtml(list)
            .AppendHtml("<p>").Append(texts["ui.errors.kept"]).AppendHtml("</p>");
    }

    // The model state knows only the alphabet; a form follows the order in which its properties are declared.
    private string Place(string key)
    {
        ModelMetadata? at = ViewContext.ViewData.ModelMetadata;
        var place = new System.Text.StringBuilder();
        foreach (string part in key.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, out int index))
            {
                place.Append(index.ToString("D5"));
                at = at?.ElementMetadata;
                continue;
            }

            ModelMetadata? property = at?.Properties[part];
            place.Append((property is null ? 0 : at!.Properties.TakeWhile(other => other != property).Count() + 1).ToString("D5"));
            at = property;
        }

        return place.ToString();
    }

    private static TagBuilder Line(string field, string text)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(text);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldParts.IdOf(field);
        link.InnerHtml.Append(text);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
