using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Cli;

/// <summary>Serve as an operator runs it: both addresses, health, logs, and every reason to refuse with a clear sentence.</summary>
public sealed class ServeTests(SetUpInstance instance) : IClassFixture<SetUpInstance>
{
    private const string Planted = "Kwetterlaar";

    [Fact]
    [Trait("engine", "none")]
    public async Task Serve_OpensTwoAddresses_KeepsTheStaffSideApart_AndLogsNothingThatWasTyped()
    {
        var (open, staff) = (Address(), Address());
        var file = Vary(s => (s["publicListen"], s["staffListen"]) = (open.ToString(), staff.ToString()));
        await using var product = await Product.StartAsync("Rondetafel", open, "serve", "--settings", file);
        using var citizen = new Visitor(open);
        using var professional = new Visitor(staff);

        Assert.Equal(HttpStatusCode.OK, (await citizen.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await professional.GetAsync("/")).Status);
        foreach (var path in new[] { "/inloggen", "/mijn-werk", "/eerste-keer", "/meldingen", "/beheer", "/demo" })
            Assert.Equal(HttpStatusCode.NotFound, (await citizen.GetAsync(path)).Status);
        foreach (var path in new[] { "/demo", "/demo/als/beheerder", "/demo/als/dossierhouder" })
            Assert.Equal(HttpStatusCode.NotFound, (await professional.GetAsync(path)).Status);
        Assert.Equal("Healthy", (await citizen.GetAsync("/health/live")).Html);
        Assert.Equal("Healthy", (await professional.GetAsync("/health/ready")).Html);

        await citizen.GetAsync($"/{Planted}/{Planted}?{Planted}={Planted}");
        await professional.GetAsync($"/meldingen/{Planted}?zoek={Planted}");
        foreach (var path in new[] { "/", "/inloggen", "/melden" })
            await professional.FollowAsync(new HttpRequestMessage(HttpMethod.Post, path + "?terug=" + Planted)
            {
                Content = new FormUrlEncodedContent([new("Input.Email", Planted), new("Input.What", Planted), new(Planted, Planted)]),
                Headers = { { "User-Agent", Planted }, { "Referer", "http://localhost/" + Planted } },
            });
        await professional.FollowAsync(new HttpRequestMessage(new HttpMethod("KWETTER"), "/" + Planted));

        Assert.Equal(0, await product.StopAsync());
        Assert.Contains("\"GET / 200 ", product.Lines);
        Assert.Contains("\"GET - 404 ", product.Lines);
        Assert.Contains("\"other - 4", product.Lines);
        Assert.DoesNotContain(Planted, product.Lines, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("KWETTER", product.Lines, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("engine", "none")]
    public async Task MissingSettings_AreRefused() => await RefusedAsync("/nowhere/rondetafel.json", "The settings file /nowhere/rondetafel.json does not exist. Run setup first.");

    [Theory]
    [Trait("engine", "none")]
    [InlineData("{ \"database\": ", "cannot be read")]
    [InlineData("null", "is empty")]
    [InlineData("{ \"databas\": \"sqlite\" }", "databas")]
    [InlineData("{ \"database\": \"mysql\" }", "Database is \"sqlite\" or \"postgres\"")]
    [InlineData("{ \"database\": \"postgres\" }", "Connection is missing")]
    [InlineData("{ \"publicListen\": \"5080\" }", "PublicListen is not an address")]
    [InlineData("{ \"publicAddress\": \"meldpunt.example\" }", "PublicAddress is not an address")]
    [InlineData("{ \"staffAddress\": \"ftp://meldpunt.example\" }", "StaffAddress is not an address")]
    [InlineData("{ \"publicListen\": \"http://127.0.0.1:5080\", \"staffListen\": \"http://127.0.0.2:5080\" }", "need a port of their own each")]
    [InlineData("{ \"trustedProxies\": [\"proxy.example\"] }", "TrustedProxies: \"proxy.example\" is not an address")]
    public async Task WrongSettings_AreRefused_NamingTheFile(string json, string sentence)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-wrong-").FullName, "wrong.json");
        await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);

        await RefusedAsync(file, sentence, "wrong.json");
    }

    [Fact]
    [Trait("engine", "none")]
    public async Task FolderOfTheDemonstration_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("rondetafel-demo-").FullName;
        Instance.Mark(folder, "demonstration");

        await RefusedAsync(Vary(s => s["dataFolder"] = folder), "holds a demonstration. It cannot be served as the real thing.");
    }

    [Fact]
    [Trait("engine", "none")]
    public async Task FolderThatIsNotOurs_IsRefused() =>
        await RefusedAsync(Vary(s => s["dataFolder"] = Directory.CreateTempSubdirectory("rondetafel-other-").FullName), "is not a folder of Rondetafel. Run setup first.");

    [Fact]
    [Trait("engine", "none")]
    public async Task MissingRootKey_IsRefused() => await RefusedAsync(Vary(s => s["rootKeyFile"] = "/nowhere/key"), "The root key file /nowhere/key is missing.");

    [Fact]
    [Trait("engine", "none")]
    public async Task RootKeyOfAnotherInstance_IsRefused()
    {
        var other = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-key-").FullName, "other.rootkey");
        Rondetafel.Vault.RootKeys.Create(other, new Rondetafel.Domain.Shared.RandomSource());

        await RefusedAsync(Vary(s => s["rootKeyFile"] = other), "does not belong to this database.");
    }

    [Fact]
    [Trait("engine", "none")]
    public async Task RootKeyInTheDataFolder_IsRefused()
    {
        var inside = Path.Combine(instance.Folder, "data", "inside.rootkey");
        await RefusedAsync(Vary(s => s["rootKeyFile"] = inside), "The root key file lies in the data folder.");
    }

    [Theory]
    [InlineData("""UPDATE "SchemaVersion" SET "Hash" = 'x' WHERE "Number" = 2""", "in a form that this version of Rondetafel does not know")]
    [InlineData("""INSERT INTO "SchemaVersion" ("Number", "Hash") VALUES (9000, 'x')""", "has schema script 9000")]
    [InlineData("""DELETE FROM "SchemaVersion" WHERE "Number" = 2""", "made by an older version of Rondetafel. This version cannot bring it up to date and leaves it as it is")]
    [InlineData("""DROP TABLE "SchemaVersion" """, "was not set up by Rondetafel")]
    public async Task AnotherSchema_IsRefused(string sql, string sentence)
    {
        var settings = await TestDatabase.CopyAsync();
        try
        {
            await TestDatabase.AsOwnerAsync(settings, sql);
            var key = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-key-").FullName, "moved.rootkey");
            File.Move(settings.RootKeyFile, key);
            await File.WriteAllTextAsync(Path.Combine(settings.DataFolder, "instance.json"), "{\"kind\":\"real\"}", TestContext.Current.CancellationToken);

            await RefusedAsync(Vary(s => (s["dataFolder"], s["rootKeyFile"], s["connection"]) = (settings.DataFolder, key, settings.Connection)), sentence);
        }
        finally
        {
            await TestDatabase.DropAsync(settings);
        }
    }

    [Fact]
    [Trait("engine", "none")]
    public async Task PortInUse_IsRefused()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await RefusedAsync(Vary(s => (s["publicListen"], s["staffListen"]) = ($"http://127.0.0.1:{port}", Address().ToString())), "address already in use");
    }

    private static async Task RefusedAsync(string file, params string[] sentences)
    {
        var said = await Product.RunAsync("serve", "--settings", file);

        Assert.Equal(1, said.Code);
        foreach (var sentence in sentences) Assert.Contains(sentence, said.Error);
        Assert.DoesNotContain("   at ", said.Error);
    }

    private static Uri Address() => new($"http://127.0.0.1:{Product.FreePort()}");

    /// <summary>A copy of the settings file, beside it, with something changed.</summary>
    private string Vary(Action<JsonObject> change)
    {
        var settings = JsonNode.Parse(File.ReadAllText(instance.SettingsFile))!.AsObject();
        change(settings);
        var file = Path.Combine(instance.Folder, Path.GetRandomFileName() + ".json");
        File.WriteAllText(file, settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return file;
    }
}
