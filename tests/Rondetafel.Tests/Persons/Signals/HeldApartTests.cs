using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Signals;

/// <summary>What the page promises to a reporter without login, over more than fifteen days. Each test has an application of its own: they move the clock.</summary>
public sealed class HeldApartTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Writing_through_the_code_keeps_the_report_a_whole_term_from_that_day_and_then_it_goes()
    {
        var code = await ReportForm.ReportAsync(_app);
        _app.Clock.Advance(TimeSpan.FromDays(10));
        var page = await WriteAsync(code, "Het was in het clubhuis.");
        Assert.Contains("wissen wij uw melding op 26 maart 2026", page.Words);

        _app.Clock.Advance(TimeSpan.FromDays(5));
        var kept = await RunAsync();
        Assert.Equal((0, 0, 0), (kept.Signals, kept.Answers, kept.Failed));
        Assert.Contains("26 maart 2026", (await OpenAsync(code)).Page.Words);

        _app.Clock.Advance(TimeSpan.FromDays(9));
        var gone = await RunAsync();
        Assert.Equal((1, 1, 0), (gone.Signals, gone.Answers, gone.Failed));
        Assert.Contains("Met deze code vinden wij niets", (await OpenAsync(code)).Page.Words);
    }

    [Fact]
    public async Task A_question_read_with_the_code_and_its_answer_count_as_spoken()
    {
        var code = await ReportForm.ReportAsync(_app);
        var path = await PathAsync(code);
        using (var noor = await _app.AsAsync("dossierhouder"))
        {
            var form = await noor.GetAsync(path + "/vragen");
            var empty = await noor.SendAsync(form, ("Input.Question", " "));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "Vul hier iets in."), (empty.Status, empty.Document.QuerySelector("#Input_Question-error")!.TextContent.Trim()));
            var asked = await noor.SendAsync(empty, ("Input.Question", "In welk clubhuis was dat?"));
            Assert.Equal((HttpStatusCode.OK, path), (asked.Status, asked.Path));
            Assert.DoesNotContain("Written", (await noor.GetAsync(path + "/gesproken")).Html);
        }

        var (_, read) = await OpenAsync(code);
        Assert.Contains("Wij hebben een vraag voor u", read.Words);
        Assert.Contains("In welk clubhuis was dat?", read.Words);
        Assert.Contains("Wij lezen uw melding uiterlijk op", read.Words);
        Assert.DoesNotContain("Ons antwoord van", read.Words);
        _app.Clock.Advance(TimeSpan.FromDays(12));
        var written = await WriteAsync(code, "Clubhuis De Haven.");
        Assert.DoesNotContain("Uw antwoord", written.Words);

        using (var noor = await _app.AsAsync("dossierhouder"))
        {
            var page = await noor.GetAsync(path);
            Assert.Contains("Op die grond mag u de melder bevestigen.", page.Words);
            Assert.Contains("Clubhuis De Haven.", page.Words);
            var done = await noor.SendAsync(await noor.GetAsync(path + "/gesproken"), ("Input.Target", "Written"), ("Input.Reason", "Antwoordde op mijn vraag."));
            Assert.Equal((HttpStatusCode.OK, path), (done.Status, done.Path));
            Assert.Contains("De melder schreef terug via de code", done.Words);
        }
        _app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal((0, 0), (await RunAsync()) is var run ? (run.Signals, run.Failed) : default);
        Assert.Equal(SignalStatus.Received, await StatusAsync(code));
    }

    [Fact]
    public async Task Confirming_on_a_ground_that_is_not_there_is_refused_beside_its_field()
    {
        var code = await ReportForm.ReportAsync(_app);
        using var noor = await _app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(await PathAsync(code) + "/gesproken");

        var page = await noor.SendAsync(form, ("Input.Target", "Written"), ("Input.Reason", "Zo."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "De melder schreef nog niet terug via de code."), (page.Status, page.Document.QuerySelector("#Input_Target-error")!.TextContent.Trim()));
        Assert.Equal(SignalStatus.HeldApart, await StatusAsync(code));
    }

    [Fact]
    public async Task Stopping_and_undoing_do_not_make_a_report_count()
    {
        var code = await ReportForm.ReportAsync(_app, ("Input.FamilyName", "Ongehoordsma"));
        var path = await PathAsync(code);
        using var noor = await _app.AsAsync("dossierhouder");
        foreach (var (step, target) in new[] { ("stoppen", "no_sign"), ("elders", "help") })
        {
            await noor.SendAsync(await noor.GetAsync($"{path}/{step}"), ("Input.Target", target), ("Input.Reason", "Vergissing."), ("Input.Feedback.Say", "later"));
            var page = await noor.SendAsync(await noor.GetAsync(path + "/ongedaan"), ("Input.Reason", "Toch niet."));

            Assert.Equal(SignalStatus.HeldApart, await StatusAsync(code));
            Assert.Contains("maandag 16 maart", page.Words);
            var found = await noor.SendAsync(await noor.GetAsync("/zoeken"), ("q", "Ongehoordsma"));
            Assert.Null(found.Document.QuerySelector("main .rt-lines"));
            Assert.Empty(page.Document.QuerySelectorAll("a[href$='/naar-weging']"));
        }
        _app.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, (await RunAsync()).Signals);
    }

    [Fact]
    public async Task The_term_to_acknowledge_shows_until_the_reporter_was_asked_or_spoken_to_and_then_runs_anew()
    {
        var (code, other) = (await ReportForm.ReportAsync(_app, ("Input.FamilyName", "Termijnsma")), await ReportForm.ReportAsync(_app, ("Input.FamilyName", "Gevraagdsma")));
        var (path, asked) = (await PathAsync(code), await PathAsync(other));
        using (var noor = await _app.AsAsync("dossierhouder"))
        {
            Assert.Contains("uiterlijk wo 4 maart", Row(await noor.GetAsync("/meldingen?toon=apart"), "Termijnsma"));
            var line = Line(await noor.GetAsync("/mijn-werk"), path);
            Assert.Contains("wo 4 maart", line);
            Assert.Contains("op maandag 16 maart gewist", line);
            Assert.Contains("Spreken uiterlijk", (await noor.GetAsync(path)).Words);
            await noor.SendAsync(await noor.GetAsync(asked + "/vragen"), ("Input.Question", "Waar was het?"));
            Assert.Contains("uiterlijk ma 16 maart", Row(await noor.GetAsync("/meldingen?toon=apart"), "Gevraagdsma"));
            Assert.DoesNotContain("4 maart", Line(await noor.GetAsync("/mijn-werk"), asked));
        }
        _app.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Contains("Wij zijn te laat met ons antwoord.", (await OpenAsync(code)).Page.Words);

        using (var noor = await _app.AsAsync("dossierhouder"))
        {
            await noor.SendAsync(await noor.GetAsync(path + "/gesproken"), ("Input.Target", "Spoken"), ("Input.Reason", "Gebeld."));
            Assert.DoesNotContain("te laat", Line(await noor.GetAsync("/mijn-werk"), path));
            await noor.SendAsync(await noor.GetAsync(path + "/bevestigen"));
        }
        Assert.Equal("in_time", await _app.LookAsync(db => db.Counts.Where(c => c.Kind == "signal.acknowledged").Select(c => c.Code).SingleAsync()));
    }

    private static string Row(Seen page, string name) => page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;

    private static string Line(Seen page, string path) =>
        string.Join(' ', page.Document.QuerySelectorAll(".rt-lines > li").Single(l => l.QuerySelector($"a[href='{path}']") is not null).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<DailyRun> RunAsync() => _app.Services.GetRequiredService<DailyJob>().RunOnceAsync(TestContext.Current.CancellationToken);

    private async Task<(Visitor Visitor, Seen Page)> OpenAsync(string code)
    {
        var visitor = _app.Anyone();
        return (visitor, await visitor.SendAsync(await visitor.GetAsync("/antwoord"), ("Input.Code", code)));
    }

    private async Task<Seen> WriteAsync(string code, string text)
    {
        var (visitor, page) = await OpenAsync(code);
        return await visitor.SendAsync(page, ("Input.Text", text));
    }

    private async Task<string> PathAsync(string code) => $"/meldingen/{(await IdAsync(code)).Value}";

    private async Task<SignalStatus> StatusAsync(string code)
    {
        var id = await IdAsync(code);
        return await _app.LookAsync(db => db.Signals.Where(s => s.Id == id).Select(s => s.Status).SingleAsync());
    }

    private Task<SignalId> IdAsync(string code)
    {
        var hash = SHA256.HashData(Base32.TryDecode(code, 16)!);
        return _app.LookAsync(db => db.Answers.Where(a => a.CodeHash == hash).Select(a => a.SignalId).SingleAsync());
    }
}
