using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Meetings end: what was left open at its own hour, and all of it after the months for which it is kept.</summary>
public sealed class EndTests(TestApp app) : IClassFixture<TestApp>
{
    private MeetingsJob Job => app.Services.GetRequiredService<MeetingsJob>();

    [Fact]
    public async Task LeftOpen_ItEndsAtItsPlannedHour_AndCountsOnItsOwnDay()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        var (opened, day) = (app.Clock.Now, Deadline.LocalDate(app.Clock.Now));
        var counted = await CountedAsync(day);
        app.Clock.Advance(TimeSpan.FromDays(1));

        await Job.RunAsync(CancellationToken.None);

        var found = await app.LookAsync(db => db.Meetings.SingleAsync(m => m.Id == meeting.Id));
        var end = found.Time.EndsAt > opened ? found.Time.EndsAt : opened;
        Assert.Equal((MeetingStatus.Held, end), (found.Status, found.EndedAt!.Value));
        var line = await app.LookAsync(db => db.Set<MinuteLine>().SingleAsync(l => l.CaseId == given.Id && l.Kind == MinuteKind.Discussed));
        Assert.Equal(end, line.At);
        Assert.Equal(counted + 1, await CountedAsync(day));
    }

    [Fact]
    public async Task WhatIsSentAfterItEnded_StandsOnThePage_ToCopy()
    {
        app.Clock.Set(TestDatabase.Start);
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync((await police.GetAsync(meeting.Page)).Document.QuerySelector("a[href*='/tafel/']")!.GetAttribute("href")!);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Job.RunAsync(CancellationToken.None);
        using var again = await app.AsAsync("politie");

        var late = await again.SendAsync(page, page.Form("handler=Note"), ("Input.Text", "Nog net getypt."), ("__form", (await again.GetAsync("/account")).Document.QuerySelector("[name=__form]")!.GetAttribute("value")));

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Nog net getypt.", late.Words);
    }

    [Fact]
    public async Task AfterItsMonths_AMeetingIsRemoved_AndTheMinutesStayWithTheCase()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.WriteNote(new NewNote(
            new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), "Rustig.", turn.By.Id!.Value, turn.By.Organisation!.Value, Audience.Table), turn.By, turn.Now));
        var held = app.Clock.Now;

        app.Clock.Set(held.AddMonths(12).AddDays(-1));
        await Job.RunAsync(CancellationToken.None);
        Assert.True(await app.LookAsync(db => db.Meetings.AnyAsync(m => m.Id == meeting.Id)));
        app.Clock.Set(held.AddMonths(12));
        var run = await Job.RunAsync(CancellationToken.None);

        Assert.True(run is { Removed: > 0, Failed: 0 });
        Assert.False(await app.LookAsync(db => db.Meetings.AnyAsync(m => m.Id == meeting.Id)));
        Assert.False(await app.LookAsync(db => db.Set<Participant>().AnyAsync(p => p.MeetingId == meeting.Id)));
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.ObjectId == meeting.Id.Value && a.Action == nameof(MeetingRemoved))));
        Assert.True(await app.LookAsync(db => db.Set<MinuteLine>().AnyAsync(l => l.CaseId == given.Id)));
        Assert.Equal(0, (await Job.RunAsync(CancellationToken.None)).Removed);
    }

    [Fact]
    public async Task AnEndedSeries_GoesWithItsLastMeeting()
    {
        var id = await SeriesAsync();
        await Job.RunAsync(CancellationToken.None);
        Assert.True(await app.LookAsync(db => db.Meetings.AnyAsync(m => m.SeriesId == id)));

        app.Clock.Advance(TimeSpan.FromDays(60));
        await Job.RunAsync(CancellationToken.None);
        Assert.True(await app.LookAsync(db => db.Series.AnyAsync(s => s.Id == id)));
        app.Clock.Advance(TimeSpan.FromDays(370));
        await Job.RunAsync(CancellationToken.None);

        Assert.False(await app.LookAsync(db => db.Series.AnyAsync(s => s.Id == id)));
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.ObjectId == id.Value && a.Action == nameof(SeriesRemoved))));
    }

    private async Task<SeriesId> SeriesAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random, now) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>(), app.Clock.Now);
        var (chair, police) = (await GivenCase.ActorAsync(db, "procesregisseur"), await GivenCase.ActorAsync(db, "politie"));
        var first = new MeetingTime(Deadline.LocalDate(now).AddDays(8), new TimeOnly(13, 0), 60);
        var (series, outcome) = Series.Start(
            new SeriesId(random.NewId()), new NewSeries(MeetingKind.Reflection, first, 1, first.On.AddDays(14), new MeetingPlace(null, null), [new Invitee(police.Id!.Value, police.Organisation!.Value)]),
            () => new SeriesMemberId(random.NewId()), chair, now);
        db.Series.Add(series ?? throw new InvalidOperationException(outcome.Refusal!.Code));
        await db.SaveChangesAsync();
        return series.Id;
    }

    private Task<int> CountedAsync(DateOnly day) => app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "case.discussed" && c.On == day));
}
