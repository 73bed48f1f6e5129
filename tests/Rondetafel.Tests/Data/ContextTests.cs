using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Data;

/// <summary>A context is used again by a later request: nothing of the request before may stay in it.</summary>
public sealed class ContextTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task AContextUsedAgain_BeginsAnew()
    {
        var first = await WithAsync(async db =>
        {
            (db.Trace, db.OnceKey, db.OnceContent) = (new AuditTrace("127.0.0.1", "purpose", "rule"), "a key", [1]);
            await db.Professionals.FirstAsync(TestContext.Current.CancellationToken);
            db.WorkWith(WallReach.Daily);
            Assert.Equal(WallReach.Daily, db.ReachOfSave);
            await Parameters.OnAsync(db, new DateOnly(2026, 11, 28), TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        for (var tries = 0; tries < 200; tries++)
        {
            var again = await WithAsync(async db =>
            {
                if (db != first) return;
                Assert.Equal(AuditTrace.None, db.Trace);
                Assert.Null(db.OnceKey);
                Assert.Null(db.OnceContent);
                Assert.Null(db.Parameters);
                Assert.Equal("", db.ReachOfSave);
                Assert.Empty(db.ChangeTracker.Entries());
                await db.SaveChangesAsync(TestContext.Current.CancellationToken); // "a context saves once" counts anew
            });
            if (again == first) return;
        }
        Assert.Fail("No context was used again.");
    }

    /// <summary>Whoever adds a field to the context must begin it anew too.</summary>
    [Fact]
    public void TheContext_HoldsNothingElse() => Assert.Equal(
        ["<OnceContent>k__BackingField", "<OnceKey>k__BackingField", "<Parameters>k__BackingField", "<Trace>k__BackingField", "_acting", "_gate", "_reach", "_reaches", "_saved"],
        typeof(RondetafelDb).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(f => f.Name).Order(StringComparer.Ordinal));

    private async Task<RondetafelDb> WithAsync(Func<RondetafelDb, Task> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        await act(db);
        return db;
    }
}
