using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;

namespace Rondetafel.Tests.Jobs;

/// <summary>Each test has an application of its own: they move the clock.</summary>
public sealed class DailyJobTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task StoppedSignal_IsGoneAfterItsTermAndNotADayBefore()
    {
        var id = await StoppedAsync("Weg");
        var (sealedText, key) = await BytesAsync(id);
        _app.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, (await RunAsync()).Signals);
        Assert.Equal(1, await _app.LookAsync(db => db.Signals.CountAsync(s => s.Id == id)));
        if (!TestDatabase.IsPostgres) Assert.True(InFiles(sealedText) || InFiles(key), "The test must see the bytes while they are there.");

        _app.Clock.Advance(TimeSpan.FromDays(1));
        var run = await RunAsync();

        Assert.Equal((1, 0), (run.Signals, run.Failed));
        Assert.Equal(0, await _app.LookAsync(db => db.Signals.CountAsync(s => s.Id == id)));
        Assert.Equal(0, await _app.LookAsync(db => db.Set<SignalFact>().CountAsync(f => f.SignalId == id)));
        Assert.Equal(0, await _app.LookAsync(db => db.Set<SignalStep>().CountAsync(f => f.SignalId == id)));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == id.Value && a.Action == "SignalDestroyed" && a.ActorId == null && a.Origin == "daily-job")));
        Assert.Equal(1, await _app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "signal.destroyed" && c.Code == "Stopped")));
        if (TestDatabase.IsPostgres) return;
        Assert.False(InFiles(sealedText), "The sealed text is still in a file.");
        Assert.False(InFiles(key), "The wrapped key is still in a file.");
    }

    [Fact]
    public async Task AnswerOfAStoppedSignal_CanBeReadEightWeeksMore()
    {
        var id = await StoppedAsync("Antwoord");
        _app.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        Assert.Equal(new DateOnly(2026, 5, 11), await _app.LookAsync(db => db.Answers.Where(a => a.SignalId == id).Select(a => a.DestroyOn).SingleAsync()));

        _app.Clock.Advance(TimeSpan.FromDays(55));
        Assert.Equal(0, (await RunAsync()).Answers);
        _app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, (await RunAsync()).Answers);
        Assert.Equal(0, await _app.LookAsync(db => db.Answers.CountAsync(a => a.SignalId == id)));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "AnswerDestroyed")));
    }

    [Fact]
    public async Task ReportNeverConfirmed_GoesWithItsReporterAtOnce()
    {
        var id = await _app.SignalAsync("Lindestad", Planted.Named("Nooit", "Gesproken"), Channel.PublicPage);
        _app.Clock.Advance(TimeSpan.FromDays(14));

        var run = await RunAsync();

        Assert.Equal((1, 1, 0), (run.Signals, run.Answers, run.Failed));
        Assert.Equal(0, await _app.LookAsync(db => db.Answers.CountAsync(a => a.SignalId == id)));
    }

    [Fact]
    public async Task MergedSignal_GoesWithTheOneItWasMergedInto()
    {
        var staying = await _app.SignalAsync("Lindestad", Planted.Named("Een", "Persoon"));
        var merged = await _app.SignalAsync("Lindestad", Planted.Named("Zelfde", "Mens"));
        await _app.ChangeAsync(merged, (s, _) => s.MergeInto(staying, true, true, Planted.Step("zelfde"), Actor.Clock, _app.Clock.Now));
        await _app.ChangeAsync(staying, (s, terms) => s.Stop(Planted.Step("x", "no_sign"), terms, Actor.Clock, _app.Clock.Now));
        _app.Clock.Advance(TimeSpan.FromDays(14));

        Assert.Equal(0, (await RunAsync()).Failed);

        Assert.Equal(0, await _app.LookAsync(db => db.Signals.CountAsync()));
        Assert.Equal(2, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "SignalDestroyed")));
    }

    [Fact]
    public async Task LivingSignal_StaysHoweverLong()
    {
        var id = await _app.SignalAsync("Lindestad", Planted.Named("Loopt", "Nog"));
        _app.Clock.Advance(TimeSpan.FromDays(400));

        await RunAsync();

        Assert.Equal(1, await _app.LookAsync(db => db.Signals.CountAsync(s => s.Id == id)));
    }

    [Fact]
    public async Task OneThatFails_DoesNotStopTheOthers()
    {
        var (bad, good) = (await StoppedAsync("Kapot"), await StoppedAsync("Heel"));
        // An answer already in tracking trouble: a second program holds the row of one signal at another version.
        await TestDatabase.AsOwnerAsync(_app.Settings, TestDatabase.IsPostgres
            ? "CREATE FUNCTION no() RETURNS trigger AS $$ BEGIN IF OLD.\"Id\" = '" + bad.Value + "' THEN RAISE EXCEPTION 'no'; END IF; RETURN OLD; END $$ LANGUAGE plpgsql; CREATE TRIGGER no BEFORE DELETE ON \"Signals\" FOR EACH ROW EXECUTE FUNCTION no()"
            : "CREATE TRIGGER no BEFORE DELETE ON \"Signals\" WHEN OLD.\"Id\" = '" + bad.Value.ToString().ToUpperInvariant() + "' BEGIN SELECT RAISE(ABORT, 'no'); END");
        _app.Clock.Advance(TimeSpan.FromDays(14));

        var run = await RunAsync();

        Assert.Equal((1, 1), (run.Signals, run.Failed));
        Assert.Equal([bad], await _app.LookAsync(db => db.Signals.Select(s => s.Id).ToListAsync()));
        Assert.DoesNotContain(good, await _app.LookAsync(db => db.Signals.Select(s => s.Id).ToListAsync()));
        Assert.Equal(0, await _app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == bad.Value && a.Action == "SignalDestroyed")));
    }

    [Fact]
    public async Task TwoRunsAtOnce_CountEachSignalOnce()
    {
        for (var i = 0; i < 5; i++) await StoppedAsync("Dubbel" + i);
        _app.Clock.Advance(TimeSpan.FromDays(14));

        await Task.WhenAll(RunAsync(), RunAsync());

        Assert.Equal(0, await _app.LookAsync(db => db.Signals.CountAsync()));
        Assert.Equal(5, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "SignalDestroyed")));
    }

    [Fact]
    public async Task Leftovers_AreSwept_AndWhatIsFreshStays()
    {
        var owner = await _app.PersonAsync("docent");
        await AddLeftoversAsync(owner, "oud");
        _app.Clock.Advance(TimeSpan.FromDays(8));
        await AddLeftoversAsync(owner, "vers");

        var run = await RunAsync();

        Assert.Equal(1, run.Drafts);
        Assert.Equal(["vers"], await _app.LookAsync(db => db.Drafts.Select(d => d.Form).ToListAsync()));
        Assert.Equal(["vers"], await _app.LookAsync(db => db.UsedKeys.Select(u => u.Key).ToListAsync()));
        Assert.Equal(1, await _app.LookAsync(db => db.StaffSessions.CountAsync()));
    }

    [Fact]
    public async Task ComparisonThatACrashLost_IsMadeUpFor()
    {
        await _app.SignalAsync("Lindestad", Planted.Named("Crash", "Testpersoon", "1-1-2001"));
        var second = await _app.SignalAsync("Lindestad", Planted.Named("Crash", "Testpersoon", "1-1-2001"));
        await _app.CompareAsync(second);
        await _app.InAsync(async (db, _) => await db.MatchTasks.ExecuteDeleteAsync());
        await _app.RestartAsync();

        await RunAsync(); // the first round of a process looks back

        Assert.Single(await _app.TasksOfAsync(second));
    }

    [Fact]
    public async Task SqliteConnection_OverwritesWhatItRemoves()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "Only on SQLite.");
        for (var i = 0; i < 3; i++)
        {
            SqliteConnection.ClearAllPools();
            Assert.Equal(1L, await _app.LookAsync(db => db.Database.SqlQueryRaw<long>("SELECT secure_delete AS Value FROM pragma_secure_delete").SingleAsync()));
            Assert.Equal(2L, await _app.LookAsync(db => db.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()));
        }
    }

    private Task<DailyRun> RunAsync() => _app.Services.GetRequiredService<DailyJob>().RunOnceAsync(default);

    private async Task<SignalId> StoppedAsync(string name)
    {
        var id = await _app.SignalAsync("Lindestad", Planted.Named(name, "Voorbij" + name));
        await _app.ChangeAsync(id, (s, terms) => s.Stop(Planted.Step("geen teken", "no_sign"), terms, Actor.Clock, _app.Clock.Now));
        return id;
    }

    private Task<(byte[] Text, byte[] Key)> BytesAsync(SignalId id) => _app.LookAsync(async db =>
        (await db.Signals.Where(s => s.Id == id).Select(s => new { s.FamilyName, Key = EF.Property<byte[]>(s, "KeyWrapped") }).SingleAsync()) is var row
            ? (row.FamilyName!.SealedBytes, row.Key) : default);

    /// <summary>Looks for bytes in the database and its journal, as somebody with the disk would.</summary>
    private bool InFiles(byte[] bytes)
    {
        var sought = Encoding.Latin1.GetString(bytes);
        return Directory.EnumerateFiles(_app.Settings.DataFolder, "*.db*").Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return Encoding.Latin1.GetString(memory.ToArray()).Contains(sought, StringComparison.Ordinal);
        });
    }

    private Task<int> AddLeftoversAsync(ProfessionalId owner, string name) => _app.InAsync(async (db, services) =>
    {
        var random = services.GetRequiredService<RandomSource>();
        db.Drafts.Add(Draft.Start(new DraftId(random.NewId()), owner, new DraftPlace(name, ""), "{}", 7, Actor.Clock, _app.Clock.Now));
        db.UsedKeys.Add(new UsedKey { Key = name, At = _app.Clock.Now });
        db.StaffSessions.Add(new StaffSession { Id = random.NewId(), ProfessionalId = owner, StartedAt = _app.Clock.Now, SeenAt = _app.Clock.Now, Strong = true });
        return await db.SaveChangesAsync();
    });
}
