using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Demo;

/// <summary>The demonstration: what it holds, that it keeps it, and what it refuses. It runs on SQLite whatever the tests run on.</summary>
[Trait("engine", "none")]
public sealed class DemoTests(DemoTests.TownFolder town) : IClassFixture<DemoTests.TownFolder>
{
    /// <summary>A town that is built once, after a first start that ended before the town was whole.</summary>
    public sealed class TownFolder : IAsyncLifetime
    {
        public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-demo-").FullName, "town");

        /// <summary>The root key of the start that was broken off.</summary>
        public string FirstKey { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            var key = Path.Combine(Folder, "demo.rootkey");
            await new LabInstance(new Settings
            {
                DataFolder = Folder,
                RootKeyFile = key,
                PublicListen = "http://127.0.0.1:0",
                StaffListen = "http://127.0.0.1:0",
                StaffAddress = "http://localhost:0",
                PublicAddress = "http://localhost:0",
            }).MakeAsync(CancellationToken.None);
            FirstKey = await File.ReadAllTextAsync(key);
            await LabInstance.OpenAsync(Folder, 0, CancellationToken.None);
        }

        public ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task There_are_signals_in_every_state_and_each_page_opens_for_its_dossierhouder()
    {
        await using var app = (await LabInstance.OpenAsync(town.Folder, 0, TestContext.Current.CancellationToken)).Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(app.Urls.First());
        var signals = await LookAsync(app, db => db.Signals.Join(db.Municipalities, s => s.MunicipalityId, m => m.Id, (s, m) => new { s.Id, s.Status, m.Name }).ToListAsync());

        Assert.Equal(Enum.GetValues<SignalStatus>().Order(), signals.Select(s => s.Status).Distinct().Order());
        foreach (var (municipality, key) in new[] { ("Lindestad", "dossierhouder"), ("Waalrode", "dossierhouder-buur") })
        {
            using var visitor = new Visitor(address);
            await visitor.GetAsync($"/demo/als/{key}");
            foreach (var signal in signals.Where(s => s.Name == municipality))
                Assert.Equal((HttpStatusCode.OK, signal.Status), ((await visitor.GetAsync($"/meldingen/{signal.Id.Value}")).Status, signal.Status));
            foreach (var show in new[] { "te-doen", "apart", "weging", "afgeschermd", "samengevoegd" }) Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/meldingen?toon={show}")).Status);
        }
    }

    [Fact]
    public async Task Texts_and_criteria_of_the_town_were_approved_by_two_people()
    {
        await using var app = (await LabInstance.OpenAsync(town.Folder, 0, TestContext.Current.CancellationToken)).Build();
        var entries = await LookAsync(app, db => db.Catalogue.Where(c => c.Edition == 1).ToListAsync());

        var needed = entries.Where(e => Domain.Governance.Catalogue.CatalogueEntry.ShipsAsProposal(e.Kind)).ToList();
        Assert.NotEmpty(needed);
        Assert.All(needed, e => Assert.True(e.ProposedBy is not null && e.ApprovedBy is not null && e.ProposedBy != e.ApprovedBy, e.Code));
    }

    [Fact]
    public async Task A_first_start_that_was_broken_off_is_done_again()
    {
        Assert.NotEqual(town.FirstKey, await File.ReadAllTextAsync(Path.Combine(town.Folder, "demo.rootkey"), TestContext.Current.CancellationToken));
        Assert.NotEmpty(await CodesAsync());
    }

    [Fact]
    public async Task A_second_start_keeps_the_data()
    {
        var (first, key) = (await CodesAsync(), await File.ReadAllTextAsync(Path.Combine(town.Folder, "demo.rootkey"), TestContext.Current.CancellationToken));

        Assert.Equal(first, await CodesAsync());
        Assert.Equal(key, await File.ReadAllTextAsync(Path.Combine(town.Folder, "demo.rootkey"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_changed_schema_builds_the_town_anew()
    {
        var folder = Path.Combine(Path.GetDirectoryName(town.Folder)!, "changed");
        Directory.CreateDirectory(folder);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(town.Folder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var instance = await LabInstance.OpenAsync(folder, 0, TestContext.Current.CancellationToken);
        await using (var connection = await Engine.OpenAsync(instance.Settings, TestContext.Current.CancellationToken))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = """UPDATE "SchemaVersion" SET "Hash" = 'another' WHERE "Number" = 1""";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }
        SqliteConnection.ClearAllPools();
        var before = await File.ReadAllTextAsync(Path.Combine(folder, "demo.rootkey"), TestContext.Current.CancellationToken);

        await LabInstance.OpenAsync(folder, 0, TestContext.Current.CancellationToken);

        Assert.NotEqual(before, await File.ReadAllTextAsync(Path.Combine(folder, "demo.rootkey"), TestContext.Current.CancellationToken));
        Assert.NotEqual(await CodesAsync(), await CodesAsync(folder));
        Assert.NotEmpty(await CodesAsync(folder));
    }

    [Theory]
    [InlineData("real")]
    [InlineData(null)]
    public async Task A_folder_that_it_did_not_make_is_refused_and_left_as_it_is(string? kind)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(town.Folder)!, "foreign-" + kind)).FullName;
        if (kind is not null) Instance.Mark(folder, kind);
        await File.WriteAllTextAsync(Path.Combine(folder, "brief.txt"), "Blijf hier af.", TestContext.Current.CancellationToken);
        var before = Directory.EnumerateFiles(folder).Order().Select(f => (f, File.ReadAllText(f))).ToList();

        var refused = await Assert.ThrowsAsync<SettingsException>(() => LabInstance.OpenAsync(folder, 0, TestContext.Current.CancellationToken));

        Assert.Contains("was not made by the demonstration", refused.Message);
        Assert.Equal(before, Directory.EnumerateFiles(folder).Order().Select(f => (f, File.ReadAllText(f))));
    }

    private Task<List<string>> CodesAsync() => CodesAsync(town.Folder);

    private static async Task<List<string>> CodesAsync(string folder)
    {
        await using var app = (await LabInstance.OpenAsync(folder, 0, TestContext.Current.CancellationToken)).Build();
        return await LookAsync(app, db => db.Signals.Select(s => s.Code).OrderBy(c => c).ToListAsync());
    }

    private static async Task<T> LookAsync<T>(WebApplication app, Func<RondetafelDb, Task<T>> look)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide());
    }
}
