using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Data;

/// <summary>Hears every command that reads.</summary>
public sealed class HearingApp : InterceptedApp<Ear>
{
    public Ear Ear => Between;
}

public sealed class Ear : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _heard = [];

    /// <summary>What was heard since the last time.</summary>
    public List<string> Take()
    {
        var heard = new List<string>();
        while (_heard.TryDequeue(out var sql)) heard.Add(sql);
        return heard;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _heard.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }
}

/// <summary>
/// What a process keeps in memory (<see cref="Kept"/>) is never old and holds no text about a person: it is read from tables alone
/// whose versions are summed at each request, those tables hold no such text, and a save of any of them is seen by the next request.
/// </summary>
public sealed partial class KeptTests(HearingApp app) : IClassFixture<HearingApp>
{
    /// <summary>Every place that keeps something, and how it is read.</summary>
    private static readonly Dictionary<string, Func<IServiceProvider, Task>> Uses = new()
    {
        ["src/Rondetafel/Access/Holding.cs"] = s =>
        {
            s.GetRequiredService<WriteGate>().Changed(); // the menu itself is kept until something changes
            return s.GetRequiredService<Holdings>().FindAsync(CancellationToken.None);
        },
        ["src/Rondetafel/Features/Persons/Cases/CaseViewQuery.cs"] = s => s.GetRequiredService<CaseNamesQuery>().RunAsync(CancellationToken.None),
    };

    /// <summary>A save of a row of each kind that is watched, through its own domain method.</summary>
    private static readonly Dictionary<Type, Func<RondetafelDb, Actor, DateTime, Task>> Saves = new()
    {
        [typeof(Organisation)] = async (db, by, now) =>
        {
            var one = await db.Organisations.SingleAsync(o => o.Name == "Lindecollege");
            one.StateNeeds((one.Needs ?? "") + "Een vraag op papier.", by, now);
        },
        [typeof(Professional)] = async (db, by, now) => (await db.Professionals.SingleAsync(p => p.Email == "docent@lindevaart.example")).AcceptConfidentiality(by, now),
        [typeof(Municipality)] = async (db, by, now) =>
        {
            var one = await db.Municipalities.FirstAsync(m => m.Name == "Lindestad");
            one.NameDirector(one.NamedDirector is null ? by.Id : null, by, now);
        },
        [typeof(CatalogueEntry)] = async (db, _, now) => await db.Catalogue.AddAsync(
            CatalogueEntry.Ship(new CatalogueEntryId(new Guid("00000000-0000-4000-8000-0000000000f1")), CatalogueKind.ListItem, "case.function", "guest", new EntryContent("Gast", "Guest"), Deadline.LocalDate(now), now)),
    };

    public static TheoryData<string> Places() => [.. Uses.Keys];

    public static TheoryData<string> Watched() => [.. Saves.Keys.Select(t => t.Name)];

    [Fact]
    public void EveryPlaceThatKeepsSomething_IsTriedHere()
    {
        var found = SourceTree.Files("src/Rondetafel", ".cs").Concat(SourceTree.Files("src/Rondetafel", ".cshtml"))
            .Where(f => f.Name is not ("src/Rondetafel/Data/Kept.cs" or "src/Rondetafel/Web/WebSetup.cs") && Keeps().IsMatch(f.Text)).Select(f => f.Name);

        Assert.Equal(Uses.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task WhatIsKept_IsReadFromTablesAloneWhoseVersionsAreWatched(string place)
    {
        var (reading, summed) = await ReadAsync(Uses[place]);
        var read = TablesOf(reading);

        Assert.NotEmpty(read);
        Assert.Empty(await app.LookAsync(db => Task.FromResult(read.Where(t => !WithParts(db, summed).Contains(t)).ToList())));
    }

    [Fact]
    public async Task WhatIsWatched_IsWhatIsTriedHere_HoldsNoTextAboutAPerson_AndIsNeverRemoved()
    {
        var (_, summed) = await ReadAsync(Uses.Values.First());

        await app.LookAsync(db =>
        {
            Assert.Equal(Saves.Keys.Select(t => Table(db.Model.FindEntityType(t)!)).Order(StringComparer.Ordinal), summed.Order(StringComparer.Ordinal));
            var properties = db.Model.GetEntityTypes().Where(e => WithParts(db, summed).Contains(Table(e))).SelectMany(e => e.GetProperties()).ToList();
            Assert.NotEmpty(properties);
            Assert.DoesNotContain(properties, p => p.ClrType == typeof(Narrative) || p.ClrType == typeof(byte[]));
            return Task.FromResult(0);
        });
        Assert.Empty(SourceTree.Files("src/Rondetafel", ".cs").Where(f => Removes().IsMatch(f.Text)).Select(f => f.Name));
    }

    [Fact]
    public async Task WhatIsKept_HoldsNothingOfARing_NoRow_AndNothingSealed()
    {
        await SaveAsync(Saves[typeof(Organisation)]); // what other tests kept is gone with it
        foreach (var use in Uses.Values) await InAsync(use);

        var last = typeof(KeptReadings).GetField("Last", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(app.Services.GetRequiredService<KeptReadings>())!;
        var readings = ((System.Collections.IDictionary)last.GetType().GetProperty("Readings", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(last)!).Values.Cast<object>().ToList();
        Assert.Equal(Uses.Count, readings.Count);
        var held = new HashSet<Type>();
        foreach (var reading in readings) Walk(reading, held, new HashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.Contains(typeof(Named), held);
        Assert.DoesNotContain(held, t => t == typeof(Narrative) || t == typeof(byte[]) || t.IsAssignableTo(typeof(Aggregate)) || t.IsAssignableTo(typeof(IPart)) || t.IsAssignableTo(typeof(DbContext))
            || t.IsAssignableTo(typeof(Delegate)) || t.Namespace?.StartsWith("Rondetafel.Domain.Persons", StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(Watched))]
    public async Task ASave_IsSeenByTheNextRequest(string type)
    {
        var before = await ProbeAsync();
        Assert.Same(before, await ProbeAsync());

        await SaveAsync(Saves.Single(s => s.Key.Name == type).Value);

        Assert.NotSame(before, await ProbeAsync());
    }

    [Fact]
    public async Task AName_IsTheNewOne_InTheRequestAfterItsSave()
    {
        var (before, id) = ((CaseNames?)null, default(OrganisationId));
        await InAsync(async s => before = await s.GetRequiredService<CaseNamesQuery>().RunAsync(CancellationToken.None));
        await SaveAsync(async (db, by, now) =>
        {
            var one = await db.Organisations.SingleAsync(o => o.Name == "Werkcentrum Lindevaart");
            id = one.Id;
            one.Correct("Werkplein Lindevaart", one.Domain, one.WeighingPart, one.MunicipalityId, by, now);
        });

        var after = (CaseNames?)null;
        await InAsync(async s => after = await s.GetRequiredService<CaseNamesQuery>().RunAsync(CancellationToken.None));
        Assert.Equal(("Werkcentrum Lindevaart", "Werkplein Lindevaart"), (before!.Organisations[id].Name, after!.Organisations[id].Name));
    }

    /// <summary>What a place reads to keep it, on a day on which nothing was kept yet, and the tables whose versions are summed at each request.</summary>
    private async Task<(List<string> Reading, List<string> Summed)> ReadAsync(Func<IServiceProvider, Task> use)
    {
        app.Clock.Advance(TimeSpan.FromDays(1)); // each reading is of one day
        var cold = await HeardAsync(use);
        var warm = await HeardAsync(use);
        foreach (var again in warm) Assert.True(cold.Remove(again));
        var sums = Assert.Single(warm, sql => Sum().IsMatch(sql));
        return (cold, [.. Sum().Matches(sums).Select(m => m.Groups["table"].Value).Distinct()]);
    }

    private async Task<List<string>> HeardAsync(Func<IServiceProvider, Task> use)
    {
        await InAsync(async s =>
        {
            app.Ear.Take();
            await use(s);
        });
        return app.Ear.Take();
    }

    private Task InAsync(Func<IServiceProvider, Task> act) => InAsync(async s =>
    {
        await act(s);
        return 0;
    });

    /// <summary>As one request of the process director, for whom most is kept.</summary>
    private async Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        var director = await app.LookAsync(db => GivenCase.ActorAsync(db, "procesregisseur"));
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Become(director, null);
        return await act(scope.ServiceProvider);
    }

    private Task<object> ProbeAsync() => InAsync(s => s.GetRequiredService<Kept>().GetAsync("probe", () => Task.FromResult(new object()), CancellationToken.None));

    private Task SaveAsync(Func<RondetafelDb, Actor, DateTime, Task> change) => InAsync(async s =>
    {
        var db = s.GetRequiredService<RondetafelDb>().Wide();
        await change(db, s.GetRequiredService<Acting>().By, app.Clock.Now);
        Assert.NotEqual(0, await db.SaveChangesAsync(TestContext.Current.CancellationToken));
    });

    private static HashSet<string> TablesOf(IEnumerable<string> sql) => [.. sql.SelectMany(s => From().Matches(s)).Select(m => m.Groups["table"].Value)];

    /// <summary>Tables with those of their parts: a part changes only with its root, whose version then rises.</summary>
    private static HashSet<string> WithParts(RondetafelDb db, IReadOnlyCollection<string> tables) =>
        [.. tables, .. db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IPart)) && e.GetForeignKeys().Any(f => f.IsRequired && tables.Contains(Table(f.PrincipalEntityType)))).Select(Table)];

    private static string Table(IReadOnlyEntityType type) => type.GetTableName()!;

    /// <summary>The types of all that an object holds, its private fields too.</summary>
    private static void Walk(object? at, HashSet<Type> held, HashSet<object> seen)
    {
        if (at is null or string || at.GetType() is { IsPrimitive: true } or { IsEnum: true }) return;
        var type = at.GetType();
        if (!type.IsValueType && !seen.Add(at)) return;
        held.Add(type);
        if (at is Delegate or Type or DbContext || type.Namespace == "System.Globalization") return;
        if (at is Array array && !type.GetElementType()!.IsPrimitive) foreach (var one in array) Walk(one, held, seen);
        for (var of = type; of is not null && of != typeof(object); of = of.BaseType)
            foreach (var field in of.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => !f.FieldType.IsPointer))
                Walk(field.GetValue(at), held, seen);
    }

    [GeneratedRegex(@"\bKept\s+\w+\s*[,)]|GetRequiredService<Kept>|\bKeptReadings\b")]
    private static partial Regex Keeps();

    [GeneratedRegex(@"\b(?:Organisations|Professionals|Municipalities|Catalogue)\s*\.\s*(?:Remove|RemoveRange|.*ExecuteDelete)")]
    private static partial Regex Removes();

    [GeneratedRegex(@"(?:FROM|JOIN)\s+""(?<table>\w+)""")]
    private static partial Regex From();

    [GeneratedRegex(@"SUM\([^;]*?""Version""[^;]*?FROM\s+""(?<table>\w+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Sum();
}
