using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Matching.Compare;
using Rondetafel.Features.Persons.Matching.Undo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Matching;

public sealed class CompareTests(TestApp app) : IClassFixture<TestApp>
{
    private int _at;

    [Fact]
    public async Task Holder_SeesBothIdentitiesAndNothingElse_EachLogged()
    {
        var (task, later, earlier) = await PairAsync("Lindestad", "Lindestad");

        var page = await (await app.AsAsync("dossierhouder")).GetAsync(Path(task));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Aaldert", page.Words);
        Assert.DoesNotContain("Zei iets.", page.Html);
        Assert.DoesNotContain("%", page.Words);
        Assert.Empty(page.Document.QuerySelectorAll("main input:checked"));
        foreach (var signal in new[] { later, earlier })
            Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == signal.Value && a.Action == "Signal.identity.opened")));
    }

    [Theory]
    [InlineData("docent")]
    [InlineData("politie")]
    [InlineData("fg")]
    [InlineData("beheerder")]
    [InlineData("dossierhouder-buur")]
    [InlineData("procesregisseur")]
    public async Task TaskOfAMunicipality_IsNotThereForOthers(string key)
    {
        var (task, _, _) = await PairAsync("Lindestad", "Lindestad");
        var visitor = await app.AsAsync(key);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Path(task))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Path(task) + "/terug")).Status);
    }

    [Fact]
    public async Task Director_SeesIdentityFieldsOfBothAndHandlesWithAReason()
    {
        var (task, later, earlier) = await PairAsync("Lindestad", "Waalrode");
        var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(Path(task));
        Assert.Contains("Aaldert", page.Words);
        Assert.DoesNotContain("Ja, dezelfde persoon", page.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync("dossierhouder")).GetAsync(Path(task))).Status);

        var refused = await director.SendAsync(page, ("Input.Choice", "handled"));
        Assert.Equal("Schrijf kort waarom.", refused.Document.GetElementById("Input_Reason-error")?.TextContent.Trim());
        var done = await director.SendAsync(refused, ("Input.Choice", "handled"), ("Input.Reason", "Met beiden gebeld."));

        Assert.Contains("Afgehandeld door de procesregisseur.", done.Words);
        Assert.DoesNotContain("Aaldert", done.Words);
        Assert.All(await app.LookAsync(db => db.Signals.Where(s => s.Id == later || s.Id == earlier).ToListAsync()), s => Assert.Equal(SignalStatus.Received, s.Status));
    }

    [Fact]
    public async Task AnIdentityThatClosed_IsSaidOnce_AndOnlyWhatCanBeComparedStays()
    {
        var (task, _, earlier) = await PairAsync("Lindestad", "Waalrode");
        await app.LookAsync(db => db.Signals.Where(s => s.Id == earlier).ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, SignalStatus.Stopped)));
        var code = await app.LookAsync(db => db.Signals.Where(s => s.Id == earlier).Select(s => s.Code).SingleAsync());

        var page = await (await app.AsAsync("procesregisseur")).GetAsync(Path(task));

        Assert.Contains($"De tekst van {code} is afgesloten.", page.Words);
        Assert.Equal(["Ontvangen", "Gemeente"], page.Document.QuerySelectorAll("main tbody th").Select(th => th.TextContent.Trim()));
        Assert.DoesNotContain("Aaldert", page.Html);
    }

    [Fact]
    public async Task Merge_NeedsTwoIdentifiersAndASecondPerson_AndUnmergeRestoresBothExactly()
    {
        var (task, later, earlier) = await PairAsync("Lindestad", "Lindestad");
        var before = await StateAsync(later, earlier);
        var (first, second) = (await app.AsAsync("dossierhouder"), await app.AsAsync("dossierhouder-twee"));
        var page = await first.GetAsync(Path(task));

        var one = await first.SendAsync(page, ("Input.Choice", "same"), ("Input.Agreed", "Name"), ("Input.Reason", "Zelfde naam."));
        Assert.Equal("Kies ten minste twee dingen die hetzelfde zijn.", one.Document.GetElementById("Input_Agreed-error")?.TextContent.Trim());
        var proposed = await first.SendAsync(one, ("Input.Choice", "same"), ("Input.Agreed", "Name"), ("Input.Agreed", "BirthDate"), ("Input.Reason", "Zelfde naam en dag."));
        Assert.Contains("Een tweede persoon krijgt de vraag", proposed.Words);
        var own = await first.SendAsync(proposed, ("Input.Choice", "confirm"));
        Assert.Contains("Dit doet een tweede persoon", own.Words);

        Assert.DoesNotContain("over de grens van een gemeente", (await second.GetAsync("/mijn-werk")).Words);
        var merged = await second.SendAsync(await second.GetAsync(Path(task)), ("Input.Choice", "confirm"));
        Assert.Contains("De meldingen zijn samengevoegd.", merged.Words);
        var gone = await app.LookAsync(db => db.Signals.SingleAsync(s => s.Id == later));
        Assert.Equal((SignalStatus.Merged, earlier), (gone.Status, gone.MergedInto));

        var undo = await first.GetAsync(Path(task) + "/terug");
        var empty = await first.SendAsync(undo);
        Assert.Equal("Schrijf kort waarom.", empty.Document.GetElementById("Input_Reason-error")?.TextContent.Trim());
        var back = await first.SendAsync(empty, ("Input.Reason", "Toch een ander."));

        Assert.Contains("Beide meldingen staan weer apart.", back.Words);
        Assert.Equal(before, await StateAsync(later, earlier));
        Assert.Equal(HttpStatusCode.NotFound, (await first.GetAsync(Path(task) + "/terug")).Status);
    }

    [Fact]
    public async Task LonelyHolder_HasTheNamedDirectorAsSecondPerson()
    {
        var (task, later, _) = await PairAsync("Waalrode", "Waalrode");
        var (holder, director) = (await app.AsAsync("dossierhouder-buur"), await app.AsAsync("procesregisseur"));
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(Path(task))).Status);

        await holder.SendAsync(await holder.GetAsync(Path(task)), ("Input.Choice", "same"), ("Input.Agreed", "Name"), ("Input.Agreed", "Address"), ("Input.Reason", "Buren."));
        var merged = await director.SendAsync(await director.GetAsync(Path(task)), ("Input.Choice", "confirm"));

        Assert.Contains("De meldingen zijn samengevoegd.", merged.Words);
        Assert.Equal(SignalStatus.Merged, await app.LookAsync(db => db.Signals.Where(s => s.Id == later).Select(s => s.Status).SingleAsync()));
        Assert.True(await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == db.Professionals.Single(p => p.Email == "procesregisseur@lindevaart.example").Id)));
    }

    [Fact]
    public async Task LonelyHolder_WithoutADirectorNamed_HasTheOneWhoServesAsSecondPerson()
    {
        await app.InAsync(async (db, _) =>
        {
            (await db.Municipalities.SingleAsync(m => m.Name == "Waalrode")).NameDirector(null, Actor.Clock, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var (task, _, _) = await PairAsync("Waalrode", "Waalrode");
        var (holder, director) = (await app.AsAsync("dossierhouder-buur"), await app.AsAsync("procesregisseur"));

        await holder.SendAsync(await holder.GetAsync(Path(task)), ("Input.Choice", "same"), ("Input.Agreed", "Name"), ("Input.Agreed", "Address"), ("Input.Reason", "Buren."));

        Assert.Equal(HttpStatusCode.OK, (await director.GetAsync(Path(task))).Status);
    }

    [Fact]
    public async Task TwoWindows_ClashAndKeepTheText()
    {
        var (task, _, _) = await PairAsync("Lindestad", "Lindestad");
        var (one, two) = (await app.AsAsync("dossierhouder"), await app.AsAsync("dossierhouder-twee"));
        var (a, b) = (await one.GetAsync(Path(task)), await two.GetAsync(Path(task)));

        await one.SendAsync(a, ("Input.Choice", "not_same"), ("Input.Reason", "Een ander."));
        var clash = await two.SendAsync(b, ("Input.Choice", "not_same"), ("Input.Reason", "Mijn reden."));

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Equal(MatchStatus.NotTheSame, await app.LookAsync(db => db.MatchTasks.Where(t => t.Id == task).Select(t => t.Status).SingleAsync()));
    }

    [Fact]
    public async Task NothingChosen_IsRefused_AndNotTheSameNeedsAReason()
    {
        var (task, later, _) = await PairAsync("Lindestad", "Lindestad");
        var visitor = await app.AsAsync("dossierhouder");
        var page = await visitor.SendAsync(await visitor.GetAsync(Path(task)), ("Input.Reason", "x"));
        Assert.Equal("Maak een keuze.", page.Document.GetElementById("Input_Choice-error")?.TextContent.Trim());

        await visitor.SendAsync(page, ("Input.Choice", "not_same"), ("Input.Reason", "Vader en zoon."));
        await app.CompareAsync(later);

        Assert.Equal(MatchStatus.NotTheSame, (await app.TasksOfAsync(later)).Single(t => t.Id == task).Status);
    }

    [Fact]
    public async Task AJudgementSavedAtTheSameMoment_IsAClash_NotAFault()
    {
        var (task, _, _) = await PairAsync("Lindestad", "Lindestad");
        var outcome = await app.InAsync(async (db, services) =>
        {
            await ActAsync(db, services);
            db.SavingChanges += (_, _) => Bump(task);
            var version = await db.MatchTasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync();
            return await services.GetRequiredService<JudgeMatchHandler>().RunAsync(new JudgeMatch(task.Value, version, "not_same", default, "Vader en zoon."), default);
        });

        Assert.Equal("clash", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task AnUndoSavedAtTheSameMoment_IsAClash_NotAFault()
    {
        var (task, _, _) = await PairAsync("Lindestad", "Lindestad");
        var (first, second) = (await app.AsAsync("dossierhouder"), await app.AsAsync("dossierhouder-twee"));
        await first.SendAsync(await first.GetAsync(Path(task)), ("Input.Choice", "same"), ("Input.Agreed", "Name"), ("Input.Agreed", "BirthDate"), ("Input.Reason", "Zelfde."));
        await second.SendAsync(await second.GetAsync(Path(task)), ("Input.Choice", "confirm"));
        var outcome = await app.InAsync(async (db, services) =>
        {
            await ActAsync(db, services);
            db.SavingChanges += (_, _) => Bump(task);
            var version = await db.MatchTasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync();
            return await services.GetRequiredService<UnmergeSignalsHandler>().RunAsync(new UnmergeSignals(task.Value, version, "Toch een ander."), default);
        });

        Assert.Equal("clash", outcome.Refusal?.Code);
    }

    private static async Task ActAsync(RondetafelDb db, IServiceProvider services) =>
        services.GetRequiredService<Acting>().Become(await Given.ActorAsync(db, "dossierhouder"), null);

    /// <summary>Somebody else saves the task, between reading and saving.</summary>
    private void Bump(MatchTaskId task)
    {
        using var connection = Engine.OpenAsync(app.Settings, default).GetAwaiter().GetResult();
        using var command = connection.CreateCommand();
        command.CommandText = """UPDATE "MatchTasks" SET "Version" = "Version" + 1 WHERE "Id" = @id""";
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("id", TestDatabase.IsPostgres ? task.Value : task.Value.ToString().ToUpperInvariant());
        command.Parameters.Add(id);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static string Path(MatchTaskId task) => $"/vergelijken/{task.Value}";

    private async Task<(MatchTaskId Task, SignalId Later, SignalId Earlier)> PairAsync(string later, string earlier)
    {
        var family = "Wouwerman" + string.Concat(Guid.Parse($"{++_at:D32}").ToString("N")[..2], TestContext.Current.Test!.UniqueID.Where(char.IsLetter).Take(6));
        var birth = $"{_at % 28 + 1}-{TestContext.Current.Test!.UniqueID.Length % 12 + 1}-1999";
        var first = await app.SignalAsync(earlier, Planted.Named("Aaldert", family, birth, "Kerkstraat 12"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await app.SignalAsync(later, Planted.Named("Aaldert", family, birth, "Kerkstraat 12"));
        await app.CompareAsync(second);
        return ((await app.TasksOfAsync(second)).First(t => t.OtherId == first).Id, second, first);
    }

    /// <summary>Every column of both signals but the version; the history that was added stays.</summary>
    private Task<string> StateAsync(params SignalId[] ids) => app.LookAsync(async db =>
    {
        var rows = await db.Signals.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync();
        var facts = await db.Signals.Where(s => ids.Contains(s.Id)).SelectMany(s => s.Facts).OrderBy(f => f.Id).ToListAsync();
        var columns = rows.Cast<object>().Concat(facts).Select(row => db.Entry(row).Properties.Where(p => p.Metadata.Name != "Version")
            .ToDictionary(p => p.Metadata.Name, p => p.CurrentValue is Domain.Shared.Narrative text ? Convert.ToHexString(text.SealedBytes) : p.CurrentValue?.ToString()));
        return JsonSerializer.Serialize(columns);
    });
}
