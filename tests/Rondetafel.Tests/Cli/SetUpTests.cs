using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Cli;

/// <summary>Setup as an operator runs it: what it makes, what it prints, what it refuses.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SetUpTests(SetUpInstance instance) : IClassFixture<SetUpInstance>
{
    [Fact]
    public void SetUp_TellsWhatToDoNext()
    {
        Assert.Equal("", instance.Said.Error);
        Assert.Equal(0, instance.Said.Code);
        Assert.Contains("recovery-sheet.txt", instance.Said.Out);
        Assert.Contains("serve --settings", instance.Said.Out);
        Assert.Matches("with this link, once, within 3 days:\\s+http://localhost:5081/eerste-keer#([0-9A-Z]{2,4}-?){7}\\s", instance.Said.Out);
    }

    [Fact]
    public async Task TheLinkOfTheFirstAdministrator_LeadsToAPageThatTakesItsCode()
    {
        var link = Regex.Match(instance.Said.Out, "/eerste-keer#(\\S+)");
        var (open, staff) = (new Uri($"http://127.0.0.1:{Product.FreePort()}"), new Uri($"http://127.0.0.1:{Product.FreePort()}"));
        var settings = JsonNode.Parse(File.ReadAllText(instance.SettingsFile))!.AsObject();
        (settings["publicListen"], settings["staffListen"]) = (open.ToString(), staff.ToString());
        var file = Path.Combine(instance.Folder, "link.json");
        File.WriteAllText(file, settings.ToJsonString());
        await using var product = await Product.StartAsync("Rondetafel", open, "serve", "--settings", file);
        using var administrator = new Visitor(staff);

        var page = await administrator.GetAsync("/eerste-keer");
        var set = await administrator.SendAsync(page, ("Input.Code", link.Groups[1].Value), ("Input.Password", "vier paarse lepels zingen"), ("Input.Again", "vier paarse lepels zingen"));

        Assert.NotNull(page.Document.QuerySelector("input[data-from-link]"));
        Assert.NotNull(page.Document.QuerySelector("script[src='/js/first.mjs']"));
        Assert.Equal("/account/tweede-factor", set.Path);
        foreach (var path in new[] { "/demo", "/demo/als/beheerder" }) Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("rondetafel.rootkey")]
    [InlineData("rondetafel.rootkey.sealed")]
    [InlineData("recovery-sheet.txt")]
    [InlineData("rondetafel.json")]
    public void SecretFiles_LieOutsideTheDataFolder_ForTheirOwnerOnly(string name)
    {
        var path = Path.Combine(instance.Folder, name);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(instance.Folder, "data"), "*", SearchOption.AllDirectories), f => Path.GetFileName(f) == name);
    }

    [Fact]
    public void Folders_AreClosedForOthers()
    {
        foreach (var folder in new[] { instance.Folder, Path.Combine(instance.Folder, "data") })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task Recover_MakesTheRootKeyAnew_WithTheKeyOnTheSheet_AndNoOther()
    {
        var sheet = File.ReadAllText(Path.Combine(instance.Folder, "recovery-sheet.txt"));
        var key = Regex.Match(sheet, "^[0-9A-Z]{4}(-[0-9A-Z]{1,4}){12}\\s*$", RegexOptions.Multiline).Value.Trim();
        var (copy, to) = (Path.Combine(instance.Folder, "rondetafel.rootkey.sealed"), Path.Combine(instance.Folder, "anew.rootkey"));
        Assert.StartsWith("RECOVERY SHEET OF REGIO PROEF", sheet);

        var wrong = await Product.RunAsync("setup", "recover", "--copy", copy, "--to", to, "--key", (key[0] == '2' ? "3" : "2") + key[1..]);
        Assert.Equal((1, false), (wrong.Code, File.Exists(to)));
        Assert.NotEmpty(wrong.Error);
        var right = await Product.RunAsync("setup", "recover", "--copy", copy, "--to", to, "--key", key);
        var again = await Product.RunAsync("setup", "recover", "--copy", copy, "--to", to, "--key", key);

        Assert.Equal((0, 1), (right.Code, again.Code)); // one that is there is never overwritten
        Assert.Equal(File.ReadAllBytes(Path.Combine(instance.Folder, "rondetafel.rootkey")), File.ReadAllBytes(to));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(to));
        File.Delete(to);
    }

    [Fact]
    public void DataFolder_HoldsNoKey()
    {
        var secret = JsonSerializer.Deserialize<Dictionary<int, string>>(File.ReadAllText(Path.Combine(instance.Folder, "rondetafel.rootkey")))![1];
        var bytes = Convert.FromBase64String(secret);

        foreach (var file in Directory.EnumerateFiles(Path.Combine(instance.Folder, "data")))
        {
            var held = File.ReadAllBytes(file);
            Assert.True(held.AsSpan().IndexOf(bytes) < 0 && held.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) < 0, $"{file} holds the root key.");
        }
    }

    [Fact]
    public async Task SecondSetUp_InTheSameFolder_IsRefused_AndChangesNothing()
    {
        var before = File.ReadAllText(Path.Combine(instance.Folder, "rondetafel.rootkey"));
        var said = await Product.RunAsync(SetUpInstance.Words(instance.Folder));

        Assert.Equal(1, said.Code);
        Assert.Contains("rondetafel.json exists. Setup only makes a new instance.", said.Error);
        Assert.Equal(before, File.ReadAllText(Path.Combine(instance.Folder, "rondetafel.rootkey")));
    }

    [Theory]
    [InlineData("--organisation", "Gemeente Proefstad", "is not \"Name:domain\"")]
    [InlineData("--organisation", "Gemeente Proefstad:kingdom", "is not \"Name:domain\"")]
    [InlineData("--administrator", "Ada Proef", "--administrator is \"Name <address>\".")]
    [InlineData("--municipality", "Proefstad", "--municipality Proefstad was given twice.")]
    public async Task WrongWords_AreRefused_BeforeAnythingIsMade(string option, string value, string sentence)
    {
        var folder = Path.Combine(Path.GetTempPath(), "rondetafel-never-" + Path.GetRandomFileName());
        string[] words = option == "--municipality" ? [.. SetUpInstance.Words(folder), option, value] : Replace(SetUpInstance.Words(folder), option, value);
        var said = await Product.RunAsync(words);

        Assert.Equal(1, said.Code);
        Assert.Contains(sentence, said.Error);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task MissingWords_WithNobodyAtTheKeyboard_AreNamed()
    {
        var said = await Product.RunAsync("setup", "--folder", Path.Combine(Path.GetTempPath(), "rondetafel-never"));

        Assert.Equal(1, said.Code);
        Assert.Contains("--partnership is missing. See setup --help.", said.Error);
    }

    [Theory]
    [InlineData("--help", "setup", "serve")]
    [InlineData("setup --help", "--municipality", "--administrator")]
    [InlineData("serve --help", "--settings", "rondetafel.json")]
    public async Task Help_NamesWhatThereIs(string words, string first, string second)
    {
        var said = await Product.RunAsync(words.Split(' '));

        Assert.Equal(0, said.Code);
        Assert.Contains(first, said.Out);
        Assert.Contains(second, said.Out);
    }

    private static string[] Replace(string[] words, string option, string value)
    {
        words[Array.IndexOf(words, option) + 1] = value;
        return words;
    }
}
