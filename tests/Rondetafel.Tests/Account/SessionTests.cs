using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Account;

public sealed class SessionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ThirtyMinutesWithoutUse_EndTheSession_AndTheSignInPageSaysSo()
    {
        var visitor = await app.AsAsync("docent");
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("Uw account", (await visitor.GetAsync("/account")).Heading);

        app.Clock.Advance(TimeSpan.FromMinutes(31));
        var over = await visitor.GetAsync("/account");

        Assert.Equal("/inloggen?terug=%2Faccount&verlopen=1", over.Path);
        Assert.Contains("U was te lang weg", over.Words);
        Assert.DoesNotContain("bewaard", over.Words);
    }

    [Fact]
    public async Task FormLeftOpen_IsStillGoodAfterSigningInAgain_WithPasswordAndCode()
    {
        var person = await Joined.AsAsync(app, "tafelpartner");
        using var visitor = app.Anyone();
        await person.SignInAsync(visitor);
        var open = await visitor.GetAsync("/meldingen/nieuw");
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        var over = await visitor.SendAsync(open, ("Input.Facts[0].What", "Iets."));
        var back = await person.SignInAsync(visitor, over.Path["/inloggen".Length..]);
        var again = await visitor.SendAsync(open, ("Input.FamilyName", "Opnieuwsma"));

        Assert.EndsWith("verlopen=bewaard", over.Path);
        Assert.Equal("/meldingen/nieuw", back.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Opnieuwsma", again.Html);
    }

    [Fact]
    public async Task FormLeftOpenByAnother_IsRefused()
    {
        var first = await Joined.AsAsync(app, "dossierhouder-twee");
        var second = await Joined.AsAsync(app, "procesregisseur");
        using var visitor = app.Anyone();
        await first.SignInAsync(visitor);
        var open = await visitor.GetAsync("/meldingen");
        var page = await visitor.GetAsync("/account");
        await visitor.SendAsync(page, page.Document.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.GetAttribute("action") == "/uitloggen"));
        await second.SignInAsync(visitor);

        var seen = await visitor.SendAsync(open, open.Document.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.GetAttribute("action") == "/uitloggen"));

        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
    }

    [Fact]
    public async Task TwelveHours_EndTheSession_HoweverBusy()
    {
        var visitor = await app.AsAsync("docent");
        for (var i = 0; i < 28; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(25));
            Assert.Equal("/account", (await visitor.GetAsync("/account")).Path);
        }

        app.Clock.Advance(TimeSpan.FromMinutes(25));

        Assert.StartsWith("/inloggen?terug=", (await visitor.GetAsync("/account")).Path);
    }

    [Fact]
    public async Task SigningOut_EndsTheRow_AndAsksTheBrowserToForget()
    {
        var visitor = await app.AsAsync("uitvoerder");
        var page = await visitor.GetAsync("/account");
        var form = page.Document.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.GetAttribute("action") == "/uitloggen");

        var seen = await visitor.SendAsync(page, form);

        Assert.Equal("/inloggen?uit=true", seen.Path);
        Assert.Contains("U bent uitgelogd", seen.Words);
        Assert.StartsWith("/inloggen?terug=", (await visitor.GetAsync("/account")).Path);
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == nameof(AccountAction.SignedOut))));
    }

    [Fact]
    public async Task SignOutByLink_IsNotThere()
    {
        var visitor = await app.AsAsync("uitvoerder");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/uitloggen")).Status);
        Assert.Equal("Uw account", (await visitor.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task EndingOtherSessions_LeavesThisOne()
    {
        var here = await app.AsAsync("fg");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var there = await app.AsAsync("fg");
        var page = await here.GetAsync("/account");

        await here.SendAsync(page, page.Document.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Last());

        Assert.Equal("Uw account", (await here.GetAsync("/account")).Heading);
        Assert.StartsWith("/inloggen?terug=", (await there.GetAsync("/account")).Path);
    }

    [Fact]
    public async Task ASessionOfSomebodyElse_CannotBeEnded()
    {
        var other = await app.AsAsync("om");
        var id = await app.LookAsync(db => db.StaffSessions.OrderByDescending(s => s.StartedAt).Select(s => s.Id).FirstAsync());
        var me = await app.AsAsync("politie");
        await app.AsAsync("politie");
        var page = await me.GetAsync("/account");

        await me.SendAsync(page, page.Form("handler=End"), ("session", id.ToString()));

        Assert.Equal("Uw account", (await other.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task WithdrawnDesignation_EndsAccessAtTheNextRequest()
    {
        var visitor = await app.AsAsync("deskundige");
        Assert.Equal("Uw account", (await visitor.GetAsync("/account")).Heading);

        await ChangeAsync("deskundige", (p, now, today) => p.End(today, Actor.Clock, now));

        Assert.StartsWith("/inloggen", (await visitor.GetAsync("/account")).Path);
    }

    [Fact]
    public async Task WithdrawnRole_EndsItsPagesAtTheNextRequest()
    {
        var visitor = await Joined.ReadyAsync(app, "beheerder");
        Assert.Equal("Beheer", (await visitor.GetAsync("/beheer")).Heading);

        await ChangeAsync("beheerder", (p, now, today) =>
            p.Redesignate(new Designation(p.OrganisationId, null, p.Name, p.Email, p.Function, p.DesignatedUntil, [Role.Professional]), 12, Actor.Clock, now, today));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/beheer")).Status);
        Assert.Equal("Uw account", (await visitor.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task Confidentiality_IsAskedAgainAfterAYear_AndOnlyCountsWhenTicked()
    {
        await ChangeAsync("dossierhouder-buur", (p, _, _) => p.AcceptConfidentiality(Actor.Clock, app.Clock.Now.AddDays(-367)));
        var visitor = await app.AsAsync("dossierhouder-buur");

        var asked = await visitor.GetAsync("/account");
        var refused = await visitor.SendAsync(asked, ("Input.Agreed", null));
        var done = await visitor.SendAsync(refused, ("Input.Agreed", "true"));

        Assert.Equal("/geheimhouding", asked.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector("[aria-invalid=true]"));
        Assert.Equal("/mijn-werk", done.Path);
        Assert.Equal("Uw account", (await visitor.GetAsync("/account")).Heading);
    }

    private async Task ChangeAsync(string who, Func<Professional, DateTime, DateOnly, Outcome> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var email = $"{who}@lindevaart.example";
        var person = await db.Professionals.SingleAsync(p => p.Email == email);
        Assert.True(change(person, app.Clock.Now, Deadline.LocalDate(app.Clock.Now)).IsGood);
        await db.SaveChangesAsync();
    }
}
