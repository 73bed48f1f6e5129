using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Meetings;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Seats, notices and calendars follow when a series or a meeting changes.</summary>
public sealed class FollowTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ChangingASeries_TellsPeople_AndLeavesAMeetingThatWasMovedOnItsOwn()
    {
        var series = await StartAsync(weeks: 4);
        var meetings = await OfAsync(series);
        await new GivenMeeting(meetings[1].Id).ChangeAsync(app, (m, by, now) => m.Move(
            m.Time with { From = new TimeOnly(9, 0) }, new MeetingPlace(m.Room, m.Call), m.Participants.Select(p => new Invitee(p.ProfessionalId, p.OrganisationId, p.StandIn, p.Function)).ToList(), () => default, by, now));
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync($"/overleg/reeks/{series.Value}");
        Assert.Contains("om de 4 weken", page.Words, StringComparison.Ordinal);
        var before = await MailsAsync("politie");

        page = await chair.SendAsync(page, ("Input.From", "15.30"));

        Assert.Equal("/overleg", page.Path);
        var after = await OfAsync(series);
        Assert.Equal(new TimeOnly(9, 0), after[1].From);
        Assert.All(after.Where((_, i) => i != 1), m => Assert.Equal(new TimeOnly(15, 30), m.From));
        Assert.Equal(before + 1, await MailsAsync("politie")); // once, however many meetings follow
    }

    [Fact]
    public async Task EndingASeries_TakesSeatsBack_AndTellsPeople()
    {
        var given = await GivenCase.AtTableAsync(app);
        var series = await StartAsync(weeks: 1);
        var first = new GivenMeeting((await OfAsync(series))[0].Id);
        await first.ChangeAsync(app, (m, by, now) => m.PutOn(new AgendaItemId(given.Id.Value), given.Id, by, now));
        using var holder = await app.AsAsync("dossierhouder");
        var own = await holder.GetAsync(first.Page);
        await holder.SendAsync(own, own.Form("handler=Absent"));
        Assert.Equal(1, await PassedAsync(given));
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync($"/overleg/reeks/{series.Value}");
        Assert.Contains("elke week", page.Words, StringComparison.Ordinal);
        var before = await MailsAsync("politie");

        await chair.SendAsync(page, ("Input.Until", "vandaag"));

        Assert.All(await OfAsync(series), m => Assert.Equal(MeetingStatus.Cancelled, m.Status));
        Assert.Equal(0, await PassedAsync(given));
        Assert.True(await MailsAsync("politie") > before);
    }

    [Fact]
    public async Task WhoIsNoLongerAsked_IsTold_AndGetsTheCancellationUntilTheDay()
    {
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], await GivenCase.AtTableAsync(app));
        using var chair = await app.AsAsync("procesregisseur");
        using var police = await app.AsAsync("politie");
        var page = await chair.GetAsync(meeting.Page + "/wijzigen");
        var who = (await PersonAsync("politie")).Value.ToString();
        var at = page.Document.QuerySelectorAll("input[name$='.Who']").ToList().FindIndex(i => i.GetAttribute("value") == who);
        var before = await MailsAsync("politie");

        await chair.SendAsync(page, ($"Input.People[{at}].Asked", null));

        Assert.Equal(before + 1, await MailsAsync("politie"));
        Assert.Contains("u bent niet meer gevraagd", (await police.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync(meeting.Page)).Status);
        var file = (await police.GetAsync(meeting.Page + "/uitnodiging")).Html;
        foreach (var said in new[] { "METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + meeting.Id.Value }) Assert.Contains(said, file, StringComparison.Ordinal);
        Assert.DoesNotContain("LOCATION", file, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(meeting.Page + "/uitnodiging")).Status);
    }

    [Fact]
    public async Task CancellingAMeeting_NamesIt_AndOffersToKeepIt()
    {
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], await GivenCase.AtTableAsync(app));
        using var chair = await app.AsAsync("procesregisseur");
        var head = (await chair.GetAsync(meeting.Page + "/wijzigen")).Document.QuerySelector("main .rt-crumb")!.TextContent;
        var page = await chair.GetAsync(meeting.Page + "/afzeggen");
        Assert.Equal(head, page.Document.QuerySelector("main .rt-crumb")!.TextContent);
        Assert.StartsWith("Casusoverleg, ", page.Document.QuerySelector("main .rt-lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Overleg laten doorgaan", page.Document.QuerySelector("main .rt-btnrow a")!.TextContent);

        var refused = await chair.SendAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Casusoverleg, ", refused.Document.QuerySelector("main .rt-lead")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A series of a local triangle, in a week from now, with the dossierhouder (who has a stand-in) and the police.</summary>
    private async Task<SeriesId> StartAsync(int weeks)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random, now) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>(), app.Clock.Now);
        var chair = await GivenCase.ActorAsync(db, "procesregisseur");
        var people = new List<Invitee>();
        foreach (var key in new[] { "dossierhouder", "politie" })
        {
            var person = await GivenCase.ActorAsync(db, key);
            people.Add(new Invitee(person.Id!.Value, person.Organisation!.Value, key == "dossierhouder" ? (await GivenCase.ActorAsync(db, "dossierhouder-twee")).Id : null));
        }
        var first = new MeetingTime(Deadline.LocalDate(now).AddDays(8), new TimeOnly(13, 0), 60);
        var (series, outcome) = Series.Start(
            new SeriesId(random.NewId()), new NewSeries(MeetingKind.Triangle, first, weeks, first.On.AddMonths(3), new MeetingPlace("Lindezaal", null), people), () => new SeriesMemberId(random.NewId()), chair, now);
        db.Series.Add(series ?? throw new InvalidOperationException(outcome.Refusal!.Code));
        await Agendas.PlanMissingAsync(db, series, random.NewId, chair, now, CancellationToken.None);
        await db.SaveChangesAsync();
        return series.Id;
    }

    private Task<List<Meeting>> OfAsync(SeriesId series) => app.LookAsync(db => db.Meetings.Where(m => m.SeriesId == series).OrderBy(m => m.Occurrence).ToListAsync());

    private Task<int> PassedAsync(GivenCase of) => app.LookAsync(db => db.Set<Seat>().CountAsync(s => s.CaseId == of.Id && s.InFor != null && s.From <= s.Until));

    private async Task<int> MailsAsync(string key)
    {
        var who = await PersonAsync(key);
        return await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == who));
    }

    private async Task<ProfessionalId> PersonAsync(string key) => (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value;
}
