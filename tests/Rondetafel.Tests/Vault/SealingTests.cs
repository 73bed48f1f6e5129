using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Vault;

/// <summary>Sealed text opens in its own place under its own key, and nowhere else.</summary>
public sealed class SealingTests(TestApp app) : IClassFixture<TestApp>
{
    private SealedTexts Texts => app.Services.GetRequiredService<SealedTexts>();

    [Fact]
    public async Task Text_OpensForTheDossierhouder_AsItWasWritten()
    {
        var id = await app.SignalAsync("Ünïcode 🌍 en \u202Eomgekeerd");
        var (signal, table) = await OpenAsync(id);

        Assert.Equal("Ünïcode 🌍 en \u202Eomgekeerd", table.Read(signal.Facts[0].What, signal.Facts[0].Id.Value));
        Assert.Equal("Ik maak mij zorgen.", table.Read(signal.Worry, id.Value));
        Assert.Null(table.Read(signal.AlreadyDone, id.Value));
    }

    [Fact]
    public async Task WrongRow_RefusesToOpen()
    {
        var (signal, table) = await OpenAsync(await app.SignalAsync());

        Assert.Throws<VaultException>(() => table.Read(signal.Facts[0].What, signal.Id.Value));
    }

    [Fact]
    public async Task WrongField_RefusesToOpen()
    {
        var (signal, table) = await OpenAsync(await app.SignalAsync());
        var elsewhere = Narrative.Stored("signal.other", signal.Worry!.SealedBytes);

        Assert.Throws<VaultException>(() => table.Read(elsewhere, signal.Id.Value));
    }

    [Fact]
    public async Task KeyOfAnotherSignal_RefusesToOpen()
    {
        var (signal, _) = await OpenAsync(await app.SignalAsync());
        var (_, other) = await OpenAsync(await app.SignalAsync());

        Assert.Throws<VaultException>(() => other.Read(signal.Worry, signal.Id.Value));
    }

    [Fact]
    public async Task OneChangedBit_RefusesToOpen()
    {
        var (signal, table) = await OpenAsync(await app.SignalAsync());
        var bytes = signal.Worry!.SealedBytes.ToArray();
        bytes[^1] ^= 1;

        Assert.Throws<VaultException>(() => table.Read(Narrative.Stored("signal.worry", bytes), signal.Id.Value));
    }

    [Fact]
    public async Task SameText_TwiceSealed_LooksDifferent()
    {
        var (one, _) = await OpenAsync(await app.SignalAsync());
        var (two, _) = await OpenAsync(await app.SignalAsync());

        Assert.NotEqual(one.Worry!.SealedBytes, two.Worry!.SealedBytes);
    }

    [Fact]
    public async Task PlantedWords_AreInNoFileOrTableOfTheDatabase()
    {
        var id = await app.SignalAsync("Zonnebloemvlinder", "Kwartelkoning");
        await app.InDbAsync(async db =>
        {
            (await db.Signals.SingleAsync(s => s.Id == id)).AddByReporter(new SignalAdditionId(Rows.Id()), "Zonnebloemvlinder", new SignalTerms(2, 14, 14), Actor.Public, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var held = await BytesAsync();

        Assert.NotEmpty(held);
        foreach (var word in new[] { "Zonnebloemvlinder", "Kwartelkoning" })
            Assert.DoesNotContain(held, bytes => Holds(bytes, Encoding.UTF8.GetBytes(word)) || Holds(bytes, Encoding.Unicode.GetBytes(word)));
        Assert.Contains(held, bytes => Holds(bytes, Encoding.UTF8.GetBytes("Lindestad")));
    }

    [Fact]
    public void PlainNarrative_CannotBeStored() => Assert.Throws<InvalidOperationException>(() => Narrative.Of("open").SealedBytes);

    [Fact]
    public void Narrative_NeverTellsItsTextByAccident() => Assert.Equal("[sealed]", $"{Narrative.Of("geheim")}");

    [Fact]
    public void RootKeyFile_MissingOrDamaged_IsSaidPlainly()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-key-").FullName, "a.rootkey");
        Assert.Contains("is missing", Assert.Throws<VaultException>(() => RootKeys.Read(path)).Message);
        foreach (var text in new[] { "", "{}", "{\"1\":\"c2hvcnQ=\"}", "{\"1\":\"%%%\"}" })
        {
            File.WriteAllText(path, text);
            Assert.Contains("is damaged", Assert.Throws<VaultException>(() => RootKeys.Read(path)).Message);
        }
    }

    private async Task<(Signal, CaseTable)> OpenAsync(SignalId id)
    {
        var by = await app.ActorAsync("dossierhouder");
        return await app.InDbAsync(async db =>
        {
            var signal = await db.Signals.AsNoTracking().Include(s => s.Facts).SingleAsync(s => s.Id == id);
            var item = await Scopes.ItemAsync(db, ItemKind.Signal, id.Value, new Acting(app.Clock, new RandomSource()), CancellationToken.None);
            return (signal, CaseTable.For(Texts, by, Permission.ReadSignal, item!)!);
        });
    }

    /// <summary>All bytes that are kept: the files on SQLite, the rows of every table as text on PostgreSQL.</summary>
    private async Task<List<byte[]>> BytesAsync()
    {
        if (!TestDatabase.IsPostgres) return Directory.EnumerateFiles(app.Settings.DataFolder).Select(Shared).ToList();
        return await app.InDbAsync(async db =>
        {
            var rows = new List<byte[]>();
            foreach (var table in await db.Database.SqlQuery<string>($"SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'").ToListAsync())
            {
                var sql = "SET bytea_output = 'escape'; SELECT t::text AS \"Value\" FROM \"" + table + "\" t";
                rows.AddRange((await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Select(Encoding.UTF8.GetBytes));
            }
            return rows;
        });
    }

    private static byte[] Shared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private static bool Holds(byte[] bytes, byte[] word) => bytes.AsSpan().IndexOf(word) >= 0;
}
