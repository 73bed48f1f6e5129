using System.Globalization;
using Rondetafel.Data;
using Rondetafel.Lab.Prove;
using Rondetafel.Lab.Prove.Crash;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Prove;

/// <summary>
/// The server killed twenty times while people write: nothing acknowledged is lost, a form sent again has one effect, rows and
/// audit rows stand together. The long run is in docs/reliability.md.
/// </summary>
public sealed class CrashProofTests
{
    private static readonly DateOnly Day = CrashPlace.Today;

    /// <summary>What is done to the database afterwards, and the finding that must come of it: the checker can fail.</summary>
    private static (string Plant, string Finds)[] Plants(History history)
    {
        var contribution = Done(history, WriteKind.Contribution);
        var (first, last) = (contribution[0], contribution[^1]);
        var signal = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        return
        [
            ($"""DELETE FROM "Contribution" WHERE "Day" = '{Text(first)}'""", "LOST Contribution"),
            ($"""DELETE FROM "UsedKeys" WHERE "Key" = '{Done(history, WriteKind.Action)[0].Key}'""", "LOST Action"),
            ($"""UPDATE "Contribution" SET "Day" = '{Text(first)}' WHERE "Day" = '{Text(last)}'""", "TWICE Contribution"),
            ("""DELETE FROM "Audit" WHERE "Id" = (SELECT MAX("Id") FROM "Audit" WHERE "Action" = 'ActionAgreed')""", "NO AUDIT Case"),
            ("""DELETE FROM "Audit" WHERE "Id" = (SELECT MAX("Id") FROM "Audit" WHERE "Action" = 'AnswerOpened')""", "NO AUDIT Answer"),
            ("""UPDATE "Meetings" SET "Version" = "Version" + 1""", "NO AUDIT Meeting"),
            ($"""INSERT INTO "Audit" ("At", "Kind", "Outcome", "Action", "ActionVersion", "ObjectKind", "ObjectId") SELECT "At", "Kind", "Outcome", "Action", "ActionVersion", "ObjectKind", '{signal}' FROM "Audit" WHERE "Action" = 'SignalReceived' LIMIT 1""", "AUDIT ALONE Signal"),
            ("""DELETE FROM "Signals" WHERE "Channel" = 'PublicPage'""", "AUDIT ALONE Signal"),
            ("""DELETE FROM "Answers" WHERE "Id" = (SELECT "Id" FROM "Answers" WHERE "Reporter" IS NULL LIMIT 1)""", "HALF signal"),
            ("""DELETE FROM "Audit" WHERE "Kind" = 'read'""", "UNLOGGED"),
            ("""DELETE FROM "Cases" """, "DAMAGED"),
            ("""UPDATE "Outbox" SET "SentAt" = NULL""", "MAIL LOST"),
            ("""DELETE FROM "Outbox" """, "MAIL UNASKED"),
        ];
    }

    [Fact(Timeout = 900_000)]
    public async Task TwentyKills_LoseNothing_AndDoNothingTwice()
    {
        var said = new StringWriter(CultureInfo.InvariantCulture);
        var proof = new CrashProof(1, TestDatabase.IsPostgres ? "postgres" : "sqlite", said);

        var good = await proof.RunAsync(20, PlantAsync, TestContext.Current.CancellationToken);

        Assert.True(good, said.ToString());
        Assert.Contains(" 20 kills ", said.ToString(), StringComparison.Ordinal);
        Assert.True(proof.Acknowledged >= 15, said.ToString());
    }

    [Fact(Timeout = 300_000)]
    public async Task ADatabaseThatIsAway_EndsInRefusals_AndNothingIsShownUnlogged()
    {
        var said = new StringWriter(CultureInfo.InvariantCulture);

        Assert.True(await new CrashProof(1, TestDatabase.IsPostgres ? "postgres" : "sqlite", said).StallAsync(4, TestContext.Current.CancellationToken), said.ToString());
    }

    private static async Task PlantAsync(CrashWorld world, ProveDatabase database)
    {
        Assert.All(Enum.GetValues<WriteKind>(), kind => Assert.NotEmpty(Done(world.History, kind)));
        foreach (var (plant, finds) in Plants(world.History))
        {
            var copy = await database.CopyOfAsync(world.Settings);
            try
            {
                await RunAsync(copy, plant);
                var found = await world.CheckAsync(copy, atEnd: true, TestContext.Current.CancellationToken);
                Assert.True(found.Any(f => f.StartsWith(finds, StringComparison.Ordinal)), $"{plant} was not found: {string.Join("; ", found)}");
            }
            finally
            {
                await ProveDatabase.DropAsync(copy);
            }
        }
    }

    /// <summary>As somebody with the keys of the database could: the walls against it are taken away first.</summary>
    private static async Task RunAsync(Settings settings, string sql)
    {
        var walls = settings.Database == "postgres" ? "SET session_replication_role = replica;" : """PRAGMA foreign_keys = OFF; DROP TRIGGER "Audit_no_delete"; DROP TRIGGER "Audit_no_update";""";
        await using var connection = await Engine.OpenAsync(LabPostgres.Past(settings), TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = walls + sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static List<Write> Done(History history, WriteKind kind) => [.. history.Writes.Where(w => w.Kind == kind && w.Known == Known.Acknowledged)];

    private static string Text(Write write) => write.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    [Trait("engine", "none")]
    public void ARefusedWrite_ThatIsThere_IsFound()
    {
        var write = new Write(1, WriteKind.Action, "politie", "/", new() { ["__once"] = "sleutel" }) { Day = Day, Known = Known.Refused };

        Assert.Contains(Checker.Find([write], 0, Empty, Empty with { Keys = new HashSet<string> { "sleutel" }, ActionDays = [Day] }), f => f.StartsWith("UNASKED Action", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("engine", "none")]
    public void Mail_MayComeAgainInALaterLife_WhileItWasNotNoted()
    {
        var (mail, holder) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        Delivered[] again = [new(mail, "a@b", 1, 0), new(mail, "a@b", 2, 0)];

        Assert.Empty(new MailChecker().Find([new(holder, mail, false, false)], again, 2, atEnd: false));
        Assert.NotEmpty(new MailChecker().Find([new(holder, mail, false, false)], [again[0], again[0]], 2, atEnd: false));
        Assert.NotEmpty(new MailChecker().Find([new(holder, mail, false, false)], [again[0], again[0] with { Id = holder }], 2, atEnd: false));
        NoticeRow[] two = [new(holder, mail, false, false), new(holder, holder, false, true)];
        Assert.Empty(new MailChecker().Find(two, [again[0], again[0] with { Id = holder }], 2, atEnd: false)); // what is due today comes besides
        Assert.NotEmpty(new MailChecker().Find([two[0], two[1] with { DueToday = false }], [again[0], again[0] with { Id = holder }], 2, atEnd: false));
        var noted = new MailChecker();
        Assert.Empty(noted.Find([new(holder, mail, true, false)], [again[0]], 1, atEnd: true));
        Assert.Contains(noted.Find([new(holder, mail, true, false)], again, 2, atEnd: true), f => f.StartsWith("MAIL TWICE", StringComparison.Ordinal));
    }

    private static Snapshot Empty => new()
    {
        Keys = new HashSet<string>(),
        Signals = [],
        Answers = [],
        ContributionDays = [],
        ActionDays = [],
        Notes = [],
        Changes = [],
        CaseReads = 0,
        Versions = new Dictionary<(string, Guid), int>(),
        Notices = [],
        Received = 0,
        Damage = [],
    };
}
