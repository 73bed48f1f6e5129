using System.Text.RegularExpressions;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>Filters, interceptors, middleware and tag helpers say what they do and what they refuse.</summary>
public sealed partial class DocumentationGuards
{
    [Fact]
    public void EveryFilterInterceptorAndTagHelper_HasASummary()
    {
        var found = SourceTree.Files("src/Rondetafel", ".cs").SelectMany(f => Declarations().Matches(f.Text).Select(m => (f.Name, Class: m.Groups["name"].Value, Documented: IsDocumented(f.Text, m.Index)))).ToList();

        Assert.True(found.Count > 8, $"Only {found.Count} were found.");
        Assert.Empty(found.Where(c => !c.Documented).Select(c => $"{c.Name}: {c.Class}"));
    }

    private static bool IsDocumented(string text, int at)
    {
        var before = text[..at].TrimEnd().Split('\n').Reverse().Select(l => l.Trim()).SkipWhile(l => l.StartsWith('['));
        return before.First().StartsWith("///", StringComparison.Ordinal);
    }

    [GeneratedRegex("""^(?:public|internal) [a-z ]*class (?<name>\w+(?:Filter|Interceptor|TagHelper|Middleware|Wall|Headers)|\w+)(?=[^{;]*(?::\s*[^{;]*(?:\bI\w*Filter\b|Interceptor\b|TagHelper\b)|\(RequestDelegate))""", RegexOptions.Multiline)]
    private static partial Regex Declarations();
}
