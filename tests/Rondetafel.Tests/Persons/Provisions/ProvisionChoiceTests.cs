using AngleSharp.Dom;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>What the process director knows when choosing: of each item its category and condition, and at every step up to handing over which fields of the person go along.</summary>
public sealed class ProvisionChoiceTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Start = "Naar een ander samenwerkingsverband gaan ook naam, geboortedatum en adres mee, als die bekend zijn. Naar een andere ontvanger gaat alleen mee wat u kiest of zelf schrijft.";
    private const string None = "Naam, geboortedatum en adres gaan niet vanzelf mee: over wie het gaat, leest de ontvanger alleen in wat u kiest of zelf schrijft.";
    private const string Expected = "Over de persoon gaat ook mee, voor zover bekend: voornamen, achternaam, geboortedatum of leeftijd, en adres of woonplaats.";

    [Fact]
    public async Task EachItem_SaysItsCategory_AndTheConditionOfWhoGaveIt()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Preparing);
        var id = default(ContributionId);
        await given.Case.ChangeAsync(app, "politie", (c, turn) => c.Contribute(new NewContribution(
            id = new ContributionId(turn.NewId()), ContributionKind.Fact, "Staat op een lijst.", "judicial", "convenant", Audience.Table, Conditions: "Alleen voor de rechter."), turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.GetAsync($"{given.Page}/stap/inhoud");

        Assert.Equal("Feit, Politie · Soort gegevens: Justitie, vervolging en handhaving · Voorwaarde: Alleen voor de rechter.", Hint(page, id));
        Assert.Equal("Feit, Politie · Soort gegevens: Begeleiding", Hint(page, given.Fact));
    }

    [Fact]
    public async Task EachStep_ToAThirdParty_SaysThatNothingOfThePersonGoesAlongByItself()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Preparing);
        var approved = await GivenProvision.InAsync(app, ProvisionStatus.Approved);
        using var director = await app.AsAsync("procesregisseur");

        foreach (var place in new[] { $"{given.Case.Page}/verstrekken", $"{given.Page}/stap/ontvanger" }) await SaysAsync(director, place, Start);
        foreach (var place in new[] { given.Page, $"{given.Page}/stap/waarom", $"{given.Page}/stap/inhoud", $"{given.Page}/stap/meelezer", approved.Page, $"{approved.Page}/overhandigen" }) await SaysAsync(director, place, None);
    }

    [Fact]
    public async Task EachStep_ToAnotherPartnership_NamesTheFieldsThatGoAlong_AndNoOther()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Preparing, transfer: true);
        var approved = await GivenProvision.InAsync(app, ProvisionStatus.Approved, transfer: true);
        using var director = await app.AsAsync("procesregisseur");
        const string known = "Over de persoon gaat ook mee: voornamen, achternaam, geboortedatum of leeftijd.";
        var steps = new[] { "waarom", "inhoud", "meelezer" }.Select(s => $"{given.Page}/stap/{s}").ToList();

        foreach (var place in steps.Append(given.Page).Append(approved.Page).Append($"{approved.Page}/overhandigen")) await SaysAsync(director, place, known);

        await WithAsync(given, null);
        foreach (var place in steps.Append(given.Page)) await SaysAsync(director, place, "Er is geen naam bekend: over de persoon gaat alleen mee wat u kiest of zelf schrijft.");
        await WithAsync(given, new PersonGiven("Jesse", null, null, "Dorpsstraat 1", null));
        await SaysAsync(director, given.Page, "Over de persoon gaat ook mee: voornamen, adres of woonplaats.");
    }

    [Fact]
    public async Task BeforeTheContentIsChosen_EachStepSaysWhatWillGoAlong()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.SendAsync(await director.GetAsync($"{given.Page}/verstrekken"),
            ("Input.Kind", "OtherPartnership"), ("Input.Organisation", "Regio Elders"), ("Input.Person", "de procesregisseur daar"), ("Input.Ground", "wgs17_partnership"));

        foreach (var place in new[] { page.Path, page.Path.Replace("waarom", "inhoud", StringComparison.Ordinal), page.Path.Replace("waarom", "meelezer", StringComparison.Ordinal) }) await SaysAsync(director, place, Expected);
        page = await director.SendAsync(await director.GetAsync(page.Path.Replace("waarom", "inhoud", StringComparison.Ordinal)), ("Input.Own", "Hij verhuist."));

        await SaysAsync(director, page.Path.Split("/stap")[0], "Over de persoon gaat ook mee: voornamen, achternaam, geboortedatum of leeftijd.");
    }

    [Fact]
    public async Task WhatWentOut_SaysItNoMore()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Provided, transfer: true);
        using var director = await app.AsAsync("procesregisseur");

        Assert.Null((await director.GetAsync(given.Page)).Document.QuerySelector("[data-identity]"));
    }

    [Fact]
    public async Task InEnglish_TheSameIsSaid()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Preparing, transfer: true);
        using var director = await app.AsAsync("procesregisseur");
        await director.GetAsync("/taal/en");

        await SaysAsync(director, given.Page, "Of the person these go along too: given names, family name, date of birth or age.");
        Assert.Equal("Fact, Politie · Kind of data: Guidance", Hint(await director.GetAsync($"{given.Page}/stap/inhoud"), given.Fact));
    }

    private static async Task SaysAsync(Visitor director, string place, string words) =>
        Assert.Equal(words, Assert.Single((await director.GetAsync(place)).Document.QuerySelectorAll("[data-identity]")).TextContent.Trim());

    /// <summary>The line under an item of the list, spaces folded.</summary>
    private static string Hint(Seen page, ContributionId of) =>
        string.Join(' ', page.Document.QuerySelector($"input[value='{of.Value}']")!.Closest(".rt-choice")!.QuerySelector("small")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The content is chosen anew, with somebody else or nobody as who it is about.</summary>
    private Task WithAsync(GivenProvision given, PersonGiven? person) => GivenProvision.ChangeAsync(app, given.Id, (p, by, now) =>
        p.Choose([.. p.Items.Where(i => i.Provider == p.DirectorOrganisation).Take(1).Select(i => new NewProvisionItem(new ProvisionItemId(given.Fact.Value), i.Provider, GivenProvision.Own))], by, now, person));
}
