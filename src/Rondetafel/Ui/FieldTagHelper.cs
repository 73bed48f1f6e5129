using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Ui;

/// <summary>
/// One question with one text control: label, hint, refusal beside it, and what was typed kept after a refusal.
/// Other attributes on the tag (<c>autocomplete</c>, <c>inputmode</c>, <c>data-…</c>) go to the control.
/// </summary>
[HtmlTargetElement("rt-field")]
public sealed class FieldTagHelper(Texts.Texts texts, Scripts scripts) : FieldParts(texts, scripts)
{
    /// <summary>Most characters the server takes; null means as many as a narrative holds in a text area, and no counter elsewhere. Never a hard limit in the browser: pasted text is not cut.</summary>
    public int? Max { get; set; }

    /// <summary>Lines of a text area, 2 or more.</summary>
    public int Rows { get; set; } = 4;

    /// <summary><c>text</c>, <c>textarea</c>, <c>date-text</c>, <c>tel</c>, <c>email</c>, <c>password</c> or <c>code</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary><c>s</c>, <c>m</c> or <c>l</c> (the whole width).</summary>
    public string Width { get; set; } = "l";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The type or the width is none of the above.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TagBuilder control = Control();
        foreach (TagHelperAttribute attribute in output.Attributes)
        {
            control.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
        }

        TypedFields.Add(ViewContext, Name);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "rt-field" : "rt-field rt-field--error");

        TagBuilder label = Element("label", "utrecht-form-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.AppendHtml(LabelText());
        output.Content.AppendHtml(label);

        string? described = Describe(output.Content);
        if ((Max ?? (Type == "textarea" ? Narrative.MaxLength : null)) is { } max)
        {
            if (Type == "textarea" && !control.Attributes.ContainsKey("readonly") && Limit.Line(ViewContext, Texts, max) is { } line)
            {
                output.Content.AppendHtml(line);
            }

            Scripts.Need("counter");
            control.Attributes["data-max"] = max.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (described is not null)
        {
            control.Attributes["aria-describedby"] = described;
        }

        if (Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        output.Content.AppendHtml(control);
    }

    private TagBuilder Control()
    {
        bool area = Type == "textarea";
        var control = new TagBuilder(area ? "textarea" : "input");
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        control.Attributes["class"] = (area ? "utrecht-textarea" : "utrecht-textbox") + Width switch
        {
            "s" => " rt-w-s",
            "m" => " rt-w-m",
            "l" => "",
            _ => throw new ArgumentException($"No width '{Width}'.", nameof(Width)),
        } + (Type == "code" ? " rt-code" : "");
        string value = Values().FirstOrDefault() ?? "";
        if (area)
        {
            control.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            control.InnerHtml.AppendHtml("\n").Append(value);
            return control;
        }

        control.TagRenderMode = TagRenderMode.SelfClosing;
        foreach ((string name, string text) in Traits(Type))
        {
            control.Attributes[name] = text;
        }

        if (Type != "password")
        {
            control.Attributes["value"] = value;
        }

        return control;
    }

    private static (string Name, string Value)[] Traits(string type) => type switch
    {
        "text" => [("type", "text"), ("autocomplete", "off")],
        "date-text" => [("type", "text"), ("autocomplete", "off"), ("spellcheck", "false")],
        "tel" => [("type", "tel"), ("autocomplete", "tel")],
        "email" => [("type", "email"), ("autocomplete", "email"), ("spellcheck", "false")],
        "password" => [("type", "password"), ("autocomplete", "current-password")],
        "code" => [("type", "text"), ("autocomplete", "off"), ("autocapitalize", "characters"), ("spellcheck", "false")],
        _ => throw new ArgumentException($"No type '{type}'.", nameof(type)),
    };
}
