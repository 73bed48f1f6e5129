using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rondetafel.Ui;

/// <summary>What every field has: label, hint, error, and the words that tie them together for a screen reader.</summary>
public abstract class FieldParts(Texts.Texts texts, Scripts scripts) : TagHelper
{
    /// <summary>The model property that the field writes to; null for one row of a list, see <see cref="At"/>.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>
    /// For one row of a list: the name of the property within the model, for instance "Input.Facts[2].When", with what it holds in
    /// <see cref="Value"/>. The framework compiles an expression with an index anew for every field of every page: 11 ms of the report form.
    /// </summary>
    public string? At { get; set; }

    /// <summary>What the property of <see cref="At"/> holds; null when it is empty.</summary>
    public object? Value { get; set; }

    /// <summary>Key of the question.</summary>
    public required string Label { get; set; }

    /// <summary>The question itself, where it stands in a list that people manage; null means the text of <see cref="Label"/>.</summary>
    public string? Words { get; set; }

    /// <summary>Key of the line under the question; null means none.</summary>
    public string? Hint { get; set; }

    /// <summary>The line under the question itself, where it holds a number that people manage; null means the text of <see cref="Hint"/>.</summary>
    public string? HintWords { get; set; }

    /// <summary>Whether the field may stay empty; the label then says so.</summary>
    public bool Optional { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected Texts.Texts Texts => texts;

    protected Scripts Scripts => scripts;

    /// <summary>The name under which the form sends the field.</summary>
    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(At ?? For!.Name);

    /// <summary>The id of the (first) control; an error summary links to it.</summary>
    protected string Id => IdOf(Name);

    /// <summary>The first refusal of this field; null when there is none.</summary>
    protected string? Error => ViewContext.ViewData.ModelState.TryGetValue(Name, out ModelStateEntry? entry) && entry.Errors.Count > 0
        ? entry.Errors[0].ErrorMessage
        : null;

    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>What stands in the field: what was sent when it was refused, else what the model holds.</summary>
    protected string[] Values()
    {
        ViewContext.ViewData.ModelState.TryGetValue(Name, out ModelStateEntry? entry);
        object? value = entry?.RawValue ?? (At is null ? For!.Model : Value);
        return value switch
        {
            null => [],
            string text => [text],
            IEnumerable many => [.. many.Cast<object?>().Select(Write)],
            _ => [Write(value)],
        };
    }

    private string Write(object? value) => value switch
    {
        DateOnly day => new Dates(texts.Language).Long(day),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value?.ToString() ?? "",
    };

    /// <summary>The label text, with "(mag leeg blijven)" behind it when the field is optional.</summary>
    protected IHtmlContent LabelText()
    {
        var content = new HtmlContentBuilder().Append(Words ?? texts[Label]);
        if (Optional)
        {
            content.AppendHtml(" ").AppendHtml(Element("span", "rt-opt", texts["ui.optional"]));
        }

        return content;
    }

    /// <summary>Writes hint and error; returns the ids for <c>aria-describedby</c>, null when there is neither.</summary>
    protected string? Describe(TagHelperContent content)
    {
        var ids = new List<string>();
        if ((HintWords ?? (Hint is null ? null : texts[Hint])) is { } hint)
        {
            ids.Add($"{Id}-hint");
            content.AppendHtml(Element("p", "rt-hint", hint, ids[^1]));
        }

        if (Error is { } error)
        {
            ids.Add($"{Id}-error");
            TagBuilder line = Element("p", "rt-error", null, ids[^1]);
            line.InnerHtml.AppendHtml(Icons.Shape("late")).Append(error);
            content.AppendHtml(line);
        }

        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    protected static TagBuilder Element(string tag, string css, string? text = null, string? id = null)
    {
        var element = new TagBuilder(tag);
        element.Attributes["class"] = css;
        if (id is not null)
        {
            element.Attributes["id"] = id;
        }

        if (text is not null)
        {
            element.InnerHtml.Append(text);
        }

        return element;
    }
}
