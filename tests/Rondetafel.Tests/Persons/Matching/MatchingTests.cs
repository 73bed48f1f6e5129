using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Matching;

public sealed class MatchingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task SameMunicipality_BecomesOneTaskOfItsHolders_HoweverOftenItRuns()
    {
        var first = await app.SignalAsync("Lindestad", Planted.Named("Tjitske", "Hoekwater", "12-3-2004"));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await app.SignalAsync("Lindestad", Planted.Named("Tjietske", "Hoekwaater", "3-12-2004"));

        await app.CompareAsync(second);
        await app.CompareAsync(first);
        await app.CompareAsync(second);

        var task = Assert.Single(await app.TasksOfAsync(second));
        Assert.Equal((second, first), (task.SignalId, task.OtherId));
        Assert.Equal(await app.MunicipalityAsync("Lindestad"), task.MunicipalityId);
        Assert.Null(task.Director);
    }

    [Fact]
    public async Task T4_OtherMunicipality_BecomesTheDirectorsTask_AndTheAskerSeesNoResultAtAll()
    {
        await app.SignalAsync("Waalrode", Planted.Named("Quirijn", "Zandstroom", "1-2-2003"));
        var asker = await app.AsAsync("dossierhouder");

        var hit = await NoteAsync(asker, "Quirijn", "Zandstroom");
        var none = await NoteAsync(asker, "Ottolien", "Verlorenveld");
        foreach (var id in new[] { hit.Signal, none.Signal }) await app.CompareAsync(id);

        var task = Assert.Single(await app.TasksOfAsync(hit.Signal));
        Assert.Equal((await app.PersonAsync("procesregisseur"), (MunicipalityId?)null), (task.Director!.Value, task.MunicipalityId));
        Assert.Empty(await app.TasksOfAsync(none.Signal));
        Assert.Equal(none.Words, hit.Words);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await asker.GetAsync($"/vergelijken/{task.Id.Value}")).Status);
    }

    [Fact]
    public async Task WhereNobodyIsNamed_ItGoesToTheFirstDirectorOfThePartnership()
    {
        var hoogbeek = await app.MunicipalityAsync("Hoogbeek");
        await app.InAsync(async (db, _) =>
        {
            (await db.Municipalities.SingleAsync(m => m.Id == hoogbeek)).NameDirector(null, Actor.Clock, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await app.SignalAsync("Hoogbeek", Planted.Named("Xandra", "Pauwelsen", "4-5-2002"));
        var here = await app.SignalAsync("Waalrode", Planted.Named("Xandra", "Pauwelsen", "4-5-2002"));

        await app.CompareAsync(here);
        await app.CompareAsync(here);

        Assert.Equal(await app.PersonAsync("procesregisseur"), Assert.Single(await app.TasksOfAsync(here)).Director);
    }

    [Theory]
    [InlineData("apart")]
    [InlineData("stopped")]
    public async Task SignalThatDoesNotCount_IsComparedOnlyOnceItDoes(string why)
    {
        var name = why == "apart" ? "Beekstra" : "Duinhof";
        await app.SignalAsync("Lindestad", Planted.Named("Olivier", name, "5-6-2001"));
        var other = await app.SignalAsync("Lindestad", Planted.Named("Oliver", name, "5-6-2001"), why == "apart" ? Channel.PublicPage : Channel.Professional);
        if (why == "stopped") await app.ChangeAsync(other, (s, terms) => s.Stop(Planted.Step("x", "no_sign"), terms, Actor.Clock, app.Clock.Now));
        if (why == "apart")
        {
            await app.CompareAsync(other);
            Assert.Empty(await app.TasksOfAsync(other));
            await app.ChangeAsync(other, (s, _) => s.ConfirmReporter(Planted.Step("gesproken", nameof(ReporterGround.Spoken)), Actor.Clock, app.Clock.Now));
        }
        else
        {
            var third = await app.SignalAsync("Lindestad", Planted.Named("Olivier", name, "6-5-2001"));
            await app.CompareAsync(third);
            Assert.DoesNotContain(await app.TasksOfAsync(third), t => t.OtherId == other || t.SignalId == other);
            await app.ChangeAsync(other, (s, _) => s.Undo(Planted.Step("toch"), Actor.Clock, app.Clock.Now));
        }
        await app.CompareAsync(other);

        Assert.NotEmpty(await app.TasksOfAsync(other));
    }

    [Fact]
    public async Task Save_AsksForTheComparisonByItself()
    {
        await app.SignalAsync("Waalrode", Planted.Named("Iefke", "Molenwiek", "7-8-2000"));
        var second = await app.SignalAsync("Waalrode", Planted.Named("Iefke", "Molenwiek", "7-8-2000"));

        for (var i = 0; i < 100 && (await app.TasksOfAsync(second)).Count == 0; i++) await Task.Delay(100, TestContext.Current.CancellationToken);

        Assert.Single(await app.TasksOfAsync(second));
    }

    private async Task<(SignalId Signal, string Words)> NoteAsync(Visitor visitor, string given, string family)
    {
        var receipt = await visitor.SendAsync(await visitor.GetAsync("/meldingen/nieuw"), ("Input.GivenNames", given), ("Input.FamilyName", family), ("Input.BirthDate", "1-2-2003"),
            ("Input.Facts[0].What", "Iets."), ("Input.Facts[0].Observation", "Own"));
        var answer = new Domain.Persons.Answers.AnswerId(Guid.Parse(receipt.Path.Split('/')[^1]));
        return (await app.LookAsync(db => db.Answers.Where(a => a.Id == answer).Select(a => a.SignalId).SingleAsync()), receipt.Document.QuerySelector("main")!.TextContent);
    }
}
