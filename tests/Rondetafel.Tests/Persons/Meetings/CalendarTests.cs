using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Meetings.Feed;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Invitations and the feed, read by a parser that is not ours: times, updates, cancellation, and nothing about cases.</summary>
public sealed class CalendarTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Invitation_IsForOnePerson_AndFollowsAMoveAndACancellation()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given);
        using var partner = await app.AsAsync("tafelpartner");
        var first = await FetchAsync(partner, meeting);
        await meeting.ChangeAsync(app, (m, by, now) => m.Move(
            m.Time with { From = new TimeOnly(15, 30) }, new MeetingPlace("Zaal 2; boven, links", "https://bel.example/1"), m.Participants.Select(p => new Invitee(p.ProfessionalId, p.OrganisationId, p.StandIn, p.Function)).ToList(),
            () => new ParticipantId(Guid.Empty), by, now));
        var moved = await FetchAsync(partner, meeting);
        await meeting.ChangeAsync(app, (m, by, now) => m.Cancel("Ziek.", by, now));
        var gone = await FetchAsync(partner, meeting);

        Assert.Equal(("REQUEST", "REQUEST", "CANCEL"), (first.Method, moved.Method, gone.Method));
        var (was, now, never) = (Assert.Single(first.Events), Assert.Single(moved.Events), Assert.Single(gone.Events));
        Assert.Equal((was.Uid, was.Uid), (now.Uid, never.Uid));
        Assert.True(was.Sequence < now.Sequence && now.Sequence < never.Sequence);
        Assert.Equal(("Overleg", "Lindezaal", "CONFIRMED", "CANCELLED"), (was.Summary, was.Location, was.Status, never.Status));
        Assert.Equal(("Zaal 2; boven, links", "https://bel.example/1"), (now.Location, now.Description));
        Assert.Equal(("mailto:procesregisseur@lindevaart.example", "mailto:tafelpartner@lindevaart.example"), (was.Organizer, Assert.Single(was.Attendees)));
        Assert.Equal(TimeSpan.FromMinutes(150), now.Start - was.Start);
    }

    [Fact]
    public async Task Feed_ThatSomebodyElseChangedAtThatMoment_IsAClash()
    {
        using var partner = await app.AsAsync("politie");
        await partner.SendAsync(await partner.GetAsync("/overleg/agenda-adres"));
        var by = await app.LookAsync(db => GivenCase.ActorAsync(db, "politie"));
        await using var scope = app.Services.CreateAsyncScope();
        var (db, acting) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<Acting>());
        acting.Become(by, null);
        Assert.NotEmpty(await db.CalendarFeeds.VisibleTo(by).ToListAsync(TestContext.Current.CancellationToken));
        await app.LookAsync(other => other.CalendarFeeds.VisibleTo(by).ExecuteUpdateAsync(u => u.SetProperty(f => f.Version, f => f.Version + 1)));

        var handler = new CalendarFeedHandler(db, acting, new RandomSource());

        Assert.Equal("clash", (await handler.WithdrawAsync(TestContext.Current.CancellationToken)).Refusal?.Code);
    }

    [Fact]
    public async Task Feed_HoldsTimesAndNeutralTitlesOnly_AndEndsWhenItIsWithdrawn()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given);
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync("/overleg/agenda-adres");
        var made = await partner.SendAsync(page);
        var address = new Uri(made.Document.QuerySelector("code.meet-adres")!.TextContent).PathAndQuery;
        using var anyone = app.Anyone();

        var seen = await anyone.GetAsync(address);
        var feed = await ReadCalendar.OfAsync(seen.Html);

        Assert.Equal("text/calendar", seen.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("PUBLISH", "2.0"), (feed.Method, feed.Version));
        var one = feed.Events.Single(e => e.Uid.StartsWith(meeting.Id.Value.ToString(), StringComparison.Ordinal));
        Assert.Equal(("Overleg", null, null), (one.Summary, one.Location, one.Description));
        Assert.Empty(one.Attendees);
        Assert.DoesNotContain(given.Number, seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("casus", seen.Html, StringComparison.OrdinalIgnoreCase);
        page = await partner.GetAsync("/overleg/agenda-adres");
        await partner.SendAsync(page, page.Form("handler=Withdraw"));
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(address.Replace(".ics", "0.ics", StringComparison.Ordinal))).Status);
        Assert.False(await app.LookAsync(db => db.Audit.AnyAsync(a => a.Origin != null && a.Origin.Contains("/agenda/"))));
    }

    [Theory]
    [InlineData("2027-03-26", "2027-03-26T12:00:00Z")]
    [InlineData("2027-04-02", "2027-04-02T11:00:00Z")]
    [InlineData("2027-10-29", "2027-10-29T11:00:00Z")]
    [InlineData("2027-11-05", "2027-11-05T12:00:00Z")]
    public async Task LocalHour_StaysTheSame_WhenSummerTimeBeginsAndEnds(string day, string utc)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var file = Calendars.Feed([new CalendarEvent("een@rondetafel", new MeetingTime(on, new TimeOnly(13, 0), 90), "Overleg", 0, new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), false)], "Overleg");

        var read = Assert.Single((await ReadCalendar.OfAsync(file)).Events);

        Assert.Equal(utc, read.Start.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((TimeSpan.FromMinutes(90), "Europe/Amsterdam"), (read.End - read.Start, read.Zone));
    }

    [Fact]
    public async Task LongLines_AreFolded_AndComeBackWhole()
    {
        var place = string.Concat(Enumerable.Repeat("één zaal, met é; en \\ ", 12));
        var file = Calendars.Invitation(new CalendarEvent(
            "twee@rondetafel", new MeetingTime(new DateOnly(2027, 6, 1), new TimeOnly(9, 0), 60), "Overleg", 3, new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), false, place, "tel 085\nkies 1"), "a@b.example", "c@d.example");

        var read = Assert.Single((await ReadCalendar.OfAsync(file)).Events);

        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.Equal((place, "tel 085\nkies 1", 3), (read.Location, read.Description, read.Sequence));
    }

    private static async Task<ReadCalendar> FetchAsync(Visitor visitor, GivenMeeting meeting) => await ReadCalendar.OfAsync((await visitor.GetAsync(meeting.Page + "/uitnodiging")).Html);
}
