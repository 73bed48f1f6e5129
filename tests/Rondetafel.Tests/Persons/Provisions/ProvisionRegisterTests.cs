using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>What follows on handing over: the register, the yearly return, the recall that ages, who has a contribution, and the end. Each test has an application of its own.</summary>
public sealed class ProvisionRegisterTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TheOfficer_ReadsTheFactsOfWhatWasHandedOver_AndNoContent()
    {
        var (sent, unsent) = (await GivenProvision.InAsync(_app, ProvisionStatus.Provided), await GivenProvision.InAsync(_app, ProvisionStatus.Approved));
        using var officer = await _app.AsAsync("fg");
        using var director = await _app.AsAsync("procesregisseur");

        var (facts, own) = (await officer.GetAsync("/verstrekkingen"), await director.GetAsync("/verstrekkingen"));

        Assert.Equal(1, facts.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(2, own.Document.QuerySelectorAll("main tbody tr").Length);
        foreach (var word in new[] { (await sent.NowAsync(_app)).Code, GivenProvision.Receiver, "WGS, art. 1.7 lid 3", "Verstrekt" }) Assert.Contains(word, facts.Words, StringComparison.Ordinal);
        foreach (var word in new[] { (await unsent.NowAsync(_app)).Code, GivenProvision.Police, "de directeur", sent.Case.Number }) Assert.DoesNotContain(word, facts.Words, StringComparison.Ordinal);
        Assert.Empty(facts.Document.QuerySelectorAll($"main a[href^='{sent.Page}']"));
        Assert.True(await _app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == "provisions.listed" && a.Rule == "officer-lists-provisions")));
        foreach (var key in new[] { "politie", "dossierhouder", "tafelpartner", "uitvoerder", "docent", "beheerder" })
        {
            using var visitor = await _app.AsAsync(key);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/verstrekkingen")).Status);
        }
    }

    [Fact]
    public async Task TheRegister_IsReadPageByPage_AndLogsWhatItShows()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided);
        await GivenProvision.MoreAsync(_app, given, 100);
        using var officer = await _app.AsAsync("fg");

        var (first, second) = (await officer.GetAsync("/verstrekkingen"), await officer.GetAsync("/verstrekkingen?blad=2"));

        Assert.Equal((100, 1), (first.Document.QuerySelectorAll("main tbody tr").Length, second.Document.QuerySelectorAll("main tbody tr").Length));
        Assert.NotNull(first.Document.QuerySelector("main a[href='/verstrekkingen?blad=2']"));
        Assert.NotNull(second.Document.QuerySelector("main a[href='/verstrekkingen?blad=1']"));
        Assert.Null(second.Document.QuerySelector("main a[href='/verstrekkingen?blad=3']"));
        var codes = first.Document.QuerySelectorAll("main tbody th").Concat(second.Document.QuerySelectorAll("main tbody th")).Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(101, codes.Distinct().Count());
        var logged = await _app.LookAsync(db => db.Audit.AsNoTracking().Where(a => a.Action == "provisions.listed" && a.Rule == "officer-lists-provisions").OrderBy(a => a.Id).Select(a => a.ObjectIds!.Length / 16).ToListAsync());
        Assert.Equal([100, 1], logged);
    }

    [Fact]
    public async Task OnceItsCaseIsClosed_AProviderStillFindsWhatWentOut_AndARecall_AndNobodyElseDoes()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Recalled);
        var unsent = await GivenProvision.InAsync(_app, ProvisionStatus.AskingConsent);
        foreach (var of in new[] { given, unsent })
            await of.Case.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Close(
                new CaseStepGiven(new CaseStepId(turn.NewId()), "Klaar."), [.. c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, "Gehaald."))], new ClosingGiven(c.TableOn(turn.Today), Acknowledged: true), turn.By, turn.Now));
        _app.Clock.Advance(TimeSpan.FromDays(1));
        using var police = await _app.AsAsync("politie");

        var page = await police.GetAsync($"{given.Page}/toestemming");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var word in new[] { GivenProvision.Receiver, GivenProvision.Police }) Assert.Contains(word, page.Words, StringComparison.Ordinal);
        foreach (var word in new[] { GivenProvision.Own, given.Case.Number }) Assert.DoesNotContain(word, page.Words, StringComparison.Ordinal);
        Assert.Contains("teruggeroepen", (await police.GetAsync("/mijn-werk")).Document.QuerySelector($"main a[href='{given.Page}/toestemming']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync($"{unsent.Page}/toestemming")).Status);
        foreach (var key in new[] { "tafelpartner", "dossierhouder", "om", "uitvoerder" })
        {
            using var visitor = await _app.AsAsync(key);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{given.Page}/toestemming")).Status);
            Assert.DoesNotContain(given.Page, (await visitor.GetAsync("/mijn-werk")).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AYearAfter_TheDirectorIsAskedForTheReturn_AndAgainAYearLater()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided);
        var link = $"main a[href='{given.Page}/opbrengst']";
        using (var early = await _app.AsAsync("procesregisseur")) Assert.Null((await early.GetAsync("/mijn-werk")).Document.QuerySelector(link));

        for (var year = 1; year <= 2; year++)
        {
            _app.Clock.Advance(TimeSpan.FromDays(366));
            await StillCountsAsync();
            using var director = await _app.AsAsync("procesregisseur");
            Assert.NotNull((await director.GetAsync("/mijn-werk")).Document.QuerySelector(link));
            await director.SendAsync(await director.GetAsync($"{given.Page}/opbrengst"), ("Input.Reported", "no"), ("Input.Text", $"Geen antwoord in jaar {year}."));
            Assert.Null((await director.GetAsync("/mijn-werk")).Document.QuerySelector(link));
            Assert.Contains($"Geen antwoord in jaar {year}.", (await director.GetAsync(given.Page)).Words, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await given.NowAsync(_app)).Returns.Count);
    }

    [Fact]
    public async Task ARecall_AgesVisibly_UntilItIsConfirmed()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided);
        using var director = await _app.AsAsync("procesregisseur");
        var page = await director.GetAsync($"{given.Page}/terugroepen");
        page = await director.SendAsync(page, page.Form("handler=Start"), ("Input.Reason", "Het feit bleek onjuist."));
        var letter = await director.GetAsync($"{given.Page}/terugroepbrief");
        foreach (var word in new[] { GivenProvision.Receiver, "Het feit bleek onjuist.", "Wilt u alles wissen", "Gelezen door" }) Assert.Contains(word, letter.Words, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(9));

        using var later = await _app.AsAsync("procesregisseur");
        foreach (var address in new[] { given.Page, given.Case.Page, "/verstrekkingen", "/mijn-werk" })
            Assert.Contains("al 9 dagen niet bevestigd", (await later.GetAsync(address)).Words, StringComparison.Ordinal);
        page = await later.GetAsync($"{given.Page}/terugroepen");
        await later.SendAsync(page, page.Form("handler=Confirm"), ("Input.Day", "gisteren"));
        foreach (var address in new[] { given.Page, given.Case.Page, "/verstrekkingen", "/mijn-werk" })
            Assert.DoesNotContain("niet bevestigd", (await later.GetAsync(address)).Words, StringComparison.Ordinal);
        Assert.Equal(Deadline.LocalDate(_app.Clock.Now).AddDays(-1), (await given.NowAsync(_app)).ConfirmedOn);
        foreach (var action in new[] { "ProvisionRecalled", "RecallConfirmed", "provision.letter.printed" })
            Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == given.Id.Value && a.Action == action)));
    }

    [Fact]
    public async Task NarrowingAContribution_ShowsWhoHasItAlready_AndTellsTheDirector()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided);
        var address = $"{given.Case.Page}/bijdragen/{given.Fact.Value}";
        using var police = await _app.AsAsync("politie");
        var page = await police.GetAsync(address);
        Assert.Contains(GivenProvision.Receiver, page.Words, StringComparison.Ordinal);

        await police.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", "OwnOrganisation"));

        foreach (var key in new[] { "politie", "procesregisseur" })
        {
            using var visitor = await _app.AsAsync(key);
            var sees = await visitor.GetAsync(address + "/wie-ziet-dit");
            Assert.Contains("Wie dit buiten de tafel heeft", sees.Words, StringComparison.Ordinal);
            Assert.Contains(GivenProvision.Receiver, sees.Words, StringComparison.Ordinal);
            Assert.Contains(GivenProvision.Receiver, (await visitor.GetAsync($"{given.Case.Page}/wie-ziet-dit")).Words, StringComparison.Ordinal);
        }
        using var director = await _app.AsAsync("procesregisseur");
        Assert.Contains("Een bijdrage die u buiten de tafel verstrekte, is veranderd.", (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var kept = await given.NowAsync(_app);
        Assert.Equal(ProvisionStatus.Provided, kept.Status);
    }

    [Fact]
    public async Task ConsentTakenBackBeforeItIsHandedOver_TakesTheItemOut()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Approved);
        using var police = await _app.AsAsync("politie");

        await police.SendAsync(await police.GetAsync($"{given.Page}/toestemming"), ("Input.Items[0].Answer", "no"));

        using var director = await _app.AsAsync("procesregisseur");
        Assert.Equal(given.Page, (await director.GetAsync($"{given.Page}/overhandigen")).Path);
        Assert.Equal([true, false], (await given.NowAsync(_app)).Items.OrderBy(i => i.Order).Select(i => i.IsIn));
    }

    [Theory]
    [InlineData(ProvisionStatus.Approved, 90)]
    [InlineData(ProvisionStatus.Provided, 5 * 366)]
    public async Task ItIsDestroyedOnItsDay(ProvisionStatus status, int days)
    {
        var given = await GivenProvision.InAsync(_app, status);
        var job = _app.Services.GetRequiredService<ProvisionsJob>();
        await job.EndDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await CountAsync());

        _app.Clock.Advance(TimeSpan.FromDays(days));
        await job.EndDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await CountAsync());
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == given.Id.Value && a.Action == "ProvisionEnded")));
        Assert.Equal(0, await _app.LookAsync(db => db.Set<ProvisionItem>().CountAsync()));
    }

    [Fact]
    public async Task WhenItsCaseCloses_WhatWasNotHandedOverGoes_AndTheRegisterStays()
    {
        var (unsent, sent) = (await GivenProvision.InAsync(_app, ProvisionStatus.InReview), await GivenProvision.InAsync(_app, ProvisionStatus.Provided));
        foreach (var given in new[] { unsent, sent })
            await given.Case.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Close(
                new CaseStepGiven(new CaseStepId(turn.NewId())), c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, "ja")).ToList(),
                new ClosingGiven(c.TableOn(turn.Today).ToList(), Acknowledged: true), turn.By, turn.Now));
        using var director = await _app.AsAsync("procesregisseur");
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(unsent.Page)).Status);
        using (var second = await _app.AsAsync("tafelpartner")) Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"{unsent.Page}/meelezen")).Status);

        _app.Clock.Advance(TimeSpan.FromDays(2));
        await _app.Services.GetRequiredService<ProvisionsJob>().EndDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, await CountAsync());
        using var later = await _app.AsAsync("procesregisseur");
        Assert.Contains(GivenProvision.Police, (await later.GetAsync($"{sent.Page}/afdruk")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfADirectorWhoCountsNoMore_TheProvisionGoesToTheOneOfTheMunicipality()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Recalled);
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", Deadline.LocalDate(_app.Clock.Now).AddDays(-1));

        await _app.Services.GetRequiredService<ProvisionsJob>().EndDueAsync(TestContext.Current.CancellationToken);

        using var next = await _app.AsAsync("opvolger");
        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync(given.Page)).Status);
        Assert.Contains("vandaag teruggeroepen", (await next.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoTakesOverTheCase_HasItsProvisionsAtOnce()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.AskingConsent);
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        await Given.DesignatedUntilAsync(_app, "procesregisseur", Deadline.LocalDate(_app.Clock.Now).AddDays(-1));
        using var next = await _app.AsAsync("opvolger");
        Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(given.Page)).Status);
        var page = await next.GetAsync("/overnemen");

        await next.SendAsync(page, page.Document.QuerySelectorAll(".rt-lines li").Single(l => l.TextContent.Contains(given.Case.Number, StringComparison.Ordinal)).QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single());

        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync(given.Page)).Status);
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == given.Id.Value && a.Action == "ProvisionHandedOn")));
    }

    private Task<int> CountAsync() => _app.LookAsync(db => db.Provisions.CountAsync());

    /// <summary>Lets the director's designation and confirmations count today, after years.</summary>
    private Task StillCountsAsync() => _app.LookAsync(async db =>
    {
        var today = Deadline.LocalDate(_app.Clock.Now);
        var person = await db.Professionals.SingleAsync(p => p.Email.StartsWith("procesregisseur@"));
        person.Redesignate(new Designation(person.OrganisationId, person.MunicipalityId, person.Name, person.Email, person.Function, today.AddMonths(10), person.Roles.ToList()), 12, Actor.Clock, _app.Clock.Now, today);
        person.Confirm(Confirmation.Whole(today), Actor.Clock, _app.Clock.Now);
        person.AcceptConfidentiality(new Actor(person.Id, person.OrganisationId, null, new HashSet<Role>()), _app.Clock.Now);
        return await db.SaveChangesAsync();
    });
}
