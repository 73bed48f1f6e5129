using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Admin;

public sealed class ListsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ANumber_ChangesOnlyAfterASecondPerson_FromItsDate()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var director = await app.AsAsync("procesregisseur");
        var page = await admin.GetAsync(await EditAsync("getallen", Parameters.AnswerDays));
        Assert.Contains("Nog niet gecontroleerd", page.Words);

        var proposed = await admin.SendAsync(page, ("Input.Number", "7"), ("Input.VerifiedBy", "E. Maas"), ("Input.From", "4-3-2026"));
        var own = await admin.GetAsync("/beheer/voorstellen");
        var open = await director.GetAsync("/beheer/voorstellen");
        Assert.Equal("/beheer/getallen", proposed.Path);
        Assert.Contains("uw eigen voorstel", own.Words);
        Assert.Empty(own.Document.QuerySelectorAll("main section").Single(s => s.TextContent.Contains("E. Maas", StringComparison.Ordinal)).QuerySelectorAll("form"));
        var form = open.Document.QuerySelectorAll("main section").Single(s => s.TextContent.Contains("E. Maas", StringComparison.Ordinal)).QuerySelector("form");
        var approved = await director.SendAsync(open, (AngleSharp.Html.Dom.IHtmlFormElement)form!, ("approve", "true"));

        Assert.Contains("goedgekeurd", approved.Words);
        Assert.Equal(5, await NumberAsync(Parameters.AnswerDays, new DateOnly(2026, 3, 3)));
        Assert.Equal(7, await NumberAsync(Parameters.AnswerDays, new DateOnly(2026, 3, 4)));
        Assert.Contains("Nieuw vanaf 4 mrt 2026", (await admin.GetAsync("/beheer/getallen")).Words);
    }

    [Fact]
    public async Task OnesOwnProposal_IsRefused_AlsoWithAForgedForm()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        await admin.SendAsync(await admin.GetAsync(await EditAsync("teksten", "looked_at")), ("Input.Dutch", "Een nieuwe tekst voor de melder."), ("Input.From", "morgen"));
        var id = await app.LookAsync(db => db.Catalogue.Where(c => c.Code == "looked_at" && c.Status == CatalogueStatus.Proposed).Select(c => c.Id).SingleAsync());

        var forged = await ForgeAsync(admin, id.Value);

        Assert.Contains("Dit doet een tweede persoon", forged.Words);
        Assert.Equal(CatalogueStatus.Proposed, await app.LookAsync(db => db.Catalogue.Where(c => c.Id == id).Select(c => c.Status).SingleAsync()));
    }

    [Fact]
    public async Task Declined_StaysInTheHistory_AndTheNextVersionCountsOn()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var officer = await app.AsAsync("fg");
        await admin.SendAsync(await admin.GetAsync(await EditAsync("teksten", "received")), ("Input.Dutch", "Dank u wel."), ("Input.From", "morgen"));
        var waiting = await officer.GetAsync("/beheer/voorstellen");
        var form = waiting.Document.QuerySelectorAll("main section").First(s => s.TextContent.Contains("Dank u wel.", StringComparison.Ordinal)).QuerySelector("form");

        await officer.SendAsync(waiting, (AngleSharp.Html.Dom.IHtmlFormElement)form!, ("approve", "false"));
        var page = await admin.GetAsync(await EditAsync("teksten", "received"));

        Assert.Contains("Versie 2, afgekeurd", page.Words);
        Assert.Contains("Versie 1, vastgesteld", page.Words);
        Assert.Contains("Wij hebben uw melding gelezen", page.Words);
    }

    [Fact]
    public async Task TheQuestionsOfTheWeighing_StandUnderTheirOwnHeading_EachOnce()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");

        var page = await admin.GetAsync("/beheer/teksten");

        Assert.Equal("Teksten voor melders en vragen voor de weging", page.Heading);
        var section = page.Document.QuerySelectorAll("main section").Single(s => s.QuerySelector("h2")!.TextContent == "Vragen van de weging");
        Assert.Single(section.TextContent.Split("Is de persoon een gevaar voor de veiligheid").Skip(1));
        Assert.All(section.QuerySelectorAll("li"), line => Assert.DoesNotContain("Dank u wel", line.TextContent));
    }

    [Fact]
    public async Task AListLine_IsAddedAndWithdrawn_ButNeverGone()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync("/beheer/lijsten/nieuw?lijst=signal.origin");

        var wrong = await admin.SendAsync(page, ("Input.Code", "Met Spatie"), ("Input.Dutch", "Kerk"), ("Input.English", "Church"));
        await admin.SendAsync(page, ("Input.Code", "library"), ("Input.Dutch", "Bibliotheek"), ("Input.English", "Library"), ("Input.From", "vandaag"));
        var line = await admin.GetAsync(await EditAsync("lijsten", "library"));
        var early = await admin.SendAsync(line, line.Form("handler=Withdraw"), ("Input.WithdrawFrom", "1-3-2026"));
        await admin.SendAsync(line, line.Form("handler=Withdraw"), ("Input.WithdrawFrom", "5-3-2026"), ("__once", "withdraw-1"));
        var twice = await admin.SendAsync(line, line.Form("handler=Withdraw"), ("Input.WithdrawFrom", "vandaag"), ("__once", "withdraw-2"));

        Assert.True(wrong.Document.QuerySelector("#Input_Code-error") is not null, $"{wrong.Status} {wrong.Path} {wrong.Words}");
        Assert.Equal("Kies vandaag of een latere dag.", early.Document.QuerySelector("#Input_WithdrawFrom-error")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        var stored = await app.LookAsync(db => db.Catalogue.Where(c => c.Code == "library").OrderBy(c => c.Edition).Select(c => new { c.Withdrawn, c.From, c.Dutch }).ToListAsync());
        Assert.Equal([(false, new DateOnly(2026, 3, 2), "Bibliotheek"), (true, new DateOnly(2026, 3, 5), "Bibliotheek")], stored.Select(c => (c.Withdrawn, c.From, c.Dutch)));
        Assert.Equal((true, false), (await OffersAsync(new DateOnly(2026, 3, 4)), await OffersAsync(new DateOnly(2026, 3, 5))));
        Assert.Contains("Ingetrokken vanaf 5 mrt 2026", (await admin.GetAsync("/beheer/lijsten")).Words);
        Assert.Contains("Versie 2, ingetrokken", (await admin.GetAsync(await EditAsync("lijsten", "library"))).Words);
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == nameof(CatalogueEntryWithdrawn))));

        Task<bool> OffersAsync(DateOnly day) => app.LookAsync(async db => (await Parameters.InForceAsync(db, CatalogueKind.ListItem, day, CancellationToken.None, "signal.origin")).Any(e => e.Code == "library" && !e.Withdrawn));
    }

    [Fact]
    public async Task TheClosedListOfCategories_TakesNoNewLines_GivesNoneUp_AndChangesByASecondPersonOnly()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var lists = await admin.GetAsync("/beheer/lijsten");
        Assert.DoesNotContain("lijst=case.category", lists.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/beheer/lijsten/nieuw?lijst=case.category")).Status);
        var page = await admin.GetAsync(await EditAsync("lijsten", "guidance"));
        Assert.DoesNotContain("handler=Withdraw", page.Html);

        var changed = await admin.SendAsync(page, ("Input.Dutch", "Hulp en begeleiding"), ("Input.From", "vandaag"));

        Assert.Contains("tweede persoon", changed.Words);
        Assert.Equal(CatalogueStatus.Proposed, await app.LookAsync(db => db.Catalogue.Where(c => c.List == "case.category" && c.Code == "guidance").OrderByDescending(c => c.Edition).Select(c => c.Status).FirstAsync()));
        var actor = await app.LookAsync(db => GivenCase.ActorAsync(db, "beheerder"));
        var (line, refused) = CatalogueEntry.Propose(new CatalogueEntryId(Rows.Id()), null, new NewEntry(CatalogueKind.ListItem, "case.category", "rumour", new EntryContent("Gerucht", "Rumour"), new DateOnly(2026, 3, 2)), actor, app.Clock.Now, new DateOnly(2026, 3, 2));
        Assert.Null(line);
        Assert.Equal(("list_closed", "Code"), (refused.Refusal!.Code, refused.Refusal.Field));
        var stored = await app.LookAsync(db => db.Catalogue.SingleAsync(c => c.List == "case.category" && c.Code == "health"));
        Assert.Equal("list_closed", CatalogueEntry.Withdraw(new CatalogueEntryId(Rows.Id()), stored, new DateOnly(2026, 3, 2), actor, app.Clock.Now, new DateOnly(2026, 3, 2)).Item2.Refusal?.Code);
    }

    [Fact]
    public async Task TheCitizenServiceNumber_IsOnTheListButOff_UntilASecondPersonTurnsItOn()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var given = await GivenCase.AtTableAsync(app);
        var partner = await app.AsAsync("tafelpartner");
        Assert.Empty((await partner.GetAsync(given.Page)).Document.QuerySelectorAll("option[value='bsn']"));
        var page = await admin.GetAsync(await EditAsync("lijsten", "bsn"));

        await admin.SendAsync(page, ("Input.From", "vandaag"));
        Assert.Empty((await partner.GetAsync(given.Page)).Document.QuerySelectorAll("option[value='bsn']"));
        var officer = await app.AsAsync("fg");
        var waiting = await officer.GetAsync("/beheer/voorstellen");
        var form = waiting.Document.QuerySelectorAll("main section").First(s => s.TextContent.Contains("Burgerservicenummer", StringComparison.Ordinal)).QuerySelector("form");
        await officer.SendAsync(waiting, (AngleSharp.Html.Dom.IHtmlFormElement)form!, ("approve", "true"));

        Assert.NotEmpty((await partner.GetAsync(given.Page)).Document.QuerySelectorAll("option[value='bsn']"));
    }

    [Fact]
    public async Task APage_NeedsAnOwner_AndItsPreviewHoldsNoMarkupOfTheWriter()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var page = await admin.GetAsync(await EditAsync("paginas", "about"));

        var noOwner = await admin.SendAsync(page, ("Input.Owner", ""), ("Input.From", "morgen"));
        var preview = await PreviewAsync(admin, page, "## Kop\n\n<script>alert(1)</script> **vet**");

        Assert.NotNull(noOwner.Document.QuerySelector("#Input_Owner-error"));
        var shown = preview.Document.QuerySelector(".preview")!;
        Assert.Equal("Kop", shown.QuerySelector("h2")!.TextContent);
        Assert.NotNull(shown.QuerySelector("strong"));
        Assert.Null(shown.QuerySelector("script"));
        Assert.Equal(1, await app.LookAsync(db => db.Catalogue.CountAsync(c => c.Code == "about")));
    }

    [Theory]
    [InlineData("Input.Number", "veel", "Input_Number")]
    [InlineData("Input.From", "1-1-2020", "Input_From")]
    [InlineData("Input.From", "ooit", "Input_From")]
    [InlineData("Input.Dutch", "", "Input_Dutch")]
    [InlineData("Input.English", "", "Input_English")]
    public async Task AMistake_IsShownBesideItsField(string field, string value, string id)
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");

        var seen = await admin.SendAsync(await admin.GetAsync(await EditAsync("getallen", Parameters.WeighingDays)), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotNull(seen.Document.QuerySelector($"#{id}-error"));
    }

    [Fact]
    public async Task TwoWritersOfOneLine_Clash()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var (first, second) = (await admin.GetAsync(await EditAsync("lijsten", "parent")), await admin.GetAsync(await EditAsync("lijsten", "parent")));

        await admin.SendAsync(first, ("Input.Dutch", "Ouder"), ("Input.From", "vandaag"));
        var clash = await admin.SendAsync(second, ("Input.Dutch", "Familielid"), ("Input.From", "vandaag"));

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("Familielid", clash.Html);
    }

    [Fact]
    public async Task TheSecondPerson_DoesNotWrite()
    {
        var officer = await app.AsAsync("fg");

        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(await EditAsync("getallen", Parameters.WeighingDays))).Status);
    }

    private static async Task<Seen> ForgeAsync(Visitor visitor, Guid id)
    {
        var page = await visitor.GetAsync("/account/wachtwoord");
        var token = page.Document.QuerySelector("main input[name=__form]")!.GetAttribute("value")!;
        return await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/beheer/voorstellen")
        {
            Content = new FormUrlEncodedContent([new("__form", token), new("__once", $"forged-{id}"), new("id", id.ToString()), new("__version", "0"), new("approve", "true")]),
        });
    }

    private static async Task<Seen> PreviewAsync(Visitor visitor, Seen page, string markdown)
    {
        var form = page.Form();
        form.SetAttribute("action", page.Path + "?handler=Preview");
        return await visitor.SendAsync(page, form, ("Input.Dutch", markdown));
    }

    private async Task<string> EditAsync(string which, string code)
    {
        var id = await app.LookAsync(db => db.Catalogue.Where(c => c.Code == code).OrderByDescending(c => c.Edition).Select(c => c.Id).FirstAsync());
        return $"/beheer/{which}/{id.Value}";
    }

    private Task<int> NumberAsync(string code, DateOnly day) => app.LookAsync(async db => (await Parameters.OnAsync(db, day, CancellationToken.None))[code]);
}
