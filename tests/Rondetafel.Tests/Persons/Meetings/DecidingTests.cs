using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Deciding and noting at a meeting with more than one screen open: nothing is lost, nothing is done twice, and the meeting goes on.</summary>
public sealed class DecidingTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] People = ["dossierhouder", "politie", "tafelpartner"];

    [Theory]
    [InlineData("zaal")]
    [InlineData("voorzitter")]
    public async Task CaseClosedAtTheTable_IsTold_AndTheMeetingGoesOnPastIt(string place)
    {
        var (first, closed, last) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app));
        var meeting = await GivenMeeting.PlannedAsync(app, People, first, closed, last);
        await meeting.RunningAsync(app, first, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync($"{meeting.Page}/{place}");
        page = await chair.SendAsync(page, page.Form("handler=Go"), ("to", "next"));
        Assert.Contains(closed.Number, page.Heading, StringComparison.Ordinal);
        var up = page;

        page = await CloseAsync(chair, page);

        Assert.Equal((HttpStatusCode.OK, $"{meeting.Page}/{place}"), (page.Status, page.Path));
        Assert.Equal(CaseStatus.ClosedByTable, (await app.LookAsync(closed.WholeAsync)).Status);
        var step = (await app.LookAsync(closed.WholeAsync)).Steps.Single(s => s.Action == CaseAction.Close).Id.Value;
        Assert.Equal(3, await app.LookAsync(db => db.Outbox.CountAsync(o => o.HeldFor == step)));
        var other = await chair.GetAsync(up.Path);
        Assert.Equal((HttpStatusCode.OK, $"{meeting.Page}/{place}"), (other.Status, other.Path));
        page = await chair.SendAsync(page, page.Document.QuerySelectorAll(".ov-gaan form").OfType<IHtmlFormElement>().Last(), ("to", "next"));
        Assert.Contains(last.Number, page.Heading, StringComparison.Ordinal);
        page = await chair.SendAsync(page, page.Form("handler=Go"), ("to", "previous"));
        Assert.Contains(first.Number, page.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecisionAtTheTable_CanBeUndoneFromTheScreen_AndIsThenNotInTheMinutes()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var closed = await CloseAsync(chair, await chair.GetAsync(meeting.Page + "/zaal"));

        var undone = await chair.SendAsync(closed, closed.Form("handler=Undo"));

        Assert.StartsWith(meeting.Page + "/zaal/", undone.Path, StringComparison.Ordinal);
        Assert.Contains(given.Number, undone.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Afgesloten aan tafel.", undone.Words, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Running, (await app.LookAsync(given.WholeAsync)).Status);
        using var police = await app.AsAsync("politie");
        Assert.DoesNotContain("Besluit", (await police.GetAsync(meeting.Page + "/verslag")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondScreen_DoesNotDecideOverTheFirst_AndANoteInBetweenDoesNotStandInTheWay()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var (room, own) = (await chair.GetAsync(meeting.Page + "/zaal"), await chair.GetAsync(meeting.Page + "/voorzitter"));
        await chair.SendAsync(room, room.Form("handler=Note"), ("Input.Text", "Het gaat goed."), ("__quiet", "true"), ("__once", "deciding-note.1"));

        var first = await chair.SendAsync(room, room.Form("handler=Decide"), ("Input.What", "GoOn"), ("Input.Reason", "Opleiding start."), ("Input.Next", "over 4 weken"));
        var second = await chair.SendAsync(own, own.Form("handler=Decide"), ("Input.What", "GoOn"), ("Input.Reason", "Werk gevonden."), ("Input.Next", "over 6 weken"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first.Status, second.Status));
        Assert.Contains("Opleiding start.", second.Words, StringComparison.Ordinal);
        Assert.Equal("Werk gevonden.", Typed(second, "Input_Reason"));
        Assert.Equal(1, await CountAsync(given, MinuteKind.Decision));
        var again = await chair.SendAsync(second, second.Form("handler=Decide"));
        Assert.Equal((HttpStatusCode.OK, 2), (again.Status, await CountAsync(given, MinuteKind.Decision)));
    }

    [Fact]
    public async Task AuthorAndChair_NeverWriteOverEachOthersWordsOfANote()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.RunningAsync(app, given, "politie");
        using var police = await app.AsAsync("politie");
        using var chair = await app.AsAsync("procesregisseur");
        var table = await police.GetAsync(meeting.Page);
        table = await police.GetAsync(table.Document.QuerySelector("a[href*='/tafel/']")!.GetAttribute("href")!);
        var note = table.Form("handler=Note");
        Task<Seen> TypeAsync(string text, int time) => police.SendAsync(table, note, ("Input.Text", text), ("__quiet", "true"), ("__once", $"author-chair.{time}"));
        await TypeAsync("Half", 1);
        var minutes = await chair.GetAsync(meeting.Page + "/verslag");
        await TypeAsync("Half af", 2);

        var stale = await chair.SendAsync(minutes, minutes.Form("handler=Amend"), ("Input.Text", "Half, verbeterd."));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Half af", stale.Words, StringComparison.Ordinal);
        Assert.Contains("Half, verbeterd.", stale.Document.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>().Select(a => a.Value));
        var amended = await chair.SendAsync(stale, stale.Form("handler=Amend"), ("Input.Text", "Half af, verbeterd."));
        Assert.Equal(HttpStatusCode.OK, amended.Status);
        var late = await TypeAsync("Half af en heel", 3);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Half af, verbeterd.", late.Words, StringComparison.Ordinal);
        Assert.Equal("Half af en heel", Typed(late, "Input_Text"));
        var own = await police.SendAsync(late, late.Form("handler=Note"));
        foreach (var said in new[] { "Half af, verbeterd.", "Half af en heel" }) Assert.Contains(said, own.Words, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(given, MinuteKind.Note));
    }

    [Fact]
    public async Task NoteOfAFixedPoint_IsNotWrittenOver_AndBothAreShown()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.ChangeAsync(app, (m, by, now) => m.Propose([new(AgendaBlock.OwnWay)], () => new AgendaItemId(meeting.Id.Value), by, now));
        await meeting.RunningAsync(app, given, "politie");
        await meeting.ChangeAsync(app, (m, by, now) => m.BringUp(m.Items.Single(i => i.CaseId is null).Id, skip: false, by, now));
        using var chair = await app.AsAsync("procesregisseur");
        var (room, own) = (await chair.GetAsync(meeting.Page + "/zaal"), await chair.GetAsync(meeting.Page + "/voorzitter"));

        var first = await chair.SendAsync(room, room.Form("handler=Point"), ("Input.Point", "Korter praten."));
        var second = await chair.SendAsync(own, own.Form("handler=Point"), ("Input.Point", "Vaker lachen."));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first.Status, second.Status));
        Assert.Contains("Korter praten.", second.Document.QuerySelector(".rt-note--error .rt-pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Vaker lachen.", Typed(second, "Input_Point"));
        var again = await chair.SendAsync(second, second.Form("handler=Point"), ("Input.Point", "Korter praten, vaker lachen."));
        Assert.Equal((HttpStatusCode.OK, "Korter praten, vaker lachen."), (again.Status, Typed(again, "Input_Point")));
    }

    [Fact]
    public async Task NarrowNoteOfThisMeeting_KeepsWhatIsTypedNextNarrow_AndTheBarSaysForWhomAnActionIs()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, People, given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        Assert.Null(page.Document.GetElementById("Input_WideNote"));
        Assert.DoesNotContain("Een actie is voor de hele tafel", page.Words, StringComparison.Ordinal);
        await given.ChangeAsync(app, "politie", (c, turn) => c.WriteNote(
            new NewNote(new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), "Alleen voor ons.", turn.By.Id!.Value, turn.By.Organisation!.Value, Audience.Own), turn.By, turn.Now));

        page = await chair.GetAsync(meeting.Page + "/voorzitter");

        Assert.NotNull(page.Document.GetElementById("Input_WideNote"));
        Assert.Contains("Een actie is voor de hele tafel", page.Document.QuerySelector(".ov-bar")!.TextContent, StringComparison.Ordinal);
        await chair.SendAsync(page, page.Form("handler=Note"), ("Input.Text", "Daarop verder."));
        var kinds = await app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Lines).Where(l => l.Kind == MinuteKind.Note).Select(l => l.AudienceKind).ToListAsync());
        Assert.DoesNotContain(AudienceKind.WholeTable, kinds);
        using var partner = await app.AsAsync("tafelpartner");
        Assert.DoesNotContain("Daarop verder.", (await partner.GetAsync(meeting.Page + "/verslag")).Html, StringComparison.Ordinal);
    }

    private static string Typed(Seen page, string field) => ((IHtmlTextAreaElement)page.Document.GetElementById(field)!).Value;

    private Task<int> CountAsync(GivenCase given, MinuteKind kind) =>
        app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Lines).CountAsync(l => l.Kind == kind));

    /// <summary>Closes the case on the screen: everybody agrees, every exit criterion is met.</summary>
    private static Task<Seen> CloseAsync(Visitor chair, Seen page)
    {
        var form = page.Form("handler=Decide");
        foreach (var box in form.QuerySelectorAll("input[name='Input.Agreed']").OfType<IHtmlInputElement>()) box.IsChecked = true;
        foreach (var met in form.QuerySelectorAll("input[name$='.Met'][value='yes']").OfType<IHtmlInputElement>()) met.IsChecked = true;
        return chair.SendAsync(page, form, ("Input.What", "Close"), ("Input.Reason", "Afgesloten aan tafel."), ("Input.Acknowledged", "true"));
    }
}
