using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>Sealed text stays text: not in JSON or complex types, keys or indexes, never compared, sorted or grouped by.</summary>
public sealed partial class NarrativeGuards(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task EveryNarrative_IsAColumnOfARowWithAKey()
    {
        var model = await app.InDbAsync(db => Task.FromResult(db.Model));
        var mapped = model.GetEntityTypes().SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(Narrative)).Select(p => (Entity: e, Property: p))).ToList();
        var declared = typeof(Narrative).Assembly.GetTypes().SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(Narrative) && p.DeclaringType != typeof(Narrative))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");

        Assert.NotEmpty(mapped);
        Assert.Equal(declared.Order(StringComparer.Ordinal), mapped.Select(m => $"{m.Entity.ClrType.Name}.{m.Property.Name}").Order(StringComparer.Ordinal));
        Assert.Empty(mapped.Where(m => m.Entity.IsOwned() || m.Entity.IsMappedToJson() || m.Property.IsKey() || m.Property.IsIndex() || m.Property.IsForeignKey()).Select(m => m.Property.ToString()));
        Assert.Empty(mapped.Where(m => !typeof(IHasKey).IsAssignableFrom(m.Entity.ClrType) && !typeof(IPart).IsAssignableFrom(m.Entity.ClrType)).Select(m => m.Entity.Name));
    }

    [Fact]
    public async Task NoComplexType_HoldsANarrative()
    {
        var model = await app.InDbAsync(db => Task.FromResult(db.Model));
        Assert.Empty(model.GetEntityTypes().SelectMany(Complex).Where(p => p.ClrType == typeof(Narrative)).Select(p => p.Name));
    }

    [Fact]
    public void NoQuery_FiltersSortsOrGroupsByANarrative()
    {
        var names = Names();
        var code = SourceTree.Files("src/Rondetafel", ".cs").Concat(SourceTree.Files("src/Rondetafel", ".cshtml"));
        Assert.Empty(code.SelectMany(f => Found(f.Text, names).Select(m => $"{f.Name}: {m}")));
    }

    [Theory]
    [InlineData("db.Signals.OrderBy(s => s.FamilyName)", true)]
    [InlineData("signals.Where(s => s.Status == x && s.Worry == other)", true)]
    [InlineData("facts.GroupBy(f => new { f.Day, f.What })", true)]
    [InlineData("steps.ThenByDescending(s => s.Reason)", true)]
    [InlineData("steps.Where(s => s.Reason != null)", false)]
    [InlineData("signals.OrderBy(s => s.ReceivedAt).Select(s => s.Worry)", false)]
    public void Guard_SeesWhatItMust(string query, bool found) => Assert.Equal(found, Found(query, Names()).Any());

    private static HashSet<string> Names() => [.. typeof(Narrative).Assembly.GetTypes().SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(Narrative)).Select(p => p.Name)];

    private static IEnumerable<string> Found(string text, HashSet<string> names) =>
        Lambdas().Matches(text).SelectMany(m => Members().Matches(m.Groups["body"].Value).Where(p => names.Contains(p.Groups[1].Value)).Select(p => m.Value.Trim()));

    private static IEnumerable<IProperty> Complex(IEntityType entity) => entity.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties().Cast<IProperty>());

    [GeneratedRegex("""\.(?:Where|OrderBy|OrderByDescending|ThenBy|ThenByDescending|GroupBy|Any|All|Count|CountAsync|AnyAsync|FirstOrDefaultAsync|SingleOrDefaultAsync|DistinctBy|MaxBy|MinBy)\(\s*\w+\s*=>(?<body>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)""")]
    private static partial Regex Lambdas();

    [GeneratedRegex("""\b\w+\.(\w+)\b(?!\s*(?:==|!=|is not|is)\s*null)(?!\()""")]
    private static partial Regex Members();
}
