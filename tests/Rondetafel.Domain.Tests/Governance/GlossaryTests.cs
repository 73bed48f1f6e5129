using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Governance;

public sealed class GlossaryTests
{
    private static readonly string[][] Rows =
        [.. Documents.Read("glossary.md").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    /// <summary>The public types as the glossary names them: without the number of type parameters, events apart.</summary>
    private static readonly HashSet<string> Types =
        [.. typeof(DomainEvent).Assembly.GetExportedTypes().Where(t => !t.IsNested && !t.IsSubclassOf(typeof(DomainEvent))).Select(t => t.Name.Split('`')[0])];

    [Fact]
    public void EveryPublicType_IsInTheGlossary()
    {
        var named = Rows.Select(r => r[0].Trim('`')).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(Types.Except(named).Order(StringComparer.Ordinal).Select(t => $"docs/glossary.md needs: | `{t}` | Dutch term | meaning | source |"));
    }

    [Fact]
    public void EveryWord_HasATypeADutchTermAMeaningAndASource()
    {
        Assert.Empty(Rows.Select(r => r[0].Trim('`')).Except(Types).Order(StringComparer.Ordinal));
        Assert.Empty(Rows.Where(r => r.Length != 4 || r.Any(string.IsNullOrWhiteSpace)).Select(r => r[0]));
    }
}
