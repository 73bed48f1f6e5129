using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Leads;

/// <summary>A weighing or a case whose process director counts no more is taken over by the one of the municipality. Each test has an application of its own.</summary>
public sealed class TakeLeadTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task ACase_IsTakenOver_AndGoesOn_WithItsTrackAndItsLikelyDuplicate()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { GivenNames = "Ysbrand", FamilyName = "Vlietkoning" });
        var signal = await _app.SignalAsync("Waalrode", Planted.Named("Ysbrand", "Vlietkoning", "4-5-1999"));
        await _app.CompareAsync(signal);
        var track = await TrackAsync(given);
        var next = await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        using (var early = await _app.AsAsync("opvolger"))
        {
            Assert.DoesNotContain(given.Number, (await early.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
            Assert.DoesNotContain(given.Number, (await early.GetAsync("/overnemen")).Words, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await early.GetAsync(given.Page)).Status);
        }
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 3, 1));
        using var visitor = await _app.AsAsync("opvolger");
        Assert.Contains($"Casus {given.Number} heeft geen procesregisseur meer", (await visitor.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(given.Page)).Status);
        var page = await visitor.GetAsync("/overnemen");
        Assert.Contains("Robin Verhage", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Vlietkoning", page.Html, StringComparison.Ordinal);

        var done = await visitor.SendAsync(page, Row(page, given.Number));

        Assert.Equal((HttpStatusCode.OK, given.Page), (done.Status, done.Path));
        Assert.Contains("Zita Opvolger nam de leiding over. Procesregisseur was Robin Verhage.", done.Words, StringComparison.Ordinal);
        Assert.Equal(next, (await _app.LookAsync(given.WholeAsync)).Director);
        Assert.Equal(next, await _app.LookAsync(db => db.Tracks.Where(t => t.Id == track).Select(t => t.Chair).SingleAsync()));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "CaseLeadTaken" && a.ObjectId == given.Id.Value && a.ActorId == next.Value)));
        Assert.True(await _app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == "CasesToTakeOver.listed" && a.ActorId == next.Value)));
        Assert.Equal(4, await _app.LookAsync(db => db.ViewNotices.CountAsync(n => n.Kind == "lead.notice.case"))); // three seats and who led before
        var police = await _app.PersonAsync("politie");
        Assert.Equal(1, await _app.LookAsync(db => db.Outbox.CountAsync(o => o.For == police)));
        await _app.Services.GetRequiredService<DailyJob>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(next, Assert.Single(await _app.TasksOfAsync(signal)).Director);
        Assert.DoesNotContain(given.Number, (await visitor.GetAsync("/overnemen")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWeighing_IsTakenOver_AndDecided_ByTheNextChair()
    {
        var scenes = new WeighingScenes(_app.Services);
        var id = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        var code = await _app.LookAsync(db => db.Weighings.Where(w => w.Id == id).Select(w => w.Code).SingleAsync());
        var (open, closed) = (await GivenCase.AtTableAsync(_app), await GivenCase.AtTableAsync(_app));
        using (var chair = await _app.AsAsync("procesregisseur"))
        {
            await chair.GetAsync("/casussen");
            await NameAsync(chair, id, open.Number);
        }
        await closed.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Close(
            new CaseStepGiven(new CaseStepId(turn.NewId())), c.CriteriaNow().Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null)).ToList(), new ClosingGiven(c.TableOn(turn.Today), Acknowledged: true), turn.By, turn.Now));
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 3, 1));
        using var visitor = await _app.AsAsync("opvolger");
        Assert.Contains($"Weging {code} heeft geen procesregisseur meer", (await visitor.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var page = await visitor.GetAsync("/overnemen");

        var done = await visitor.SendAsync(page, Row(page, code));

        Assert.Equal($"/wegingen/{id.Value}", done.Path);
        Assert.Contains("Voorzitter was Robin Verhage.", done.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/wegingen/{id.Value}/opnemen")).Status);
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "WeighingLeadTaken" && a.ObjectId == id.Value)));
        Assert.Equal(4, await _app.LookAsync(db => db.ViewNotices.CountAsync(n => n.Kind == "lead.notice.weighing")));
        Assert.Contains(open.Number, done.Document.QuerySelector(".rt-head")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(open.Number, (await visitor.GetAsync($"/wegingen/{id.Value}/casus")).Document.QuerySelector("#Input_Number")!.GetAttribute("value")); // sent as it stands it takes nothing away
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 9, 1));
        using var before = await _app.AsAsync("procesregisseur");
        Assert.Equal(HttpStatusCode.NotFound, (await before.GetAsync($"/wegingen/{id.Value}")).Status);
        var refused = await visitor.SendAsync(await visitor.GetAsync($"/wegingen/{id.Value}/opnemen"), TakenIn.Fields());
        Assert.Contains("Een andere procesregisseur leidt de casus", refused.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await NameAsync(visitor, id, closed.Number)).Status); // its director counts

        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 3, 1));
        Assert.Contains(closed.Number, (await NameAsync(visitor, id, closed.Number)).Words, StringComparison.Ordinal);
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 9, 1));
        var again = await visitor.SendAsync(await visitor.GetAsync($"/wegingen/{id.Value}/opnemen"), TakenIn.Fields());
        Assert.Equal(closed.Page, again.Path);
        Assert.Contains("Opnieuw opgenomen na een nieuwe weging. Procesregisseur was Robin Verhage.", again.Words, StringComparison.Ordinal);
        var first = await _app.PersonAsync("procesregisseur");
        Assert.Equal(1, await _app.LookAsync(db => db.ViewNotices.CountAsync(n => n.For == first && n.Kind == "lead.notice.case")));
        Assert.Contains(Looks(await visitor.GetAsync(closed.Page + "/wie-keek")), r => r.Contains("Robin Verhage", StringComparison.Ordinal) && r.Contains("in een lijst", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ATrack_WhoseChairCountsNoMore_GoesToTheDirectorOfTheMunicipality_AlsoWhenItsWeighingIsGone()
    {
        var scenes = new WeighingScenes(_app.Services);
        var tracks = new List<ProsecutorTrackId>();
        foreach (var days in new[] { 10, 20, 60 }) // ends while the chair counts, lapses later, is reported back
        {
            var id = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
            await scenes.TrackAsync(id, days, TrackPlace.Instead);
            await scenes.ShieldedAsync(id);
            tracks.Add(await _app.LookAsync(db => db.Tracks.Where(t => t.WeighingId == id).Select(t => t.Id).SingleAsync()));
        }
        var terms = _app.Services.GetRequiredService<WeighingTerms>();
        _app.Clock.Advance(TimeSpan.FromDays(15));
        await terms.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await _app.LookAsync(db => db.Weighings.CountAsync()));
        var next = await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 3, 10));
        _app.Clock.Advance(TimeSpan.FromDays(6));
        using (var om = await _app.AsAsync("om"))
        {
            var page = await om.GetAsync($"/om-trajecten/{tracks[2].Value}");
            await om.SendAsync(page, ("Input.Report", "Het traject is klaar."));
        }
        Assert.Equal(next, await ChairAsync(tracks[2]));

        Assert.Equal(1, (await terms.RunAsync(TestContext.Current.CancellationToken)).Lapsed);

        foreach (var track in tracks) Assert.Equal(next, await ChairAsync(track));
        Assert.Equal(3, await _app.LookAsync(db => db.Outbox.CountAsync(o => o.For == next)));
        using var visitor = await _app.AsAsync("opvolger");
        var work = await visitor.GetAsync("/mijn-werk");
        Assert.Contains("Traject verlopen", work.Words, StringComparison.Ordinal);
        var last = await visitor.GetAsync($"/om-trajecten/{tracks[2].Value}");
        Assert.Contains("Het traject is klaar.", last.Words, StringComparison.Ordinal);
        Assert.Contains("U hebt gelezen hoe het traject afliep", (await visitor.SendAsync(last, last.Form("?handler=Read"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoLedTheCaseBefore_AndCountsAgain_SeesNothingOfTheWeighingThatTookIn()
    {
        var (given, weighing) = await TakenIn.Async(_app);
        var code = await _app.LookAsync(db => db.Weighings.Where(w => w.Id == weighing).Select(w => w.Code).SingleAsync());
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 3, 1));
        using (var next = await _app.AsAsync("opvolger"))
        {
            var page = await next.GetAsync("/overnemen");
            Assert.Equal(given.Page, (await next.SendAsync(page, Row(page, given.Number))).Path);
        }
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 9, 1));
        using var before = await _app.AsAsync("procesregisseur");

        Assert.Equal(HttpStatusCode.NotFound, (await before.GetAsync($"/wegingen/{weighing.Value}")).Status);
        Assert.DoesNotContain(code, (await before.GetAsync("/wegingen")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsLed_OrBelongsToAnotherMunicipality_IsNotTaken_AndNobodyElseHasThePage()
    {
        var given = await GivenCase.AtTableAsync(_app);
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.DirectorAsync(_app, "derde", "Zus Derde");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 3, 1));
        using var next = await _app.AsAsync("opvolger");
        using var third = await _app.AsAsync("derde");
        var page = await next.GetAsync("/overnemen");
        Assert.DoesNotContain(given.Number, (await third.GetAsync("/overnemen")).Words, StringComparison.Ordinal); // the first by name serves the municipality
        await next.GetAsync("/mijn-werk");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 9, 1));
        using (var leads = await _app.AsAsync("procesregisseur"))
            Assert.Equal(2, Looks(await leads.GetAsync(given.Page + "/wie-keek")).Count(r => r.Contains("Zita Opvolger", StringComparison.Ordinal) && r.Contains("in een lijst", StringComparison.Ordinal))); // there, and in Mijn werk

        var late = await next.SendAsync(page, Row(page, given.Number));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal(await _app.PersonAsync("procesregisseur"), (await _app.LookAsync(given.WholeAsync)).Director);
        foreach (var key in new[] { "politie", "dossierhouder", "docent", "fg" })
        {
            using var other = await _app.AsAsync(key);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/overnemen")).Status);
        }
    }

    [Fact]
    public async Task WhenSomethingChangedMeanwhile_TheVersionRefuses()
    {
        var given = await GivenCase.AtTableAsync(_app);
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", new DateOnly(2026, 3, 1));
        using var visitor = await _app.AsAsync("opvolger");
        var page = await visitor.GetAsync("/overnemen");
        await given.ContributeAsync(_app, "politie", "Iets gezien.");

        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SendAsync(page, Row(page, given.Number))).Status);
        page = await visitor.GetAsync("/overnemen");
        Assert.Equal(given.Page, (await visitor.SendAsync(page, Row(page, given.Number))).Path);
    }

    [Theory]
    [InlineData(false, "procesregisseur")]
    [InlineData(true, "opvolger")]
    public async Task ATrackOfACase_GoesToWhoLeadsItWhileItIsOpen_ElseToTheDirectorOfTheMunicipality(bool closed, string next)
    {
        var given = await GivenCase.AtTableAsync(_app);
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.NameDirectorAsync(_app, "Lindestad", "opvolger");
        await Given.DirectorAsync(_app, "vertrekker", "Ada Vertrekker");
        var track = await TrackAsync(given, "vertrekker");
        if (closed)
            await given.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Close(
                new CaseStepGiven(new CaseStepId(turn.NewId())), c.CriteriaNow().Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null)).ToList(),
                new ClosingGiven(c.TableOn(turn.Today), Acknowledged: true), turn.By, turn.Now));
        Assert.False(await HandOnAsync(track));
        await Given.DesignatedUntilAsync(_app, "vertrekker", new DateOnly(2026, 3, 1));

        Assert.True(await HandOnAsync(track));

        Assert.Equal((await _app.LookAsync(db => Given.ActorAsync(db, next))).Id, await ChairAsync(track));
    }

    private Task<bool> HandOnAsync(ProsecutorTrackId id) => _app.InAsync(async (db, _) =>
    {
        var moved = await Directors.HandOnAsync(db, await db.Tracks.SingleAsync(t => t.Id == id), Actor.Clock, _app.Clock.Now, TestContext.Current.CancellationToken);
        if (moved) await db.SaveChangesAsync();
        return moved;
    });

    private static async Task<Seen> NameAsync(Visitor director, WeighingId weighing, string number) =>
        await director.SendAsync(await director.GetAsync($"/wegingen/{weighing.Value}/casus"), ("Input.Number", number));

    private static List<string> Looks(Seen page) => page.Document.QuerySelectorAll("main .rt-fold li").Select(r => r.TextContent).ToList();

    private Task<ProfessionalId> ChairAsync(ProsecutorTrackId track) => _app.LookAsync(db => db.Tracks.Where(t => t.Id == track).Select(t => t.Chair).SingleAsync());

    private static IHtmlFormElement Row(Seen page, string code) => page.Document.QuerySelectorAll(".rt-lines li").Single(l => l.TextContent.Contains(code, StringComparison.Ordinal)).QuerySelectorAll("form").OfType<IHtmlFormElement>().Single();

    private Task<ProsecutorTrackId> TrackAsync(GivenCase given, string chair = "procesregisseur") => _app.InAsync(async (db, services) =>
    {
        var (director, om) = (await Given.ActorAsync(db, chair), await Given.ActorAsync(db, "om"));
        var id = new ProsecutorTrackId(services.GetRequiredService<RandomSource>().NewId());
        db.Tracks.Add(ProsecutorTrack.Note(id, new NewTrack(null, given.Id, await db.Cases.Where(c => c.Id == given.Id).Select(c => c.MunicipalityId).SingleAsync(), om.Id!.Value, TrackPlace.Beside, Deadline.LocalDate(_app.Clock.Now).AddDays(30)), director, _app.Clock.Now).Item1!);
        await db.SaveChangesAsync();
        return id;
    });
}
