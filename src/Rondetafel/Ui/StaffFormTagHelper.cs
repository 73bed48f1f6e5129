using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Ui;

/// <summary>
/// Every form: how much fits in its long texts is said in it anew, and which fields are written in is sent along. One with a text field on a page that keeps text is kept while it is typed, sent without leaving the page so
/// that a failing line loses no word, and what was kept stands in it again. A page need not ask for it; on other pages,
/// such as the public ones, a form does no more. The forms of a meeting have a queue of their own (data-meeting) and its notes
/// are saved in the minutes while they are typed (data-note). Runs after the framework's own helper has set the address.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed partial class StaffFormTagHelper(Frame frame, Scripts scripts, Texts.Texts texts) : TagHelper
{
    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the helper that sets the address (-1000), before the one that draws what is in the form (-900).</summary>
    public override int Order => -950;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Limit.Begin(ViewContext);
        if (!"post".Equals(Written(output, "method"), StringComparison.OrdinalIgnoreCase)) return;
        var (request, action) = (ViewContext.HttpContext.Request, Written(output, "action"));
        if (action is null && !HttpMethods.IsGet(request.Method)) output.Attributes.SetAttribute("action", Here(request));
        TypedFields.Begin(ViewContext);
        if (frame.KeepsText && !output.Attributes.ContainsName("data-note")) await KeepAsync(context, output, request, action);
        else await output.GetChildContentAsync();
        if (TypedFields.Names(ViewContext) is { Length: > 0 } names) output.PostContent.AppendHtml($"""<input type="hidden" name="{TypedFields.Field}" value="{names}">""");
    }

    private async Task KeepAsync(TagHelperContext context, TagHelperOutput output, HttpRequest request, string? action)
    {
        var place = Apart(Own(PlaceOf(request, action), output));
        var kept = frame.Kept.FirstOrDefault(k => k.Part == place.Part);
        if (kept is not null) context.Items[typeof(KeptForm)] = kept;
        var state = ViewContext.ViewData.ModelState;
        var apart = kept is { Part.Length: > 0 } || (kept is not null && !HttpMethods.IsGet(request.Method));
        var sent = apart ? kept!.PutInto(state) : [];
        var content = (await output.GetChildContentAsync()).GetContent();
        if (apart) kept!.TakeFrom(state, sent);
        if (!TextField().IsMatch(content)) return;
        scripts.Need("draft");
        var name = DraftName.Write(place);
        if (!output.Attributes.ContainsName("data-meeting"))
        {
            scripts.Need("send");
            output.Attributes.SetAttribute("data-safe-send", "");
        }
        output.Attributes.SetAttribute("data-draft", name);
        output.Attributes.SetAttribute("novalidate", "");
        output.PostContent.AppendHtml($"""<input type="hidden" name="{DraftName.Field}" value="{name}">""");
        if (kept is not null) output.PostContent.AppendHtml(Drop(name, request));
        // Said to the scripts: what stands here was typed and is nowhere else but, perhaps, in a draft.
        if (kept is not null) output.Attributes.SetAttribute("data-unsent", "kept");
        else if (WasSent(request, name)) output.Attributes.SetAttribute("data-unsent", "sent");
    }

    /// <summary>Whether this is the form that was sent, on the page that shows it again.</summary>
    private static bool WasSent(HttpRequest request, string name) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form[DraftName.Field].ToString() == name;

    /// <summary>A form that tells which row it is about is kept for that row, wherever it stands among the others.</summary>
    private static DraftPlace Own(DraftPlace place, TagHelperOutput output) =>
        Written(output, "data-row") is { Length: > 0 } row && !place.Part.EndsWith(row, StringComparison.Ordinal) ? place with { Part = $"{place.Part}.{row}".TrimStart('.') } : place;

    /// <summary>Where a form without an address goes after a refusal: to its page, not to the step of it that was refused, and not to the page on which a script shows it.</summary>
    private static string Here(HttpRequest request) => request.Path + QueryString.Create(request.Query.Where(q => q.Key != "handler"));

    /// <summary>The second form with the same address gets a number, the third the next.</summary>
    private DraftPlace Apart(DraftPlace place)
    {
        var (own, number) = (place, 1);
        while (!frame.Forms.Add(DraftName.Write(own))) own = place with { Part = $"{place.Part}.{++number}".TrimStart('.') };
        return own;
    }

    /// <summary>A form shown again after a refusal keeps the name under which it was written, also when that was on another page.</summary>
    private static DraftPlace PlaceOf(HttpRequest request, string? action)
    {
        var own = DraftName.Of(request.Path, action);
        if (HttpMethods.IsGet(request.Method) || !request.HasFormContentType || DraftName.Read(request.Form[DraftName.Field]) is not { } sent) return own;
        return own == DraftName.Of(request.Path, request.Path + request.QueryString) ? sent : own;
    }

    private HtmlString Drop(string name, HttpRequest request)
    {
        var address = $"/concept/{name}?handler=Drop&terug={Uri.EscapeDataString(Here(request))}";
        var button = new TagBuilder("button");
        (button.Attributes["type"], button.Attributes["class"], button.Attributes["formaction"]) = ("submit", "rt-linkbutton rt-mt-md", address);
        button.InnerHtml.Append(texts["frame.restored.drop"]);
        using var writer = new StringWriter();
        button.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlString(writer.ToString());
    }

    private static string? Written(TagHelperOutput output, string name) => output.Attributes[name]?.Value switch
    {
        null => null,
        IHtmlContent html => Text(html),
        var value => value.ToString(),
    };

    private static string Text(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, NullHtmlEncoder.Default);
        return writer.ToString();
    }

    [GeneratedRegex("""<textarea\b|<input\b(?![^>]*\btype="(?!text"|tel"|email")[^"]*")[^>]*\bname="[^"_]""")]
    private static partial Regex TextField();
}
