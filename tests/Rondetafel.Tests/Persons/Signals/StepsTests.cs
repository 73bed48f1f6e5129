using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class StepsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Reason = "Input.Reason", Target = "Input.Target", Say = "Input.Feedback.Say", Texts = "Input.Feedback.Texts";

    private static readonly (string, string?)[] Later = [(Say, "later")];

    [Theory]
    [InlineData("stoppen", Reason, null, "Input_Reason", "Schrijf kort waarom.")]
    [InlineData("stoppen", Target, null, "Input_Target", "Kies wat hierbij hoort.")]
    [InlineData("stoppen", Target, "verzonnen", "Input_Target", "Kies wat hierbij hoort.")]
    [InlineData("stoppen", Say, null, "Input_Feedback_Say", "Maak een keuze.")]
    [InlineData("stoppen", Say, "now", "Input_Feedback_Texts", "Maak een keuze.")]
    [InlineData("stoppen", Say, "not_possible", "Input_Feedback_NotPossible", "Schrijf kort waarom.")]
    [InlineData("elders", Reason, " ", "Input_Reason", "Schrijf kort waarom.")]
    [InlineData("elders", Target, "no_sign", "Input_Target", "Kies wat hierbij hoort.")]
    [InlineData("elders", Say, null, "Input_Feedback_Say", "Maak een keuze.")]
    [InlineData("navragen", Reason, null, "Input_Reason", "Schrijf kort waarom.")]
    [InlineData("navragen", "Input.Until", null, "Input_Until", "Vul een datum in.")]
    [InlineData("navragen", "Input.Until", "31 februari", "Input_Until", "Deze datum kunnen wij niet lezen. Schrijf bijvoorbeeld 12-2-2026.")]
    [InlineData("navragen", "Input.Until", "1-1-2026", "Input_Until", "Kies een datum na vandaag.")]
    [InlineData("naar-weging", Reason, null, "Input_Reason", "Schrijf kort waarom.")]
    [InlineData("naar-weging", "Input.LighterOption", null, "Input_LighterOption", "Schrijf welke lichtere mogelijkheid u overwoog.")]
    public async Task ARefusal_StandsBesideItsField_AndNothingIsSaved(string step, string field, string? value, string control, string words)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync($"{given.Page}/{step}");
        var values = Good(step).Where(v => v.Item1 != field).Append((field, value)).ToArray();

        var page = await noor.SendAsync(form, values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(words, page.Document.QuerySelector($"#{control}-error")!.TextContent.Trim());
        Assert.Contains(page.Document.QuerySelectorAll(".rt-errors a"), a => a.GetAttribute("href") == $"#{control}");
        if (field != Reason) Assert.Contains("Zo is het.", page.Document.QuerySelector("textarea[name='Input.Reason']")!.TextContent);
        Assert.Equal((SignalStatus.Acknowledged, 1), await StateAsync(given));
        Assert.Null(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).Select(a => a.DueOn).SingleAsync()));
    }

    [Theory]
    [InlineData("stoppen", SignalStatus.Stopped, "SignalStopped", "signal.stopped", "no_sign")]
    [InlineData("elders", SignalStatus.RoutedElsewhere, "SignalRouted", "signal.routed", "help")]
    [InlineData("navragen", SignalStatus.AskedBack, "SignalAskedBack", "signal.asked_back", null)]
    [InlineData("naar-weging", SignalStatus.ToWeighing, "SignalBroughtToWeighing", "signal.to_weighing", null)]
    public async Task ADecision_ChangesTheSignalAndOwesAnAnswer_InOneSave(string step, SignalStatus status, string written, string counted, string? code)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");

        var page = await noor.SendAsync(await noor.GetAsync($"{given.Page}/{step}"), Good(step));

        Assert.Equal((HttpStatusCode.OK, given.Page), (page.Status, page.Path));
        Assert.Equal((status, 2), await StateAsync(given));
        var answer = await app.LookAsync(db => db.Answers.SingleAsync(a => a.SignalId == given.Id));
        Assert.Equal(new DateOnly(2026, 3, 9), answer.DueOn);
        var rows = await app.LookAsync(db => db.Audit.Where(a => a.Kind == "write" && (a.ObjectId == given.Id.Value || a.ObjectId == answer.Id.Value)).OrderByDescending(a => a.Id).Take(2).ToListAsync());
        Assert.Equal(["AnswerOwed", written], rows.Select(r => r.Action).Order());
        Assert.All(rows, r => Assert.Equal(("holder-handles", "HandleSignal"), (r.Rule, r.Purpose)));
        var count = await app.LookAsync(db => db.Counts.OrderByDescending(c => c.Id).FirstAsync(c => c.Kind == counted));
        Assert.Equal((code, new DateOnly(2026, 3, 2)), (count.Code, count.On));
    }

    [Theory]
    [InlineData("waalrode", "municipality:waalrode", "Andere gemeente, Waalrode")]
    [InlineData("outside", "municipality", "Andere gemeente")]
    public async Task AnotherMunicipality_IsNamedAndCounted_AndGetsNoTrace(string chosen, string counted, string shown)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        using var neighbour = await app.AsAsync("dossierhouder-buur");
        var buur = await app.PersonAsync("dossierhouder-buur");
        var (inbox, work) = ((await neighbour.GetAsync("/meldingen")).Words, (await neighbour.GetAsync("/mijn-werk")).Words);

        await noor.SendAsync(await noor.GetAsync(given.Page + "/elders"), (Target, "municipality"), ("Input.Municipality", chosen), (Reason, "Hij woont daar."), Later[0]);

        Assert.Equal((SignalStatus.RoutedElsewhere, 2), await StateAsync(given));
        Assert.Equal(counted, (await app.LookAsync(db => db.Counts.OrderByDescending(c => c.Id).FirstAsync(c => c.Kind == "signal.routed"))).Code);
        Assert.Equal((inbox, work), ((await neighbour.GetAsync("/meldingen")).Words, (await neighbour.GetAsync("/mijn-werk")).Words));
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(given.Page)).Status);
        Assert.False(await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == buur)));
        await noor.SendAsync(await noor.GetAsync(given.Page + "/ongedaan"), (Reason, "Toch hier."));
        Assert.Contains($"Doorgegeven: {shown}.", (await noor.GetAsync(given.Page)).Words);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("verzonnen")]
    [InlineData("lindestad")]
    public async Task AnotherMunicipality_HasToBeOneOfTheOthers(string? chosen)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/elders");
        Assert.DoesNotContain(form.Document.QuerySelectorAll("select[name='Input.Municipality'] option"), o => o.TextContent.Trim() == "Lindestad");

        var page = await noor.SendAsync(form, (Target, "municipality"), ("Input.Municipality", chosen), (Reason, "Zo is het."), Later[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Kies de gemeente.", page.Document.QuerySelector("#Input_Municipality-error")!.TextContent.Trim());
        Assert.Contains("Zo is het.", page.Document.QuerySelector("textarea[name='Input.Reason']")!.TextContent);
        Assert.Equal((SignalStatus.Acknowledged, 1), await StateAsync(given));
    }

    [Fact]
    public async Task AReportHeldApart_CountsOnceTheReporterWasSpokenTo()
    {
        var given = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null });
        using var noor = await app.AsAsync("dossierhouder");
        var first = await noor.GetAsync(given.Page);
        Assert.Contains("dan wissen wij de melding op maandag 16 maart", first.Words);

        var refused = await noor.SendAsync(await noor.GetAsync(given.Page + "/gesproken"));
        Assert.Equal("Schrijf kort waarom.", refused.Document.QuerySelector("#Input_Reason-error")!.TextContent.Trim());
        Assert.Equal("Kies wat hierbij hoort.", (await noor.SendAsync(refused, (Reason, "Gebeld."))).Document.QuerySelector("#Input_Target-error")!.TextContent.Trim());
        var page = await noor.SendAsync(refused, (Reason, "Gebeld."), (Target, "Spoken"));

        Assert.Contains("Ontvangen", page.Words);
        Assert.Null(await app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).Select(s => s.DestroyOn).SingleAsync()));
        Assert.Null(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).Select(a => a.DestroyOn).SingleAsync()));
    }

    [Fact]
    public async Task AnAnswerToAQuestion_AndUndoing_BringItBackToPreselection()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");

        await noor.SendAsync(await noor.GetAsync(given.Page + "/navragen"), Good("navragen"));
        var page = await noor.SendAsync(await noor.GetAsync(given.Page + "/antwoord-binnen"), (Reason, "De mentor bevestigt het."));
        Assert.Contains("De mentor bevestigt het.", page.Words);
        await noor.SendAsync(await noor.GetAsync(given.Page + "/stoppen"), Good("stoppen"));
        Assert.Equal("Schrijf kort waarom.", (await noor.SendAsync(await noor.GetAsync(given.Page + "/ongedaan"))).Document.QuerySelector("#Input_Reason-error")!.TextContent.Trim());
        page = await noor.SendAsync(await noor.GetAsync(given.Page + "/ongedaan"), (Reason, "Er kwam iets bij."));

        Assert.Contains("Robbe Zandstra", page.Words);
        Assert.Contains("Er kwam iets bij.", page.Words);
        Assert.Equal(SignalStatus.Acknowledged, (await StateAsync(given)).Item1);
        Assert.Equal(SignalAction.Undo, await app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).Select(a => a.About).SingleAsync()));
    }

    [Fact]
    public async Task AFormSentTwice_HasOneEffect()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        var form = await noor.GetAsync(given.Page + "/stoppen");
        (string, string?)[] values = [(Target, "no_sign"), (Reason, "Niets aan de hand."), (Say, "now"), (Texts, "no_sign")];

        var both = await Task.WhenAll(noor.SendAsync(form, values), noor.SendAsync(form, values));
        var third = await noor.SendAsync(form, values);

        Assert.All(both.Append(third), page => Assert.Equal((HttpStatusCode.OK, given.Page), (page.Status, page.Path)));
        Assert.Equal((SignalStatus.Stopped, 2), await StateAsync(given));
        Assert.Equal(1, await app.LookAsync(db => db.Answers.Where(a => a.SignalId == given.Id).SelectMany(a => a.Texts).CountAsync()));
    }

    [Fact]
    public async Task AShieldedSignal_ShowsNoTextAnywhere_UntilItIsUndone()
    {
        var given = await Given.SignalAsync(app);
        await Given.StoppedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");

        foreach (var path in new[] { given.Page, given.Page + "/ongedaan", given.Page + "/aanvullen", given.Page + "/antwoord", "/meldingen?toon=afgeschermd", "/mijn-werk" })
        {
            var page = await noor.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, path), (page.Status, path));
            foreach (var word in new[] { "Zandstra", "geweld tegen", "zorgen", "niets aan de hand", "ruzie thuis", "Lindelaan", "mentor" })
                Assert.DoesNotContain(word, page.Document.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ThatTheReporterReadsTheReceipt_IsSaidOnlyOfAReporterWhoCanRead(bool account)
    {
        var visitor = await app.AsAsync("dossierhouder");
        var page = account
            ? await visitor.GetAsync((await Given.SignalAsync(app)).Page)
            : await visitor.SendAsync(await visitor.GetAsync("/meldingen/telefoon"), ("Input.Said", "Hij gooit eieren."));
        var step = await visitor.GetAsync(page.Path + "/bevestigen");
        var done = await visitor.SendAsync(step);

        foreach (var (seen, words) in new[] { (page, "De melder leest meteen dat u het las."), (step, "De melder leest meteen de tekst") })
            Assert.Equal(account, seen.Words.Contains(words, StringComparison.Ordinal));
        Assert.Contains("De ontvangst is bevestigd.", done.Words);
    }

    [Fact]
    public async Task WhoLooked_StandsOnThePage()
    {
        var given = await Given.SignalAsync(app);
        using var lotte = await app.AsAsync("dossierhouder-twee");
        using var noor = await app.AsAsync("dossierhouder");
        await lotte.GetAsync(given.Page);
        await lotte.GetAsync(given.Page + "/melder");
        await app.LookAsync(async db =>
        {
            var reporter = (await Given.ActorAsync(db, "docent")).Id!.Value.Value;
            db.Audit.Add(new AuditEntry
            {
                At = app.Clock.Now,
                Kind = "read",
                Action = "Answer.opened",
                ObjectKind = "Answer",
                ObjectId = given.Answer.Value,
                ActorId = reporter,
                Purpose = nameof(Permission.ReadOwnAnswer),
            });
            return await db.SaveChangesAsync();
        });

        var page = await noor.GetAsync(given.Page);

        var looks = page.Document.QuerySelectorAll("#h-looked ~ details li").Select(l => (l.Children[1].TextContent, l.Children[2].TextContent)).ToList();
        Assert.Equal([("Lotte Brands, Gemeente Lindestad", "bekeken wie meldde"), ("Lotte Brands, Gemeente Lindestad", "gelezen")], looks);
        Assert.DoesNotContain("Fenna", page.Words);
    }

    [Fact]
    public async Task AnEndlessReason_IsRefusedAndKept()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");

        var page = await noor.SendAsync(await noor.GetAsync(given.Page + "/elders"), [.. Good("elders").Where(v => v.Item1 != Reason), (Reason, new string('é', 8001))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Er passen 8.000 tekens.", page.Document.QuerySelector("#Input_Reason-error")!.TextContent);
        Assert.Equal(8001, page.Document.QuerySelector("textarea[name='Input.Reason']")!.TextContent.Trim().Length);
    }

    private static (string, string?)[] Good(string step) => step switch
    {
        "stoppen" => [(Target, "no_sign"), (Reason, "Zo is het."), .. Later],
        "elders" => [(Target, "help"), (Reason, "Zo is het."), .. Later],
        "navragen" => [(Reason, "Zo is het."), ("Input.Until", "over 2 weken"), .. Later],
        _ => [(Reason, "Zo is het."), ("Input.LighterOption", "Gewone hulp."), .. Later],
    };

    private Task<(SignalStatus, int)> StateAsync(GivenSignal given) => app.LookAsync(async db =>
    {
        var signal = await db.Signals.AsNoTracking().Include(s => s.Steps).SingleAsync(s => s.Id == given.Id);
        return (signal.Status, signal.Steps.Count);
    });
}
