using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>The chair's page by its forms: the day of an action, what is typed beside a form that is refused, a case that is closed elsewhere.</summary>
public sealed class ChairPageTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Days = ["zo", "ma", "di", "wo", "do", "vr", "za"];
    private static readonly Dates D = new(Language.Nl);

    private DateOnly Today => Deadline.LocalDate(app.Clock.Now);

    [Fact]
    public async Task Example_IsUnderstoodAsItStands()
    {
        var (chair, page, given) = await OnScreenAsync();
        var example = page.Document.GetElementById("Input_Action")!.GetAttribute("placeholder")!;

        page = await chair.SendAsync(page, page.Form("handler=Add"), ("Input.Action", example), ("Input.Checked", example));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True((await ActionsAsync(given)).Single().DueOn > Today);
    }

    [Fact]
    public async Task WeekdayThatIsNotThatOfTheDate_IsAskedFor_WithBothDays()
    {
        var (chair, page, given) = await OnScreenAsync();
        var day = Today.AddDays(20);
        var (other, month) = (day.AddDays(-1), D.Long(day).Split(' ')[1]);
        var line = $"Sam: gesprek, {Days[(int)other.DayOfWeek]} {day.Day} {month}";

        page = await chair.SendAsync(page, page.Form("handler=Add"), ("Input.Action", line), ("Input.Checked", line));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains($"bedoelt u {D.Weekday(other)} {other.Year} of {D.Weekday(day)} {day.Year}?", page.Words, StringComparison.Ordinal);
        AssertBeside(page, "Input_When", "De weekdag hoort niet bij deze datum.");
        page = await chair.SendAsync(page, page.Form("handler=Add"), ("Input.When", D.Long(day)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(day, (await ActionsAsync(given)).Single().DueOn);
    }

    [Fact]
    public async Task DayThatHasBeen_IsRefusedBesideAFieldThatShows_AndAnotherYearIsSaid()
    {
        var (chair, page, _) = await OnScreenAsync();
        var (past, far) = ($"Sam: gesprek, {D.Long(Today.AddDays(-30))}", Today.AddYears(1).AddDays(-10));

        page = await chair.SendAsync(page, page.Form("handler=Add"), ("Input.Action", past), ("Input.Checked", past));

        AssertBeside(page, "Input_When", "Kies vandaag of een latere dag.");
        var line = $"Sam: gesprek, {D.Long(far)}";
        page = await chair.SendAsync(page, page.Form("handler=Add"), ("Input.Action", line));
        Assert.Contains(far.Year == Today.Year ? D.Weekday(far) : $"{D.Weekday(far)} {far.Year}", page.Document.GetElementById("lees")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedDecision_LeavesWhatWasKeptOfTheAction_AndWhatWasSentOfTheDecision()
    {
        var (chair, page, _) = await OnScreenAsync();
        await KeepAsync(chair, page.Form("handler=Add"), ("Input.Action", "Sam: half bedacht"), ("Input.When", "over 2 weken"));
        await KeepAsync(chair, page.Form("handler=Decide"), ("Input.Reason", "oude reden"));

        page = await chair.SendAsync(page, page.Form("handler=Decide"), ("Input.What", "GoOn"), ("Input.Reason", "nieuwe reden"), ("Input.Next", "gisteren"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Sam: half bedacht", "over 2 weken"), (ValueOf(page, "Input_Action"), ValueOf(page, "Input_When")));
        Assert.Equal("nieuwe reden", page.Document.GetElementById("Input_Reason")!.TextContent.Trim());
        AssertBeside(page, "Input_Next", "Kies vandaag of een latere dag.");
    }

    [Fact]
    public async Task CaseClosedElsewhere_IsSaid_WithWhatWasTyped_AndTheNextPoint_AndKeepsItsLineForWhoLedIt()
    {
        var (given, next) = (await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Verborgen" }), await GivenCase.AtTableAsync(app));
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given, next);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        var (note, decision) = (page.Form("handler=Note"), page.Form("handler=Decide"));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Close(
            new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed."), [.. c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null))],
            new ClosingGiven([.. c.Seats.Select(s => s.OrganisationId).Distinct()], true), turn.By, turn.Now));

        page = await chair.SendAsync(page, note, ("Input.Text", "Nog net gezegd."));
        Assert.Equal((HttpStatusCode.OK, "Deze casus is gesloten"), (page.Status, page.Heading));
        page = await chair.SendAsync(page, decision, ("Input.What", "GoOn"), ("Input.Reason", "Nog net besloten."), ("Input.Next", "over 2 weken"));
        foreach (var words in new[] { "Nog net gezegd.", "Nog net besloten." }) Assert.Contains(words, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Verborgen", page.Html, StringComparison.Ordinal);
        var room = await chair.GetAsync(meeting.Page + "/zaal");
        Assert.Equal("Een ogenblik", room.Heading);
        Assert.DoesNotContain("Nog net", room.Html, StringComparison.Ordinal);

        page = await chair.SendAsync(page, page.Form("handler=Go"), ("to", "next"));
        Assert.Contains(next.Number, page.Heading, StringComparison.Ordinal);
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        var minutes = await chair.GetAsync(meeting.Page + "/verslag");
        Assert.Contains(given.Number, minutes.Words, StringComparison.Ordinal);
        Assert.Contains("De casus is daarna gesloten", minutes.Words, StringComparison.Ordinal);
        using var police = await app.AsAsync("politie");
        Assert.DoesNotContain(given.Number, (await police.GetAsync(meeting.Page + "/verslag")).Html, StringComparison.Ordinal);
    }

    private static void AssertBeside(Seen page, string field, string words)
    {
        var control = page.Document.GetElementById(field)!;
        Assert.Null(control.Closest("[hidden]"));
        Assert.Contains(words, (control.Closest(".rt-field") ?? control.ParentElement!).TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll($"[data-errors] a[href='#{field}']"));
    }

    private static string? ValueOf(Seen page, string id) => page.Document.GetElementById(id)!.GetAttribute("value");

    private async Task<(Visitor, Seen, GivenCase)> OnScreenAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given);
        await meeting.RunningAsync(app, given, "politie", "tafelpartner");
        var chair = await app.AsAsync("procesregisseur");
        return (chair, await chair.GetAsync(meeting.Page + "/voorzitter"), given);
    }

    private Task<List<PlanAction>> ActionsAsync(GivenCase given) => app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).SelectMany(c => c.Actions).ToListAsync());

    private static async Task KeepAsync(Visitor visitor, AngleSharp.Html.Dom.IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__form", form.QuerySelector("[name=__form]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.NoContent, await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Post, "/concept/" + form.GetAttribute("data-draft")) { Content = content }));
    }
}
