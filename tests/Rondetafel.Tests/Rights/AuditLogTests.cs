using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access.Accounts;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Rights.AuditLog;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;
using Rondetafel.Texts;

namespace Rondetafel.Tests.Rights;

public sealed class AuditLogTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ARefusedPageOrRow_IsLogged_WithWhoWhatAndForWhat()
    {
        var visitor = await app.AsAsync("docent");
        var id = Rows.Id();

        await visitor.GetAsync("/meldingen");
        await visitor.GetAsync("/beheer/professionals");
        await visitor.GetAsync($"/meldingen/{id}");

        var docent = await app.PersonAsync("docent");
        var rows = await app.LookAsync(db => db.Audit.Where(a => a.Outcome == AuditOutcome.Refused && a.ActorId == docent.Value).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(
            [("Page", "ReadSignal", "meldingen", null), ("Page", "ManageAccounts", "beheer/professionals", null), ("Signal", "ReadSignal", "meldingen/{id:guid}", (Guid?)id)],
            rows.Select(r => (r.ObjectKind, r.Purpose, r.Origin, r.ObjectId)));
        Assert.All(rows, r => Assert.Equal(("refused", "refused", (string?)null), (r.Kind, r.Action, r.Rule)));
        Assert.All(rows, r => Assert.NotNull(r.OrganisationId));
    }

    [Fact]
    public async Task WhatWasDone_IsLoggedAsAllowed()
    {
        await (await app.AsAsync("dossierhouder")).GetAsync("/meldingen");

        Assert.NotEqual(0, await app.LookAsync(db => db.Audit.CountAsync(a => a.Kind == "read" && a.Outcome == AuditOutcome.Allowed)));
        Assert.Equal(0, await app.LookAsync(db => db.Audit.CountAsync(a => a.Kind != "refused" && a.Outcome == AuditOutcome.Refused)));
    }

    [Fact]
    public async Task WithoutPurpose_NothingIsShown_AndThePurposeIsLoggedFirst()
    {
        var officer = await app.AsAsync("fg");
        var asked = await officer.GetAsync("/rechten/logboek");
        Assert.Null(asked.Document.QuerySelector("table"));

        var noChoice = await officer.SendAsync(asked, ("Input.Words", "steekproef"));
        var noWords = await officer.SendAsync(asked, ("Input.Purpose", "Sample"));
        var open = await officer.SendAsync(asked, ("Input.Purpose", "Sample"), ("Input.Words", "steekproef maart"));

        Assert.NotNull(noChoice.Document.QuerySelector("#Input_Purpose-error, #Input_Purpose[aria-invalid]"));
        Assert.NotNull(noWords.Document.QuerySelector("#Input_Words-error"));
        Assert.NotNull(open.Document.QuerySelector("table"));
        Assert.Contains("Doel: Maandelijkse steekproef: steekproef maart", open.Words);
        var rows = await app.LookAsync(db => db.Audit.Where(a => a.ObjectKind == "AuditLog").OrderByDescending(a => a.Id).Take(2).ToListAsync());
        rows.Reverse();
        Assert.Equal([OpenLogHandler.Action, "AuditLog.listed"], rows.Select(r => r.Action));
        Assert.All(rows, r => Assert.Equal(("Sample: steekproef maart", "read", "officer-reads-audit"), (r.Purpose, r.Kind, r.Rule)));
    }

    [Fact]
    public async Task Rows_SayWhoForWhomWhatByWhichRule_InWords()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        await admin.SendAsync(await admin.GetAsync("/beheer/organisaties/nieuw"), ("Input.Name", "Geheime Stichting"), ("Input.Domain", "Care"));

        var open = await OpenAsync();
        var row = open.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Organisatie toegevoegd", StringComparison.Ordinal) && r.TextContent.Contains("administrator-accounts", StringComparison.Ordinal));

        Assert.Contains("Daan Wolters", row.TextContent);
        Assert.Contains("Zorg- en Veiligheidshuis Lindevaart", row.TextContent);
        Assert.DoesNotContain("Geheime Stichting", open.Html);
    }

    [Fact]
    public async Task AVisitOfSomebodyElse_OpensNothing()
    {
        await OpenAsync();
        var visit = await app.LookAsync(db => db.Audit.Where(a => a.Action == OpenLogHandler.Action).OrderByDescending(a => a.Id).Select(a => a.ObjectId).FirstAsync());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
            var person = await db.Professionals.SingleAsync(p => p.Email == "deskundige@lindevaart.example", TestContext.Current.CancellationToken);
            person.Redesignate(new Designation(person.OrganisationId, null, person.Name, person.Email, person.Function, person.DesignatedUntil, [Role.LawfulnessOfficer]), 12, Actor.Clock, app.Clock.Now, Deadline.LocalDate(app.Clock.Now));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var other = await app.AsAsync("deskundige");

        var seen = await other.GetAsync($"/rechten/logboek?inzage={visit}");

        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Null(seen.Document.QuerySelector("table"));
    }

    [Fact]
    public async Task Filters_StandInTheAddress_AndPagesHaveNoTotalsAndNoOrderNumber()
    {
        for (var i = 0; i < 60; i++) await app.AsAsync("docent");
        var officer = await app.AsAsync("fg");
        var open = await OpenAsync(officer);
        var first = await officer.GetAsync(open.Path + "&soort=write");
        var next = first.Document.QuerySelector("main a[href*='na=']")!.GetAttribute("href")!;
        var second = await officer.GetAsync(next);

        Assert.Equal(50, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.NotEmpty(second.Document.QuerySelectorAll("tbody tr"));
        Assert.All(second.Document.QuerySelectorAll("tbody tr"), r => Assert.Contains("Wijziging", r.TextContent));
        var top = await app.LookAsync(db => db.Audit.MaxAsync(a => a.Id));
        Assert.DoesNotContain($"na={top}", next);
        Assert.Empty((await officer.GetAsync(open.Path + "&van=1-1-2030")).Document.QuerySelectorAll("tbody tr"));
        var person = await app.LookAsync(db => db.Professionals.Where(p => p.Email == "docent@lindevaart.example").Select(p => p.Id).SingleAsync());
        Assert.All((await officer.GetAsync(open.Path + $"&wie={person.Value}")).Document.QuerySelectorAll("tbody tr"), r => Assert.Contains("Fenna Hoekstra", r.TextContent));
        Assert.Contains("Deze datum kunnen wij niet lezen", (await officer.GetAsync(open.Path + "&van=ooit")).Words);
        Assert.NotNull((await officer.GetAsync(open.Path + "&na=onzin")).Document.QuerySelector("table"));
    }

    [Fact]
    public void EveryAccountAction_HasWordsInBothLanguages()
    {
        foreach (var language in new[] { Language.Nl, Language.En })
            foreach (var action in Enum.GetNames<AccountAction>())
                Assert.NotEmpty(Rondetafel.Texts.Texts.For(language)["audit.action." + action]);
    }

    private async Task<Seen> OpenAsync(Visitor? visitor = null)
    {
        var officer = visitor ?? await app.AsAsync("fg");
        return await officer.SendAsync(await officer.GetAsync("/rechten/logboek"), ("Input.Purpose", "Audit"), ("Input.Words", "controle"));
    }
}
