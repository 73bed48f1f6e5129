using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Web;

namespace Rondetafel.Tests.Audit;

/// <summary>The audit log only grows, and what cannot be logged is not shown.</summary>
public sealed class AuditTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("""UPDATE "Audit" SET "Kind" = 'x'""")]
    [InlineData("""UPDATE "Audit" SET "ActorId" = NULL WHERE "Id" = 1""")]
    [InlineData("""DELETE FROM "Audit" """)]
    [InlineData("""DELETE FROM "Audit" WHERE "Id" = 1""")]
    [InlineData("""TRUNCATE "Audit" """)]
    public async Task Rows_CannotBeChangedOrRemoved(string sql)
    {
        Assert.SkipWhen(sql.StartsWith("TRUNCATE", StringComparison.Ordinal) && !TestDatabase.IsPostgres, "SQLite has no TRUNCATE.");
        var before = await CountAsync();
        var thrown = await Assert.ThrowsAnyAsync<DbException>(() => TestDatabase.AsOwnerAsync(app.Settings, sql));

        Assert.Contains("The audit log only grows.", thrown.Message);
        Assert.True(before > 0);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Reading_IsOnDisk_WhenItComesBack()
    {
        var id = Rows.Id();
        await WriteAsync(id);

        Assert.Equal(1, await app.InDbAsync(db => db.Audit.CountAsync(a => a.ObjectId == id && a.Kind == "read")));
    }

    [Fact]
    public async Task ManyReadingsAtOnce_AreEachLoggedOnce()
    {
        var ids = Enumerable.Range(0, 200).Select(_ => Rows.Id()).ToList();
        await Task.WhenAll(ids.Select(WriteAsync));

        Assert.Equal(200, await app.InDbAsync(db => db.Audit.CountAsync(a => a.ObjectId != null && ids.Contains(a.ObjectId.Value))));
    }

    [Fact]
    public async Task PageThatCannotBeLogged_IsNotShown()
    {
        var drop = await BlockReadingsAsync();
        try
        {
            await Assert.ThrowsAsync<AuditFailedException>(() => WriteAsync(Rows.Id()));
            Assert.False(await ShowAsync());
            Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());
        }
        finally
        {
            await TestDatabase.AsOwnerAsync(app.Settings, drop);
        }
        Assert.True(await ShowAsync());
    }

    [Fact]
    public async Task HealthCheck_LeavesNoRow()
    {
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());
        Assert.Equal(0, await app.InDbAsync(db => db.Audit.CountAsync(a => a.Action == "health")));
    }

    private async Task<HealthStatus> HealthAsync() =>
        (await new Health(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Settings, app.Clock).CheckHealthAsync(new HealthCheckContext())).Status;

    /// <summary>Runs the filter around a page that listed something; true when the view ran.</summary>
    private async Task<bool> ShowAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (acting, readings, db) = (services.GetRequiredService<Acting>(), services.GetRequiredService<Readings>(), services.GetRequiredService<RondetafelDb>().Wide());
        readings.Add(Reading.OfList(acting, "Signal.listed", "Signal", [Rows.Id()], db.Trace));
        var filter = new ReadFilter(acting, services.GetRequiredService<Opened>(), readings, db, services.GetRequiredService<ReadLog>());
        var context = new ActionContext(new DefaultHttpContext(), new RouteData(), new Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor());
        var shown = false;
        try
        {
            await filter.OnResultExecutionAsync(new ResultExecutingContext(context, [], new PageResult(), this), () =>
            {
                shown = true;
                return Task.FromResult(new ResultExecutedContext(context, [], new PageResult(), this));
            });
        }
        catch (AuditFailedException)
        {
            return shown;
        }
        return shown;
    }

    private async Task WriteAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await app.Services.GetRequiredService<ReadLog>().WriteAsync(
            Reading.OfItem(scope.ServiceProvider.GetRequiredService<Acting>(), "Signal.opened", "Signal", id, AuditTrace.None), CancellationToken.None);
    }

    private Task<int> CountAsync() => app.InDbAsync(db => db.Audit.CountAsync());

    private async Task<string> BlockReadingsAsync()
    {
        await TestDatabase.AsOwnerAsync(app.Settings, TestDatabase.IsPostgres
            ? """
              CREATE FUNCTION no_reading() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW."Kind" = 'read' THEN RAISE EXCEPTION 'full'; END IF; RETURN NEW; END $$;
              CREATE TRIGGER block_reading BEFORE INSERT ON "Audit" FOR EACH ROW EXECUTE FUNCTION no_reading();
              """
            : """CREATE TRIGGER block_reading BEFORE INSERT ON "Audit" WHEN NEW."Kind" = 'read' BEGIN SELECT RAISE(ABORT, 'full'); END""");
        return TestDatabase.IsPostgres ? "DROP TRIGGER block_reading ON \"Audit\"; DROP FUNCTION no_reading" : "DROP TRIGGER block_reading";
    }
}
