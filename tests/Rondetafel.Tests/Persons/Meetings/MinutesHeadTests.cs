using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>The head of the minutes: who led it, when it really began and ended, of whom nothing was noted, and that it was called at once; on the page, on paper and in Word.</summary>
public sealed class MinutesHeadTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task TheChairComesFirst_WithTheRealHours_AndNotNotedIsNotAbsent()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner", "dossierhouder"], given);
        var began = app.Clock.Now;
        await meeting.RunningAsync(app, given, "politie");
        var absent = await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"));
        await meeting.ChangeAsync(app, (m, by, now) => m.SayAbsent(m.Participants.Single(p => p.ProfessionalId == absent.Id).Id, new ParticipantId(Guid.Empty), by, now));
        app.Clock.Advance(TimeSpan.FromMinutes(17));
        var ended = app.Clock.Now;
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        using var chair = await app.AsAsync("procesregisseur");

        var d = new Dates(Language.Nl);
        foreach (var said in await SaidAsync(chair, meeting.Page))
        {
            Assert.Contains($"Begonnen: {d.Time(began)}. Geëindigd: {d.Time(ended)}.", said, StringComparison.Ordinal);
            var (lead, none, there) = (said.IndexOf("(voorzitter)", StringComparison.Ordinal), said.IndexOf("Niet genoteerd", StringComparison.Ordinal), said.IndexOf("Aanwezig", StringComparison.Ordinal));
            var gone = said.IndexOf("Afwezig", StringComparison.Ordinal);
            Assert.True(there >= 0 && there < lead && lead < said.IndexOf("Kim Oosterling", StringComparison.Ordinal) && lead < gone && gone < none, said);
            Assert.InRange(said.IndexOf("Sam Lindeman", gone, StringComparison.Ordinal), gone, none);
            Assert.True(said.IndexOf("Noor Teunissen", none, StringComparison.Ordinal) > none, said);
            Assert.DoesNotContain("spoed", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task WhatWasDiscussedWithoutAWord_SaysSo_OnPaperAndInWordToo()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        using var chair = await app.AsAsync("procesregisseur");

        Assert.All(await SaidAsync(chair, meeting.Page), said => Assert.Contains("Besproken. Er is niets genoteerd.", said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatTheDailyJobEnded_SaysNoEnd()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        var began = app.Clock.Now;
        await meeting.RunningAsync(app, given, "politie");
        await meeting.ChangeAsync(app, (m, _, now) => m.Hold(Actor.Clock, now.AddDays(1)));
        using var chair = await app.AsAsync("procesregisseur");

        foreach (var said in await SaidAsync(chair, meeting.Page))
        {
            Assert.Contains($"Begonnen: {new Dates(Language.Nl).Time(began)}.", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Geëindigd", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnUrgentMeeting_IsCalledSo_WithItsReasonForTheDirectorOnly()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.SendAsync(await chair.GetAsync("/overleg/spoed?casus=" + given.Id.Value), ("Input.Call", "085 000 12 34"), ("Input.Reason", "Vertrekt morgen."));
        var meeting = new GivenMeeting(new MeetingId(Guid.Parse(page.Path.Split('/')[2])));
        await meeting.ChangeAsync(app, (m, by, now) => m.Open(by, now));
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        using var police = await app.AsAsync("politie");

        var director = await SaidAsync(chair, meeting.Page);
        Assert.Contains("Spoedoverleg. Dit overleg is met spoed bijeengeroepen. Waarom het niet kon wachten: Vertrekt morgen.", director[0], StringComparison.Ordinal);
        foreach (var said in director[1..].Concat(await SaidAsync(police, meeting.Page))) // paper and file go from hand to hand
        {
            Assert.Contains("Spoedoverleg. Dit overleg is met spoed bijeengeroepen.", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Vertrekt morgen.", said, StringComparison.Ordinal);
        }
    }

    /// <summary>The page, the paper and a valid Word file, in words.</summary>
    private static async Task<string[]> SaidAsync(Visitor reader, string meeting)
    {
        var page = (await reader.GetAsync(meeting + "/verslag")).Document.QuerySelector("main")!.TextContent;
        var paper = (await reader.GetAsync(meeting + "/verslag/afdrukken")).Document.QuerySelector("main")!.TextContent;
        var bytes = await (await reader.GetAsync(meeting + "/verslag/word")).Response.Content.ReadAsByteArrayAsync();
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(file));
        return [page, paper, file.MainDocumentPart!.Document.Body!.InnerText];
    }
}
