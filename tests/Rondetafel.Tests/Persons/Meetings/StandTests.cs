using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>What stands on the screen of the room leaves it as soon as it may not be there any more; its script is told by the stamp.</summary>
public sealed class StandTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ACaseThatIsClosedElsewhere_LeavesTheRoomAtOnce()
    {
        var (given, meeting) = await OnScreenAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var (room, stamp) = await ShownAsync(chair, meeting);
        Assert.Contains("Verborgen", room.Html, StringComparison.Ordinal);

        await CloseAsync(given);

        Assert.NotEqual(stamp, await StampAsync(chair, meeting));
        await GoneAsync(chair, meeting, given, room.Path);
    }

    [Fact]
    public async Task ACaseThatAnotherLeads_LeavesItAsOneThatIsNoMore()
    {
        var (closed, first) = await OnScreenAsync();
        var (taken, second) = await OnScreenAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var (room, stamp) = await ShownAsync(chair, second);
        var other = await Given.DirectorAsync(app, "andere-regisseur", "Zoë Zuidema");
        await app.LookAsync(db => db.Cases.Where(c => c.Id == taken.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.Director, other)));
        await CloseAsync(closed);

        var (after, gone) = (await StampAsync(chair, second), await StampAsync(chair, first));

        Assert.NotEqual(stamp, after);
        Assert.Equal(after[after.IndexOf(':', StringComparison.Ordinal)..], gone[gone.IndexOf(':', StringComparison.Ordinal)..]);
        await GoneAsync(chair, second, taken, room.Path);
        Assert.Equal(Bare((await chair.GetAsync(first.Page + "/zaal")).Html, first), Bare((await chair.GetAsync(second.Page + "/zaal")).Html, second));
    }

    [Fact]
    public async Task ASeatThatEnds_AndAContributionThatIsKeptCloser_LeaveTheRoomAtOnce()
    {
        var (given, meeting) = await OnScreenAsync();
        var part = await given.ContributeAsync(app, "politie", "Stond op het plein.");
        using var chair = await app.AsAsync("procesregisseur");
        var (room, stamp) = await ShownAsync(chair, meeting);
        Assert.Contains("Stond op het plein.", room.Html, StringComparison.Ordinal);

        await given.ChangeAsync(app, "politie", (c, turn) => c.GiveAudience(part, Audience.Own, null, turn.By, turn.Now));

        var closer = await StampAsync(chair, meeting);
        Assert.NotEqual(stamp, closer);
        Assert.DoesNotContain("Stond op het plein.", (await chair.GetAsync(meeting.Page + "/zaal")).Html, StringComparison.Ordinal);
        var partner = (await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Id;
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single(s => s.ProfessionalId == partner).Id, turn.By, turn.Now));
        Assert.NotEqual(closer, await StampAsync(chair, meeting));
        var after = await chair.GetAsync(meeting.Page + "/zaal");
        Assert.Contains("Een ogenblik", after.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Verborgen", after.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANoteThatIsKeptCloser_OrLeftOut_LeavesTheRoomAtOnce()
    {
        var (given, meeting) = await OnScreenAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var (closer, left) = (await NotedAsync("Kwam niet thuis."), await NotedAsync("Was kwaad."));
        var (room, stamp) = await ShownAsync(chair, meeting);
        Assert.Contains("Kwam niet thuis.", room.Html, StringComparison.Ordinal);
        Assert.Contains("Was kwaad.", room.Html, StringComparison.Ordinal);

        await WriteAsync(closer, "Kwam niet thuis.", Audience.Own);

        (room, var after) = await ShownAsync(chair, meeting);
        Assert.NotEqual(stamp, after);
        Assert.DoesNotContain("Kwam niet thuis.", room.Html, StringComparison.Ordinal);
        await WithLinesAsync(given, c => c.AmendLine(left, c.Lines.Single(l => l.Id == left).Edition, "Was kwaad.", leftOut: true, new Actor(c.Director, null, null, new HashSet<Role>()), app.Clock.Now));
        (room, var last) = await ShownAsync(chair, meeting);
        Assert.NotEqual(after, last);
        Assert.DoesNotContain("Was kwaad.", room.Html, StringComparison.Ordinal);

        async Task<MinuteLineId> NotedAsync(string text)
        {
            var line = default(MinuteLineId);
            await given.ChangeAsync(app, "politie", (_, turn) => { line = new MinuteLineId(turn.NewId()); return Outcome.AlreadySo; });
            await WriteAsync(line, text, Audience.Table);
            return line;
        }

        async Task WriteAsync(MinuteLineId line, string text, Audience audience)
        {
            var police = await app.LookAsync(db => GivenCase.ActorAsync(db, "politie"));
            await WithLinesAsync(given, c => c.WriteNote(new NewNote(new MinuteHead(line, meeting.Id), text, police.Id!.Value, police.Organisation!.Value, audience), police, app.Clock.Now));
        }
    }

    [Fact]
    public async Task TheStamp_StaysTheSame_WhileNothingHasToLeave()
    {
        var (given, meeting) = await OnScreenAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var (room, stamp) = await ShownAsync(chair, meeting);
        Assert.Equal(stamp, room.Document.Body!.GetAttribute("data-stamp"));

        await given.ChangeAsync(app, "politie", (c, turn) => c.WriteNote(new NewNote(
            new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), "Nog bezig.", turn.By.Id!.Value, turn.By.Organisation!.Value, Audience.Table), turn.By, turn.Now));

        Assert.Equal(stamp, await StampAsync(chair, meeting));
    }

    private async Task<(GivenCase, GivenMeeting)> OnScreenAsync()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Verborgen", ExitCriteria = ["Geen dreiging."] });
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given);
        await meeting.RunningAsync(app, given, "politie", "tafelpartner");
        return (given, meeting);
    }

    private async Task WithLinesAsync(GivenCase given, Func<Case, Outcome> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        Assert.True(change(await db.Cases.AsSplitQuery().Include(c => c.Seats).Include(c => c.Lines).SingleAsync(c => c.Id == given.Id)).IsGood);
        await db.SaveChangesAsync();
    }

    private Task CloseAsync(GivenCase given) => given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Close(
        new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed."), [.. c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, null))],
        new ClosingGiven([.. c.Seats.Select(s => s.OrganisationId).Distinct()], true), turn.By, turn.Now));

    private static async Task<(Seen Room, string Stamp)> ShownAsync(Visitor chair, GivenMeeting meeting) => (await chair.GetAsync(meeting.Page + "/zaal"), await StampAsync(chair, meeting));

    private static async Task<string> StampAsync(Visitor chair, GivenMeeting meeting) => (await chair.GetAsync(meeting.Page + "/stand")).Response.Headers.GetValues("X-Stand").Single();

    /// <summary>On the screen of the room, at its own address and at that of the point that was up, nothing of the case is left.</summary>
    private static async Task GoneAsync(Visitor chair, GivenMeeting meeting, GivenCase given, string point)
    {
        foreach (var path in new[] { meeting.Page + "/zaal", point })
        {
            var room = await chair.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, meeting.Page + "/zaal"), (room.Status, room.Path));
            Assert.DoesNotContain("Verborgen", room.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(given.Number, room.Html, StringComparison.Ordinal);
        }
    }

    private static string Bare(string html, GivenMeeting of) => System.Text.RegularExpressions.Regex.Replace(
        html.Replace(of.Id.Value.ToString(), "", StringComparison.Ordinal), """value="[^"]*"|id="wie-[^"]*"|data-stamp="[^"]*"|concept[^"]*""", "");
}
