using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Answers;

public sealed class MineTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly RandomSource Random = new();

    [Theory]
    [InlineData("docent", HttpStatusCode.OK)]
    [InlineData("dossierhouder", HttpStatusCode.OK)]
    [InlineData("procesregisseur", HttpStatusCode.NotFound)]
    [InlineData("beheerder", HttpStatusCode.NotFound)]
    public async Task List_IsForWhoeverReports(string key, HttpStatusCode status) => Assert.Equal(status, (await (await app.AsAsync(key)).GetAsync("/mijn-meldingen")).Status);

    [Fact]
    public async Task OwnReport_ShowsItsAnswerUntilItsDayAndNobodyElseFindsIt()
    {
        var signal = await app.SignalAsync("Lindestad", Planted.Named("Ada", "Antwoord"), reporter: await app.PersonAsync("docent"));
        var id = await GiveAsync(signal, "Wij hebben met zorg gekeken.");
        var docent = await app.AsAsync("docent");

        var list = await docent.GetAsync("/mijn-meldingen");
        var one = await docent.GetAsync($"/mijn-meldingen/{id}");

        Assert.Contains("Te lezen tot 27 april 2026", list.Words);
        Assert.Contains("Wij hebben met zorg gekeken.", one.Words);
        Assert.Contains("Antwoord gegeven", one.Words);
        Assert.DoesNotContain("Ada", one.Words);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == id && a.Action == "Answer.opened" && a.Kind == "read")));
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == "Answer.listed" && a.ObjectIds != null)));
        foreach (var key in new[] { "tafelpartner", "dossierhouder", "dossierhouder-buur", "procesregisseur" })
        {
            var other = await (await app.AsAsync(key)).GetAsync($"/mijn-meldingen/{id}");
            var absent = await (await app.AsAsync(key)).GetAsync($"/mijn-meldingen/{Random.NewId()}");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
            Assert.Equal(absent.Words, other.Words);
        }
    }

    [Fact]
    public async Task Reporter_AddsWhateverBecameOfTheSignalAndReadsNothingOfIt()
    {
        var reporter = await app.PersonAsync("uitvoerder");
        var open = await app.SignalAsync("Waalrode", Planted.Named("Bea", "Bij"), reporter: reporter);
        var stopped = await app.SignalAsync("Waalrode", Planted.Named("Cor", "Stop"), reporter: reporter);
        await app.ChangeAsync(stopped, (s, terms) => s.Stop(Planted.Step("geen teken", "no_sign"), terms, Actor.Clock, app.Clock.Now));
        var visitor = await app.AsAsync("uitvoerder");

        var added = await visitor.SendAsync(await visitor.GetAsync(await PathAsync(open)), ("Input.Text", "Nog iets gezien."));
        var refused = await visitor.SendAsync(await visitor.GetAsync(await PathAsync(stopped)), ("Input.Text", "Ook dit nog."));
        var empty = await visitor.SendAsync(await visitor.GetAsync(await PathAsync(open)), ("Input.Text", " "));

        Assert.Contains("Uw aanvulling is verstuurd.", added.Words);
        Assert.Equal(1, await app.LookAsync(db => db.Signals.Where(s => s.Id == open).SelectMany(s => s.Additions).CountAsync(a => a.ByReporter)));
        Assert.Equal("Hier kunt u niets meer toevoegen. Uw tekst staat er nog. Bel de gemeente.", refused.Document.GetElementById("Input_Text-error")?.TextContent.Trim());
        Assert.Contains("Ook dit nog.", refused.Html);
        Assert.Equal("Vul hier iets in.", empty.Document.GetElementById("Input_Text-error")?.TextContent.Trim());
    }

    private async Task<string> PathAsync(SignalId signal) =>
        $"/mijn-meldingen/{await app.LookAsync(db => db.Answers.Where(a => a.SignalId == signal).Select(a => a.Id.Value).SingleAsync())}";

    private Task<Guid> GiveAsync(SignalId signal, string text) => app.InAsync(async (db, _) =>
    {
        var terms = (await Parameters.OnAsync(db, Deadline.LocalDate(app.Clock.Now), default)).Answer;
        var answer = await db.Answers.SingleAsync(a => a.SignalId == signal);
        Assert.True(answer.Give(new AnswerTextId(Random.NewId()), new GivenAnswer("looked_at", text, Approved: true), terms, Actor.Clock, app.Clock.Now).IsGood);
        await db.SaveChangesAsync();
        return answer.Id.Value;
    });
}
