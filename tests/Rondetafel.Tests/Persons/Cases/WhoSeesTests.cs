using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>"Wie ziet dit en waarom" says of everybody of the town what they find when they try.</summary>
public sealed class WhoSeesTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>The executor has a seat here and no role that makes it count.</summary>
    private static readonly GivenTable Table = new() { Seats = ["dossierhouder", "politie", "tafelpartner", "om", "uitvoerder"] };

    [Fact]
    public async Task OfACase_ItNamesWhoCanOpenIt_AndNobodyElse()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        await given.AgreeAsync(app, "tafelpartner", "Proefdag regelen.", "uitvoerder");
        using var partner = await app.AsAsync("tafelpartner");

        var page = await partner.GetAsync($"{given.Page}/wie-ziet-dit");

        var tables = page.Document.QuerySelectorAll("main tbody").ToList();
        Assert.Equal(await OpenersAsync(given.Page), Names(tables[0].TextContent));
        Assert.Equal([NameOf("uitvoerder")], Names(tables[1].TextContent));
        Assert.Contains("Leidt deze casus.", Row(page, "procesregisseur"), StringComparison.Ordinal);
        Assert.Contains("als dossierhouder een stoel", Row(page, "dossierhouder"), StringComparison.Ordinal);
        Assert.Contains("Heeft een stoel aan deze tafel.", Row(page, "politie"), StringComparison.Ordinal);
        Assert.Contains("Voert een actie uit.", Row(page, "uitvoerder"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfACase_ItStopsNamingWhoseSeatEnded_AndTellsUntilWhen()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        using var director = await app.AsAsync("procesregisseur");
        var police = await app.ActorAsync("politie");
        var (designated, last) = (await app.LookAsync(db => db.Professionals.Where(p => p.Id == police.Id).Select(p => p.DesignatedUntil).SingleAsync()), Deadline.LocalDate(app.Clock.Now).AddDays(Table.SeatDays));
        Assert.Contains(new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl).Short(designated < last ? designated : last), Row(await director.GetAsync($"{given.Page}/wie-ziet-dit"), "politie"), StringComparison.Ordinal);

        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single(s => s.ProfessionalId == police.Id).Id, turn.By, turn.Now));

        Assert.DoesNotContain(NameOf("politie"), (await director.GetAsync($"{given.Page}/wie-ziet-dit")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AudienceKind.OwnOrganisation, "politie")]
    [InlineData(AudienceKind.NamedOrganisations, "politie tafelpartner")]
    [InlineData(AudienceKind.WholeTable, "dossierhouder om politie tafelpartner")]
    public async Task OfAContribution_ItNamesWhoCanReadIt_AndNobodyElse(AudienceKind kind, string readers)
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var welfare = (await app.ActorAsync("tafelpartner")).Organisation!.Value;
        var id = await given.ContributeAsync(app, "politie", "Stond op het plein.", kind == AudienceKind.NamedOrganisations ? Audience.Of([welfare]) : new Audience(kind, []));
        var address = $"{given.Page}/bijdragen/{id.Value}/wie-ziet-dit";
        using var police = await app.AsAsync("politie");

        var page = await police.GetAsync(address);

        var expected = readers.Split(' ').Append("procesregisseur").Select(NameOf).Order().ToList();
        Assert.Equal(expected, Names(page.Document.QuerySelector("main tbody")!.TextContent));
        Assert.Equal(expected, await OpenersAsync(address));
        Assert.Contains("Stond op het plein.", page.Words, StringComparison.Ordinal);
        Assert.Contains("eigen organisatie bracht dit in", Row(page, "politie"), StringComparison.Ordinal);
        Assert.Contains("ziet alles wat aan deze tafel ligt", Row(page, "procesregisseur"), StringComparison.Ordinal);
        if (kind != AudienceKind.OwnOrganisation)
            Assert.Contains(kind == AudienceKind.WholeTable ? "met de hele tafel" : "koos deze organisatie", Row(page, "tafelpartner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoDoesNotSeeIt_IsToldToItsProviderAndTheDirectorOnly()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var welfare = (await app.ActorAsync("tafelpartner")).Organisation!.Value;
        var id = await given.ContributeAsync(app, "politie", "Stond op het plein.", Audience.Of([welfare]));
        foreach (var (key, told) in new[] { ("politie", true), ("procesregisseur", true), ("tafelpartner", false) })
        {
            using var visitor = await app.AsAsync(key);
            var page = await visitor.GetAsync($"{given.Page}/bijdragen/{id.Value}/wie-ziet-dit");
            Assert.Equal(told, page.Words.Contains("Wie aan tafel dit niet ziet", StringComparison.Ordinal));
            Assert.Equal(told, page.Words.Contains("Openbaar Ministerie", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task OfWhatIsHidden_ThePageIsAsAbsent()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var hidden = await given.ContributeAsync(app, "politie", "Alleen voor de politie.", Audience.Own);
        using var partner = await app.AsAsync("tafelpartner");
        var before = await partner.GetAsync($"{given.Page}/wie-ziet-dit");

        var (there, absent) = (await partner.GetAsync($"{given.Page}/bijdragen/{hidden.Value}/wie-ziet-dit"), await partner.GetAsync($"{given.Page}/bijdragen/{Guid.Empty}/wie-ziet-dit"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (there.Status, absent.Status));
        Assert.Equal(absent.Masked.Replace(Guid.Empty.ToString(), ""), there.Masked.Replace(hidden.Value.ToString(), ""));
        await given.ContributeAsync(app, "politie", "Nog iets voor de politie.", Audience.Own);
        Assert.Equal(before.Masked, (await partner.GetAsync($"{given.Page}/wie-ziet-dit")).Masked);
    }

    [Theory]
    [InlineData("dossierhouder-buur")]
    [InlineData("beheerder")]
    [InlineData("uitvoerder")]
    public async Task WhoCannotOpenTheCase_FindsNoPage(string key)
    {
        var given = await GivenCase.AtTableAsync(app);
        await Given.ReadyAsync(app, "beheerder");
        var id = await given.ContributeAsync(app, "politie", "Voor de tafel.");
        using var visitor = await app.AsAsync(key);
        foreach (var page in new[] { "/wie-ziet-dit", $"/bijdragen/{id.Value}/wie-ziet-dit" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(given.Page + page)).Status);
    }

    [Fact]
    public async Task SinceWhen_FollowsTheSeat_AndTheDayTheAudienceBecameWider()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var id = await given.ContributeAsync(app, "politie", "Eerst alleen voor ons.", Audience.Own);
        var first = Deadline.LocalDate(app.Clock.Now);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await given.ChangeAsync(app, "politie", (c, turn) => c.GiveAudience(id, Audience.Table, null, turn.By, turn.Now));
        var wider = Deadline.LocalDate(app.Clock.Now);
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var police = await app.AsAsync("politie");

        var page = await police.GetAsync($"{given.Page}/bijdragen/{id.Value}/wie-ziet-dit");

        var dates = new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl);
        Assert.Contains(dates.Short(first), Row(page, "politie"), StringComparison.Ordinal);
        Assert.Contains(dates.Short(wider), Row(page, "tafelpartner"), StringComparison.Ordinal);
        Assert.Contains(dates.Short(first), Row(page, "procesregisseur"), StringComparison.Ordinal);
        var how = $"Verruimd op {dates.Long(wider)} door {NameOf("politie")}.";
        Assert.Equal([true, false, false], new[] { "tafelpartner", "politie", "procesregisseur" }.Select(key => Row(page, key).Contains(how, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryOpening_IsLogged()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var id = await given.ContributeAsync(app, "politie", "Stond op het plein.");
        using var partner = await app.AsAsync("tafelpartner");
        await partner.GetAsync($"{given.Page}/wie-ziet-dit");
        await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}/wie-ziet-dit");

        var rows = await app.LookAsync(db => db.Audit.AsNoTracking().Where(a => a.Action == "readers.opened" && (a.ObjectId == given.Id.Value || a.ObjectId == id.Value)).ToListAsync());
        Assert.Equal([("Case", "seat-opens-case", "OpenCase"), ("Contribution", "seat-opens-case", "OpenCase")], rows.Select(r => (r.ObjectKind, r.Rule!, r.Purpose!)));
        Assert.Contains("keek wie de casus ziet", (await partner.GetAsync(given.Page + "/wie-keek")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRuleThatLetsSomebodySee_HasWords()
    {
        foreach (var language in new[] { Rondetafel.Texts.Language.Nl, Rondetafel.Texts.Language.En })
            foreach (var rule in Rondetafel.Access.AccessRules.All.Where(r => r.Permission is Rondetafel.Access.Permission.OpenCase or Rondetafel.Access.Permission.CarryOut))
                Assert.NotEmpty(Rondetafel.Texts.Texts.For(language)["sees.rule." + rule.Name]);
    }

    [Fact]
    public async Task TheCase_ItsContributionsAndItsSeats_LeadThere()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var id = await given.ContributeAsync(app, "politie", "Stond op het plein.");
        using var director = await app.AsAsync("procesregisseur");
        var (page, seats) = (await director.GetAsync(given.Page), await director.GetAsync(given.Page + "/tafel"));
        Assert.NotNull(page.Document.QuerySelector($"#tafel a[href='{given.Page}/wie-ziet-dit']"));
        Assert.NotNull(page.Document.QuerySelector($"#inbreng a[href='{given.Page}/bijdragen/{id.Value}/wie-ziet-dit']"));
        Assert.NotNull(seats.Document.QuerySelector($"main a[href='{given.Page}/wie-ziet-dit']"));
        Assert.NotNull(seats.Document.QuerySelector("main a[href='/casussen/gedeeld-met']"));
    }

    /// <summary>The names of everybody of the town who gets this page when they try.</summary>
    private async Task<List<string>> OpenersAsync(string address)
    {
        await Given.ReadyAsync(app, "beheerder");
        var names = new List<string>();
        foreach (var person in Town.People)
        {
            using var visitor = await app.AsAsync(person.Key);
            if ((await visitor.GetAsync(address)).Status == HttpStatusCode.OK) names.Add(person.Name);
        }
        return [.. names.Order()];
    }

    private static string NameOf(string key) => Town.People.Single(p => p.Key == key).Name;

    private static List<string> Names(string text) => [.. Town.People.Select(p => p.Name).Where(n => text.Contains(n, StringComparison.Ordinal)).Order()];

    private static string Row(Seen page, string key) => page.Document.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("td")!.TextContent.Contains(NameOf(key), StringComparison.Ordinal)).TextContent;
}
