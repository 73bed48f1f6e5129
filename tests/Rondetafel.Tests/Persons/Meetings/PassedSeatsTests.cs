using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>A seat that was passed for a meeting ends when its case leaves the agenda, and however the meeting ends when it left it before.</summary>
public sealed class PassedSeatsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly GivenTable Table = new() { Seats = ["dossierhouder", "politie"], DiscussDays = 100 };

    [Fact]
    public async Task TakenOffTheAgenda_TheStandInNoLongerOpensTheCase_AndDoesWhenItIsPutOnAgain()
    {
        var (given, meeting) = await PassedAsync();
        using var chair = await app.AsAsync("procesregisseur");
        using var standIn = await app.AsAsync("dossierhouder-twee");
        Assert.Equal(HttpStatusCode.OK, (await standIn.GetAsync(given.Page)).Status);
        var page = await chair.GetAsync(meeting.Page + "/agenda");

        page = await chair.SendAsync(page, page.Form("handler=Off"));

        Assert.Equal(HttpStatusCode.NotFound, (await standIn.GetAsync(given.Page)).Status);
        await chair.SendAsync(page, page.Form("handler=On"), ("case", given.Id.Value.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await standIn.GetAsync(given.Page)).Status);
    }

    [Theory]
    [InlineData("/afzeggen")]
    [InlineData("/wijzigen")]
    [InlineData("")]
    [InlineData("/voorzitter")]
    public async Task ACaseThatLeftTheAgendaBefore_IsNotForgotten_WhenTheMeetingIsCancelledOrMoved_WhoWasAbsentComes_OrItEnds(string place)
    {
        var (given, meeting) = await PassedAsync();
        if (place == "/voorzitter") await meeting.ChangeAsync(app, (m, by, now) => m.Open(by, now));
        await meeting.ChangeAsync(app, (m, by, now) => m.TakeOff(m.Items.Single(i => i.CaseId == given.Id).Id, by, now)); // the agenda alone, as it was done before
        using var actor = await app.AsAsync(place.Length == 0 ? "dossierhouder" : "procesregisseur");
        using var standIn = await app.AsAsync("dossierhouder-twee");
        Assert.Equal(HttpStatusCode.OK, (await standIn.GetAsync(given.Page)).Status);
        var page = await actor.GetAsync(meeting.Page + place);

        page = place switch
        {
            "/afzeggen" => await actor.SendAsync(page, ("Input.Reason", "De zaal is dicht.")),
            "/wijzigen" => await actor.SendAsync(page, ("Input.On", "over 3 dagen")),
            "" => await actor.SendAsync(page, page.Form("handler=Come")),
            _ => await actor.SendAsync(page, (IHtmlFormElement)page.Document.QuerySelector("header form[action$='handler=Hold']")!),
        };

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await standIn.GetAsync(given.Page)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ACaseThatANewProposalDrops_IsClosedToTheStandIn(bool daily)
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var held = await GivenMeeting.PlannedAsync(app, ["politie"]);
        await held.ChangeAsync(app, (m, by, now) => m.Open(by, now));
        await held.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        app.Clock.Advance(TimeSpan.FromDays(1)); // it is not new any more, and nothing of it is due
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"]);
        await meeting.ChangeAsync(app, (m, by, now) => m.Propose([new ProposedItem(AgendaBlock.Discussion, given.Id, AgendaReasons.Discussion)], () => new AgendaItemId(given.Id.Value), by, now));
        await AbsentAsync(meeting);
        using var chair = await app.AsAsync("procesregisseur");
        using var standIn = await app.AsAsync("dossierhouder-twee");
        Assert.Equal(HttpStatusCode.OK, (await standIn.GetAsync(given.Page)).Status);

        if (daily) Assert.Equal(0, (await app.Services.GetRequiredService<MeetingsJob>().RunAsync(TestContext.Current.CancellationToken)).Failed);
        else
        {
            var page = await chair.GetAsync(meeting.Page + "/agenda");
            await chair.SendAsync(page, page.Form("handler=Again"));
        }

        Assert.DoesNotContain(given.Number, (await chair.GetAsync(meeting.Page)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await standIn.GetAsync(given.Page)).Status);
    }

    private async Task<(GivenCase, GivenMeeting)> PassedAsync()
    {
        var given = await GivenCase.AtTableAsync(app, Table);
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given);
        await AbsentAsync(meeting);
        return (given, meeting);
    }

    private async Task AbsentAsync(GivenMeeting meeting)
    {
        using var holder = await app.AsAsync("dossierhouder");
        var page = await holder.GetAsync(meeting.Page);
        await holder.SendAsync(page, page.Form("handler=Absent"));
    }
}
