using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>Who weighed and got no seat at the case: their own organisation's view for fourteen days, then nothing, and nothing tells when the case closes. Each test has an application of its own.</summary>
public sealed class SeatlessTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task OwnViewOnly_UntilTheTermIsOver_WhetherTheCaseClosesOrNot()
    {
        var (given, weighing) = await WithoutPoliceAsync();
        var address = $"/wegingen/{weighing.Value}";
        using (var police = await _app.AsAsync("politie"))
        {
            var page = await police.GetAsync(address);
            Assert.Contains("Eerst horen wat er in de groepsapp stond.", page.Words, StringComparison.Ordinal);
            Assert.Contains("U hebt geen stoel aan de tafel van de casus.", page.Words, StringComparison.Ordinal);
            var history = page.Document.QuerySelector("section[aria-labelledby='h-verloop']")!.TextContent;
            Assert.Contains("Opgenomen in de aanpak.", history, StringComparison.Ordinal);
            Assert.DoesNotContain("Jip van Aalst", history, StringComparison.Ordinal); // who dissented, and that somebody did
            Assert.Empty(page.Document.QuerySelectorAll("section[aria-labelledby='h-anders'] .rt-view"));
            foreach (var hidden in new[] { "Hulp via jeugd past beter.", "Taal en filmpje samen.", "Alleen jeugdhulp bleek te weinig.", given.Page, given.Number }) Assert.DoesNotContain(hidden, page.Html, StringComparison.Ordinal);
            await CloseAsync(given);
            Assert.Equal(Shown(page), Shown(await police.GetAsync(address))); // nothing tells that it closed
        }
        using (var director = await _app.AsAsync("procesregisseur")) Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(address)).Status);

        _app.Clock.Advance(TimeSpan.FromDays(14));

        using var later = await _app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(address)).Status);
        Assert.DoesNotContain(await _app.LookAsync(db => db.Weighings.Where(w => w.Id == weighing).Select(w => w.Code).SingleAsync()), (await later.GetAsync("/wegingen")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoGotNoSeat_HearsThatItWasDecided_AndWhoDidHearsOfTheSeatOnly()
    {
        await WithoutPoliceAsync();

        var told = await _app.LookAsync(db => db.ViewNotices.Join(db.Professionals, n => n.For, p => p.Id, (n, p) => new { n.Kind, p.Email }).ToListAsync());
        Assert.Equal(["weighing.notice.decided"], Kinds("politie").Where(k => k is "weighing.notice.decided" or "cases.notice.seat"));
        Assert.Equal(["cases.notice.seat"], Kinds("dossierhouder").Where(k => k is "weighing.notice.decided" or "cases.notice.seat"));
        using var police = await _app.AsAsync("politie");
        var work = await police.GetAsync("/mijn-werk");
        Assert.Contains("Over een weging waarin u zit, is besloten.", work.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("casus", work.Document.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(0, await _app.LookAsync(db => db.Outbox.Join(db.Professionals, o => o.For, p => p.Id, (o, p) => p.Email).CountAsync(e => e == "politie@lindevaart.example")));

        IEnumerable<string> Kinds(string key) => told.Where(t => t.Email == key + "@lindevaart.example").Select(t => t.Kind);
    }

    [Fact]
    public async Task AtTheTable_AllViewsStay_AndWhoLookedIsTold_ToWhoWeighedThere()
    {
        var (given, weighing) = await WithoutPoliceAsync();
        using (var police = await _app.AsAsync("politie")) await police.GetAsync($"/wegingen/{weighing.Value}");
        _app.Clock.Advance(TimeSpan.FromDays(20));
        using var holder = await _app.AsAsync("dossierhouder");

        var page = await holder.GetAsync($"/wegingen/{weighing.Value}");

        Assert.Contains("Eerst horen wat er in de groepsapp stond.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Taal en filmpje samen.", page.Words, StringComparison.Ordinal);
        var looked = await holder.GetAsync(given.Page + "/wie-keek");
        Assert.Contains(looked.Document.QuerySelectorAll("tr, li"), r => r.TextContent.Contains("Weging geopend", StringComparison.Ordinal) && r.TextContent.Contains("Kim Oosterling", StringComparison.Ordinal));
    }

    /// <summary>What the page shows, without its one-time keys.</summary>
    private static string Shown(Seen page) => string.Join(' ', page.Document.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<(GivenCase Case, WeighingId Weighing)> WithoutPoliceAsync()
    {
        var scenes = new Lab.Demo.WeighingScenes(_app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        using (var om = await _app.AsAsync("om")) await om.SendAsync(await om.GetAsync($"/wegingen/{weighing.Value}/anders"), ("Input.Reason", "Liever eerst meer weten."));
        using var director = await _app.AsAsync("procesregisseur");
        var form = await director.GetAsync($"/wegingen/{weighing.Value}/opnemen");
        var notPolice = form.Document.QuerySelectorAll(".mensen li").Where(l => l.TextContent.Contains("Kim Oosterling", StringComparison.Ordinal))
            .Select(l => (l.QuerySelector("input[name$='.Chosen']")!.GetAttribute("name")!, (string?)null)).Single();
        var made = await director.SendAsync(form, TakenIn.Fields(notPolice));
        Assert.StartsWith("/casussen/", made.Path, StringComparison.Ordinal);
        var row = await _app.LookAsync(db => db.Cases.AsNoTracking().SingleAsync(c => c.WeighingId == weighing));
        return (new GivenCase(row.Id, row.Number), weighing);
    }

    private Task CloseAsync(GivenCase given) => given.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Close(
        new CaseStepGiven(new CaseStepId(turn.NewId())), c.CriteriaNow().Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null)).ToList(), new ClosingGiven(c.TableOn(turn.Today), Acknowledged: true), turn.By, turn.Now));
}
