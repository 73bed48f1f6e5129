using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class ReportTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Melden_Lists_EveryMunicipalityWithItsDoor()
    {
        var page = await app.Anyone().GetAsync("/melden");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Meldpunt in opbouw", page.Words);
        Assert.Contains("Hoogbeek richt een eigen meldpunt in", page.Words);
        Assert.Equal(3, page.Document.QuerySelectorAll("main a[href^='/melden/']").Length);
    }

    [Fact]
    public async Task ClosedDoor_KeepsItsAddress_AndSaysWhomToCall()
    {
        var page = await app.Anyone().GetAsync("/melden/hoogbeek");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Bel tot die tijd met Lindestad", page.Words);
        Assert.Contains("085 000 12 34", page.Words);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task UnknownMunicipality_Is404() => Assert.Equal(HttpStatusCode.NotFound, (await app.Anyone().GetAsync("/melden/nergens")).Status);

    [Fact]
    public async Task ChoosingAMunicipality_Names112_ThenTheAdviceQuestion_ThenTheMunicipalities()
    {
        var page = await app.Anyone().GetAsync("/melden");

        var danger = page.Words.IndexOf("Bel 112", StringComparison.Ordinal);
        var advice = page.Words.IndexOf("U hoeft geen namen te noemen", StringComparison.Ordinal);
        var report = page.Words.LastIndexOf("Kies de gemeente", StringComparison.Ordinal); // the explanation names it first
        Assert.True(danger > 0 && danger < advice && advice < report, $"{danger} {advice} {report}");
        Assert.Contains("085 000 12 44", page.Words);
        Assert.Contains("Op werkdagen van 9 tot 17 uur", page.Words);
    }

    [Fact]
    public async Task Form_Names112_ThenTheAdviceQuestion_ThenTheReport()
    {
        var words = (await ReportForm.OpenAsync(app)).Page.Words;

        var danger = words.IndexOf("Bel 112", StringComparison.Ordinal);
        var advice = words.IndexOf("U hoeft geen namen te noemen", StringComparison.Ordinal);
        var report = words.IndexOf("Over wie gaat het?", StringComparison.Ordinal);
        Assert.True(danger > 0 && danger < advice && advice < report, $"{danger} {advice} {report}");
        Assert.Contains("dan wissen wij uw melding na 14 dagen", words);
        Assert.Contains("8.000 tekens", words);
    }

    [Fact]
    public async Task Report_WithTheLeast_IsHeldApart_OwesAnAnswer_AndTellsBothHolders()
    {
        var before = await app.LookAsync(db => db.Outbox.CountAsync());
        var (visitor, page) = await ReportForm.OpenAsync(app);

        var receipt = await ReportForm.SendAsync(visitor, page);

        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.Equal("Wij hebben uw melding", receipt.Heading);
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$", ReportForm.CodeOf(receipt));
        Assert.Equal("/melden/lindestad", receipt.Path);
        var signal = await app.LookAsync(db => db.Signals.OrderByDescending(s => s.ReceivedAt).Include(s => s.Facts).FirstAsync());
        var answer = await app.LookAsync(db => db.Answers.SingleAsync(a => a.SignalId == signal.Id));
        Assert.Equal((SignalStatus.HeldApart, Channel.PublicPage), (signal.Status, signal.Channel));
        Assert.Equal(signal.DestroyOn, answer.DestroyOn);
        Assert.Equal(signal.DestroyOn, Deadline(14));
        Assert.Equal("Gemeente Lindestad", await app.LookAsync(db => db.Organisations.Where(o => o.Id == signal.ReceivedBy).Select(o => o.Name).SingleAsync()));
        Assert.Equal(before + 2, await app.LookAsync(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task Report_LeavesAnAuditRow_WithoutAPerson()
    {
        await ReportForm.ReportAsync(app);

        var rows = await app.LookAsync(db => db.Audit.Where(a => a.Action == "SignalReceived" || a.Action == "AnswerOpened").ToListAsync());
        Assert.True(rows.Count >= 2);
        Assert.All(rows, r => Assert.Equal((null, null, "melden/{gemeente}"), (r.ActorId, r.OrganisationId, r.Origin)));
    }

    [Fact]
    public async Task Report_ByAProfessionalWhoIsSignedIn_StaysWithoutName()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var visitor = await app.AsAsync("docent");
        var page = await visitor.GetAsync("/melden/waalrode");

        ReportForm.CodeOf(await visitor.SendAsync(page, page.Form("/melden/waalrode"), [.. ReportForm.Least, ("pow", ReportForm.Work(page.Form("/melden/waalrode")))]));

        var last = await app.LookAsync(db => db.Audit.OrderByDescending(a => a.Id).FirstAsync(a => a.Action == "SignalReceived"));
        Assert.Null(last.ActorId);
        Assert.Null(last.OrganisationId);
    }

    [Theory]
    [InlineData("vorige zomer", false)]
    [InlineData("gisteren", true)]
    public async Task Dates_AreReadWhenTheyCan_AndKeptAsWords(string typed, bool read)
    {
        await ReportForm.ReportAsync(app, ("Input.Facts[0].When", typed));

        var fact = await app.LookAsync(db => db.Signals.OrderByDescending(s => s.ReceivedAt).SelectMany(s => s.Facts).FirstAsync());
        Assert.Equal(read, fact.Day is not null);
        Assert.NotNull(fact.When);
    }

    [Fact]
    public async Task ThreeFacts_AreKeptInOrder_WithoutScript()
    {
        await ReportForm.ReportAsync(
            app, ("Input.Facts[1].What", "Twee"), ("Input.Facts[1].Observation", "Hearsay"), ("Input.Facts[2].What", "Drie"), ("Input.Facts[2].Observation", "Own"));

        var facts = await app.LookAsync(db => db.Signals.OrderByDescending(s => s.ReceivedAt).Select(s => s.Facts.OrderBy(f => f.Order).ToList()).FirstAsync());
        Assert.Equal([(1, Observation.Own), (2, Observation.Hearsay), (3, Observation.Own)], facts.Select(f => (f.Order, f.Observation)));
    }

    [Fact]
    public async Task DoubleSubmit_HasOneEffect_AndTheSameReceipt()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var before = await app.LookAsync(db => db.Signals.CountAsync());

        var first = await ReportForm.SendAsync(visitor, page);
        var second = await ReportForm.SendAsync(visitor, page);
        var otherKey = await ReportForm.SendAsync(visitor, page, ("__once", "another-key"));

        Assert.Equal(ReportForm.CodeOf(first), ReportForm.CodeOf(second));
        Assert.Equal(ReportForm.CodeOf(first), ReportForm.CodeOf(otherKey));
        Assert.Equal(before + 1, await app.LookAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task AfterTwoHours_TheSameForm_ShowsNoCodeAgain_AndHasNoSecondEffect()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var code = ReportForm.CodeOf(await ReportForm.SendAsync(visitor, page));
        var before = await app.LookAsync(db => db.Signals.CountAsync());
        app.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));

        var again = await ReportForm.SendAsync(visitor, page);
        var otherKey = await ReportForm.SendAsync(visitor, page, ("__once", "another-key-later"));

        foreach (var seen in new[] { again, otherKey })
        {
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain(code, seen.Html);
            Assert.Null(seen.Document.QuerySelector("[data-receipt]"));
            Assert.Contains("Uw melding is binnen. De code lieten wij al zien", seen.Words);
        }
        Assert.Equal(before, await app.LookAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task SimultaneousSubmit_HasOneEffect()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var before = await app.LookAsync(db => db.Signals.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReportForm.SendAsync(visitor, page)));

        Assert.Single(answers.Select(ReportForm.CodeOf).Distinct());
        Assert.Equal(before + 1, await app.LookAsync(db => db.Signals.CountAsync()));
    }

    private DateOnly Deadline(int days) => Rondetafel.Domain.Shared.Deadline.InDays(app.Clock.Now, days).Day;
}
