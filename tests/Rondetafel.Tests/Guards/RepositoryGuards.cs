using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>What is kept in the repository works on any machine: no place of a package registry, no path of one machine, no leftover marks.</summary>
public sealed partial class RepositoryGuards
{
    private static readonly string[] Text = [".cs", ".cshtml", ".mjs", ".js", ".json", ".css", ".md", ".yml", ".sql", ".sh", ".csproj", ".props", ".slnx", ".txt", ".npmrc", ".config", "rondetafel", "run", "LICENSE"];
    private static readonly (string Name, string Text)[] Files = [.. Tracked()];

    [Fact]
    public void NoFile_NamesARegistryOrThePathOfAMachine()
    {
        Assert.True(Files.Length > 100);
        Assert.Empty(Files.SelectMany(f => Places().Matches(f.Text).Select(m => $"{f.Name}: {m.Value}")));
    }

    [Fact]
    public void LockFiles_SayWhichPackage_NotFromWhere()
    {
        var locks = Files.Where(f => f.Name.EndsWith("package-lock.json", StringComparison.Ordinal)).ToList();
        Assert.True(locks.Count >= 2);
        Assert.Empty(locks.Where(l => l.Text.Contains("\"resolved\"", StringComparison.Ordinal)).Select(l => l.Name));
        Assert.All(locks, l => Assert.NotNull(JsonDocument.Parse(l.Text)));
    }

    [Fact]
    public void Source_HoldsNoMarkOfUnfinishedWork() =>
        Assert.Empty(Files.Where(f => f.Name.StartsWith("src/", StringComparison.Ordinal)).SelectMany(f => Marks().Matches(f.Text).Select(m => $"{f.Name}: {m.Value}")));

    /// <summary>The framework compiles such an expression for each field of each page that is drawn; rows of a list use "at" and "value".</summary>
    [Fact]
    public void NoField_IsBoundToAnIndex()
    {
        Assert.True(Files.Count(f => f.Text.Contains("<rt-field ", StringComparison.Ordinal)) > 20);
        Assert.Empty(Files.SelectMany(f => Indexed().Matches(f.Text).Select(m => $"{f.Name}: {m.Value}")));
    }

    [Theory]
    [InlineData("/ho" + "me/ada/rondetafel", true)]
    [InlineData("https://npm.example.org/regis" + "try/", true)]
    [InlineData("C:\\Us" + "ers\\ada", true)]
    [InlineData("See /melden and /mijn-werk on http://localhost:5081", false)]
    public void Guard_SeesWhatItMust(string text, bool found) => Assert.Equal(found, Places().IsMatch(text));

    private static IEnumerable<(string, string)> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, UseShellExecute = false })!;
        var names = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return names.Where(n => Text.Any(e => n.EndsWith(e, StringComparison.Ordinal)) && File.Exists(Path.Combine(SourceTree.Root, n)))
            .Select(n => (n, File.ReadAllText(Path.Combine(SourceTree.Root, n))));
    }

    [GeneratedRegex("""<rt-[a-z]+[^>]* for="[^"@]*\[""")]
    private static partial Regex Indexed();

    [GeneratedRegex("""(?<![\w.])/(?:home|root|Users|work|farm|mnt)/[\w.]+/|[A-Z]:\\Users\\|https?://[\w.:-]*(?:/[\w./-]*)?(?:registry|nexus|artifactory|/v3/index\.json)\b""")]
    private static partial Regex Places();

    [GeneratedRegex("""\b(?:TODO|FIXME|XXX|HACK)\b|NotImplementedException|[Cc]oming soon""")]
    private static partial Regex Marks();
}
