using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>The reverse of who sees this: what another organisation sees through one's own.</summary>
public sealed class SharedWithTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ItShowsWhatTheOtherCanRead_OfOneselfOnly_AndNothingAfterNarrowing()
    {
        var given = await GivenCase.AtTableAsync(app);
        var (welfare, town) = (await OfAsync("tafelpartner"), await OfAsync("dossierhouder"));
        await given.ContributeAsync(app, "politie", "Alleen voor ons.", Audience.Own);
        await given.ContributeAsync(app, "politie", "Voor welzijn.", Audience.Of([welfare]));
        var table = await given.ContributeAsync(app, "politie", "Voor de tafel.");
        await given.ContributeAsync(app, "dossierhouder", "Van de gemeente, voor de tafel.");
        using var police = await app.AsAsync("politie");

        var (toWelfare, toTown) = (await SectionAsync(police, welfare, given), await SectionAsync(police, town, given));

        Assert.Contains("Voor welzijn.", toWelfare, StringComparison.Ordinal);
        Assert.Contains("De gever koos deze organisatie.", toWelfare, StringComparison.Ordinal);
        Assert.Contains("Voor de tafel.", toWelfare, StringComparison.Ordinal);
        Assert.DoesNotContain("Alleen voor ons.", toWelfare, StringComparison.Ordinal);
        Assert.DoesNotContain("Van de gemeente", toWelfare, StringComparison.Ordinal);
        Assert.DoesNotContain("Voor welzijn.", toTown, StringComparison.Ordinal);

        await given.ChangeAsync(app, "politie", (c, turn) => c.GiveAudience(table, Audience.Own, null, turn.By, turn.Now));
        Assert.Contains("ziet hier niets van uw organisatie.", await SectionAsync(police, town, given), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOrganisationOfTheDirector_SeesAll()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ContributeAsync(app, "politie", "Alleen voor ons.", Audience.Own);
        using var police = await app.AsAsync("politie");

        var section = await SectionAsync(police, await OfAsync("procesregisseur"), given);

        Assert.Contains("Alleen voor ons.", section, StringComparison.Ordinal);
        Assert.Contains("ziet alles wat aan deze tafel ligt", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConditionsStandWithIt()
    {
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "politie", (c, turn) => c.Contribute(
            new NewContribution(new ContributionId(turn.NewId()), ContributionKind.Fact, "Met voorwaarde.", "police", "wpg20", Audience.Table, Conditions: "Niet doorgeven zonder ons."), turn.By, turn.Now));
        using var police = await app.AsAsync("politie");

        Assert.Contains("Niet doorgeven zonder ons.", await SectionAsync(police, await OfAsync("tafelpartner"), given), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrganisationWithoutASharedTable_IsAsNone()
    {
        await GivenCase.AtTableAsync(app);
        using var police = await app.AsAsync("politie");
        var school = await OfAsync("docent");

        var (there, absent, none) = (await police.GetAsync(Address(school)), await police.GetAsync(Address(new OrganisationId(Guid.Empty))), await police.GetAsync("/casussen/gedeeld-met"));

        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Equal(Body(none), Body(there));
        Assert.Equal(Body(none), Body(absent));
    }

    [Fact]
    public async Task TheCasesThatAreListed_AreLogged_AndFollowFromTheSeatsAlone()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie", "tafelpartner"] });
        using var police = await app.AsAsync("politie");
        await police.GetAsync(Address(await OfAsync("tafelpartner")));

        var row = await app.LookAsync(db => db.Audit.AsNoTracking().Where(a => a.Action == "cases.listed").OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal((true, "seat-opens-case", "casussen/gedeeld-met"), (row.ObjectIds!.AsSpan().IndexOf(given.Id.Value.ToByteArray(bigEndian: true)) >= 0, row.Rule, row.Origin));
    }

    [Theory]
    [InlineData("docent")]
    [InlineData("uitvoerder")]
    [InlineData("fg")]
    public async Task WhoOpensNoCases_FindsNoPage(string key)
    {
        using var visitor = await app.AsAsync(key);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/casussen/gedeeld-met")).Status);
    }

    private async Task<OrganisationId> OfAsync(string key) => (await app.ActorAsync(key)).Organisation!.Value;

    private static string Address(OrganisationId with) => $"/casussen/gedeeld-met?organisatie={with.Value}";

    private static string Body(Seen page) => page.Document.QuerySelector("main")!.OuterHtml;

    private static async Task<string> SectionAsync(Visitor visitor, OrganisationId with, GivenCase given)
    {
        var page = await visitor.GetAsync(Address(with));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Document.QuerySelectorAll("main section").Single(s => s.QuerySelector($"h2 a[href='{given.Page}']") is not null).TextContent;
    }
}
