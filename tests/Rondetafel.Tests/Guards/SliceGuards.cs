using System.Reflection;
using System.Text.RegularExpressions;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>Slices stay apart: one may use another's domain types, never its handlers, queries or page models.</summary>
public sealed partial class SliceGuards
{
    private const string Root = "Rondetafel.Features.";
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void NoSlice_NamesAnotherSlice()
    {
        var files = SourceTree.Files("src/Rondetafel/Features", ".cs").Concat(SourceTree.Files("src/Rondetafel/Features", ".cshtml")).ToList();
        var strangers = files.SelectMany(f => Names().Matches(f.Text).Select(m => Space(m.Groups[1].Value)).Where(other => !MayUse(Home(f.Name), other)).Select(other => $"{f.Name} uses {other}"));

        Assert.NotEmpty(files);
        Assert.Empty(strangers.Distinct());
    }

    [Fact]
    public void NoType_IsGivenAHandlerOrModelOfAnotherSlice()
    {
        var types = typeof(WebHost).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true).ToList();
        var strangers = types.SelectMany(t => Used(t).Where(u => IsOfSlice(u) && !MayUse(t.Namespace![Root.Length..], u.Namespace![Root.Length..])).Select(u => $"{t.FullName} uses {u.FullName}"));

        Assert.NotEmpty(types);
        Assert.Empty(strangers.Distinct());
    }

    [Theory]
    [InlineData("Persons.Signals.Stop", "Persons.Signals.Route", false)]
    [InlineData("Persons.Signals.Stop", "Persons.Signals", true)]
    [InlineData("Persons.Signals.Stop", "Persons.Signals.Stop", true)]
    [InlineData("Persons.Signals", "Persons.Signals.Stop", false)]
    [InlineData("Persons.Signals.Stop", "Persons.Answers", true)]
    [InlineData("Persons.Signals.Stop", "Persons.Answers.Give", false)]
    [InlineData("Persons.Signals.Stop", "Rights.AuditLog", false)]
    [InlineData("Admin.Proposals", "Admin.Lists", false)]
    [InlineData("Status", "Shared", true)]
    public void Rule_KnowsAStranger(string home, string other, bool may) => Assert.Equal(may, MayUse(home, other));

    /// <summary>A slice may use itself, what its noun or ring shares, what another noun of the same ring shares, and what all share.</summary>
    private static bool MayUse(string home, string other) =>
        other == "Shared" || home == other || home.StartsWith(other + ".", StringComparison.Ordinal) || (Ring(home) == Ring(other) && !Slices.Contains(other));

    private static string Ring(string space) => space.Split('.')[0];

    /// <summary>The folders that hold a page: the slices.</summary>
    private static readonly HashSet<string> Slices = [.. SourceTree.Files("src/Rondetafel/Features", ".cshtml").Where(f => f.Text.StartsWith("@page", StringComparison.Ordinal)).Select(f => Home(f.Name))];

    private static readonly HashSet<string> Spaces =
        [.. typeof(WebHost).Assembly.GetTypes().Select(t => t.Namespace).Where(n => n?.StartsWith(Root, StringComparison.Ordinal) == true).Select(n => n![Root.Length..])];

    /// <summary>The namespace in a name that may end in a type.</summary>
    private static string Space(string name)
    {
        while (!Spaces.Contains(name) && name.Contains('.')) name = name[..name.LastIndexOf('.')];
        return name;
    }

    private static bool IsOfSlice(Type type) => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true;

    private static string Home(string file) => string.Join('.', file.Split('/')[3..^1]);

    private static IEnumerable<Type> Used(Type type) => type.GetConstructors(All).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType)
        .Concat(type.GetFields(All).Select(f => f.FieldType)).Concat(type.GetProperties(All).Select(p => p.PropertyType))
        .Concat(type.GetMethods(All).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))
        .SelectMany(t => t.IsGenericType ? t.GetGenericArguments().Append(t) : [t]);

    [GeneratedRegex("""Rondetafel\.Features\.(\w+(?:\.(?!Index|\w+Model|\w+Handler|\w+Query)\w+)*)(?<!namespace Rondetafel\.Features\.\S+)""")]
    private static partial Regex Names();
}
