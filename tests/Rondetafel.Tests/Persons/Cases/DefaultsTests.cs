using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>What an organisation takes as given for its contributions: shipped, set by its own people, and taken with kind and text only.</summary>
public sealed class DefaultsTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("politie", "police", "wpg20", "Niet verder geven zonder dat de politie het goed vindt.")]
    [InlineData("om", "judicial", "wjsg", "Niet verder geven zonder dat het Openbaar Ministerie het goed vindt.")]
    public async Task PoliceAndProsecutor_StartWithTheirOwnGround_AndKeepItToThemselves(string key, string category, string ground, string condition)
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie", "om", "tafelpartner"] });
        using var visitor = await app.AsAsync(key);
        var page = await visitor.GetAsync(given.Page);
        Assert.Contains("Wie ziet dit: uw eigen organisatie en de procesregisseur. Voorwaarde: " + condition, page.Words, StringComparison.Ordinal);

        await visitor.SendAsync(page, page.Form("/bijdrage"), ("Input.Text", "Zit in de groepsapp."));

        var made = (await app.LookAsync(given.WholeAsync)).Contributions.Single();
        Assert.Equal((category, ground, AudienceKind.OwnOrganisation), (made.Category, made.Ground, made.AudienceKind));
        Assert.Contains(condition, (await visitor.GetAsync(given.Page)).Document.GetElementById("f" + made.Id.Value)!.TextContent, StringComparison.Ordinal);
        using var partner = await app.AsAsync("tafelpartner");
        Assert.DoesNotContain("Zit in de groepsapp.", (await partner.GetAsync(given.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conclusion_OfThePolice_IsNoPoliceData()
    {
        var given = await GivenCase.AtTableAsync(app);
        var fact = await given.ContributeAsync(app, "tafelpartner", "Stond niet meer bij de groep.");
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync(given.Page);

        await police.SendAsync(page, page.Form("/bijdrage"), ("Input.Kind", "Conclusion"), ("Input.Text", "Hij maakt zich los."), ("Input.RestsOn", fact.Value.ToString()));

        var made = (await app.LookAsync(given.WholeAsync)).Contributions.Single(c => c.Kind == ContributionKind.Conclusion);
        Assert.Equal(("guidance", AudienceKind.WholeTable), (made.Category, made.AudienceKind));
    }

    [Fact]
    public async Task Partner_SetsTheDefaults_AndTheNextContributionTakesAllOfThem()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("tafelpartner");
        var form = await partner.GetAsync((await partner.GetAsync(given.Page)).Document.QuerySelector("a[href='/casussen/standaard']")!.GetAttribute("href")!);
        var edit = await partner.GetAsync(form.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Mening").GetAttribute("href")!);
        Assert.Contains("Gegeven door Welzijn Lindestad. Soort: begeleiding.", edit.Words, StringComparison.Ordinal);

        var saved = await partner.SendAsync(edit, ("Input.Category", "care"), ("Input.Ground", "consent"), ("Input.Conditions", "Eerst overleggen met ons."), ("Input.Audience", "OwnOrganisation"));

        Assert.Contains("Opgeslagen.", saved.Words, StringComparison.Ordinal);
        var page = await partner.GetAsync(given.Page);
        Assert.Contains("Mening: Gegeven door Welzijn Lindestad. Soort: zorg: nodig of gegeven. Grond: Toestemming van de persoon. Wie ziet dit: uw eigen organisatie en de procesregisseur. Voorwaarde: Eerst overleggen met ons.", page.Words, StringComparison.Ordinal);
        await partner.SendAsync(page, page.Form("/bijdrage"), ("Input.Kind", "View"), ("Input.Text", "Het gaat beter."));
        var made = (await app.LookAsync(given.WholeAsync)).Contributions.Single();
        Assert.Equal(("care", "consent", AudienceKind.OwnOrganisation), (made.Category, made.Ground, made.AudienceKind));
        Assert.Contains("Voorwaarde: Eerst overleggen met ons.", (await partner.GetAsync(given.Page)).Document.QuerySelector(".rt-view")!.TextContent, StringComparison.Ordinal);
        var row = await app.LookAsync(db => db.Audit.SingleAsync(a => a.Action == nameof(DefaultsSet) && a.Rule == "partner-sets-defaults"));
        Assert.Equal(("partner-sets-defaults", "SetDefaults", 2), (row.Rule, row.Purpose, row.ActionVersion));

        using var other = await app.AsAsync("dossierhouder");
        Assert.DoesNotContain("Eerst overleggen met ons.", (await other.GetAsync("/casussen/standaard")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGroundThatWasWithdrawn_IsNotOffered_AndOneHasToBeChosen()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("tafelpartner");
        Assert.Contains("Grond: Convenant van het samenwerkingsverband", (await partner.GetAsync(given.Page)).Words, StringComparison.Ordinal);
        var made = await WithdrawAsync("convenant");

        var page = await partner.GetAsync(given.Page);
        var refused = await partner.SendAsync(page, page.Form("/bijdrage"), ("Input.Text", "Het gaat beter."));
        var chosen = await partner.SendAsync(refused, ("Input.Ground", "consent"));

        Assert.DoesNotContain("Convenant van het samenwerkingsverband", page.Document.QuerySelector("form[action$='/bijdrage']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Grond: kies er een, want die van uw standaard geldt niet meer.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Grond: kies er een", (await partner.GetAsync("/casussen/standaard")).Words, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.GetElementById("Input_Ground-error"));
        Assert.Equal((HttpStatusCode.OK, "consent"), (chosen.Status, (await app.LookAsync(given.WholeAsync)).Contributions.Single().Ground));
        await app.LookAsync(db => db.Catalogue.Where(c => c.Id == made).ExecuteDeleteAsync());
    }

    private Task<CatalogueEntryId> WithdrawAsync(string ground) => app.InDbAsync(async db =>
    {
        var latest = await db.Catalogue.AsNoTracking().Where(c => c.List == "case.ground" && c.Code == ground).OrderByDescending(c => c.Edition).FirstAsync();
        var today = Deadline.LocalDate(app.Clock.Now);
        var gone = CatalogueEntry.Withdraw(new CatalogueEntryId(Rows.Id()), latest, today, await Given.ActorAsync(db, "beheerder"), app.Clock.Now, today).Item1!;
        db.Catalogue.Add(gone);
        await db.SaveChangesAsync();
        return gone.Id;
    });

    [Fact]
    public async Task Holder_OfAnOrganisation_SetsThemToo_AndTwoEditorsClash()
    {
        using var one = await app.AsAsync("dossierhouder");
        using var two = await app.AsAsync("dossierhouder-twee");
        var (a, b) = (await one.GetAsync("/casussen/standaard/document"), await two.GetAsync("/casussen/standaard/document"));

        await one.SendAsync(a, ("Input.Category", "housing"), ("Input.Conditions", "Van de eerste."));
        var clash = await two.SendAsync(b, ("Input.Category", "income"), ("Input.Conditions", "Van de tweede."));

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("Voorwaarde: Van de eerste.", clash.Words, StringComparison.Ordinal);
        Assert.Contains("Van de tweede.", clash.Html, StringComparison.Ordinal);
        var again = await two.SendAsync(clash);
        Assert.Contains("Voorwaarde: Van de tweede.", again.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Category", "rumour", "Input_Category-error")]
    [InlineData("Input.Category", "bsn", "Input_Category-error")]
    [InlineData("Input.Ground", "", "Input_Ground-error")]
    [InlineData("Input.Audience", "NamedOrganisations", "Input_Audience-error")]
    public async Task Refusal_StandsBesideItsField(string field, string value, string id)
    {
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync("/casussen/standaard/ownview");

        var refused = await partner.SendAsync(page, (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById(id));
    }

    [Theory]
    [InlineData("docent")]
    [InlineData("uitvoerder")]
    [InlineData("fg")]
    [InlineData("beheerder")]
    [InlineData("deskundige")]
    public async Task WhoSitsAtNoTable_HasNoDefaultsToSet(string key)
    {
        using var visitor = await app.AsAsync(key);

        foreach (var address in new[] { "/casussen/standaard", "/casussen/standaard/fact" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task AKindThatIsNone_IsNotThere()
    {
        using var partner = await app.AsAsync("tafelpartner");

        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync("/casussen/standaard/gerucht")).Status);
    }
}
