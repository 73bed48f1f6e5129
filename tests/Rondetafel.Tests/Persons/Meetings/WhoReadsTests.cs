using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>The lines that say who reads a note or a decision while something narrower stands open, and in the minutes what is narrower than the table: who reads such a line, and what it says.</summary>
public sealed class WhoReadsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] People = ["dossierhouder", "politie", "tafelpartner"];
    private const string Few = "Gemeente Lindestad, Politie, de procesregisseur", Narrow = "Stond met flyers op het plein.";

    [Fact]
    public async Task Chair_ReadsBothLines_BeforeWriting_AndNoneWhileNothingIsNarrower()
    {
        var (given, meeting) = await RunningAsync(narrow: false);
        using var chair = await app.AsAsync("procesregisseur");
        var before = await chair.GetAsync(meeting.Page + "/voorzitter");
        Assert.Empty(Lines(before, ".ov"));

        await NarrowAsync(given);
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");

        Assert.Contains($"Uw notitie leest alleen: {Few}.", Assert.Single(Lines(page, ".ov-not")), StringComparison.Ordinal);
        Assert.Contains("Schrijft u op wat een ander zei, dan leest ook die organisatie het.", Lines(page, ".ov-not")[0], StringComparison.Ordinal);
        Assert.Contains($"Een besluit dat u hier opschrijft, leest alleen: {Few}.", Assert.Single(Lines(page, ".ov-bes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chair_ReadsThatTheirOwnOrganisationReadsToo_WhenItSitsThere()
    {
        await Given.DirectorAsync(app, "collega", "Zita Collega");
        var (given, meeting) = await RunningAsync(seats: ["dossierhouder", "politie", "tafelpartner", "collega"]);
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");

        await DecideAsync(chair, page);

        Assert.Contains("Een besluit dat u hier opschrijft, leest alleen: Gemeente Lindestad, Politie, Zorg- en Veiligheidshuis Lindevaart, de procesregisseur.", Lines(page, ".ov-bes")[0], StringComparison.Ordinal);
        var colleague = await app.LookAsync(db => GivenCase.ActorAsync(db, "collega"));
        var line = await app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Lines).SingleAsync(l => l.Kind == MinuteKind.Decision));
        Assert.True(line.Audience.Includes(line.Provider, colleague.Organisation!.Value));
    }

    [Fact]
    public async Task WhoReadsAllThatIsOpen_ReadsTheLineOfTheirNote_AndWhoReadsLess_FindsNoLineAtAll()
    {
        var (_, meeting) = await RunningAsync();
        var point = await PointAsync(meeting);
        using var police = await app.AsAsync("politie");
        using var partner = await app.AsAsync("tafelpartner");

        var (reads, less) = (await police.GetAsync(point), await partner.GetAsync(point));

        var line = Assert.Single(Lines(reads, ".ov"));
        Assert.Contains($"Uw notitie leest alleen: {Few}.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wat een ander zei", line, StringComparison.Ordinal);
        Assert.Empty(Lines(less, ".ov"));
        foreach (var hidden in new[] { Narrow, "leest alleen:", "hele tafel" }) Assert.DoesNotContain(hidden, less.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRoom_ReadsTheLines_AsLongAsAllWhoAreThereMayReadWhatIsOpen()
    {
        var (_, meeting) = await RunningAsync();
        using var chair = await app.AsAsync("procesregisseur");

        var few = await chair.GetAsync(meeting.Page + "/zaal");
        await AttendAsync(meeting, "tafelpartner");
        var all = await chair.GetAsync(meeting.Page + "/zaal");

        Assert.Equal(2, Lines(few, ".ov").Length);
        Assert.Empty(Lines(all, ".ov"));
        foreach (var hidden in new[] { Narrow, "leest alleen:" }) Assert.DoesNotContain(hidden, all.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_SayToTheChairAlone_WhatIsNarrowerThanTheTable()
    {
        var (_, meeting) = await RunningAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        await DecideAsync(chair, page);
        page = await chair.GetAsync(page.Path);
        await chair.SendAsync(page, page.Form("handler=Note"), ("Input.Text", "Dit is voor weinigen."));
        page = await chair.GetAsync(page.Path);
        var wide = page.Form("handler=Note");
        ((IHtmlInputElement)wide.QuerySelector("#Input_WideNote")!).IsChecked = true;
        await chair.SendAsync(page, wide, ("Input.Text", "Dit is voor allen."));
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));

        var minutes = await chair.GetAsync(meeting.Page + "/verslag");
        using var police = await app.AsAsync("politie");
        using var partner = await app.AsAsync("tafelpartner");
        var (reads, less) = (await police.GetAsync(meeting.Page + "/verslag"), await partner.GetAsync(meeting.Page + "/verslag"));

        string[] Only(string words) => [.. minutes.Document.QuerySelectorAll("section.minutes li").Where(li => li.TextContent.Contains(words, StringComparison.Ordinal)).SelectMany(li => li.QuerySelectorAll(":scope > p.rt-small")).Select(p => p.TextContent.Trim())];
        foreach (var words in new[] { "Besluit: Doorgaan", "Dit is voor weinigen." })
            Assert.Contains("Dit leest alleen: Gemeente Lindestad, Politie, Zorg- en Veiligheidshuis Lindevaart, de procesregisseur", Assert.Single(Only(words)), StringComparison.Ordinal);
        Assert.Empty(Only("Dit is voor allen."));
        Assert.Contains("Dit is voor weinigen.", reads.Words, StringComparison.Ordinal);
        Assert.Contains("Dit is voor allen.", less.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Dit is voor weinigen.", less.Html, StringComparison.Ordinal);
        foreach (var seen in new[] { reads, less, await chair.GetAsync(meeting.Page + "/verslag/afdrukken") }) Assert.DoesNotContain("leest alleen:", seen.Html, StringComparison.Ordinal);
    }

    private async Task<(GivenCase, GivenMeeting)> RunningAsync(bool narrow = true, string[]? seats = null)
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = seats ?? People });
        if (narrow) await NarrowAsync(given);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.RunningAsync(app, given, "politie");
        return (given, meeting);
    }

    /// <summary>The police bring something in that the municipality may read too, and the welfare organisation may not.</summary>
    private async Task NarrowAsync(GivenCase given)
    {
        var municipality = (await app.LookAsync(db => GivenCase.ActorAsync(db, "dossierhouder"))).Organisation!.Value;
        await given.ContributeAsync(app, "politie", Narrow, Audience.Of([municipality]));
    }

    private async Task<string> PointAsync(GivenMeeting meeting)
    {
        using var police = await app.AsAsync("politie");
        return (await police.GetAsync(meeting.Page)).Document.QuerySelector("a[href*='/tafel/']")!.GetAttribute("href")!;
    }

    private async Task AttendAsync(GivenMeeting meeting, string key)
    {
        var person = await app.LookAsync(db => GivenCase.ActorAsync(db, key));
        await meeting.ChangeAsync(app, (m, by, now) => m.Attend(m.Participants.Single(p => p.ProfessionalId == person.Id).Id, Attendance.Present, by, now));
    }

    private static Task<Seen> DecideAsync(Visitor chair, Seen page) =>
        chair.SendAsync(page, page.Form("handler=Decide"), ("Input.What", "GoOn"), ("Input.Reason", "Opleiding start."), ("Input.Next", "over 4 weken"));

    private static string[] Lines(Seen page, string place) => [.. page.Document.QuerySelectorAll($"{place} p.rt-note").Select(p => p.TextContent)];
}
