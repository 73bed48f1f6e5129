using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Telling the person and the guardian, who it is about, and turning eighteen.</summary>
public sealed class InformTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Undecided_IsAskedOfTheDirector_AndALapsedPostponementAgain_LateInTheHeader()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app);
        var words = $"Vertel de persoon van casus {given.Number}";
        using var director = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("politie");
        Assert.Contains(words, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await partner.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Contains("nog niet besloten, uiterlijk 30 maart 2026", Head(await director.GetAsync(given.Page)), StringComparison.Ordinal);
        var page = await director.GetAsync(given.Page + "/informeren");

        var waits = await director.SendAsync(page, ("Input.Told", "no"), ("Input.Why", "Onderzoek loopt."), ("Input.Until", "over 10 dagen"));

        Assert.Contains("nog niet, uitgesteld tot 12 maart 2026", Head(waits), StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "InformingDecided" && a.ObjectId == given.Id.Value)));
        app.Clock.Advance(TimeSpan.FromDays(11));
        using var later = await app.AsAsync("procesregisseur");
        Assert.Contains(words, (await later.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var head = (await later.GetAsync(given.Page)).Document.QuerySelector(".casekop")!;
        Assert.Contains("nog niet: het uitstel liep tot 12 maart 2026", head.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("uitgesteld tot", head.TextContent, StringComparison.Ordinal);
        app.Clock.Set(start);
    }

    [Fact]
    public async Task TakenInAgain_TheDirectorIsAskedAnew_CountedFromThatDay()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app);
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Inform(new InformingId(turn.NewId()), InformingOf.Person, new InformingGiven(true, "Verteld."), turn.By, turn.Now));
        var words = $"Vertel de persoon van casus {given.Number}";
        using (var director = await app.AsAsync("procesregisseur")) Assert.DoesNotContain(words, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(40));
        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        using var again = await app.AsAsync("procesregisseur");
        await again.SendAsync(await again.GetAsync($"/wegingen/{weighing.Value}/casus"), ("Input.Number", given.Number));

        var page = await again.SendAsync(await again.GetAsync($"/wegingen/{weighing.Value}/opnemen"), TakenIn.Fields());

        Assert.Equal(given.Page, page.Path);
        Assert.Contains("nog niet besloten, uiterlijk 9 mei 2026", Head(page), StringComparison.Ordinal);
        Assert.Contains(words, (await again.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Contains("Verteld.", page.Words, StringComparison.Ordinal); // what was told before stays in the history
        app.Clock.Set(start);
    }

    [Fact]
    public async Task Guardian_OfAMinor_IsATaskWithADate_OfDirectorAndOfWhoKeepsContact_UntilDoneOrNotBecause()
    {
        var (given, _) = await TakenIn.Async(app, new ScenePerson { BirthDate = "12-2-2010" });
        var words = $"Informeer de ouder of voogd bij casus {given.Number}";
        using var partner = await app.AsAsync("tafelpartner");
        using var director = await app.AsAsync("procesregisseur");
        Assert.Contains(words, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await partner.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var keeper = (await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Id;
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.KeepContact(new ContactKeeperId(turn.NewId()), ContactWith.Guardian, keeper, turn.By, turn.Now));
        Assert.Contains(words, (await partner.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var page = await partner.GetAsync(given.Page + "/informeren?wie=voogd");
        Assert.Equal("De ouder of voogd informeren", page.Heading);
        Assert.NotNull((await partner.SendAsync(page, ("Input.Told", "no"), ("Input.Why", ""))).Document.GetElementById("Input_Why-error"));

        var told = await partner.SendAsync(page, ("Input.Told", "no"), ("Input.Why", "Vertellen brengt hem in gevaar."), ("__once", "guardian-1"));

        Assert.Contains("De ouder of voogd is niet geïnformeerd. Vertellen brengt hem in gevaar.", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Contains($"Vertel de persoon van casus {given.Number}", (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal); // that is another question
    }

    [Fact]
    public async Task Person_IsCorrectedByTheDirector_AndTheProtectionOfAMinorFollows()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { BirthDate = null, BirthDay = null, NeededDays = 150 });
        using var director = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("politie");
        Assert.Contains("Geboortedatum niet bekend.", Head(await director.GetAsync(given.Page)), StringComparison.Ordinal);
        var page = await director.GetAsync(given.Page + "/persoon");
        Assert.Equal("Molenaar", page.Form().QuerySelector("[name='Input.FamilyName']")!.GetAttribute("value"));
        var refused = await director.SendAsync(page, ("Input.BirthDate", "rond de zestien"));
        Assert.NotNull(refused.Document.GetElementById("Input_BirthDate-error"));

        var corrected = await director.SendAsync(page, ("Input.FamilyName", "Meulenaar"), ("Input.BirthDate", "12-2-2010"), ("Input.Address", "Plein 3"), ("__once", "person-1"));

        Assert.Contains("Jesse Meulenaar", corrected.Heading, StringComparison.Ordinal);
        Assert.Contains("wordt 18 op 12 februari 2028", Head(corrected), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 6, 2), (await app.LookAsync(given.WholeAsync)).NeededUntil);
        var read = await partner.GetAsync(given.Page + "/persoon");
        Assert.Contains("Plein 3", read.Words, StringComparison.Ordinal);
        Assert.Empty(read.Document.QuerySelectorAll("main form"));
        var other = await partner.GetAsync(given.Page + "/waarom"); // a form of their own, sent to that page
        other.Form().SetAttribute("action", given.Page + "/persoon");
        Assert.Equal(HttpStatusCode.NotFound, (await partner.SendAsync(other, ("Input.FamilyName", "Anders"))).Status);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "PersonCorrected" && a.ObjectId == given.Id.Value)));
    }

    [Fact]
    public async Task AnAgeFromTheReport_ProtectsAMinor_AndStandsInNoWayOfAnotherCorrection()
    {
        var (given, _) = await TakenIn.Async(app, new ScenePerson { BirthDate = "16 jaar" });
        Assert.Equal(new DateOnly(2028, 3, 1), (await app.LookAsync(given.WholeAsync)).MinorUntil);
        var vague = await GivenCase.AtTableAsync(app, new GivenTable { BirthDate = "rond de zestien", BirthDay = null });
        using var director = await app.AsAsync("procesregisseur");
        Assert.Contains($"Informeer de ouder of voogd bij casus {given.Number}", (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        foreach (var theCase in new[] { given, vague })
        {
            var corrected = await director.SendAsync(await director.GetAsync(theCase.Page + "/persoon"), ("Input.FamilyName", "Meulenaar"));
            Assert.Contains("Meulenaar", corrected.Heading, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TurningEighteen_IsAskedBeforeTheDay_AndReviewedOnThatDay()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app, new GivenTable { BirthDate = "10-5-2008", BirthDay = new(2008, 5, 10), NeededDays = 60 });
        var words = $"De persoon van casus {given.Number} wordt 18";
        using var director = await app.AsAsync("procesregisseur");
        Assert.DoesNotContain(words, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(40)); // 11 April
        using var later = await app.AsAsync("procesregisseur");
        Assert.Contains(words, (await later.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var page = await later.GetAsync(given.Page + "/herzien");
        var checks = page.Document.QuerySelectorAll("input[name$='.Id'][name^='Input.Checks']").Select((_, i) => ($"Input.Checks[{i}].Met", (string?)"no")).ToList();
        Assert.NotNull((await later.SendAsync(page, [.. checks, ("Input.Reason", "Nog nodig."), ("Input.Until", "11-5-2026")])).Document.GetElementById("Input_Until-error"));

        await later.SendAsync(page, [.. checks, ("Input.Reason", "Nog nodig."), ("Input.Until", "10-5-2026"), ("__once", "eighteen-1")]);

        Assert.Equal(new DateOnly(2026, 5, 10), (await app.LookAsync(given.WholeAsync)).NeededUntil);
        Assert.Contains("Deze persoon wordt 18 op 10 mei 2026.", (await later.GetAsync(given.Page + "/herzien")).Words, StringComparison.Ordinal);
        app.Clock.Set(start);
    }

    private static string Head(Seen page) => page.Document.QuerySelector(".casekop")!.TextContent;
}
