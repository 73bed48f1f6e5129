using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>The wall of seats is whole: every table of a case stands behind it, and each reach over it is known (docs/decisions/0015).</summary>
public sealed partial class SeatWallGuards(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Tables that name a case and stand before the wall, each with its reason.</summary>
    private static readonly Dictionary<string, string> Before = new()
    {
        ["AgendaItem"] = "a part of its meeting; of the case it holds the id only, and whoever is asked to the meeting sees that something is up",
        ["BriefSeats"] = "who reviews one, gave one or hears that a review is late need not sit at the case; its reason is sealed under the key of the case",
        ["MatchTasks"] = "the director who judges it, or the dossierhouder, need not sit at the case",
        ["Provisions"] = "outlives its case; sealed under a key of its own",
        ["QuestionMatches"] = "two ids; found and counted only together with a case that the reader leads",
        ["Tracks"] = "the prosecutor's own; a seat gives no right to it",
        ["Weighings"] = "has its own table; the case comes after it",
    };

    /// <summary>Every reach that is opened, with where.</summary>
    private static readonly string[] Opened =
    [
        "src/Rondetafel/Access/BriefSeatScopes.cs Duty",
        "src/Rondetafel/Access/BriefSeatScopes.cs Review", // one, to decide who may open it
        "src/Rondetafel/Access/BriefSeatScopes.cs Review", // those to review
        "src/Rondetafel/Access/BriefSeatScopes.cs Review", // their cases
        "src/Rondetafel/Access/CaseScopes.cs Action", // the executor's own actions
        "src/Rondetafel/Access/CaseScopes.cs Action", // one action, to decide who may open it
        "src/Rondetafel/Access/CaseScopes.cs Closed",
        "src/Rondetafel/Access/CaseScopes.cs Overdue",
        "src/Rondetafel/Access/CaseScopes.cs Part",
        "src/Rondetafel/Access/CaseScopes.cs Task",
        "src/Rondetafel/Access/CaseScopes.cs Weighed",
        "src/Rondetafel/Access/Directors.cs Track",
        "src/Rondetafel/Access/LeadScopes.cs Lead",
        "src/Rondetafel/Access/Matching.cs Matching",
        "src/Rondetafel/Access/ProvisionScopes.cs Part",
        "src/Rondetafel/Access/ProvisionScopes.cs Provision",
        "src/Rondetafel/Access/ScopesMeetings.cs Minutes",
        "src/Rondetafel/Access/TrackScopes.cs Track",
        "src/Rondetafel/Data/Schema.cs Whole",
        "src/Rondetafel/Jobs/DueRound.cs Daily",
    ];

    [Fact]
    public void EveryReach_IsOpenedWhereItIsListed_AndExplained()
    {
        var found = SourceTree.Files("src/Rondetafel", ".cs").Where(f => !f.Name.EndsWith("/WallReach.cs", StringComparison.Ordinal) && !f.Name.EndsWith("/SeatWall.cs", StringComparison.Ordinal))
            .SelectMany(f => Use().Matches(f.Text).Select(m => $"{f.Name} {m.Groups["reach"].Value}")).Order(StringComparer.Ordinal);
        Assert.Equal(Opened, found);

        var (sql, record) = (Text("src/Rondetafel/Data/Sql/Postgres/0003_wall_of_seats.sql"), Text("docs/decisions/0015-row-security-on-the-seat.md"));
        var reaches = typeof(WallReach).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.InRange(reaches.Count, 5, 20);
        Assert.All(reaches, r => Assert.Matches($@"(?:'{r}' = ANY|[{{,]{r}[,}}])", sql));
        Assert.All(reaches, r => Assert.Contains($"| `{r}` |", record, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryTableOfTheModel_ThatNamesACase_StandsBehindTheWall_OrHasAReason()
    {
        using var db = new RondetafelDb((DbContextOptions<RondetafelDb>)Engine.Use(new DbContextOptionsBuilder<RondetafelDb>(), new Settings { DataFolder = "." }).Options);
        var naming = db.Model.GetEntityTypes().Where(e => e.GetProperties().Any(p => p.ClrType == typeof(CaseId) || p.ClrType == typeof(CaseId?))).Select(e => e.GetTableName()!);

        Assert.Equal(SeatWall.Tables.Concat(Before.Keys).Order(StringComparer.Ordinal), naming.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryTableOfTheDatabase_ThatNamesACase_HasThePolicy_AndIsForced()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has no row security.");
        Assert.Equal(Before.Keys.Order(StringComparer.Ordinal), await WithoutAsync());

        await TestDatabase.AsOwnerAsync(app.Settings, """CREATE TABLE "Planted" ("Id" uuid, "CaseId" uuid)"""); // as a new table that forgets it
        Assert.Equal(Before.Keys.Append("Planted").Order(StringComparer.Ordinal), await WithoutAsync());
        await TestDatabase.AsOwnerAsync(app.Settings, """DROP TABLE "Planted"; ALTER TABLE "Goal" NO FORCE ROW LEVEL SECURITY""");
        Assert.Equal(Before.Keys.Append("Goal").Order(StringComparer.Ordinal), await WithoutAsync());
        await TestDatabase.AsOwnerAsync(app.Settings, """ALTER TABLE "Goal" FORCE ROW LEVEL SECURITY""");
    }

    /// <summary>The tables that name a case, and the one of cases, without one policy that is forced.</summary>
    private async Task<List<string>> WithoutAsync()
    {
        await using var connection = await Engine.OpenAsync(app.Settings, TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
              AND (c.relname = 'Cases' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'CaseId'))
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND 1 = (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'seat_or_lead' AND p.polcmd = '*'))
            """;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) names.Add(reader.GetString(0));
        return [.. names.Order(StringComparer.Ordinal)];
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(SourceTree.Root, path));

    [GeneratedRegex("""\bWallReach\.(?<reach>\w+)\b""")]
    private static partial Regex Use();
}
