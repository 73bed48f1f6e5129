using System.Net;
using AngleSharp.Html.Dom;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>The note of a fixed point is saved while it is typed, as the notes on a case are.</summary>
public sealed class PointNoteTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Note_IsSavedWhileItIsTyped_AndAFormSentAgainAfterALostAnswerChangesNothing()
    {
        var meeting = await AtThePointAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        var form = page.Form("handler=Point");
        Assert.True(form.HasAttribute("data-note"));
        Assert.NotNull(form.QuerySelector("[data-saved]"));

        var first = await TypeAsync(chair, page, "Kor", 1);
        var second = await TypeAsync(chair, page, "Korter praten.", 2);
        var lost = await TypeAsync(chair, page, "Korter praten.", 2); // the answer never came: the same words under the same key
        var third = await TypeAsync(chair, page, "Korter praten. Vaker lachen.", 3);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.NoContent), (first.Status, second.Status, lost.Status, third.Status));
        Assert.Equal("Korter praten. Vaker lachen.", Written(await chair.GetAsync(meeting.Page + "/voorzitter")));
        var done = await chair.SendAsync(page, form, ("Input.Point", "Korter praten. Vaker lachen!"));
        Assert.Equal((HttpStatusCode.OK, "Korter praten. Vaker lachen!"), (done.Status, Written(done)));
    }

    [Fact]
    public async Task AnotherScreenOfTheChair_IsNotWrittenOverWhileItIsTyped()
    {
        var meeting = await AtThePointAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var (room, own) = (await chair.GetAsync(meeting.Page + "/zaal"), await chair.GetAsync(meeting.Page + "/voorzitter"));
        await TypeAsync(chair, own, "Korter praten.", 1);

        var late = await TypeAsync(chair, room, "Vaker lachen.", 1);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Korter praten.", late.Document.QuerySelector("[data-region=botsing]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Vaker lachen.", Written(late));
        Assert.Equal(HttpStatusCode.NoContent, (await TypeAsync(chair, own, "Korter praten, echt.", 2)).Status);
        var both = await chair.GetAsync(meeting.Page + "/zaal");
        Assert.Equal("Korter praten, echt.", Written(both));
    }

    private async Task<GivenMeeting> AtThePointAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.ChangeAsync(app, (m, by, now) => m.Propose([new(AgendaBlock.OwnWay)], () => new AgendaItemId(meeting.Id.Value), by, now));
        await meeting.RunningAsync(app, given, "politie");
        await meeting.ChangeAsync(app, (m, by, now) => m.BringUp(m.Items.Single(i => i.CaseId is null).Id, skip: false, by, now));
        return meeting;
    }

    /// <summary>Sends what stands there now, as the script does while it is typed.</summary>
    private static Task<Seen> TypeAsync(Visitor chair, Seen page, string text, int count)
    {
        var form = page.Form("handler=Point");
        var key = ((IHtmlInputElement)form.QuerySelector("input[name=__once]")!).Value;
        return chair.SendAsync(page, form, ("Input.Point", text), ("__quiet", "true"), ("__once", $"{key}.{count}"));
    }

    private static string Written(Seen page) => ((IHtmlTextAreaElement)page.Document.GetElementById("Input_Point")!).Value;
}
