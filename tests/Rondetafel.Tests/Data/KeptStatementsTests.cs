using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Data;

/// <summary>Statements of SQLite that are kept with their connection answer as if they were made anew.</summary>
public sealed class KeptStatementsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task AStatementUsedAgain_TakesItsNewParameters_AndSeesWhatWasChanged()
    {
        var cancel = TestContext.Current.CancellationToken;
        await app.InDbAsync(async db =>
        {
            var all = await db.Organisations.AsNoTracking().Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
            foreach (var one in all)
            {
                Assert.Equal(one.Name, await db.Organisations.Where(o => o.Id == one.Id).Select(o => o.Name).SingleAsync(cancel));
                await db.Organisations.Where(o => o.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, o => o.Name + " anders"), cancel);
                Assert.Equal(one.Name + " anders", await db.Organisations.Where(o => o.Id == one.Id).Select(o => o.Name).SingleAsync(cancel));
                await db.Organisations.Where(o => o.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, one.Name), cancel);
            }
            Assert.True(all.Count > 2);
            return all.Count;
        });
    }

    [Fact]
    public async Task AReadingWithinTheSameReading_HasAStatementOfItsOwn()
    {
        var cancel = TestContext.Current.CancellationToken;
        await app.InDbAsync(async db =>
        {
            var expected = await db.Organisations.CountAsync(cancel);
            var (outer, inner) = (0, 0);
            await foreach (var _ in Names(db).AsAsyncEnumerable().WithCancellation(cancel))
            {
                outer++;
                if (app.Settings.Database == "sqlite") inner += (await Names(db).ToListAsync(cancel)).Count; // PostgreSQL reads one thing at a time
            }
            Assert.Equal(expected, outer);
            if (app.Settings.Database == "sqlite") Assert.Equal(expected * expected, inner);
            return expected;
        });
    }

    [Fact]
    public async Task Sqlite_DoesNotCountItsMemory()
    {
        Assert.SkipUnless(app.Settings.Database == "sqlite", "PostgreSQL's driver has no SQLite.");
        Assert.True(await app.InDbAsync(db => db.Organisations.CountAsync(TestContext.Current.CancellationToken)) > 0);
        Assert.Equal(0, SQLitePCL.raw.sqlite3_memory_used());
    }

    [Fact]
    public async Task AStatement_OutlivesAChangeOfTheSchema_AndEndsWithItsConnection()
    {
        Assert.SkipUnless(app.Settings.Database == "sqlite", "PostgreSQL's driver keeps its own.");
        var cancel = TestContext.Current.CancellationToken;
        await app.InDbAsync(async db =>
        {
            var before = await Names(db).CountAsync(cancel);
            await db.Database.ExecuteSqlAsync($"CREATE TABLE \"Passing\" (\"Id\" INTEGER)", cancel);
            await db.Database.ExecuteSqlAsync($"DROP TABLE \"Passing\"", cancel);
            Assert.Equal(before, await Names(db).CountAsync(cancel));
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            connection.Close();
            connection.Open();
            Assert.Equal(before, await Names(db).CountAsync(cancel));
            return before;
        });
    }

    private static IQueryable<string> Names(RondetafelDb db) => db.Organisations.AsNoTracking().OrderBy(o => o.Name).Select(o => o.Name);
}
