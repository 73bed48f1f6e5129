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
        Assert.Empty(Code.Concat(markup).Where(f => IsLong(f.Text)).Select(f => f.Name));
    }

    [Fact]
    public void NoMethod_IsLongerThan60Lines()
    {
        Assert.Contains(Code, f => Methods(f.Text).Any(m => m.Lines > 10));
        Assert.Empty(Code.SelectMany(f => LongMethods(f.Text).Select(m => $"{f.Name}: {m}")));
    }

    [Fact]
    public void NoConstructor_HasMoreThanSixParameters()
    {
        var types = new[] { typeof(Aggregate), typeof(WebHost), typeof(Lab.LabInstance) }.SelectMany(t => t.Assembly.GetTypes());
        var classes = types.Where(t => t.IsClass && t.GetMethod("<Clone>$") is null && t.Namespace?.StartsWith("Rondetafel", StringComparison.Ordinal) == true);

        Assert.Empty(classes.SelectMany(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(HasTooMany).Select(c => $"{t.Name}: {c.GetParameters().Length}")));
    }

    [Theory]
    [InlineData(300, false)]
    [InlineData(301, true)]
    public void AFileThatIsTooLong_IsFound(int lines, bool found) => Assert.Equal(found, IsLong(string.Concat(Enumerable.Repeat("x\n", lines))));

    [Theory]
    [InlineData(57, false)]
    [InlineData(58, true)]
    public void AMethodThatIsTooLong_IsFound(int statements, bool found)
    {
        var body = string.Concat(Enumerable.Repeat("        Do();\n", statements));
        var text = $"class Planted\n{{\n    void Planted()\n    {{\n{body}    }}\n}}\n";

        Assert.Equal(found ? [$"void Planted() {statements + 3}"] : [], LongMethods(text));
    }

    [Theory]
    [InlineData(typeof(Six), false)]
    [InlineData(typeof(Seven), true)]
    public void AConstructorThatTakesTooMuch_IsFound(Type planted, bool found) => Assert.Equal(found, planted.GetConstructors().Any(HasTooMany));

    private static bool IsLong(string text) => text.Count(c => c == '\n') > FileLines;

    private static IEnumerable<string> LongMethods(string text) => Methods(text).Where(m => m.Lines > MethodLines).Select(m => $"{m.Head} {m.Lines}");

    private static bool HasTooMany(ConstructorInfo c) => c.GetParameters().Length > Parameters;

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

    private sealed record Six(int A, int B, int C, int D, int E, int F);

    private sealed record Seven(int A, int B, int C, int D, int E, int F, int G);
}
