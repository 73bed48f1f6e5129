using System.Reflection;
using System.Text.RegularExpressions;
using Rondetafel.Access;
using Rondetafel.Tests.Ui;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Guards;

/// <summary>The only thing that opens sealed text comes from a decision, and there are no other ways to it than the known ones.</summary>
public sealed partial class CaseTableGuards
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Each decides before it gives a table. A new one is added here with care: by whom it is used and what it decides.</summary>
    private static readonly string[] Ways = ["For", "ForReceipt"];

    [Fact]
    public void CaseTable_HasNoConstructorForOthers()
    {
        Assert.True(typeof(CaseTable).IsSealed);
        Assert.All(typeof(CaseTable).GetConstructors(All), c => Assert.True(c.IsPrivate));
        Assert.Null(typeof(CaseTable).GetMethod("<Clone>$"));
    }

    [Fact]
    public void CaseTable_IsMadeInTheKnownWaysOnly()
    {
        var ways = typeof(CaseTable).GetMethods(All).Where(m => m is { IsStatic: true, IsPrivate: false } && m.ReturnType == typeof(CaseTable)).Select(m => m.Name);
        Assert.Equal(Ways.Order(), ways.Order());
    }

    [Fact]
    public void SealedText_OpensForATableOnly()
    {
        var opening = typeof(SealedTexts).GetMethods(All).Where(m => m is { IsPrivate: false } && (m.ReturnType == typeof(string) || m.ReturnType == typeof(byte[])) && m.Name != nameof(SealedTexts.Seal));
        Assert.All(opening, m => Assert.Equal(typeof(CaseTable), m.GetParameters()[0].ParameterType));
    }

    [Fact]
    public void KeysAndBoxes_AreUsedInTheVaultAndByTheOperatorOnly()
    {
        var users = SourceTree.Files("src/Rondetafel", ".cs").Where(f => f.Text.Contains("AesBox.", StringComparison.Ordinal)).Select(f => f.Name);
        Assert.All(users, n => Assert.True(n.StartsWith("src/Rondetafel/Vault/", StringComparison.Ordinal) || n == "src/Rondetafel/Cli/Instance.cs", n));
    }

    /// <summary>Who reads why more people should read a contribution, and why not, is narrower than who reads it: one place opens these texts and holds the rule of each.</summary>
    [Fact]
    public void WhyAContributionIsWidened_IsOpenedWhereItsRuleStands()
    {
        var readers = SourceTree.Files("src/Rondetafel", ".cs").Concat(SourceTree.Files("src/Rondetafel", ".cshtml")).Where(f => WhyWider().IsMatch(f.Text)).Select(f => f.Name);
        Assert.Equal(["src/Rondetafel/Features/Persons/Cases/CaseView.cs"], readers);
    }

    [GeneratedRegex(@"(?<!Status)\.(WideningReason|WaitingReason|Declined)\b")]
    private static partial Regex WhyWider();
}
