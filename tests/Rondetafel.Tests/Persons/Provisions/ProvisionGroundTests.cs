using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>The ground of a provision fits who receives: offered, written and handed over.</summary>
public sealed class ProvisionGroundTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Unfit = "Deze grond past niet bij wie het krijgt. Kies een andere grond.";

    private static readonly string[] All = ["consent", "wgs17_partnership", "wgs17_third", "wiv39"];

    [Fact]
    public async Task AGroundThatDoesNotFit_IsRefusedBesideItsField_AndThePageSaysForWhomEachIs()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var first = await director.GetAsync($"{given.Page}/verstrekken");
        Assert.Equal(All, Offered(first));
        foreach (var (ground, words) in new[]
        {
            ("wiv39", "voor een inlichtingendienst (AIVD of MIVD)"), ("wgs17_third", "voor een inlichtingendienst (AIVD of MIVD), een derde"),
            ("wgs17_partnership", "voor een ander samenwerkingsverband"), ("consent", "voor elke ontvanger"),
        })
            Assert.EndsWith(" – " + words, first.Document.QuerySelector($"#Input_Ground option[value='{ground}']")!.TextContent.Trim(), StringComparison.Ordinal);

        var refused = await director.SendAsync(first, ("Input.Kind", "OtherPartnership"), ("Input.Organisation", "Regio Elders"), ("Input.Person", "de procesregisseur"), ("Input.Ground", "wiv39"));

        Beside(refused);
        Assert.Equal(All, Offered(refused));
        Assert.False(await app.LookAsync(db => db.Provisions.AnyAsync(p => p.CaseId == given.Id)));
        var next = await director.SendAsync(refused, ("Input.Ground", "wgs17_partnership"));
        Assert.EndsWith("/stap/waarom", next.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherKindOfReceiver_AsksForAnotherGround()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Preparing);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync($"{given.Page}/stap/ontvanger");
        Assert.Equal(All, Offered(page));

        var refused = await director.SendAsync(page, ("Input.Kind", "OtherPartnership"));

        Beside(refused);
        Assert.Equal(All, Offered(refused));
        var kept = await given.NowAsync(app);
        Assert.Equal((ReceiverKind.ThirdParty, "wgs17_third"), (kept.ReceiverKind, kept.Ground));
        await director.SendAsync(refused, ("Input.Ground", "wgs17_partnership"));
        var changed = await given.NowAsync(app);
        Assert.Equal((ReceiverKind.OtherPartnership, "wgs17_partnership"), (changed.ReceiverKind, changed.Ground));
    }

    [Fact]
    public async Task WhatWasPreparedBefore_IsRefusedWhenConsentIsAsked_AndAtTheHandOver()
    {
        var (preparing, approved) = (await GivenProvision.InAsync(app, ProvisionStatus.Preparing), await GivenProvision.InAsync(app, ProvisionStatus.Approved));
        foreach (var id in new[] { preparing.Id, approved.Id }) await WriteUnfitAsync(id);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(preparing.Page);

        page = await director.SendAsync(page, page.Form("handler=Ask"));
        var last = await director.SendAsync(await director.GetAsync($"{approved.Page}/overhandigen"), ("Input.Target", "ByHand"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (page.Status, last.Status));
        Assert.Contains(Unfit, page.Words, StringComparison.Ordinal);
        Assert.Contains("De grond past niet bij wie het krijgt. Ga op de pagina van de verstrekking terug naar voorbereiden en kies daar een andere grond.", last.Words, StringComparison.Ordinal);
        Assert.Equal((ProvisionStatus.Preparing, ProvisionStatus.Approved), ((await preparing.NowAsync(app)).Status, (await approved.NowAsync(app)).Status));
        var show = await director.GetAsync(approved.Page);
        await director.SendAsync(show, show.Form("handler=Rework"));
        var written = await director.SendAsync(await director.GetAsync($"{approved.Page}/stap/ontvanger"), ("Input.Ground", "wgs17_third"));
        Assert.Equal((HttpStatusCode.OK, "wgs17_third"), (written.Status, (await approved.NowAsync(app)).Ground));
    }

    private static void Beside(Seen page)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(Unfit, page.Document.QuerySelector("#Input_Ground-error")?.TextContent ?? "", StringComparison.Ordinal);
    }

    private static string[] Offered(Seen page) =>
        [.. page.Document.QuerySelectorAll("#Input_Ground option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0).Order(StringComparer.Ordinal)];

    /// <summary>As an older version could write it: past the domain.</summary>
    private async Task WriteUnfitAsync(ProvisionId id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        Assert.Equal(1, await db.Provisions.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Ground, "wiv39")));
    }
}
