using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>A meeting by its forms, without script: attendance, decisions, actions, notes, and the minutes that follow from them.</summary>
public sealed class ConductTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] People = ["dossierhouder", "politie", "tafelpartner"];

    [Fact]
    public async Task Meeting_IsRunByItsForms_AndTheMinutesSayWhatHappened()
    {
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "politie", "Ouders bellen");
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page);
        page = await chair.SendAsync(page, page.Form("handler=Open"));
        Assert.EndsWith("/voorzitter", page.Path, StringComparison.Ordinal);

        page = await AttendAsync(chair, page, "Kim Oosterling", "Present");
        page = await AttendAsync(chair, page, "Sam Lindeman", "Present");
        page = await AttendAsync(chair, page, "Noor Teunissen", "Absent");
        page = await chair.SendAsync(page, page.Form("handler=Go"), ("to", "next"));
        Assert.Contains(given.Number, page.Heading, StringComparison.Ordinal);

        page = await chair.SendAsync(page, page.Form("handler=Act"), ("Input.Step", "Postpone"), ("Input.Because", "Niemand thuis."), ("Input.Term", "over 2 weken"));
        page = await chair.SendAsync(page, page.Form("handler=Note"), ("Input.Text", "Het gaat beter thuis."));
        page = await chair.SendAsync(page, page.Form("handler=Add"), ("Input.Action", "Sam: belt de opleiding, volgende week vrijdag"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status); // shown first, as it was understood
        Assert.Contains("Sam Lindeman, Welzijn Lindestad", page.Words, StringComparison.Ordinal);
        page = await chair.SendAsync(page, page.Form("handler=Add"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        page = await chair.SendAsync(page, page.Form("handler=Decide"), ("Input.What", "GoOn"), ("Input.Reason", ""), ("Input.Next", "over 4 weken"));
        Assert.Contains("Input.Reason", page.Document.QuerySelector("[data-errors]")!.InnerHtml.Replace("_", ".", StringComparison.Ordinal), StringComparison.Ordinal);
        page = await chair.SendAsync(page, page.Form("handler=Decide"), ("Input.What", "GoOn"), ("Input.Reason", "Opleiding start."), ("Input.Next", "over 4 weken"));
        page = await chair.SendAsync(page, (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("header form[action$='handler=Hold']")!);

        Assert.EndsWith("/verslag", page.Path, StringComparison.Ordinal);
        foreach (var said in new[] { "Besluit: Doorgaan. Opleiding start.", "Actie: belt de opleiding", "Actie krijgt een nieuwe datum: Ouders bellen. Niemand thuis.", "Robin Verhage: Het gaat beter thuis.", "Kim Oosterling, Politie", "Noor Teunissen" })
            Assert.Contains(said, page.Words, StringComparison.Ordinal);
        var kinds = await app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Lines).OrderBy(l => l.At).Select(l => l.Kind).ToListAsync());
        Assert.Equal([MinuteKind.Acted, MinuteKind.Note, MinuteKind.Agreed, MinuteKind.Decision, MinuteKind.Discussed], kinds);
        var changed = await app.LookAsync(given.WholeAsync);
        Assert.Equal((2, changed.Actions.Single(a => a.Id == action).DueOn), (changed.Actions.Count, Rondetafel.Domain.Shared.Deadline.LocalDate(app.Clock.Now).AddDays(14)));
        await MinutesAsync(chair, meeting);
    }

    /// <summary>The chair amends, approves; paper and Word say who read them and when; a partner without a seat finds nothing of the case.</summary>
    private async Task MinutesAsync(Visitor chair, GivenMeeting meeting)
    {
        var page = await chair.GetAsync(meeting.Page + "/verslag");
        var form = page.Document.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.TextContent.Contains("Verbeteren", StringComparison.Ordinal) || f.QuerySelector("textarea")?.TextContent == "Het gaat beter thuis.");
        page = await chair.SendAsync(page, form, ("Input.Text", "Het gaat veel beter thuis."));
        Assert.Contains("Het gaat veel beter thuis.", page.Words, StringComparison.Ordinal);
        page = await chair.SendAsync(page, page.Form("handler=Approve"));
        Assert.Contains("Vastgesteld op", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='handler=Amend']"));
        await chair.GetAsync("/taal/en");
        page = await chair.GetAsync(meeting.Page + "/verslag");
        Assert.Equal(("en", "nl"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.QuerySelector("h1")!.GetAttribute("lang"))); // WCAG 3.1.2
        Assert.All(page.Document.QuerySelectorAll("main p").Where(p => p.TextContent.Contains("Het gaat veel beter thuis.", StringComparison.Ordinal)), p => Assert.Equal("nl", p.GetAttribute("lang")));
        await chair.GetAsync("/taal/nl");

        using var police = await app.AsAsync("politie");
        Assert.Contains("Het verslag van een overleg waarvoor u gevraagd was, is vastgesteld.", (await police.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var paper = await police.GetAsync(meeting.Page + "/verslag/afdrukken");
        Assert.Contains("Gelezen door Kim Oosterling, Politie, op", paper.Document.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        var word = await police.GetAsync(meeting.Page + "/verslag/word");
        var bytes = await word.Response.Content.ReadAsByteArrayAsync();
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(file).Select(e => e.Description));
        Assert.Contains("Het gaat veel beter thuis.", file.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        Assert.Contains("Gelezen door Kim Oosterling", file.MainDocumentPart.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
        Assert.Equal("no-store", word.Response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Minutes_HoldForEachReader_WhatTheyMayOpen()
    {
        var (both, police) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"], FamilyName = "Verborgen" }));
        var meeting = await GivenMeeting.PlannedAsync(app, People, both, police);
        await meeting.RunningAsync(app, both, "politie", "tafelpartner");
        foreach (var one in new[] { both, police })
            await one.ChangeAsync(app, "procesregisseur", (c, turn) => c.WriteNote(new NewNote(
                new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), $"Notitie bij {one.Number}.", turn.By.Id!.Value, turn.By.Organisation!.Value, Audience.Table), turn.By, turn.Now));
        using var partner = await app.AsAsync("tafelpartner");
        using var other = await app.AsAsync("politie");

        foreach (var place in new[] { "/verslag", "/verslag/afdrukken" })
        {
            var (mine, theirs) = (await partner.GetAsync(meeting.Page + place), await other.GetAsync(meeting.Page + place));
            Assert.Contains($"Notitie bij {both.Number}.", mine.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(police.Number, mine.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Verborgen", mine.Html, StringComparison.Ordinal);
            Assert.Contains($"Notitie bij {police.Number}.", theirs.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Note_IsSavedWhileItIsTyped_AsOneLine()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.RunningAsync(app, given, "politie");
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync(meeting.Page);
        page = await police.GetAsync(page.Document.QuerySelector("a[href*='/tafel/']")!.GetAttribute("href")!);
        var form = page.Form("handler=Note");
        var key = form.QuerySelector("input[name=__once]")!.GetAttribute("value");

        var first = await police.SendAsync(page, form, ("Input.Text", "Half"), ("__quiet", "true"), ("__once", key + ".1"));
        var second = await police.SendAsync(page, form, ("Input.Text", "Half af en heel"), ("__quiet", "true"), ("__once", key + ".2"));
        var again = await police.SendAsync(page, form, ("Input.Text", "Half af en heel"), ("__once", key + ".2"));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.OK), (first.Status, second.Status, again.Status));
        Assert.Contains("Half af en heel", again.Words, StringComparison.Ordinal);
        Assert.Single(await app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Lines).ToListAsync()));
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='handler=Decide'], form[action$='handler=Go'], form[action$='handler=Attend']"));
    }

    [Fact]
    public async Task RoomScreen_SaysNoPosition_AndHasTheSameButtonsAtEachPoint()
    {
        var (first, last) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app));
        var meeting = await GivenMeeting.PlannedAsync(app, People, first, last);
        await meeting.RunningAsync(app, first, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/zaal");
        var before = page.Document.QuerySelector(".ov-gaan")!.TextContent;

        page = await chair.SendAsync(page, page.Form("handler=Go"), ("to", "next"));

        Assert.Contains(last.Number, page.Heading, StringComparison.Ordinal);
        Assert.Equal(before, page.Document.QuerySelector(".ov-gaan")!.TextContent);
        Assert.DoesNotContain(first.Number, page.Html, StringComparison.Ordinal);
    }

    private static Task<Seen> AttendAsync(Visitor chair, Seen page, string name, string state)
    {
        var form = page.Document.QuerySelectorAll("form[action$='handler=Attend']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.TextContent.Contains(name, StringComparison.Ordinal));
        return chair.SendAsync(page, form, ("state", state));
    }
}
