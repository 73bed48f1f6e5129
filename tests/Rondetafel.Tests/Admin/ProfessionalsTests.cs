using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;

namespace Rondetafel.Tests.Admin;

public sealed class ProfessionalsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task TheMunicipality_IsNotSaidToStayEmpty_WhereADossierhouderNeedsIt()
    {
        using var admin = await app.AsAsync("beheerder");

        var field = (await admin.GetAsync("/beheer/professionals/nieuw")).Document.QuerySelector("[name='Input.MunicipalityId']")!.ParentElement!.TextContent;

        Assert.DoesNotContain("mag leeg blijven", field, StringComparison.Ordinal);
        Assert.Contains("Kies er een voor een dossierhouder.", field, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Designating_GivesACodeOnce_ThatOpensTheFirstTime()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync("/beheer/professionals/nieuw");

        var made = await admin.SendAsync(page, await NewAsync("Roos Vermeer", "roos@lindevaart.example"));
        var code = made.Document.QuerySelector(".once code")!.TextContent;
        var again = await admin.SendAsync(page, await NewAsync("Roos Vermeer", "roos@lindevaart.example"));

        Assert.Contains("Voor Roos Vermeer.", made.Words);
        Assert.DoesNotContain(code, again.Html);
        Assert.Equal(1, await app.LookAsync(db => db.Professionals.CountAsync(p => p.Email == "roos@lindevaart.example")));
        var visitor = app.Anyone();
        var set = await visitor.SendAsync(await visitor.GetAsync("/eerste-keer"), ("Input.Code", code), ("Input.Password", "acht zoute appels"), ("Input.Again", "acht zoute appels"));
        Assert.Equal("/account/tweede-factor", set.Path);
    }

    [Fact]
    public async Task OpeningAPerson_IsLogged_AndASavedFormIsNoReading()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = (await IdAsync("om")).Value;
        Task<int> ReadAsync() => app.LookAsync(db => db.Audit.CountAsync(a => a.Kind == "read" && a.Action == "Professional.opened" && a.ObjectKind == "Professional" && a.ObjectId == id));
        var before = await ReadAsync();

        var page = await admin.GetAsync(await EditAsync("om"));
        Assert.Equal(before + 1, await ReadAsync());
        await admin.SendAsync(page, ("Input.Name", ""));
        Assert.Equal(before + 2, await ReadAsync());
        await admin.SendAsync(page, ("Input.Function", "Officier"), ("__once", "officier-1"));
        Assert.Equal(before + 2, await ReadAsync());
    }

    [Fact]
    public async Task WhatAnOpenDoorNeeds_IsNotCalledFreeToStayEmpty()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = (await app.MunicipalityAsync("Lindestad")).Value;

        var page = await admin.GetAsync($"/beheer/gemeenten/{id}");

        foreach (var field in new[] { "Input_AdvicePhone", "Input_AdviceHours" })
        {
            Assert.Null(page.Document.QuerySelector($"label[for='{field}'] .rt-opt"));
            Assert.StartsWith("Alleen nodig bij een open meldpunt.", page.Document.GetElementById(field + "-hint")!.TextContent.Trim(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheLongestDesignation_IsSaidAsANumber()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");

        var page = await admin.GetAsync("/beheer/professionals/nieuw");

        Assert.Equal("Ten hoogste 12 maanden vooruit.", page.Document.GetElementById("Input_DesignatedUntil-hint")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("/beheer/professionals", "Hier wijst u aan wie met Rondetafel werkt")]
    [InlineData("/beheer/professionals/nieuw", "Hier wijst u aan wie met Rondetafel werkt")]
    [InlineData("/beheer/organisaties", "Hier staan de organisaties die meedoen")]
    [InlineData("/beheer/gemeenten", "Hier zet u per gemeente hoe mensen kunnen melden")]
    public async Task ThePagesOfPeople_SayWhatTheyAreFor(string path, string words)
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");

        Assert.StartsWith(words, (await admin.GetAsync(path)).Document.QuerySelector(".rt-explain p")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "", "Input_Name")]
    [InlineData("Input.Email", "geen adres", "Input_Email")]
    [InlineData("Input.Email", "docent@lindevaart.example", "Input_Email")]
    [InlineData("Input.DesignatedUntil", "1-1-2030", "Input_DesignatedUntil")]
    [InlineData("Input.DesignatedUntil", "1-1-2020", "Input_DesignatedUntil")]
    [InlineData("Input.DesignatedUntil", "ooit", "Input_DesignatedUntil")]
    [InlineData("Input.OrganisationId", "", "Input_OrganisationId")]
    [InlineData("Input.Roles", "Dossierhouder", "Input_MunicipalityId")]
    public async Task AMistake_IsShownBesideItsField_AndNothingIsSaved(string field, string value, string id)
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var values = (await NewAsync("Fout Persoon", "fout@lindevaart.example")).Where(v => v.Name != field).Append((field, value)).ToArray();

        var seen = await admin.SendAsync(await admin.GetAsync("/beheer/professionals/nieuw"), values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotNull(seen.Document.QuerySelector($"#{id}-error"));
        Assert.False(await app.LookAsync(db => db.Professionals.AnyAsync(p => p.Name == "Fout Persoon")));
    }

    [Fact]
    public async Task AdministrationAndContent_DoNotGoTogether_AndNobodyChangesTheirOwnRoles()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var other = await admin.GetAsync(await EditAsync("politie"));
        var self = await admin.GetAsync(await EditAsync("beheerder"));

        var both = await admin.SendAsync(other, ("Input.Roles", "Administrator"), ("Input.Roles", "WeighingMember"));
        var own = await admin.SendAsync(self, ("Input.Roles", "Professional"));

        Assert.Contains("gaan niet samen", both.Words);
        Assert.Contains("Dit kan alleen iemand anders doen", own.Words);
    }

    [Fact]
    public async Task ChangedRoles_AreToldToThePerson_AndMailedOnce()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync(await EditAsync("uitvoerder"));
        var id = await IdAsync("uitvoerder");

        var saved = await admin.SendAsync(page, ("Input.Roles", "Professional"), ("Input.DesignatedUntil", "1-6-2026"));

        Assert.Equal("/beheer/professionals", saved.Path);
        var kinds = await app.LookAsync(db => db.ViewNotices.Where(n => n.For == id).Select(n => n.Kind).ToListAsync());
        Assert.Equal(["admin.notice.roles", "admin.notice.until"], kinds.Order());
        Assert.Equal(1, await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == id)));
    }

    [Fact]
    public async Task AnOldPage_IsAClash_AndKeepsWhatWasTyped()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync(await EditAsync("om"));
        await admin.SendAsync(await admin.GetAsync(await EditAsync("om")), ("Input.Function", "hoofdofficier"));

        var clash = await admin.SendAsync(page, ("Input.Function", "parketsecretaris"));

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("parketsecretaris", clash.Html);
    }

    [Fact]
    public async Task WithoutConfirmations_OnlyReportingCounts_AndAConfirmationIsNotInTheFuture()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        await admin.SendAsync(await admin.GetAsync("/beheer/professionals/nieuw"), [.. await NewAsync("Mees Bakker", "mees@lindevaart.example"), ("Input.Roles", "ProcessDirector")]);
        await ConfirmRolesAsync("mees");
        var path = $"/beheer/professionals/{(await app.LookAsync(db => db.Professionals.SingleAsync(p => p.Email == "mees@lindevaart.example"))).Id.Value}";
        Assert.Equal(HttpStatusCode.NotFound, (await (await Account.Joined.ReadyAsync(app, "mees")).GetAsync("/beheer")).Status);
        var page = await admin.GetAsync(path);

        var future = await admin.SendAsync(page, page.Form("handler=Confirm"), ("Confirmed.Screening", "1-1-2027"));
        var noted = await admin.SendAsync(page, page.Form("handler=Confirm"), [("Confirmed.Screening", "1-2-2026"), ("Confirmed.Trained", "1-1-2026"), .. Topics()]);

        Assert.NotNull(future.Document.QuerySelector("#Confirmed_Screening-error"));
        var facts = noted.Document.QuerySelectorAll("dl.rt-facts div").Select(d => d.TextContent).ToList();
        Assert.Contains("Geldig tot en met1 februari 2027", facts);
        Assert.Contains("Ethiek van gegevens1 januari 2026", facts);
        Assert.Equal(HttpStatusCode.OK, (await (await Account.Joined.ReadyAsync(app, "mees")).GetAsync("/beheer")).Status);
    }

    [Fact]
    public async Task ATrainingNeedsItsTopics_AndOneMissingTopicIsNotEnough()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        await admin.SendAsync(await admin.GetAsync("/beheer/professionals/nieuw"), [.. await NewAsync("Pien Bos", "pien@lindevaart.example"), ("Input.Roles", "ProcessDirector")]);
        await ConfirmRolesAsync("pien");
        var page = await admin.GetAsync($"/beheer/professionals/{(await IdAsync("pien")).Value}");

        var none = await admin.SendAsync(page, page.Form("handler=Confirm"), ("Confirmed.Screening", "1-2-2026"), ("Confirmed.Trained", "1-2-2026"));
        await admin.SendAsync(page, page.Form("handler=Confirm"), [("Confirmed.Screening", "1-2-2026"), ("Confirmed.Trained", "1-2-2026"), .. Topics()[..5]]);

        Assert.NotNull(none.Document.QuerySelector("#Confirmed_Topics-error"));
        Assert.Contains("Screening of scholing nog niet bevestigd", (await admin.GetAsync("/beheer/professionals")).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Account.Joined.ReadyAsync(app, "pien")).GetAsync("/casussen")).Status);
    }

    [Fact]
    public async Task ConfirmationsThatLapse_AreSaidBeforehand_ToThePersonAndTheAdministrator_AndThenTheRolesEnd()
    {
        await using var later = new TestApp();
        await later.InitializeAsync();
        // The town's people are confirmed on 2 February 2026 and designated until 2 January 2027.
        await ChangeAsync(later, "om", (p, now) => p.Confirm(new Confirmation(new DateOnly(2025, 12, 20), null, []), Actor.Clock, now));
        Assert.DoesNotContain("opnieuw bevestigd", (await (await later.AsAsync("om")).GetAsync("/mijn-werk")).Words);
        later.Clock.Advance(new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc) - later.Clock.Now);

        var own = await (await later.AsAsync("om")).GetAsync("/mijn-werk");
        var admin = await later.AsAsync("beheerder");
        var managing = await admin.GetAsync("/mijn-werk");
        var list = await admin.GetAsync("/beheer/professionals");
        var last = await (await later.AsAsync("om")).GetAsync("/wegingen");
        later.Clock.Advance(new DateTime(2026, 12, 21, 9, 0, 0, DateTimeKind.Utc) - later.Clock.Now);
        var lapsed = later.Anyone();
        await lapsed.GetAsync("/demo/als/om");

        Assert.Contains("Uw screening of scholing moet opnieuw bevestigd worden", own.Words);
        Assert.Contains("Van 1 professional moet screening of scholing bevestigd worden", managing.Words);
        Assert.Contains("Screening of scholing geldig tot en met 20 december 2026", list.Words);
        Assert.Equal(HttpStatusCode.OK, last.Status);
        Assert.NotEqual("/wegingen", (await lapsed.GetAsync("/wegingen")).Path);
    }

    [Fact]
    public async Task Ending_TakesAccessAway_AndCannotBeDoneToOneself()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var other = await app.AsAsync("deskundige");
        var page = await admin.GetAsync(await EditAsync("deskundige"));
        var self = await admin.GetAsync(await EditAsync("beheerder"));

        await admin.SendAsync(page, page.Form("handler=End"));
        var own = await admin.SendAsync(self, self.Form("handler=End"));

        Assert.StartsWith("/inloggen", (await other.GetAsync("/account")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.Status);
        Assert.Contains("Mirre de Wind", (await admin.GetAsync("/beheer/professionals?voorbij=true")).Words);
    }

    [Fact]
    public async Task WhoHasAPassword_GetsNoNewCodeFromOneAdministrator()
    {
        await Account.Joined.AsAsync(app, "dossierhouder-buur");
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync(await EditAsync("dossierhouder-buur"));

        var refused = await admin.SendAsync(page, page.Form("handler=Code"));

        Assert.Null(refused.Document.QuerySelector(".once"));
        Assert.Contains("heeft al een wachtwoord", refused.Words);
    }

    private static (string Name, string? Value)[] Topics() => [.. Enum.GetNames<TrainingTopic>().Select(t => ("Confirmed.Topics", (string?)t))];

    /// <summary>The second person of another organisation confirms the roles that wait.</summary>
    private async Task ConfirmRolesAsync(string who)
    {
        var officer = await app.LookAsync(db => Given.ActorAsync(db, "fg"));
        await ChangeAsync(app, who, (p, now) => p.JudgeRoles(true, true, officer, now, Deadline.LocalDate(now)));
    }

    private static async Task ChangeAsync(TestApp app, string who, Func<Professional, DateTime, Outcome> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var email = $"{who}@lindevaart.example";
        Assert.True(change(await db.Professionals.SingleAsync(p => p.Email == email), app.Clock.Now).IsGood);
        await db.SaveChangesAsync();
    }

    private async Task<(string Name, string? Value)[]> NewAsync(string name, string email, string role = "Professional")
    {
        var organisation = await app.LookAsync(db => db.Organisations.Where(o => o.Name == "Lindecollege").Select(o => o.Id).SingleAsync());
        return
        [
            ("Input.Name", name), ("Input.Email", email), ("Input.Function", "mentor"), ("Input.OrganisationId", organisation.Value.ToString()), ("Input.Roles", role),
            ("Input.MunicipalityId", ""), ("Input.DesignatedUntil", "31-12-2026"),
        ];
    }

    private Task<ProfessionalId> IdAsync(string who)
    {
        var email = $"{who}@lindevaart.example";
        return app.LookAsync(db => db.Professionals.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());
    }

    private async Task<string> EditAsync(string who) => $"/beheer/professionals/{(await IdAsync(who)).Value}";
}
