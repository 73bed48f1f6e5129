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
        Assert.Empty(Missing(Types, named).Order(StringComparer.Ordinal).Select(t => $"docs/glossary.md needs: | `{t}` | Dutch term | meaning | source |"));
    }

    [Fact]
    public void EveryWord_HasATypeADutchTermAMeaningAndASource()
    {
        Assert.Empty(Rows.Select(r => r[0].Trim('`')).Except(Types).Order(StringComparer.Ordinal));
        Assert.Empty(Rows.Where(IsBroken).Select(r => r[0]));
    }

    [Fact]
    public void ATypeThatIsNotInTheGlossary_IsFound() => Assert.Equal(["Planted"], Missing([.. Types, "Planted"], Rows.Select(r => r[0].Trim('`')).ToHashSet()));

    [Theory]
    [InlineData("`Planted` | geplant | iets geplants", true)]
    [InlineData("`Planted` | | iets geplants | eigen keuze", true)]
    [InlineData("`Planted` | geplant | iets geplants | eigen keuze", false)]
    public void AWordWithoutAllFourParts_IsFound(string row, bool found) => Assert.Equal(found, IsBroken(row.Split('|', StringSplitOptions.TrimEntries)));

    private static IEnumerable<string> Missing(IEnumerable<string> types, HashSet<string> named) => types.Except(named);

    private static bool IsBroken(string[] row) => row.Length != 4 || row.Any(string.IsNullOrWhiteSpace);
}
