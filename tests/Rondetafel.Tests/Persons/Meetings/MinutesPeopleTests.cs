using System.Net;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Who was there at what stands in the minutes; an amendment that changes nothing is refused; an urgent call says at once all that is wrong.</summary>
public sealed class MinutesPeopleTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Minutes_SayUntilWhenSomebodyWasThere_AndWhoCameLaterOrWalkedIn()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner", "dossierhouder"], given);
        await meeting.RunningAsync(app, given, "politie");
        app.Clock.Advance(TimeSpan.FromMinutes(7));
        var left = app.Clock.Now;
        await AttendAsync(meeting, "politie", Attendance.Away);
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        var joined = app.Clock.Now;
        await AttendAsync(meeting, "tafelpartner", Attendance.Present);
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        var walker = page.Form("handler=WalkIn").QuerySelectorAll("option").First(o => o.GetAttribute("value") is { Length: > 0 });
        var name = walker.TextContent.Split(',')[0];
        await chair.SendAsync(page, page.Form("handler=WalkIn"), ("Input.Walker", walker.GetAttribute("value")));
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));

        var minutes = (await chair.GetAsync(meeting.Page + "/verslag")).Document.QuerySelector(".minutes-wie")!.TextContent;

        var d = new Dates(Language.Nl);
        Assert.Contains($"{Of(minutes, "Kim Oosterling")} (tot {d.Time(left)})", minutes, StringComparison.Ordinal);
        Assert.Contains($"{Of(minutes, "Sam Lindeman")} (later aangeschoven, om {d.Time(joined)})", minutes, StringComparison.Ordinal);
        Assert.Contains($"{Of(minutes, name)} (niet gevraagd, binnengelopen om {d.Time(joined)})", minutes, StringComparison.Ordinal);
        Assert.Contains("niet gevraagd, binnengelopen", (await chair.GetAsync(meeting.Page)).Document.QuerySelector(".meet-asked")!.TextContent, StringComparison.Ordinal);
        var paper = await chair.GetAsync(meeting.Page + "/verslag/afdrukken");
        Assert.Contains($"(tot {d.Time(left)})", paper.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoCameBack_StandsAsPresentFromStartToEnd()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        await AttendAsync(meeting, "politie", Attendance.Away);
        await AttendAsync(meeting, "politie", Attendance.Present);
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        using var chair = await app.AsAsync("procesregisseur");

        Assert.DoesNotContain("(", (await chair.GetAsync(meeting.Page + "/verslag")).Document.QuerySelector(".minutes-wie")!.TextContent.Replace("(voorzitter)", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Vul hier iets in.")]
    [InlineData("Gaat goed.", "Er is niets veranderd.")]
    public async Task AmendmentWithoutWords_OrWithoutAChange_IsRefused(string text, string words)
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.DecideAtTable(
            new NewDecision(new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), new CaseStepId(turn.NewId()), TableDecision.GoOn, "Gaat goed.", turn.Today.AddDays(20), null, null, null, null), turn.Terms, turn.By, turn.Now));
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/verslag");

        page = await chair.SendAsync(page, page.Form("handler=Amend"), ("Input.Text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Document.QuerySelector("form .rt-error")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Het verslag is verbeterd.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UrgentCall_SaysAtOnceAllThatIsWrong()
    {
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync("/overleg/spoed");

        page = await chair.SendAsync(page, page.Form(), ("Input.From", "25.99"), ("Input.Minutes", "-3"), ("Input.Room", new string('x', 5000)));

        foreach (var field in new[] { "Case", "Reason", "From", "Minutes", "Room" })
            Assert.NotEmpty(page.Document.QuerySelectorAll($"[data-errors] a[href='#Input_{field}']"));
    }

    /// <summary>How somebody is named there, with their organisation.</summary>
    private static string Of(string minutes, string name)
    {
        var at = minutes.IndexOf(name, StringComparison.Ordinal);
        Assert.True(at >= 0, name);
        return minutes[at..].Split(" (")[0];
    }

    private async Task AttendAsync(GivenMeeting meeting, string key, Attendance attendance)
    {
        var person = await app.LookAsync(db => GivenCase.ActorAsync(db, key));
        await meeting.ChangeAsync(app, (m, by, now) => m.Attend(m.Participants.Single(p => p.ProfessionalId == person.Id).Id, attendance, by, now));
    }
}
