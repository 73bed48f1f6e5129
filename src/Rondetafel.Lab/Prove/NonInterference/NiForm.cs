using System.Net;
using System.Text.RegularExpressions;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>Something of a form that is filled in or chosen.</summary>
/// <param name="Kind">The type of the input, "textarea" or "select".</param>
/// <param name="Options">What can be chosen; empty for what is written.</param>
internal sealed record Control(string Name, string Kind, string Value, bool Chosen, IReadOnlyList<string> Options);

/// <summary>A form as it stands in a page.</summary>
internal sealed partial record NiForm(string Action, IReadOnlyList<Control> Controls)
{
    /// <summary>The forms of a page that are posted, each button of one with a name or address of its own apart.</summary>
    public static IReadOnlyList<NiForm> Of(string html, string path)
    {
        var forms = new List<NiForm>();
        foreach (Match form in Forms().Matches(html))
        {
            if (!"post".Equals(Attribute(form.Groups[1].Value, "method"), StringComparison.OrdinalIgnoreCase)) continue;
            var own = Attribute(form.Groups[1].Value, "action") is { Length: > 0 } action ? action : path;
            var controls = Read(form.Value).ToList();
            var buttons = Buttons().Matches(form.Value).Select(b => b.Value).Where(b => Attribute(b, "type") is null or "submit").ToList();
            foreach (var button in buttons.Count == 0 ? [""] : buttons)
                forms.Add(new NiForm(
                    Attribute(button, "formaction") is { Length: > 0 } other ? other : own,
                    Attribute(button, "name") is { } name ? [.. controls, new Control(name, "hidden", Attribute(button, "value") ?? "", true, [])] : controls));
        }
        return forms;
    }

    /// <summary>
    /// What is sent: what stands there, with every empty text written and every choice made by the dice. <paramref name="given"/>
    /// comes before that. A masked field has its own value in each world.
    /// </summary>
    public IReadOnlyList<AskField> Fill(IReadOnlyDictionary<string, string> given, Dice dice, int turn, Func<string, (string Zero, string One)?> masked)
    {
        var fields = new List<AskField>();
        foreach (var group in Controls.GroupBy(c => c.Name))
        {
            if (given.FirstOrDefault(g => group.Key == g.Key || group.Key.EndsWith("." + g.Key, StringComparison.Ordinal)) is { Key: not null } said) Add(group.Key, said.Value);
            else if (Reply.MaskedFields.Contains(group.Key) && masked(group.Key) is { } value) fields.Add(new AskField(group.Key, value.Zero, value.One));
            else foreach (var text in Values(group.ToList(), dice, turn)) Add(group.Key, text);
        }
        return fields;
        void Add(string name, string text) => fields.Add(new AskField(name, text, text));
    }

    private static IEnumerable<string> Values(List<Control> group, Dice dice, int turn)
    {
        var first = group[0];
        if (first.Kind == "radio") return [(group.FirstOrDefault(c => c.Chosen) is { } chosen && dice.Happens(40) ? chosen : dice.Pick(group)).Value];
        if (first.Kind == "checkbox") return group.Where(c => dice.Happens(c.Chosen ? 90 : 60)).Select(c => c.Value).ToList();
        if (first.Kind == "select")
        {
            var options = first.Options.Where(o => o.Length > 0).ToList();
            return [first.Value.Length > 0 && dice.Happens(60) || options.Count == 0 ? first.Value : dice.Pick(options)];
        }
        return first.Kind == "hidden" ? group.Select(c => c.Value) : group.Select(c => c.Value.Length > 0 ? c.Value : Written(c, turn));
    }

    /// <summary>What somebody writes in an empty field of this name: the first person is like hidden ones, those after are new.</summary>
    private static string Written(Control control, int turn)
    {
        var name = control.Name.Split('.', '[').Last();
        if (turn > 0 && name is "BirthDate" or "FamilyName" or "GivenNames") return name == "BirthDate" ? $"{1 + turn % 28}-{1 + turn % 12}-{1950 + turn % 50}" : $"{(char)('A' + turn % 26)}nders{turn}";
        if (name.Contains("BirthDate", StringComparison.Ordinal)) return Hidden.TypedBirthDate;
        if (name.Contains("FamilyName", StringComparison.Ordinal)) return Hidden.TypedFamilyName;
        if (name.Contains("GivenNames", StringComparison.Ordinal)) return Hidden.TypedGivenNames;
        if (Days().IsMatch(name)) return "over 3 weken";
        if (control.Kind == "email") return "proef@proef.example";
        if (control.Kind == "tel") return "06 12345678";
        return control.Kind is "number" ? "30" : control.Kind == "time" ? "13:00" : "Tekst van de proef.";
    }

    private static IEnumerable<Control> Read(string form)
    {
        foreach (Match input in Inputs().Matches(form))
        {
            var kind = Attribute(input.Value, "type") ?? "text";
            if (Attribute(input.Value, "name") is not { } name || kind is "file" or "submit") continue;
            yield return new Control(name, kind, Attribute(input.Value, "value") ?? (kind is "checkbox" or "radio" ? "on" : ""), Chosen().IsMatch(input.Value), []);
        }
        foreach (Match area in Areas().Matches(form))
            if (Attribute(area.Groups[1].Value, "name") is { } name) yield return new Control(name, "textarea", WebUtility.HtmlDecode(area.Groups[2].Value).Trim(), true, []);
        foreach (Match select in Selects().Matches(form))
        {
            if (Attribute(select.Groups[1].Value, "name") is not { } name) continue;
            var options = Options().Matches(select.Groups[2].Value).Select(o => (Value: Attribute(o.Value, "value") ?? "", Is: Selected().IsMatch(o.Value))).ToList();
            yield return new Control(name, "select", options.FirstOrDefault(o => o.Is).Value ?? options.FirstOrDefault().Value ?? "", true, [.. options.Select(o => o.Value)]);
        }
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("(<form\\b[^>]*>).*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<button\\b[^>]*>")]
    private static partial Regex Buttons();

    [GeneratedRegex("<input\\b[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("\\schecked\\b")]
    private static partial Regex Chosen();

    [GeneratedRegex("\\sselected\\b")]
    private static partial Regex Selected();

    [GeneratedRegex("(<textarea\\b[^>]*>)(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("(<select\\b[^>]*>)(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option\\b[^>]*>")]
    private static partial Regex Options();

    [GeneratedRegex("(On|Until|Day|Date|DueOn|By|From|NeededUntil|HardEnd|Next)$")]
    private static partial Regex Days();
}
