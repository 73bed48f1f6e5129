using System.Net;
using System.Text.RegularExpressions;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>A form of a page with all that stands in it, as a browser without script would send it.</summary>
internal sealed partial class Forms
{
    /// <summary>The action and the fields of the first form that holds a field; null when there is none.</summary>
    public static (string Action, Dictionary<string, string> Fields)? Find(string html, string field, string path)
    {
        foreach (Match form in Form().Matches(html))
        {
            if (!form.Value.Contains($"name=\"{field}\"", StringComparison.Ordinal)) continue;
            var action = Attribute(form.Groups[1].Value, "action");
            return (string.IsNullOrEmpty(action) ? path : action, Fields(form.Value));
        }
        return null;
    }

    /// <summary>The value of an attribute of a tag, decoded; null when it is not there.</summary>
    public static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private static Dictionary<string, string> Fields(string form)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(form))
        {
            var choice = Attribute(input.Value, "type") is "radio" or "checkbox";
            if (Attribute(input.Value, "name") is not { } name || Attribute(input.Value, "type") == "file") continue;
            if (!choice || Checked().IsMatch(input.Value)) fields.TryAdd(name, Attribute(input.Value, "value") ?? "");
        }
        foreach (Match area in Area().Matches(form))
            if (Attribute(area.Groups[1].Value, "name") is { } name) fields.TryAdd(name, WebUtility.HtmlDecode(area.Groups[2].Value).Trim());
        foreach (Match select in Select().Matches(form))
        {
            var options = Option().Matches(select.Groups[2].Value).Select(o => o.Value).ToList();
            var chosen = options.FirstOrDefault(o => o.Contains("selected", StringComparison.Ordinal)) ?? options.FirstOrDefault();
            if (chosen is not null && Attribute(select.Groups[1].Value, "name") is { } name) fields.TryAdd(name, Attribute(chosen, "value") ?? "");
        }
        return fields;
    }

    [GeneratedRegex("(<form\\b[^>]*>).*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input\\b[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("\\bchecked\\b(?!=\"false)")]
    private static partial Regex Checked();

    [GeneratedRegex("(<textarea\\b[^>]*>)(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("(<select\\b[^>]*>)(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option\\b[^>]*>")]
    private static partial Regex Option();
}
