using System.Reflection;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>The style of the domain: typed ids, state that only its own methods change, documentation, no reference to the outside.</summary>
public sealed class DomainGuards
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The values that aggregates and parts give the save, which works with every kind of row.</summary>
    private static readonly HashSet<string> BareIds = ["RootId", "PartId"];

    private static readonly Type[] Types = [.. typeof(Aggregate).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Rondetafel.Domain", StringComparison.Ordinal) == true)];

    [Fact]
    public void Ids_AreTyped()
    {
        Assert.Empty(BareIdsOf(Types));
    }

    [Fact]
    public void AnIdWithoutAType_IsFound() =>
        Assert.Equal(["new Planted(otherId)", "Planted.Do(signalId)", "Planted.SignalId"], BareIdsOf([typeof(Planted)]).Order(StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> BareIdsOf(IEnumerable<Type> types)
    {
        var named = types.SelectMany(t => t.GetProperties(Own).Select(p => (Where: $"{t.Name}.{p.Name}", p.Name, Type: p.PropertyType))
            .Concat(t.GetMethods(Own).SelectMany(m => m.GetParameters().Select(p => (Where: $"{t.Name}.{m.Name}({p.Name})", Name: p.Name ?? "", Type: p.ParameterType))))
            .Concat(t.GetConstructors(Own).SelectMany(c => c.GetParameters().Select(p => (Where: $"new {t.Name}({p.Name})", Name: p.Name ?? "", Type: p.ParameterType)))));
        return named.Where(b => (b.Type == typeof(Guid) || b.Type == typeof(Guid?)) && b.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) && !BareIds.Contains(b.Name)).Select(b => b.Where);
    }

    private sealed class Planted(Guid otherId)
    {
        public Guid? SignalId => RootId == Guid.Empty ? null : RootId;

        public Guid RootId => otherId;

        public Guid Do(Guid signalId) => signalId == RootId ? RootId : signalId;
    }

    [Fact]
    public void AggregatesAndParts_HaveNoPublicSetters()
    {
        var rows = Types.Where(t => (t.IsSubclassOf(typeof(Aggregate)) || typeof(IPart).IsAssignableFrom(t)) && !t.IsInterface).Append(typeof(Aggregate)).ToList();

        Assert.True(rows.Count > 5);
        Assert.Empty(rows.SelectMany(t => t.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).Select(p => $"{t.Name}.{p.Name}")));
        Assert.Empty(rows.SelectMany(t => t.GetFields().Where(f => f is { IsLiteral: false, IsInitOnly: false }).Select(f => $"{t.Name}.{f.Name}")));
    }

    [Fact]
    public void AggregatesAndParts_AreMadeByTheirOwnMethodsOnly()
    {
        var rows = Types.Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Aggregate)) || typeof(IPart).IsAssignableFrom(t)));
        Assert.Empty(rows.Where(t => t.GetConstructors().Length > 0).Select(t => t.Name));
    }

    [Fact]
    public void Domain_RefersToTheBaseClassLibraryOnly()
    {
        var references = typeof(Aggregate).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.All(references, r => Assert.StartsWith("System.", r, StringComparison.Ordinal));
        Assert.DoesNotContain("Reference Include", SourceTree.Files("src/Rondetafel.Domain", ".csproj").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PublicMembersOfTheDomain_MustBeDocumented()
    {
        var project = SourceTree.Files("src/Rondetafel.Domain", ".csproj").Single().Text;
        Assert.Contains("<GenerateDocumentationFile>true</GenerateDocumentationFile>", project, StringComparison.Ordinal);
        Assert.DoesNotContain("1591", project, StringComparison.Ordinal);
        Assert.Empty(SourceTree.Files("src/Rondetafel.Domain", ".cs").Where(f => f.Text.Contains("CS1591", StringComparison.Ordinal)).Select(f => f.Name));
    }
}
