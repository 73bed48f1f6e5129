using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Rondetafel.Data;
using Rondetafel.Tests.Data;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Bench;

/// <summary>
/// No page of the bench reads a table whole that grows with the years: SQLite says for each query how it would go, and a table of
/// cases, signals or the log must be found by an index (issue 4: ten times the closed cases and signals cost 1.2 times at most).
/// </summary>
public sealed class WholeTableTests(HearingApp app) : IClassFixture<HearingApp>
{
    private static readonly HashSet<string> Grows =
    [
        "Audit", "Signals", "SignalFact", "SignalStep", "Answers", "AnswerText", "MatchTasks", "Weighings", "WeighingSeat", "Cases", "Seat", "Contribution", "PlanActions",
        "CaseStep", "ExitCriterion", "ExitCheck", "Goal", "Meetings", "AgendaItem", "Participant", "Outbox", "Counts", "Drafts", "StaffSessions",
    ];

    [Fact]
    public async Task NoPageOfTheBench_ReadsATableWhole_ThatGrowsWithTheYears()
    {
        Assert.SkipUnless(app.Settings.Database == "sqlite", "SQLite tells how a query goes before there is data.");
        var one = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie", "dossierhouder"] });
        await one.AgreeAsync(app, "politie", "Gesprek met de ouders.");
        await one.ContributeAsync(app, "politie", "Stond er niet meer bij.");
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], one);
        var signal = await Given.SignalAsync(app);
        app.Ear.Take();
        foreach (var who in new[] { "procesregisseur", "politie", "dossierhouder" })
        {
            using var visitor = await app.AsAsync(who);
            foreach (var page in new[] { "/casussen", "/casussen?toon=herzien&op=nodig", one.Page, one.Page + "/wie-keek", meeting.Page, "/mijn-werk", "/mijn-acties", "/wegingen", "/meldingen", signal.Page })
                await visitor.GetAsync(page);
        }

        var asked = app.Ear.Take().Select(TestDatabase.WithoutTags).Where(q => q.StartsWith("SELECT", StringComparison.Ordinal) && !q.Contains("WHERE 0", StringComparison.Ordinal)).Distinct().ToList();
        await using var connection = await Engine.OpenAsync(app.Settings, TestContext.Current.CancellationToken);
        var whole = asked.Select(q => (Query: q, Read: Whole((SqliteConnection)connection, q))).Where(q => q.Read.Count > 0).ToList();

        Assert.InRange(asked.Count, 60, 1000);
        Assert.True(whole.Count == 0, string.Join("\n\n", whole.Select(w => $"{string.Join(", ", w.Read)}: {w.Query}")));
    }

    [Fact]
    public async Task WhatWaitsForASecondPerson_IsFoundByItsOwnIndex_AndNoTextIsRead()
    {
        Assert.SkipUnless(app.Settings.Database == "sqlite", "SQLite tells how a query goes before there is data.");
        using var visitor = await app.AsAsync("procesregisseur");
        app.Ear.Take();
        await visitor.GetAsync("/mijn-werk");

        var asked = Assert.Single(app.Ear.Take().Select(TestDatabase.WithoutTags).Where(q => q.Contains("\"Widening\" = 'Waiting'", StringComparison.Ordinal)).Distinct());

        Assert.DoesNotContain("\"Text\"", asked, StringComparison.Ordinal);
        await using var connection = await Engine.OpenAsync(app.Settings, TestContext.Current.CancellationToken);
        Assert.Contains(Plan((SqliteConnection)connection, asked), l => l.Contains("USING INDEX IX_Contribution_Widening_CaseId", StringComparison.Ordinal));
    }

    /// <summary>The tables that grow and that a query would read from begin to end.</summary>
    private static List<string> Whole(SqliteConnection connection, string query)
    {
        var tables = Regex.Matches(query, "(?:FROM|JOIN) \"(\\w+)\" AS \"(\\w+)\"").GroupBy(m => m.Groups[2].Value).ToDictionary(g => g.Key, g => g.First().Groups[1].Value);
        return [.. Plan(connection, query)
            .Select(l => Regex.Match(l, "^(?:SCAN (\\w+)|SEARCH (\\w+) USING INTEGER PRIMARY KEY .rowid[<>])")).Where(m => m.Success)
            .Select(m => tables.GetValueOrDefault(m.Groups[1].Value + m.Groups[2].Value)).OfType<string>().Where(Grows.Contains)];
    }

    /// <summary>How SQLite would go about a query, line by line.</summary>
    private static List<string> Plan(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + query;
        foreach (var name in Regex.Matches(query, "@\\w+").Select(m => m.Value).Distinct()) command.Parameters.AddWithValue(name, DBNull.Value);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(3));
        return lines;
    }
}
