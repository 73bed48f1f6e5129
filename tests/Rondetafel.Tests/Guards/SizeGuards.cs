using System.Reflection;
using System.Text.RegularExpressions;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>The hard limits of size: a file 300 lines, a method 60, a constructor six parameters. Tables of data are exempt.</summary>
public sealed partial class SizeGuards
{
    private const int FileLines = 300;
    private const int MethodLines = 60;
    private const int Parameters = 6;

    private static readonly (string Name, string Text)[] Code =
        [.. SourceTree.Files("src", ".cs").Concat(SourceTree.Files("tests", ".cs")).Where(f => !Table().IsMatch(f.Name))];

    [Fact]
    public void NoFile_IsLongerThan300Lines()
    {
        var markup = SourceTree.Files("src", ".cshtml").Concat(SourceTree.Files("src", ".mjs"));
        Assert.Empty(Code.Concat(markup).Select(f => (f.Name, Lines: f.Text.Count(c => c == '\n'))).Where(f => f.Lines > FileLines).Select(f => $"{f.Name}: {f.Lines}"));
    }

    [Fact]
    public void NoMethod_IsLongerThan60Lines()
    {
        Assert.Contains(Code, f => Methods(f.Text).Any(m => m.Lines > 10));
        Assert.Empty(Code.SelectMany(f => Methods(f.Text).Where(m => m.Lines > MethodLines).Select(m => $"{f.Name}: {m.Head} {m.Lines}")));
    }

    [Fact]
    public void NoConstructor_HasMoreThanSixParameters()
    {
        var types = new[] { typeof(Aggregate), typeof(WebHost), typeof(Lab.LabInstance) }.SelectMany(t => t.Assembly.GetTypes());
        var classes = types.Where(t => t.IsClass && t.GetMethod("<Clone>$") is null && t.Namespace?.StartsWith("Rondetafel", StringComparison.Ordinal) == true);

        Assert.Empty(classes.SelectMany(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters().Length > Parameters).Select(c => $"{t.Name}: {c.GetParameters().Length}")));
    }

    /// <summary>Members with a body in braces, told by their indentation: the code is formatted.</summary>
    private static IEnumerable<(string Head, int Lines)> Methods(string text)
    {
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var open = Open().Match(lines[i]);
            if (!open.Success || Container().IsMatch(lines[i - 1])) continue;
            var close = Array.FindIndex(lines, i, l => l.StartsWith(open.Groups[1].Value + "}", StringComparison.Ordinal));
            if (close > i) yield return (lines[i - 1].Trim(), close - i + 2);
        }
    }

    [GeneratedRegex("(?:Transitions|Rules|Shipped\\w*|Migrations)\\.cs$")]
    private static partial Regex Table();

    [GeneratedRegex(@"^((?: {4}){1,2})\{\s*$")]
    private static partial Regex Open();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum|namespace)\b")]
    private static partial Regex Container();
}
