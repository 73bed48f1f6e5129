using System.Text.RegularExpressions;
using Rondetafel.Texts;
using T = Rondetafel.Texts.Texts;

namespace Rondetafel.Tests.Ui;

/// <summary>Every text that is asked for exists, every text that exists is asked for, and no page breaks the content security policy.</summary>
public sealed partial class SourceGuards
{
    private static readonly HashSet<string> Keys = [.. T.For(Language.Nl).Keys];
    private static readonly (string Name, string Text)[] Pages = [.. SourceTree.Files("src/Rondetafel", ".cshtml")];
    private static readonly (string Name, string Text)[] Code = [.. SourceTree.Files("src/Rondetafel", ".cs")];
    private static readonly (string Name, string Text)[] Scripts = [.. SourceTree.Files("src/Rondetafel/wwwroot/js", ".mjs")];

    [Fact]
    public void Every_text_asked_for_exists()
    {
        var missing = Asked().Where(asked => !Keys.Contains(asked.Key)).Select(asked => $"{asked.File}: {asked.Key}").ToArray();
        Assert.NotEmpty(Asked());
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_composed_key_has_texts()
    {
        var empty = Prefixes().Where(prefix => KnownArea(prefix) && !Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Empty(empty);
    }

    [Fact]
    public void Every_text_is_used()
    {
        var used = Pages.Concat(Code).SelectMany(file => Quoted().Matches(file.Text)).Select(match => match.Groups[1].Value)
            .Concat(Asked().Select(asked => asked.Key)).ToHashSet(StringComparer.Ordinal);
        var prefixes = Prefixes();
        var idle = Keys.Where(key => !used.Contains(key) && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Empty(idle.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_has_no_inline_style_script_or_handler()
    {
        var found = Pages.SelectMany(page => Inline().Matches(page.Text).Select(match => $"{page.Name}: {match.Value.Trim()}"));
        Assert.NotEmpty(Pages);
        Assert.Empty(found);
    }

    [Fact]
    public void A_page_or_style_loads_nothing_from_elsewhere()
    {
        var found = Pages.Concat(SourceTree.Files("src/Rondetafel/Styles", ".css"))
            .SelectMany(file => Elsewhere().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"));
        Assert.Empty(found);
    }

    [Fact]
    public void A_script_keeps_nothing_on_the_device_and_writes_no_markup()
    {
        var found = Scripts.SelectMany(file => Risky().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"));
        Assert.NotEmpty(Scripts);
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<button onclick='x()'>", true)]
    [InlineData("<script>let x</script>", true)]
    [InlineData("<style>p{}</style>", true)]
    [InlineData("<script type=\"module\" src=\"/js/send.mjs\"></script>", false)]
    [InlineData("<p class=\"rt-lead\" data-once=\"1\">", false)]
    public void The_inline_guard_sees_what_it_must(string markup, bool found) => Assert.Equal(found, Inline().IsMatch(markup));

    private static (string File, string Key)[] Asked()
    {
        var direct = Pages.Concat(Code).SelectMany(file => Direct().Matches(file.Text).Select(match => (file.Name, match.Groups[1].Value)));
        var helpers = Pages.SelectMany(file => Helper().Matches(file.Text)
            .SelectMany(tag => HelperKey().Matches(tag.Value).Select(match => (file.Name, match.Groups[1].Value))));
        var scripts = Scripts.SelectMany(file => Said().Matches(file.Text).Select(match => (file.Name, "script." + match.Groups[1].Value)));
        return [.. direct, .. helpers, .. scripts];
    }

    private static HashSet<string> Prefixes() =>
        [.. Pages.Concat(Code).SelectMany(file => Composed().Matches(file.Text)).Select(match => match.Groups[1].Value).Where(prefix => prefix != "script.")];

    private static bool KnownArea(string prefix) => Keys.Any(key => key.StartsWith(prefix.Split('.')[0] + ".", StringComparison.Ordinal));

    // T["key"], texts["key"], Of("key", …), Many("key", n)
    [GeneratedRegex("""(?:\b(?:T|Texts|texts)\[|\b(?:T|Texts|texts)\.(?:Of|Many)\()"([^"]+)"(?!\s*\+)""")]
    private static partial Regex Direct();

    [GeneratedRegex("""<rt-(?:field|choices|explain|why)\b[^>]*>""")]
    private static partial Regex Helper();

    [GeneratedRegex("""\b(?:label|hint|key)="([^"@]+)"(?=[\s/>])""")]
    private static partial Regex HelperKey();

    // say("key", …) and the keys that send.mjs hands on
    [GeneratedRegex("""(?:say\(|return |\? |: )'([a-z]+\.[a-z-]+)'""")]
    private static partial Regex Said();

    [GeneratedRegex("""(?:"([a-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+)")""")]
    private static partial Regex Quoted();

    // "area.part." + x and $"area.part.{x}"

    [GeneratedRegex("""\$?"([a-z][A-Za-z0-9-]*\.(?:[A-Za-z0-9-]+\.)*)(?:\{|"\s*\+)""")]
    private static partial Regex Composed();

    [GeneratedRegex("""<[^<>]*\s(?:style|on[a-z]+)\s*=\s*["'@]|<style\b|<script\b(?![^>]*\bsrc=)""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""(?:src|href)="(?:https?:)?//[^"]*"|url\(["']?(?:https?:)?//""")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("""localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function""")]
    private static partial Regex Risky();
}
