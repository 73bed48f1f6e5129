using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Series, single and urgent meetings: who is asked, what the agenda holds, what the daily round does.</summary>
public sealed class PlanningTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Series_OfTheConference_AsksTheRoster_AndFollowsIt()
    {
        using var chair = await app.AsAsync("procesregisseur");
        await PutAsync(chair, "politie");
        var page = await chair.GetAsync("/overleg/reeks/nieuw");
        Assert.Contains("Kim Oosterling, Politie", page.Document.QuerySelector(".meet-roster")!.TextContent, StringComparison.Ordinal);

        page = await chair.SendAsync(page, ("Input.Kind", "CaseConference"), ("Input.On", "over 2 weken"), ("Input.Weeks", "2"));

        Assert.Equal("/overleg", page.Path);
        var police = await PersonAsync("politie");
        var planned = await PlannedAsync();
        Assert.True(planned.Count > 3);
        Assert.All(planned, m => Assert.Equal([police], m.Participants.Select(p => p.ProfessionalId)));
        Assert.All(planned, m => Assert.Contains(m.Agenda, i => i.Block == AgendaBlock.OwnWay));

        await PutAsync(chair, "tafelpartner");

        var partner = await PersonAsync("tafelpartner");
        Assert.All(await PlannedAsync(), m => Assert.Contains(m.Participants, p => p.ProfessionalId == partner));
        Assert.Empty(await app.LookAsync(db => db.Series.SelectMany(s => s.Members).ToListAsync()));
    }

    [Fact]
    public async Task Agenda_IsProposed_FromTheDatesOfTheCases()
    {
        var soon = await GivenCase.AtTableAsync(app, new GivenTable { DiscussDays = 0 });
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync("/overleg/nieuw");
        var at = page.Document.QuerySelectorAll("input[name$='.Who']").ToList().FindIndex(i => i.GetAttribute("value") == PersonAsync("politie").Result.Value.ToString());

        page = await chair.SendAsync(page, ("Input.Kind", "CaseConference"), ("Input.On", "vandaag"), ($"Input.People[{at}].Asked", "true"));

        Assert.StartsWith("/overleg/", page.Path, StringComparison.Ordinal);
        Assert.Contains(soon.Number, page.Words, StringComparison.Ordinal);
        Assert.Contains("bespreekdatum", page.Words, StringComparison.Ordinal);
        Assert.Contains("Ronde zwakke signalen", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UrgentMeeting_HasSeatsAgendaAndCall_InOneForm_AndIsLookedBackOn()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync("/overleg/spoed?casus=" + given.Id.Value);
        page = await chair.SendAsync(page, ("Input.Call", "085 000 12 34"), ("Input.Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);

        page = await chair.SendAsync(page, ("Input.Reason", "Vertrekt morgen."));

        Assert.Contains(given.Number, page.Words, StringComparison.Ordinal);
        Assert.Contains("085 000 12 34", page.Words, StringComparison.Ordinal);
        foreach (var name in new[] { "Noor Teunissen", "Kim Oosterling", "Sam Lindeman" }) Assert.Contains(name, page.Words, StringComparison.Ordinal);
        var mails = await app.LookAsync(db => db.Outbox.Where(o => o.DueToday).Select(o => o.For).ToListAsync());
        Assert.Contains(await PersonAsync("tafelpartner"), mails);
        using var partner = await app.AsAsync("tafelpartner");
        var asked = await partner.GetAsync(page.Path);
        Assert.Contains(given.Number, asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Vertrekt morgen.", asked.Html, StringComparison.Ordinal);
        Assert.Contains("Kijk terug op het spoedoverleg over " + given.Number, (await chair.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        page = await chair.GetAsync(page.Path + "/terugkijken");
        Assert.Contains("Vertrekt morgen.", page.Words, StringComparison.Ordinal);
        await chair.SendAsync(page, ("Input.Text", "Terecht."));
        Assert.DoesNotContain("Kijk terug op het spoedoverleg over " + given.Number, (await chair.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UrgentMeeting_AsksTheTable_NotWhoHasASeatForAnotherMeetingOfToday()
    {
        var given = await GivenCase.AtTableAsync(app);
        var other = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie"], given);
        using var holder = await app.AsAsync("dossierhouder");
        var page = await holder.GetAsync(other.Page);
        await holder.SendAsync(page, page.Form("handler=Absent"));
        using var chair = await app.AsAsync("procesregisseur");
        page = await chair.GetAsync("/overleg/spoed?casus=" + given.Id.Value);

        page = await chair.SendAsync(page, ("Input.Call", "085 000 12 34"), ("Input.Reason", "Vertrekt morgen."));

        var asked = page.Document.QuerySelector(".meet-asked")!.TextContent;
        Assert.Contains("Noor Teunissen", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Lotte Brands", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_LeadsWhoChairs_ToTheSeatsOfACase_WhereSomebodyAskedHasNone()
    {
        var (with, without) = (await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"] }), await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["tafelpartner"] }));
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], with, without);
        using var chair = await app.AsAsync("procesregisseur");

        var agenda = await chair.GetAsync(meeting.Page + "/agenda");

        var links = agenda.Document.QuerySelectorAll("main .rt-lines a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal([without.Page + "/tafel"], links);
        Assert.Equal(HttpStatusCode.OK, (await chair.GetAsync(links[0]!)).Status);
    }

    [Fact]
    public async Task DailyRound_LetsLapseWhatNobodyOpened_AndDoesNothingTwice()
    {
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], await GivenCase.AtTableAsync(app));
        var job = app.Services.GetRequiredService<MeetingsJob>();
        app.Clock.Advance(TimeSpan.FromDays(1));

        var first = await job.RunAsync(CancellationToken.None);
        var again = await job.RunAsync(CancellationToken.None);

        Assert.Equal(MeetingStatus.Cancelled, await app.LookAsync(db => db.Meetings.Where(m => m.Id == meeting.Id).Select(m => m.Status).SingleAsync()));
        Assert.Equal(0, first.Failed);
        Assert.Equal(new MeetingsRun(0, 0, 0, 0, 0, 0), again);
    }

    private async Task PutAsync(Visitor chair, string key)
    {
        var page = await chair.GetAsync("/casussen/rooster");
        var done = await chair.SendAsync(page, page.Document.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("[name='Input.Professional']") is not null), ("Input.Professional", (await PersonAsync(key)).Value.ToString()));
        Assert.Equal(HttpStatusCode.OK, done.Status);
    }

    private async Task<ProfessionalId> PersonAsync(string key) => (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value;

    private Task<List<Meeting>> PlannedAsync() =>
        app.LookAsync(db => db.Meetings.Where(m => m.SeriesId != null && m.Status == MeetingStatus.Planned).Include(m => m.Participants).Include(m => m.Items).ToListAsync());
}
