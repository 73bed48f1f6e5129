using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Admin;

public sealed class OrganisationsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Adding_NeedsNameAndDomain_AndIsAudited()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync("/beheer/organisaties/nieuw");

        var empty = await admin.SendAsync(page, ("Input.Name", " "));
        var noDomain = await admin.SendAsync(page, ("Input.Name", "Jongerencentrum De Brug"));
        var saved = await admin.SendAsync(page, ("Input.Name", "Jongerencentrum De Brug"), ("Input.Domain", "Care"));

        Assert.NotNull(empty.Document.QuerySelector("#Input_Name-error"));
        Assert.NotNull(noDomain.Document.QuerySelector("#Input_Domain-error"));
        Assert.Contains("Jongerencentrum De Brug", saved.Words);
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == nameof(OrganisationJoined) && a.Rule == "administrator-accounts")));
    }

    [Fact]
    public async Task TheLastDay_EndsTheAccessOfItsPeople()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var teacher = await app.AsAsync("docent");
        var id = await app.LookAsync(db => db.Organisations.Where(o => o.Name == "Lindecollege").Select(o => o.Id).SingleAsync());

        await admin.SendAsync(await admin.GetAsync($"/beheer/organisaties/{id.Value}"), ("Input.Until", "gisteren"));

        Assert.StartsWith("/inloggen", (await teacher.GetAsync("/account")).Path);
    }

    [Fact]
    public async Task Municipality_StatesItsDoor_AndAnOpenDoorHasANumber()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = await app.LookAsync(db => db.Municipalities.Where(m => m.Name == "Hoogbeek").Select(m => m.Id).SingleAsync());
        var page = await admin.GetAsync($"/beheer/gemeenten/{id.Value}");

        var without = await admin.SendAsync(page, ("Input.Door", "Open"), ("Input.AdvicePhone", ""));
        var wrong = await admin.SendAsync(page, ("Input.Door", "Open"), ("Input.AdvicePhone", "bel maar"));
        var unmanned = await admin.SendAsync(page, ("Input.Door", "Open"), ("Input.AdvicePhone", "085 000 12 55"), ("Input.AdviceHours", ""));
        var saved = await admin.SendAsync(page, ("Input.Door", "Open"), ("Input.AdvicePhone", "085 000 12 55"), ("Input.AdviceHours", "Op werkdagen"));

        Assert.NotNull(without.Document.QuerySelector("#Input_AdvicePhone-error"));
        Assert.NotNull(wrong.Document.QuerySelector("#Input_AdvicePhone-error"));
        Assert.NotNull(unmanned.Document.QuerySelector("#Input_AdviceHours-error"));
        Assert.Equal("/beheer/gemeenten", saved.Path);
        Assert.Contains("Meldpunt Hoogbeek", (await app.Anyone().GetAsync("/")).Words);
    }

    [Fact]
    public async Task Director_IsChosenFromProcessDirectorsOnly()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = await app.LookAsync(db => db.Municipalities.Where(m => m.Name == "Waalrode").Select(m => m.Id).SingleAsync());
        var other = await app.LookAsync(db => db.Professionals.Where(p => p.Email == "docent@lindevaart.example").Select(p => p.Id).SingleAsync());
        var page = await admin.GetAsync($"/beheer/gemeenten/{id.Value}");

        var refused = await admin.SendAsync(page, ("Input.Director", other.Value.ToString()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector("#Input_Director-error"));
    }

    [Fact]
    public async Task WhoIsNamedDirectorNoMore_ReadsItInMijnWerk()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = await app.LookAsync(db => db.Municipalities.Where(m => m.Name == "Lindestad").Select(m => m.Id).SingleAsync());
        using var director = await app.AsAsync("procesregisseur");
        const string told = "Voor een gemeente is een andere procesregisseur aangewezen";
        Assert.DoesNotContain(told, (await director.GetAsync("/mijn-werk")).Words);

        var saved = await admin.SendAsync(await admin.GetAsync($"/beheer/gemeenten/{id.Value}"), ("Input.Director", ""));

        Assert.Equal("/beheer/gemeenten", saved.Path);
        Assert.Contains(told, (await director.GetAsync("/mijn-werk")).Words);
        await admin.SendAsync(await admin.GetAsync($"/beheer/gemeenten/{id.Value}"), ("Input.Director", (await app.LookAsync(db => db.Professionals.Where(p => p.Email == "procesregisseur@lindevaart.example").Select(p => p.Id).SingleAsync())).Value.ToString()));
    }
}
