using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Data;

/// <summary>Row security on the seat, as PostgreSQL itself does it: asked by SQL, without any scope of the application (docs/decisions/0015).</summary>
public sealed class SeatWallTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachPerson_GetsTheRowsOfTheCasesTheyLeadOrSitAt_AndNobodyElseAny()
    {
        SkipOnSqlite();
        var (one, other) = (await FullAsync(["politie"]), await FullAsync(["tafelpartner"]));

        var (chair, police, partner, holder) = (await RowsAsync("procesregisseur"), await RowsAsync("politie"), await RowsAsync("tafelpartner"), await RowsAsync("dossierhouder"));

        Assert.All(["Cases", "Seat", "Contribution", "PlanActions", "ExitCriterion"], table =>
        {
            Assert.Superset(new HashSet<Guid> { one, other }, chair[table].ToHashSet());
            Assert.Contains(one, police[table]);
            Assert.DoesNotContain(other, police[table]);
            Assert.Contains(other, partner[table]);
            Assert.DoesNotContain(one, partner[table]);
        });
        Assert.All(holder.Values, Assert.Empty);
    }

    [Fact]
    public async Task WithoutASubject_ThereIsNoRow()
    {
        SkipOnSqlite();
        await FullAsync(["politie"]);
        await using var scope = app.Services.CreateAsyncScope();

        Assert.All(SeatWall.Tables, table => Assert.Empty(CasesIn(scope, table).GetAwaiter().GetResult()));
        Assert.Equal(0, await RawAsync("""SELECT count(*) FROM "Cases" """)); // a connection that was told nothing at all
    }

    [Fact]
    public async Task ASeatThatEndedYesterday_AndOneThatBeginsTomorrow_GiveNothing()
    {
        SkipOnSqlite();
        var today = Deadline.LocalDate(app.Clock.Now);
        var (ended, begins) = (await FullAsync(["om"]), await FullAsync(["om"]));
        Assert.Equal([ended, begins], (await RowsAsync("om"))["Cases"].Order().Intersect([ended, begins]).OrderBy(c => c == begins));
        await SeatAsync(ended, today.AddDays(-10), today);
        Assert.Contains(ended, (await RowsAsync("om"))["Contribution"]);

        await SeatAsync(ended, today.AddDays(-10), today.AddDays(-1));
        await SeatAsync(begins, today.AddDays(1), today.AddDays(10));

        Assert.All((await RowsAsync("om")).Values, cases => Assert.Empty(cases.Intersect([ended, begins])));
    }

    [Fact]
    public async Task ACaseThatIsClosed_IsThereForItsDirectorOnly()
    {
        SkipOnSqlite();
        var closed = await FullAsync(["politie"]);
        await app.InDbAsync(db => db.Cases.Where(c => c.Id == new CaseId(closed)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CaseStatus.ClosedByTable), Cancel));

        Assert.All((await RowsAsync("politie")).Values, cases => Assert.DoesNotContain(closed, cases));
        Assert.Contains(closed, (await RowsAsync("procesregisseur"))["Cases"]);
    }

    [Fact]
    public async Task NobodyWritesAtATableWithoutASeat()
    {
        SkipOnSqlite();
        var theCase = await FullAsync(["politie"]);
        await using var scope = await AsAsync("tafelpartner");
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();

        Assert.Equal(0, await db.Database.ExecuteSqlAsync($"""UPDATE "Cases" SET "Version" = 99 WHERE "Id" = {theCase}""", Cancel));
        Assert.Equal(0, await db.Database.ExecuteSqlAsync($"""DELETE FROM "Contribution" WHERE "CaseId" = {theCase}""", Cancel));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ExitCriterion" ("Id", "CaseId", "Order", "Text") SELECT {Rows.Id()}, {theCase}, 9, '\x00'::bytea""", Cancel));
        Assert.Contains("row-level security", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APooledConnection_NeverCarriesAnotherPerson()
    {
        SkipOnSqlite();
        var theCase = await FullAsync(["politie"]);
        await Task.WhenAll(Enumerable.Range(0, 120).Select(async i =>
        {
            var mayRead = i % 3 == 0;
            await using var scope = await AsAsync(mayRead ? "politie" : i % 3 == 1 ? "dossierhouder" : null);
            if (i % 5 == 0) await Assert.ThrowsAsync<PostgresException>(() => scope.ServiceProvider.GetRequiredService<RondetafelDb>().Database.ExecuteSqlAsync($"""UPDATE "Cases" SET "Version" = 1 / 0""", Cancel));
            Assert.Equal(mayRead, (await CasesIn(scope, "Cases")).Contains(theCase));
        }));
        await using (var scope = await AsAsync("politie"))
        {
            var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
            await using var turn = await db.Database.BeginTransactionAsync(Cancel);
            Assert.Contains(theCase, await CasesIn(scope, "Cases"));
        }

        for (var i = 0; i < 20; i++)
            Assert.Equal(1, await RawAsync("""SELECT count(*) WHERE coalesce(current_setting('rondetafel.person', true), '') = '' AND coalesce(current_setting('rondetafel.reach', true), '') = '' AND coalesce(current_setting('rondetafel.cases', true), '') = '' AND NOT EXISTS (SELECT 1 FROM "Cases")"""));
    }

    [Theory]
    [InlineData("""SET row_security = off; SELECT count(*) FROM "Cases" """, "row-level security")]
    [InlineData("""ALTER TABLE "Cases" DISABLE ROW LEVEL SECURITY""", "owner")]
    [InlineData("""ALTER TABLE "Seat" NO FORCE ROW LEVEL SECURITY""", "owner")]
    [InlineData("""DROP POLICY seat_or_lead ON "Cases" """, "owner")]
    [InlineData("""CREATE POLICY mine ON "Cases" USING (true)""", "owner")]
    [InlineData("""CREATE OR REPLACE FUNCTION wall_all() RETURNS boolean LANGUAGE sql AS 'SELECT true'""", "denied")]
    [InlineData("""SET ROLE rondetafel_owner""", "denied")]
    [InlineData("""ALTER ROLE CURRENT_USER BYPASSRLS""", "BYPASSRLS")]
    [InlineData("""UPDATE "Audit" SET "Kind" = 'x'""", "denied")]
    [InlineData("""DELETE FROM "SchemaVersion" """, "denied")]
    public async Task TheRoleThatServes_CannotTakeTheWallAway(string sql, string why)
    {
        SkipOnSqlite();
        var thrown = await Assert.ThrowsAsync<PostgresException>(() => RawAsync(sql));

        Assert.Contains(why, thrown.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheRoleThatServes_OwnsNothing_AndWhoCouldPassTheWall_IsRefusedToServe()
    {
        SkipOnSqlite();
        Assert.Equal(0, await RawAsync("SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"));
        Assert.Null(await RefusalAsync(app.Settings));
        Assert.Contains("owns the tables", await RefusalAsync(LabPostgres.Owning(app.Settings)), StringComparison.Ordinal);
        Assert.Contains("superuser", await RefusalAsync(LabPostgres.Past(app.Settings)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWallThatWasTakenDown_IsRefusedToServe_AndTheOwnerIsHeldByItToo()
    {
        SkipOnSqlite();
        await FullAsync(["politie"]);
        var copy = LabPostgres.Owning(app.Settings);
        await using var owner = await Engine.OpenAsync(copy, Cancel);
        await using var command = owner.CreateCommand();
        command.CommandText = """SELECT count(*) FROM "Cases" """;
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancel));

        await TestDatabase.AsOwnerAsync(app.Settings, """ALTER TABLE "Flag" NO FORCE ROW LEVEL SECURITY""");
        var refusal = await RefusalAsync(app.Settings);
        await TestDatabase.AsOwnerAsync(app.Settings, """ALTER TABLE "Flag" FORCE ROW LEVEL SECURITY""");

        Assert.Contains("taken off a table of cases", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatementsOfTheProduct_ArePlannedForTheirOwnValues()
    {
        SkipOnSqlite();
        Assert.Equal(1, await RawAsync("SELECT count(*) WHERE current_setting('plan_cache_mode') = 'force_custom_plan'"));
    }

    /// <summary>A case with a seat, a contribution, an action and criteria.</summary>
    private async Task<Guid> FullAsync(IReadOnlyList<string> seats)
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = seats });
        await given.ContributeAsync(app, seats[0], "Gaat weer naar school.");
        await given.AgreeAsync(app, seats[0], "Gesprek met de ouders.");
        return given.Id.Value;
    }

    private Task SeatAsync(Guid theCase, DateOnly from, DateOnly until) => app.InDbAsync(db =>
        db.Set<Seat>().Where(s => s.CaseId == new CaseId(theCase)).ExecuteUpdateAsync(set => set.SetProperty(s => s.From, from).SetProperty(s => s.Until, until), Cancel));

    /// <summary>A scope in which somebody of the town acts; null for the public.</summary>
    private async Task<AsyncServiceScope> AsAsync(string? key)
    {
        var actor = key is null ? Actor.Public : await app.ActorAsync(key);
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Become(actor, null);
        return scope;
    }

    /// <summary>The cases of which somebody gets rows, for each table.</summary>
    private async Task<Dictionary<string, List<Guid>>> RowsAsync(string key)
    {
        await using var scope = await AsAsync(key);
        var all = new Dictionary<string, List<Guid>>();
        foreach (var table in SeatWall.Tables) all[table] = await CasesIn(scope, table);
        return all;
    }

    private static Task<List<Guid>> CasesIn(AsyncServiceScope scope, string table)
    {
        var sql = $"SELECT DISTINCT \"{(table == "Cases" ? "Id" : "CaseId")}\" AS \"Value\" FROM \"{table}\"";
        return scope.ServiceProvider.GetRequiredService<RondetafelDb>().Database.SqlQueryRaw<Guid>(sql).ToListAsync(Cancel);
    }

    /// <summary>A number from a connection of the pool of the product, which nobody told anything.</summary>
    private async Task<long> RawAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.Settings.Connection);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task<string?> RefusalAsync(Settings settings)
    {
        await using var connection = await Engine.OpenAsync(settings, Cancel);
        return await AppRole.RefusalAsync(connection, Cancel);
    }

    private static void SkipOnSqlite() => Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has no row security.");
}
