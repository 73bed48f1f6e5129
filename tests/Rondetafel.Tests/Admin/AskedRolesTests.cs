using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;

namespace Rondetafel.Tests.Admin;

/// <summary>A new role counts after a second person confirmed it. Of the town the officer (fg) is of another organisation than the administrator; the director is a colleague.</summary>
public sealed class AskedRolesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/beheer/voorstellen";

    [Fact]
    public async Task ANewDirector_IsNobodyYet_UntilTheOtherOrganisationConfirms()
    {
        var (officer, day) = (await app.AsAsync("fg"), Deadline.LocalDate(app.Clock.Now));
        var (admin, id) = await NewAsync("Tara Post", "tara");

        Assert.DoesNotContain(id, await ApproversAsync(day));
        Assert.Contains("Nieuwe rollen van", (await officer.GetAsync("/mijn-werk")).Words);
        Assert.Contains("Wacht op een tweede persoon: Procesregisseur", (await admin.GetAsync($"/beheer/professionals/{id.Value}")).Words);
        Assert.Contains("Dit beslist een ander", (await admin.GetAsync(Page)).Words);
        var page = await officer.GetAsync(Page);
        Assert.Contains("Nieuwe rol voor Tara Post", page.Words);
        Assert.Contains("tara@lindevaart.example", page.Words); // who it is, by the address they sign in with
        var confirmed = await officer.SendAsync(page, Form(page, id)!, ("approve", "true"));

        Assert.Contains("De rol is bevestigd", confirmed.Words);
        Assert.Equal([Role.ProcessDirector], (await FindAsync(id)).Roles);
        Assert.Contains(id, await ApproversAsync(day));
        Assert.Equal(["admin.notice.roles"], await app.LookAsync(db => db.ViewNotices.Where(n => n.For == id).Select(n => n.Kind).ToListAsync()));
        var done = await app.LookAsync(db => db.Audit.Where(a => a.ObjectId == id.Value && a.Kind != "read").Select(a => a.Action).ToListAsync());
        Assert.Contains(done, a => a.Contains("RolesAsked", StringComparison.Ordinal));
        Assert.Contains(done, a => a.Contains("RolesConfirmed", StringComparison.Ordinal));
        Assert.Null(Form(await officer.GetAsync(Page), id));
    }

    [Fact]
    public async Task NeitherWhoProposed_NorAColleague_MayConfirm_AndForgingItChangesNothing()
    {
        var (admin, id) = await NewAsync("Ole Smit", "ole");
        var officer = await app.AsAsync("fg");
        var form = await officer.GetAsync(Page);

        foreach (var (who, words) in new[] { ("procesregisseur", "Dit doet iemand van een andere organisatie"), ("beheerder", "Dit doet een tweede persoon") })
        {
            var visitor = who == "beheerder" ? admin : await app.AsAsync(who);
            var page = await visitor.GetAsync(Page);
            Assert.Null(Form(page, id));
            var forged = await ForgeAsync(visitor, id);
            Assert.Contains(words, forged.Words);
        }
        Assert.Empty((await FindAsync(id)).Roles);
        Assert.NotNull(Form(form, id));
    }

    [Theory]
    [InlineData("docent")]
    [InlineData("dossierhouder")]
    [InlineData("politie")]
    [InlineData("deskundige")]
    [InlineData("tafelpartner")]
    [InlineData("uitvoerder")]
    public async Task OtherRoles_FindNoPage_AndCannotPostToIt(string who)
    {
        var id = (await NewAsync("Ien " + who, "ien-" + who)).Id;
        var visitor = await app.AsAsync(who);

        var forged = await ForgeAsync(visitor, id);

        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
        Assert.Empty((await FindAsync(id)).Roles);
    }

    [Fact]
    public async Task Declined_LeavesTheRolesThatWere_AndTellsWhoProposed()
    {
        var (admin, officer) = (await Account.Joined.ReadyAsync(app, "beheerder"), await app.AsAsync("fg"));
        var (id, first) = (await IdAsync("docent"), await IdAsync("beheerder"));
        var edit = await admin.GetAsync($"/beheer/professionals/{id.Value}");
        var asked = await admin.SendAsync(edit, ("Input.Roles", "Professional"), ("Input.Roles", "TablePartner"));
        var before = await app.LookAsync(db => db.ViewNotices.CountAsync(n => n.For == first && n.Kind == "admin.notice.roles.declined"));
        var page = await officer.GetAsync(Page);

        var declined = await officer.SendAsync(page, Form(page, id)!, ("approve", "false"));

        Assert.Contains("geldt zodra een tweede persoon", asked.Words);
        Assert.Contains("De rol is afgewezen", declined.Words);
        Assert.Equal([Role.Professional], (await FindAsync(id)).Roles);
        Assert.Equal(before + 1, await app.LookAsync(db => db.ViewNotices.CountAsync(n => n.For == first && n.Kind == "admin.notice.roles.declined")));
    }

    [Fact]
    public async Task AnOldPage_IsAClash_AndWhatIsGoneIsSaid()
    {
        var (officer, id) = (await app.AsAsync("fg"), (await NewAsync("Job Kok", "job")).Id);
        var (one, two) = (await officer.GetAsync(Page), await officer.GetAsync(Page));
        await officer.SendAsync(one, Form(one, id)!, ("approve", "false"));

        var late = await officer.SendAsync(two, Form(two, id)!, ("approve", "true"));

        Assert.Contains("Dit kan nu niet meer", late.Words);
        Assert.Empty((await FindAsync(id)).Roles);
    }

    [Fact]
    public async Task TheOfficersOwnNewRole_IsConfirmedByTheColleague_WhereNobodyElseIsLeft()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        var admin = await Account.Joined.ReadyAsync(own, "beheerder");
        var id = await own.LookAsync(db => db.Professionals.Where(p => p.Email == "fg@lindevaart.example").Select(p => p.Id).SingleAsync());
        await admin.SendAsync(await admin.GetAsync($"/beheer/professionals/{id.Value}"), ("Input.Roles", "LawfulnessOfficer"), ("Input.Roles", "Administrator"));
        var (officer, director) = (await own.AsAsync("fg"), await own.AsAsync("procesregisseur"));
        Assert.Null(Form(await officer.GetAsync(Page), id));
        var page = await director.GetAsync(Page);

        await director.SendAsync(page, Form(page, id)!, ("approve", "true"));

        Assert.Equal([Role.LawfulnessOfficer, Role.Administrator], (await own.LookAsync(db => db.Professionals.SingleAsync(p => p.Id == id))).Roles);
    }

    [Fact]
    public async Task WhereThereNeverWasASecondPerson_ARoleCountsAtOnce_AndOnlyTheFirst()
    {
        await using var alone = new TestApp();
        await alone.InitializeAsync();
        await FoundAsync(alone);
        var admin = await Account.Joined.ReadyAsync(alone, "beheerder");

        await admin.SendAsync(await admin.GetAsync("/beheer/professionals/nieuw"), await FormAsync(alone, "Mara Valk", "mara"));
        await admin.SendAsync(await admin.GetAsync("/beheer/professionals/nieuw"), await FormAsync(alone, "Joris Bakker", "joris"));

        Assert.Equal([Role.ProcessDirector], (await alone.LookAsync(db => db.Professionals.SingleAsync(p => p.Email == "mara@lindevaart.example"))).Roles);
        Assert.Empty((await alone.LookAsync(db => db.Professionals.SingleAsync(p => p.Email == "joris@lindevaart.example"))).Roles);
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("end")]
    [InlineData("organisation")]
    [InlineData("screening")]
    public async Task WhoTookEveryOtherApproverAway_StillGivesNoRoleAlone(string way)
    {
        await using var alone = new TestApp();
        await alone.InitializeAsync();
        var admin = await Account.Joined.ReadyAsync(alone, "beheerder");
        var day = Deadline.LocalDate(alone.Clock.Now);
        var self = await alone.LookAsync(db => db.Professionals.SingleAsync(p => p.Email == "beheerder@lindevaart.example"));
        var others = (await alone.LookAsync(db => Approvers.OfAsync(db, day, CancellationToken.None))).Where(p => p.Id != self.Id).ToList();
        Assert.NotEmpty(others);

        if (way == "roles") await WarnedOfTheLastAsync(admin, others);
        foreach (var other in others) await TakeAwayAsync(admin, other, other.OrganisationId == self.OrganisationId && way == "organisation" ? "end" : way);
        Assert.Equal([self.Id], (await alone.LookAsync(db => Approvers.OfAsync(db, day, CancellationToken.None))).Select(p => p.Id));
        await admin.SendAsync(await admin.GetAsync("/beheer/professionals/nieuw"), await FormAsync(alone, "Mara Valk", "mara"));

        var mara = await alone.LookAsync(db => db.Professionals.SingleAsync(p => p.Email == "mara@lindevaart.example"));
        Assert.Empty(mara.Roles);
        Assert.Equal([Role.ProcessDirector], mara.AskedRoles);
        Assert.Contains("Niemand anders kan dit nu bevestigen", (await admin.GetAsync(Page)).Words);
    }

    private static async Task WarnedOfTheLastAsync(Visitor admin, List<Professional> others)
    {
        const string warning = "kan nu de tweede persoon zijn voor rollen die u geeft";
        Assert.True(others.Count > 1);
        foreach (var other in others.SkipLast(1))
        {
            Assert.DoesNotContain(warning, (await admin.GetAsync($"/beheer/professionals/{other.Id.Value}")).Words);
            await TakeAwayAsync(admin, other, "roles");
        }
        Assert.Contains($"Alleen {others[^1].Name} {warning}", (await admin.GetAsync($"/beheer/professionals/{others[^1].Id.Value}")).Words);
        Assert.DoesNotContain(warning, (await admin.GetAsync($"/beheer/professionals/{others[0].Id.Value}")).Words);
    }

    private static async Task TakeAwayAsync(Visitor admin, Professional other, string way)
    {
        var page = await admin.GetAsync(way == "organisation" ? $"/beheer/organisaties/{other.OrganisationId.Value}" : $"/beheer/professionals/{other.Id.Value}");
        IHtmlFormElement With(string end) => (IHtmlFormElement)page.Document.QuerySelectorAll("main form").Single(f => f.GetAttribute("action")?.EndsWith(end, StringComparison.Ordinal) == true);
        _ = way switch
        {
            "roles" => await admin.SendAsync(page, ("Input.Roles", "Professional")),
            "end" => await admin.SendAsync(page, With("handler=End")),
            "organisation" => await admin.SendAsync(page, ("Input.Until", "gisteren")),
            _ => await admin.SendAsync(page, With("handler=Confirm"), ("Confirmed.Screening", "01-01-2020")),
        };
    }

    [Fact]
    public async Task ARefusedSave_SaysThatNothingWasSaved_AndWhichRolesStand()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = await IdAsync("politie");
        var (roles, page) = ((await FindAsync(id)).Roles, await admin.GetAsync($"/beheer/professionals/{id.Value}"));

        var refused = await admin.SendAsync(page, ("Input.Name", ""), ("Input.Roles", "Administrator"));

        Assert.DoesNotContain("Er is nog niets bewaard", page.Words);
        Assert.Contains("Er is nog niets bewaard. Hieronder staat wat u invulde. Rollen nu: ", refused.Words);
        Assert.Equal(roles, (await FindAsync(id)).Roles);
    }

    [Fact]
    public void WhoApproves_IsTheSameForTheRulesAndForThePerson() => Assert.Equal(
        AccessRules.All.Where(r => r.Permission == Permission.ApproveLists).Select(r => r.Role).Distinct().Order(), Enum.GetValues<Role>().Where(Professional.Approves));

    private static IHtmlFormElement? Form(Seen page, ProfessionalId id) =>
        (IHtmlFormElement?)page.Document.QuerySelectorAll("form").FirstOrDefault(f => f.QuerySelector($"input[name=id][value='{id.Value}']") is not null);

    private async Task<Seen> ForgeAsync(Visitor visitor, ProfessionalId id)
    {
        var page = await visitor.GetAsync("/account/wachtwoord");
        var token = page.Document.QuerySelector("main input[name=__form]")!.GetAttribute("value")!;
        var version = (await FindAsync(id)).Version.ToString(CultureInfo.InvariantCulture);
        return await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, Page + "?handler=Roles")
        {
            Content = new FormUrlEncodedContent([new("__form", token), new("__once", $"forged-{id}"), new("id", id.Value.ToString()), new("__version", version), new("approve", "true")]),
        });
    }

    /// <summary>The administrator designates somebody as process director and nothing else.</summary>
    private async Task<(Visitor Admin, ProfessionalId Id)> NewAsync(string name, string key)
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var made = await admin.SendAsync(await admin.GetAsync("/beheer/professionals/nieuw"), await FormAsync(app, name, key));
        Assert.Contains("Andere rollen gelden zodra een tweede persoon ze bevestigt", made.Words);
        var id = await IdAsync(key);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        (await db.Professionals.SingleAsync(p => p.Id == id)).Confirm(Confirmation.Whole(Deadline.LocalDate(app.Clock.Now)), Actor.Clock, app.Clock.Now);
        await db.SaveChangesAsync();
        return (admin, id);
    }

    /// <summary>As at the set-up of a partnership: but for the administrator nobody approves, or ever did.</summary>
    internal static async Task FoundAsync(TestApp alone)
    {
        foreach (var who in new[] { "fg", "procesregisseur" }) await Given.DesignatedUntilAsync(alone, who, new DateOnly(2026, 1, 1));
        await alone.LookAsync(db => db.TouchAsync(set => set.Professionals.ExecuteUpdateAsync(u => u.SetProperty(p => p.EverApproved, false)), CancellationToken.None));
    }

    internal static async Task<(string Name, string? Value)[]> FormAsync(TestApp of, string name, string key)
    {
        var organisation = await of.LookAsync(db => db.Organisations.Where(o => o.Name == "Lindecollege").Select(o => o.Id).SingleAsync());
        return
        [
            ("Input.Name", name), ("Input.Email", $"{key}@lindevaart.example"), ("Input.Function", "voorzitter"), ("Input.OrganisationId", organisation.Value.ToString()),
            ("Input.Roles", "ProcessDirector"), ("Input.MunicipalityId", ""), ("Input.DesignatedUntil", "31-12-2026"),
        ];
    }

    private async Task<IReadOnlyList<ProfessionalId>> ApproversAsync(DateOnly day) =>
        await app.LookAsync(async db => (await Approvers.OfAsync(db, day, CancellationToken.None)).Select(p => p.Id).ToList());

    private Task<Professional> FindAsync(ProfessionalId id) => app.LookAsync(db => db.Professionals.SingleAsync(p => p.Id == id));

    private Task<ProfessionalId> IdAsync(string key)
    {
        var email = $"{key}@lindevaart.example";
        return app.LookAsync(db => db.Professionals.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());
    }
}
