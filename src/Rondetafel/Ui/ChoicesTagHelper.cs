using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rondetafel.Ui;

/// <summary>One answer to choose from.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the reader sees, already in the reader's language.</param>
/// <param name="Hint">A line under it; null means none.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>
/// One question with answers to choose: radio buttons, check boxes or a list.
/// Check boxes without items are one box for a yes-or-no property; its label is the question itself.
/// </summary>
[HtmlTargetElement("rt-choices")]
public sealed class ChoicesTagHelper(Texts.Texts texts, Scripts scripts) : FieldParts(texts, scripts)
{
    /// <summary><c>radio</c>, <c>checkbox</c> or <c>select</c>.</summary>
    public string As { get; set; } = "radio";

    /// <summary>The answers in order; null only for a single check box.</summary>
    public IEnumerable<Choice>? Items { get; set; }

    /// <summary>Whether the answers stand beside each other where there is room.</summary>
    public bool Row { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The form is none of the above, or there are no items to choose from.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        HashSet<string> chosen = [.. Values()];
        output.TagMode = TagMode.StartTagAndEndTag;
        switch (As)
        {
            case "select":
                Select(output, chosen);
                break;
            case "checkbox" when Items is null:
                output.TagName = "div";
                output.Attributes.SetAttribute("class", Css("rt-field"));
                string? described = Describe(output.Content);
                output.Content.AppendHtml(Line(Id, "true", LabelText(), null, chosen.Contains("true"), described));
                break;
            case "radio" or "checkbox":
                Group(output, chosen);
                break;
            default:
                throw new ArgumentException($"No choices as '{As}'.", nameof(As));
        }
    }

    private IEnumerable<Choice> Answers => Items ?? throw new ArgumentException("There is nothing to choose from.", nameof(Items));

    private string Css(string css) => Error is null ? css : $"{css} rt-field--error";

    private void Group(TagHelperOutput output, HashSet<string> chosen)
    {
        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", Css("rt-fieldset"));
        var legend = new TagBuilder("legend");
        legend.InnerHtml.AppendHtml(LabelText());
        output.Content.AppendHtml(legend);
        if (Describe(output.Content) is { } described)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        TagBuilder list = Element("div", Row ? "rt-choices rt-choices--row" : "rt-choices");
        int at = 0;
        foreach (Choice choice in Answers)
        {
            string id = at == 0 ? Id : $"{Id}-{at}";
            list.InnerHtml.AppendHtml(Line(id, choice.Value, new HtmlContentBuilder().Append(choice.Text), choice.Hint, chosen.Contains(choice.Value), null));
            at++;
        }

        output.Content.AppendHtml(list);
    }

    private TagBuilder Line(string id, string value, IHtmlContent text, string? hint, bool on, string? described)
    {
        TagBuilder input = Element("input", As == "radio" ? "rt-radio" : "utrecht-checkbox", null, id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = As;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = value;
        if (on)
        {
            input.Attributes["checked"] = "checked";
        }

        if (Error is not null)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        if ((hint is null ? described : $"{id}-hint") is { } ids)
        {
            input.Attributes["aria-describedby"] = ids;
        }

        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.AppendHtml(text);
        TagBuilder line = Element("div", "rt-choice");
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (hint is not null)
        {
            line.InnerHtml.AppendHtml(Element("small", "rt-choice__hint", hint, $"{id}-hint"));
        }

        return line;
    }

    private void Select(TagHelperOutput output, HashSet<string> chosen)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Css("rt-field"));
        TagBuilder label = Element("label", "utrecht-form-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.AppendHtml(LabelText());
        output.Content.AppendHtml(label);
        TagBuilder select = Element("select", "utrecht-select rt-w-m", null, Id);
        select.Attributes["name"] = Name;
        if (Describe(output.Content) is { } described)
        {
            select.Attributes["aria-describedby"] = described;
        }

        if (Error is not null)
        {
            select.Attributes["aria-invalid"] = "true";
        }

        foreach (Choice choice in Answers.Prepend(new Choice("", Texts["ui.choose"])))
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = choice.Value;
            if (choice.Value.Length > 0 && chosen.Contains(choice.Value))
            {
                option.Attributes["selected"] = "selected";
            }

            option.InnerHtml.Append(choice.Text);
            select.InnerHtml.AppendHtml(option);
        }

        output.Content.AppendHtml(select);
    }
}
